"""Keys in braces, and items in brackets: one is put in, taken out with its comma, or gets another value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from memocli.edit.splice import Splice
from memocli.edit.values import Value, written
from memocli.nodes import Mapping, Sequence
from memocli.text import Placed

# Between a value and its comma: blanks, line breaks, comments.
_COMMA: Final = re.compile(r"(?:\s|(?<=\s)#[^\r\n]*)*,")
_BLANKS: Final = re.compile(r" +(?!#)")


def is_flow(node: Mapping | Sequence) -> bool:
    """Whether a mapping is written in braces, or a list in brackets."""
    return node.span.text.startswith(("{", "["))


def with_value(mapping: Mapping, key: Placed, value: Value) -> Splice:
    """Another value for a key."""
    old = mapping.entries[key].span
    blank = " " if old.file.text[old.start - 1] == ":" else ""
    return Splice(old.start, old.end, blank + written(value, old.text))


def with_key(mapping: Mapping, after: Placed | None, name: str, value: Value) -> Splice:
    """A new key behind another one; the first of all where there is none."""
    pair = f"{written(name)}: {written(value)}"
    if after is None:
        place = mapping.span.start + 1
        return Splice(place, place, pair)
    end = mapping.entries[after].span.end
    return Splice(end, end, f", {pair}")


def with_items(sequence: Sequence, items: Iterable[Value]) -> Splice:
    """New items behind the last one of a list."""
    new = list(map(written, items))
    if not sequence.items:
        place = sequence.span.start + 1
        return Splice(place, place, ", ".join(new))
    end = sequence.items[-1].span.end
    return Splice(end, end, ", ".join(["", *new]))


def without_key(mapping: Mapping, key: Placed) -> Iterator[Splice]:
    """A key and its value go, and the comma behind them; behind the last one there is none, and that before it goes."""
    pieces = [(one.span.start, value.span.end) for one, value in mapping.entries.items()]
    return _without(mapping.span.file.text, pieces, [*mapping.entries].index(key))


def without_item(sequence: Sequence, at: int) -> Iterator[Splice]:
    """The same for an item of a list."""
    pieces = [(item.span.start, item.span.end) for item in sequence.items]
    return _without(sequence.span.file.text, pieces, at)


def _without(text: str, pieces: list[tuple[int, int]], at: int) -> Iterator[Splice]:
    """One of the pieces between commas goes, which begin and end at these places."""
    start, end = pieces[at]
    comma = _COMMA.match(text, end)
    if comma:
        blanks = _BLANKS.match(text, comma.end())
        yield Splice(comma.end() - 1, blanks.end() if blanks else comma.end())
        yield Splice(start, end)
        return
    comma = _COMMA.match(text, pieces[at - 1][1]) if at else None
    behind = start
    if comma:
        yield Splice(comma.end() - 1, comma.end())
        if not text[comma.end() : start].strip(" "):
            behind = comma.end()
    yield Splice(behind, end)
