"""The nodes of a YAML file. Every text stays text (`no` is "no"); the model decides what it means."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from memocli.text import Placed, Span


class Scalar(Struct, frozen=True, gc=False):
    """A text; None where the file has nothing or a plain `null`."""

    value: Placed | None
    span: Span


class Sequence(Struct, frozen=True, gc=False):
    """A list."""

    items: list[Node]
    span: Span


class Mapping(Struct, frozen=True, gc=False):
    """A mapping; keys are texts, each once, in the order of the file."""

    entries: dict[Placed, Node]
    span: Span

    def key(self, name: str) -> Placed | None:
        """The key as written, with its span."""
        return next((key for key in self.entries if key == name), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def is_empty(node: Node) -> bool:
    """Whether a text has nothing in it."""
    return isinstance(node, Scalar) and (not node.value or node.value.isspace())
