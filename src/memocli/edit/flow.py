"""Keys in braces: a key is put in, taken out with its comma, or gets another value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from memocli.edit.splice import Splice
from memocli.edit.values import Value, written
from memocli.nodes import Mapping
from memocli.text import Placed

# Between a value and its comma: blanks, line breaks, comments.
_COMMA: Final = re.compile(r"(?:\s|(?<=\s)#[^\r\n]*)*,")
_BLANKS: Final = re.compile(r" +(?!#)")


def is_flow(mapping: Mapping) -> bool:
    """Whether a mapping is written in braces."""
    return mapping.span.text.startswith("{")


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


def without_key(mapping: Mapping, key: Placed) -> Iterator[Splice]:
    """A key and its value go, and the comma behind them; behind the last one there is none, and that before it goes."""
    text, value = key.span.file.text, mapping.entries[key].span
    comma = _COMMA.match(text, value.end)
    if comma:
        blanks = _BLANKS.match(text, comma.end())
        end = blanks.end() if blanks else comma.end()
        yield Splice(comma.end() - 1, end)
        yield Splice(key.span.start, value.end)
        return
    keys = list(mapping.entries)
    before = keys[keys.index(key) - 1] if keys[0] is not key else None
    comma = _COMMA.match(text, mapping.entries[before].span.end) if before is not None else None
    start = key.span.start
    if comma:
        yield Splice(comma.end() - 1, comma.end())
        if not text[comma.end() : start].strip(" "):
            start = comma.end()
    yield Splice(start, value.end)
