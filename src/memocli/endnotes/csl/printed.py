"""Whether a style prints something of a source in a note, and the place in it that was cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from memocli.endnotes.csl.answer import Part
from memocli.endnotes.csl.records import DATES
from memocli.endnotes.house import Placed, Position
from memocli.endnotes.text import CslItem, clean

_NO_WORDS: Final = DATES | {"id", "type", "language", "custom"}


def says_something(part: Part, one: Placed, item: CslItem) -> bool:
    """Whether readers learn from this part which source is meant: by a word of its record, the number of its first note, or "Ibid."."""
    printed = _words(part.words())
    if printed & set(_words_of(item)):
        return True
    if _is_ibid(one):
        return bool(printed)
    return one.position is not Position.FIRST and str(one.first_note) in printed


def lacks_place(part: Part, one: Placed, *, printable: bool) -> bool:
    """Whether the place that was cited is missing; `printable` where the style has a place for places."""
    if one.position is Position.IBID:
        return False  # "Ibid." says it
    first = re.search(r"\w+", clean(one.cited.locator))
    return first is not None and not (printable and first[0] in re.findall(r"\w+", part.words()))


def _is_ibid(one: Placed) -> bool:
    """Whether readers find the source directly before, wherever in it."""
    again = one.position is not Position.FIRST
    return again and one.before is not None and one.before.key == one.cited.key


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold().replace("'", "’")))


def _words_of(value: object) -> Iterator[str]:
    """The words of a record's texts, without those that are too short to say anything."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            if key not in _NO_WORDS:
                yield from _words_of(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _words_of(inside)
    else:
        text = clean(value)
        words = _words(text)
        yield from (word for word in words if len(word) > 2 or len(words) == 1)
