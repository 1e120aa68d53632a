"""Whether a note in a style tells which source is meant: by its title, by what it is, or by pointing to an earlier note."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from memocli.endnotes.csl.answer import Part, Piece, parts_of
from memocli.endnotes.csl.records import DATES, NAMES, TITLES
from memocli.endnotes.csl.style import Style
from memocli.endnotes.csl.texts import rich
from memocli.endnotes.house import Placed, Position
from memocli.endnotes.text import CslItem, clean

# A number with strokes and hyphens is one word: 12/2018 is not a part of 12/2018-III.
_WORD: Final = re.compile(r"\w+(?:[/’-]\w+)*")
_WHO: Final = NAMES | {"authority", "publisher"}
_WHERE: Final = frozenset("archive collection-title container-title container-title-short".split())
_NUMBERS: Final = ("number", "collection-number", "call-number", "archive_location")
_WHAT_IT_IS: Final = TITLES | {"genre", *_NUMBERS}
# Never printed, or an address, which names nothing.
_NO_WORDS: Final = frozenset("abstract categories custom DOI id keyword language type URL".split())


def tells_source(part: Part, one: Placed, item: CslItem, style: Style) -> bool:
    """Whether readers learn from this part of a note which source is meant.

    By a note that has it; by something of a source with a title that is more than who made it and when; and of one
    without a title by what it is.
    """
    printed = _text(part.pieces)
    is_later = one.position is not Position.FIRST
    if is_later and _points_back(printed, one, style):
        return True
    if not clean(item.get("title")):
        return _says_what_it_is(part, one, item)
    return _says_a_word(part, item, item.keys() - DATES if is_later else _WHAT_IT_IS | _WHERE)


def _says_what_it_is(part: Part, one: Placed, item: CslItem) -> bool:
    """Whether readers learn what a source without a title is: by its number and who gave it, or its kind where it has no number."""
    printed = _text(part.pieces)
    known = [*_texts_of(item, item.keys() - _WHAT_IT_IS), clean(one.cited.locator)]

    def says(key: str) -> bool:
        return _is_said(clean(item.get(key)), printed, known, is_number=key in _NUMBERS)

    if says("title-short"):
        return True
    kind, number = clean(item.get("genre")), clean(item.get("number"))
    if not (kind or number):
        return _says_a_word(part, item, item.keys() - DATES)
    if says("genre") and not number:
        return True
    if not (says("number") if number else any(map(says, _NUMBERS))):
        return False
    # A number alone may be that of anything.
    issuers = item.keys() & (_WHO | _WHERE)
    is_given_by = not _words_of(item, issuers).isdisjoint(_words(printed))
    return says("genre") or is_given_by or not (kind or issuers)


def lacks_place(part: Part, one: Placed, *, printable: bool) -> bool:
    """Whether the place that was cited is missing; `printable` where the style has a place for places."""
    if one.position is Position.IBID:
        return False  # "Ibid." says it
    first = re.search(r"\w+", clean(one.cited.locator))
    printed = re.findall(r"\w+", _text(part.pieces))
    return first is not None and not (printable and first[0] in printed)


def _points_back(printed: str, one: Placed, style: Style) -> bool:
    """Whether this part leads to the note before by "Ibid.", or to the first note of the source by its number."""
    is_again = one.before is not None and one.before.key == one.cited.key
    if is_again and style.says_ibid and re.search(r"[^\W\d]", printed):
        return True
    first, place = str(one.first_note), re.findall(r"\w+", clean(one.cited.locator))
    number_of = re.findall(r"\d+", printed).count
    return style.prints_note_numbers and number_of(first) > place.count(first)


def _is_said(text: str, printed: str, known: Iterable[str], *, is_number: bool = False) -> bool:
    """Whether a text of the record is printed: more often than other texts of it, which are `known`, have the same words.

    Of a number without the word before it (No. 12/2018). Styles take full stops out, or join a word of theirs with one (no.12).
    """
    wanted = _text(parts_of(rich(text))[0].pieces)
    known = list(known)
    for stop in (" ", ""):
        words = _words(wanted, stop)
        if is_number:
            at = next((n for n, word in enumerate(words) if re.search(r"\d", word)), 0)
            words = words[at:]
        sought = _row(words)
        elsewhere = sum(_row(_words(one, stop)).count(sought) for one in known) if sought else 0
        if sought and _row(_words(printed, stop)).count(sought) > elsewhere:
            return True
    return False


def _says_a_word(part: Part, item: CslItem, keys: AbstractSet[str]) -> bool:
    """Whether a word of these fields is printed that is in none of the others; anything at all if they have none."""
    wanted = _words_of(item, item.keys() & keys) - _words_of(item, item.keys() - keys)
    if not wanted:
        return bool(_words(part.words()))
    return not wanted.isdisjoint(_words(_text(part.pieces)))


def _words_of(item: CslItem, keys: Iterable[str]) -> set[str]:
    """The words of some fields of a record, without those that are too short to say anything."""
    found: set[str] = set()
    for text in _texts_of(item, keys):
        words = set(_words(text))
        found |= {word for word in words if len(word) > 2 or len(words) == 1}
    return found


def _texts_of(item: CslItem, keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        if key not in _NO_WORDS:
            yield from _texts(item[key])


def _texts(value: object) -> Iterator[str]:
    """The texts of a field; of a date also month and year as one number, as some styles print them."""
    if isinstance(value, Mapping):
        for inside in value.values():
            yield from _texts(inside)
    elif isinstance(value, list | tuple):
        parts = [clean(one) for one in value]
        if len(parts) > 1 and all(map(str.isdecimal, parts)):
            year, month = parts[:2]
            yield from (f"{month}/{year}", f"{month.zfill(2)}/{year}", f"{year}-{month.zfill(2)}")
        for inside in value:
            yield from _texts(inside)
    elif text := clean(value):
        yield text


def _text(pieces: Iterable[Piece]) -> str:
    """What is printed, without addresses and what the author of the citation wrote."""
    return "".join(one.text for one in pieces if not (one.is_affix or one.href))


def _words(text: str, stop: str = " ") -> list[str]:
    """The words of a text, whatever their case and the marks around them, with `stop` in place of full stops."""
    same = unicodedata.normalize("NFC", text.casefold()).replace("'", "’").replace(".", stop)
    return _WORD.findall(re.sub("[‐‑–]", "-", same))


def _row(words: Iterable[str]) -> str:
    """Words one behind the other, so that a row of them is found in another one by whole words."""
    return "".join(f"<{word}>" for word in words)
