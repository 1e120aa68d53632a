"""Whether a quotation stands where its note says: on a page, in a numbered paragraph, in a section.

A note gives the printed number of a page. The number of the sheet in the file counts where the copy has no printed one; where it has
both, and only the sheet fits, that is an answer of its own, since readers of a printed copy won't find the words there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final

from msgspec import Struct

from memocli.evidence.extracted import EvidenceText, Place
from memocli.language import LANGUAGES
from memocli.verify.quotes import Hit
from memocli.verify.searchable import Searchable

# "4 ff." means so many pages more; "4 f." one.
_FOLLOWING: Final = 10
_LONGEST: Final = 500
# The notes of a memo give the same places again and again.
_MOST_KNOWN: Final = 1 << 10


def _any_of(words: Iterator[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LISTS: Final = _any_of(
    link for facts in LANGUAGES.values() for link in facts.links if link not in facts.range_links
)
_RANGES: Final = _any_of(link for facts in LANGUAGES.values() for link in facts.range_links)
_MORE: Final = _any_of(
    words.replace(" ", r"\s+") for facts in LANGUAGES.values() for words in facts.and_following
)
_BETWEEN: Final = re.compile(rf"\s*(?:[,;&]|\b(?:{_LISTS})\b(?!\s+ss\b))\s*", re.IGNORECASE)
_NUMBER: Final = r"\d+|[ivxlcdm]+"
_PART: Final = re.compile(
    rf"(?P<first>{_NUMBER})(?:\s*(?:--?|[–—]|\b(?:{_RANGES})\b)\s*(?P<last>{_NUMBER}))?"
    rf"(?:\s*\b(?P<more>{_MORE})\b)?"
)
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)?")
_AROUND: Final = re.compile(r"\A[\W_]+|[\W_]+\Z")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_HEADED: Final = re.compile(r"(?:[^\W\d_]{2,}\.?\s+)?(?P<number>\d+(?:\.\d+)*|[ivxlcdm]+|[a-z])\b")


class Standing(Enum):
    """Whether a quotation stands where the note says.

    `SHEET`: only the number of the sheet fits, not the printed one. `UNKNOWN`: the copy does not tell (it has no pages, no numbered
    paragraphs), or the note names a kind of place that can't be looked up in it.
    """

    THERE = "there"
    SHEET = "sheet"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


class _Range(Struct, frozen=True):
    """All numbers from one to another, in Roman or in Arabic digits."""

    first: int
    last: int
    is_roman: bool


class _Wanted(Struct, frozen=True):
    """The numbers that a note gives, and its parts as they are written (A-12, 12 bis), in small letters."""

    ranges: tuple[_Range, ...]
    written: frozenset[str]

    def has(self, number: str) -> bool:
        """Whether a number or name of a place is among them."""
        plain = _plain(number)
        value = _value(plain)
        return plain in self.written or any(
            each.first <= value <= each.last and each.is_roman is not plain.isdecimal()
            for each in self.ranges
        )

    def numbers(self) -> Iterator[str]:
        """All of them, of each range no more than a reader would look up."""
        yield from self.written
        for each in self.ranges:
            if not each.is_roman:
                yield from map(str, range(each.first, min(each.last, each.first + _LONGEST) + 1))


def standing(where: Searchable, hit: Hit, label: str, locator: str) -> Standing:
    """Whether a hit is at a place as `prose.locators.read_locator` gives it: CSL's name of its kind, and its numbers.

    A hit that runs over two pages is on either.
    """
    return standing_of_blocks(where, {span.block for span in hit.spans}, label, locator)


def standing_of_blocks(
    where: Searchable, blocks: Collection[int], label: str, locator: str
) -> Standing:
    """Whether something in these blocks is at such a place."""
    wanted = _wanted(locator)
    if not wanted.written:
        return Standing.UNKNOWN
    places = [where.text.blocks[block].place for block in blocks]
    if label == "page":
        return _on_page(places, wanted)
    if label == "paragraph":
        return _in_paragraph(where, blocks, wanted)
    is_headed = any(_is_headed(place.heading, wanted) for place in places)
    return Standing.THERE if is_headed and label in _WITH_HEADINGS else Standing.UNKNOWN


_WITH_HEADINGS: Final = ("section", "chapter", "part", "article-locator", "appendix")


def sheets_given(text: EvidenceText, locator: str) -> Iterator[int]:
    """The sheets of a PDF that a note may mean with the numbers of pages: those with these printed numbers, else these themselves."""
    wanted = _wanted(locator)
    for sheet, label in {block.place.page: block.place.label for block in text.blocks}.items():
        if sheet and (wanted.has(label) if label else wanted.has(str(sheet))):
            yield sheet


def _on_page(places: Sequence[Place], wanted: _Wanted) -> Standing:
    paged = [place for place in places if place.page or place.label]
    if not paged:
        return Standing.UNKNOWN
    if any(wanted.has(place.label or str(place.page)) for place in paged):
        return Standing.THERE
    if any(wanted.has(str(place.page)) for place in paged):
        return Standing.SHEET
    return Standing.ELSEWHERE


def _in_paragraph(where: Searchable, blocks: Collection[int], wanted: _Wanted) -> Standing:
    """A paragraph goes on up to the next one, whatever lists and notes have numbers in between."""
    numbered = where.paragraphs
    if not numbered:
        return Standing.UNKNOWN
    for number in wanted.numbers():
        starts = numbered.get(number, [])
        ends = sorted(starts + numbered.get(str(_value(number) + 1), [])) if starts else []
        for start in starts:
            after = bisect_right(ends, start)
            end = ends[after] if after < len(ends) else len(where.text.blocks)
            if any(start <= block < end for block in blocks):
                return Standing.THERE
    return Standing.ELSEWHERE


def _is_headed(heading: str, wanted: _Wanted) -> bool:
    """Whether a heading begins with one of the numbers, or with one below it: 3.2.1 is in section 3.2."""
    found = _HEADED.match(heading.casefold().lstrip("§ "))
    if not found:
        return False
    parts = found["number"].split(".")
    return any(wanted.has(".".join(parts[:end])) for end in range(1, len(parts) + 1))


@lru_cache(_MOST_KNOWN)
def _wanted(locator: str) -> _Wanted:
    ranges: list[_Range] = []
    written = set()
    for part in _BETWEEN.split(_IN_BRACKETS.sub("", locator.casefold())):
        plain = _plain(part)
        found = _PART.fullmatch(plain)
        if not found and not any(map(str.isdigit, plain)):
            break
        if not found and plain[:1].isalpha() and " " in plain:
            break  # a place within the place: "4, note 3"
        written.add(plain)
        if found:
            ranges.append(_range(found))
    return _Wanted(tuple(ranges), frozenset(written))


def _range(found: re.Match[str]) -> _Range:
    first, last = found["first"], found["last"] or found["first"]
    if last.isdecimal() and len(last) < len(first):
        last = first[: -len(last)] + last  # 145–47
    more = 0 if not found["more"] else 1 if found["more"] == "f" else _FOLLOWING
    return _Range(_value(first), _value(last) + more, not first.isdecimal())


def _plain(number: str) -> str:
    """A number without capitals, and without the signs around it: "- 12 -", "(iv)"."""
    return " ".join(_AROUND.sub("", number.casefold()).split())


def _value(number: str) -> int:
    """What a number in digits, or in Roman ones, means; 0 for all else."""
    if number.isdecimal():
        return int(number) if len(number) < 10 else 0
    if not number or not set(number) <= set(_ROMAN):
        return 0
    values = [_ROMAN[digit] for digit in number]
    return sum(
        -value if any(value < later for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )
