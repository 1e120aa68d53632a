"""The nodes of a YAML file. Every text stays text (`no` is "no"); the model decides what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from memocli.text import Placed, Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; None where the file has nothing or a plain `null`."""

    value: Placed | None
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping; keys are texts, each once, in the order of the file."""

    entries: dict[Placed, Node]
    span: Span

    def key(self, name: str) -> Placed | None:
        """The key as written, with its span."""
        return next((key for key in self.entries if key == name), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def is_empty(node: Node) -> bool:
    """Whether a text has nothing in it."""
    return isinstance(node, Scalar) and (node.value is None or not node.value.strip())
