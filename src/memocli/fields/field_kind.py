"""What is known of a kind of value, and how simple kinds are put together."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct

from memocli.text import Placed

P = TypeVar("P", bound=Placed)


class FieldKind(Struct, frozen=True):
    """How a kind of value is recognised, made and described.

    `fits` tells whether a value (text, list or mapping, as YAML gives them here) is of the kind, and `make` makes it from one
    that fits. `schema` is what editors see, `text_schema` the same for values that are still texts; there, the keyword
    `kind` names the kind. `wanted` is its name in messages, `hint` what to type instead, where that can be said at
    all, and `choices` are the texts that it may be, where they are few.
    """

    name: str
    fits: Callable[[Any], bool]
    make: Callable[[Any], Any]
    schema: dict[str, Any]
    wanted: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    text_schema: dict[str, Any] = {}

    def __post_init__(self) -> None:
        if not self.text_schema:
            self.text_schema.update(kind=self.name)


def is_text(value: Any) -> bool:
    """Whether it is a text."""
    return isinstance(value, str)


def matches(pattern: str) -> Callable[[Any], bool]:
    """Recognises texts of this pattern."""
    shape = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and shape.fullmatch(value) is not None


def placed(kind: type[P]) -> Callable[[Any], P]:
    """Makes a text one of this kind, at the same place."""
    return lambda value: kind(value, value.span)


def is_mapping_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Recognises mappings whose values are all of a kind."""
    return lambda value: isinstance(value, dict) and all(map(fits, value.values()))


def choice(
    kind: type[Placed], choices: tuple[str, ...], wanted: str = "", hint: str = ""
) -> FieldKind:
    """A text that is one of a few."""
    return FieldKind(
        kind.__name__.lower(),
        lambda value: value in choices,
        placed(kind),
        {"type": "string", "enum": list(choices)},
        wanted or "one of " + ", ".join(choices),
        hint or f"write {' or '.join(f'`{one}`' for one in choices)}",
        choices,
    )
