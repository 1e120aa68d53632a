"""Where a copy has a number in words, or in words and digits: "ocho mil trescientas", "8 mil 335", "1.5 million"."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import Final

from msgspec import Struct

from memocli.language import LANGUAGES
from memocli.prose.number_words import name_of, vocabulary
from memocli.prose.numerals import find_numerals
from memocli.prose.written_dates import lowered
from memocli.verify.written import Written

THIN_BLANKS: Final = "\u00a0\u2007\u2009\u202f"
_BLANK: Final = re.compile(rf"(?<=[0-9])[ {THIN_BLANKS}](?=[0-9]{{3}}(?![0-9]))")
# A number is no longer than this on either side of any of its words.
_WINDOW: Final = 90
_HUNDRED: Final = 100


class Counted(Struct, frozen=True, gc=False):
    """A number that a copy has, and its place in the text of `Written`."""

    start: int
    end: int
    values: tuple[Decimal, ...]


class Spelled(Struct, frozen=True, dict=True, eq=False):
    """The numbers in words of a copy; they are read around a word without which the number that is sought can't be written."""

    written: Written

    def places(self, value: Decimal) -> list[Counted]:
        """Everywhere that a number of this value stands in words; 1 never does: every text has "a" and "un"."""
        if value <= 1:
            return []
        names = {name for facts in self.written.languages for name in _telling(facts.tag, value)}
        found = {
            (counted.start, counted.end): counted
            for name in sorted(names)
            for counted in self._with(name).get(value, ())
        }
        return [found[place] for place in sorted(found)]

    def around(self, start: int, end: int) -> Counted | None:
        """The number, digits and words together, that the digits at a place are a part of."""
        found = self._read(*self._run(start, end))
        return next((one for one in found if one.start <= start and end <= one.end), None)

    @cached_property
    def _known(self) -> dict[str, dict[Decimal, list[Counted]]]:
        return {}

    def _with(self, name: str) -> dict[Decimal, list[Counted]]:
        """All numbers with a word, by what they may mean."""
        known: dict[str, dict[Decimal, list[Counted]]] = self._known
        if name not in known:
            known[name] = {}
            for run in self._runs(name):
                for counted in self._read(*run):
                    if not self.written.text[counted.start : counted.end].isdigit():
                        for value in counted.values:
                            known[name].setdefault(value, []).append(counted)
        return known[name]

    def _runs(self, name: str) -> Iterator[tuple[int, int]]:
        """Words and digits that follow one another and may make numbers, with a word among them."""
        end = 0
        places = iter(self._where.get(name, ()))
        for first, past in zip(places, places, strict=True):
            if past > end:
                start, end = self._run(first, past)
                yield start, end

    @cached_property
    def _where(self) -> dict[str, array[int]]:
        """Where each word of a number begins and ends, with accents or without, in order.

        They are looked for all at once, so that the text in small letters need not be kept: it takes as much memory as the text.
        """
        text = lowered(self.written.text)
        found: dict[str, array[int]] = {}
        tags = tuple(facts.tag for facts in self.written.languages)
        for match in _words_in(tags).finditer(text):
            start, end = match.span()
            if not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()):
                found.setdefault(name_of(match[0]), array("I")).extend((start, end))
        return found

    def _run(self, start: int, end: int) -> tuple[int, int]:
        """A place, and all words and digits beside it that may belong to a number."""
        text = self.written.text
        # Backwards, digits and letters make the same pieces; seldom more than one of them belongs.
        backwards = text[max(0, start - _WINDOW) : start][::-1]
        for match in _PIECE.finditer(backwards):
            if not _may_belong(match[0][::-1]):
                break
            start -= len(match[0])
        for match in _PIECE.finditer(text, end, end + _WINDOW):
            if not _may_belong(match[0]):
                break
            end += len(match[0])
        return start, end

    def _read(self, start: int, end: int) -> list[Counted]:
        """The numbers in a part of the text, in each language of the copy."""
        window = self.written.text[start:end]
        return [
            Counted(start + at, start + past, values)
            for facts in self.written.languages
            for at, past, values in _numbers(_BLANK.sub("\u00a0", window), facts.tag)
        ]


# Letters, digits with their signs, and what is between these.
_PIECE: Final = re.compile(rf"[^\W\d_]+|[0-9]+(?:[.,{THIN_BLANKS}][0-9]+)*|[\W_]")


def _may_belong(piece: str) -> bool:
    """Whether a word, digits or a sign may be a part of a number, or of a range of two."""
    if piece[0].isalpha():
        return name_of(piece) in _words_of_numbers()
    return piece[0].isdigit() or piece.isspace() or piece in "-‐‑–—"


@cache
def _words_of_numbers() -> frozenset[str]:
    names: set[str] = set()
    for facts in LANGUAGES.values():
        names |= vocabulary(facts.tag).names
        names |= {part for name in vocabulary(facts.tag).words for part in name.split()}
        names |= set(facts.links)
    return frozenset(names)


@lru_cache(1 << 16)
def _numbers(window: str, tag: str) -> tuple[tuple[int, int, tuple[Decimal, ...]], ...]:
    """The numbers of a few words: a text has the same ones again and again."""
    return tuple(
        (numeral.start, numeral.end, tuple(sorted(numeral.values)))
        for numeral in find_numerals(window, tag)
        if not numeral.is_date
    )


@cache
def scales() -> re.Pattern[str]:
    """A thousand, a million, a half: with these near, digits may not be all of a number."""
    listed: set[str] = set()
    for facts in LANGUAGES.values():
        numbers = facts.numbers
        listed |= {*numbers.scales, *(words.split()[-1] for words in numbers.and_half)}
        listed |= {
            name for name, word in vocabulary(facts.tag).words.items() if word.kind == "scale"
        }
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(listed))})(?![^\W\d_])", re.IGNORECASE)


@lru_cache(1 << 16)
def _telling(tag: str, value: Decimal) -> frozenset[str]:
    """Words without one of which a language can't write a number."""
    whole = int(value)
    if whole < _HUNDRED:
        needed = {Decimal(whole), Decimal(whole // 10 * 10)} - {Decimal(0)}
    elif whole < 1000:
        needed = {Decimal(whole // 100 * 100), Decimal(100)}
    else:
        needed = {Decimal(10**power) for power in (2, 3, 6, 9, 12)}
    kinds = ("word",) if whole < _HUNDRED else ("word", "scale")
    words = vocabulary(tag).words.values()
    return frozenset(word.name for word in words if word.kind in kinds and word.value in needed)


@cache
def _words_in(tags: tuple[str, ...]) -> re.Pattern[str]:
    """The words of numbers of some languages, with the accents that they have and without, the longest first.

    By first letters: so they are found three times as quickly.
    """
    listed: set[str] = set()
    for tag in tags:
        numbers = LANGUAGES[tag].numbers
        listed.update(numbers.units, numbers.tens, numbers.others, numbers.scales)
    listed |= {name_of(word) for word in listed}
    rests: dict[str, list[str]] = {}
    for word in sorted(listed, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    pieces = (f"{first}(?:{'|'.join(rests[first])})" for first in sorted(rests))
    return re.compile(rf"(?:{'|'.join(pieces)})(?![a-z])")
