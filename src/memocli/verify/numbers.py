"""The numbers, percentages and dates of a claim, and whether a copy states them.

What counts: every number in digits that is no part of a word, a path or a case number; one in words if it is more than ten, or if the claim gives it as a figure (before that a
number word is as often grammar: "one of the", "in two ways"); a bound by its number ("more than 40" states 40). A date is one
thing, however many numbers it has; a year alone is a date that any date of that year states.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from memocli.language import language_of_tag
from memocli.prose import Numeral, Prose
from memocli.prose.written_dates import WrittenDate, WrittenDates, find_parts_of_years
from memocli.verify.counts import Counts, is_in_a_word
from memocli.verify.dated import Dated
from memocli.verify.no_counts import follows_locator, role
from memocli.verify.spelled import Counted
from memocli.verify.units import SHARES, speaks_of_shares, unit_of
from memocli.verify.written import Spot

Kind: TypeAlias = Literal["number", "percentage", "date", "year"]

_SMALL: Final = 10
_YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")
_OLD_YEAR: Final = re.compile(r"1[6-8]\d\d")
_YEAR_BEFORE: Final = re.compile(r"(?:19|20)\d\d[-–/]\Z")
# "Percentage of cases", "(%)": not the sign of another number.
_HEAD: Final = re.compile(
    r"\b(?:percentages?|porcentajes?)\b|(?<![0-9])(?<![0-9]\s)%", re.IGNORECASE
)
# So many blocks before a number may be the head of its table.
_HEADS: Final = 2


class Sought(Struct, frozen=True):
    """A number or date of a claim, at its place in the claim's text.

    `values` is all that a number may mean, `dates` all that a date may. `is_part` says that it numbers a part of a law or book
    ("Article 21"), and `is_share` that the claim speaks of percentages somewhere: its number may be one. `unit` is what it counts.
    """

    kind: Kind
    start: int
    end: int
    values: tuple[Decimal, ...] = ()
    dates: tuple[WrittenDate, ...] = ()
    is_part: bool = False
    is_share: bool = False
    unit: str = ""


class Stated(Struct, frozen=True, gc=False):
    """Where a copy states it: in its block, and from `start` to `end` in the text of the copy as it is read.

    `is_apart`: the day or month stands here, and its year elsewhere in the copy or only in its record; of a year alone which only the
    record has, the place is the start of the copy.
    """

    spot: Spot
    start: int
    end: int
    is_apart: bool = False


def sought_in(prose: Prose, figures: Collection[Decimal] = ()) -> tuple[Sought, ...]:
    """What a claim states, in reading order; `figures` are the values of those that it gives."""
    words = prose.words
    dates = list(_dates(words, prose.language))
    taken = [(found.start, found.end) for found in dates]
    is_share = speaks_of_shares(words)
    found = [*dates]
    for numeral in prose.numerals:
        if any(start <= numeral.start < end for start, end in taken):
            continue
        if numeral.is_date:
            if _YEAR.fullmatch(words, numeral.start, numeral.end):
                year = WrittenDate(numeral.start, numeral.end, year=int(numeral.value))
                found.append(Sought("year", numeral.start, numeral.end, dates=(year,)))
        elif _counts(words, numeral, figures):
            found.append(_number(words, numeral, is_share=is_share))
    return tuple(sorted(found, key=lambda sought: (sought.start, sought.end)))


def find_stated(sought: Sought, dated: Dated) -> Stated | None:
    """Where a copy states a number or date of a claim; None where it does not."""
    return next(all_stated(sought, dated), None)


def all_stated(sought: Sought, dated: Dated) -> Iterator[Stated]:
    """Everywhere that a copy states it."""
    counts = dated.counts
    if sought.kind == "year":
        year = sought.dates[0].year
        yield from (_stated(dated, *place) for place in dated.places_of_year(year))
        if year in dated.years and counts.written.blocks:
            yield Stated(Spot(0, 0, 0), 0, 0, is_apart=True)
    for date in sought.dates if sought.kind == "date" else ():
        for found in dated.places(date):
            is_apart = bool(date.year) and not found.year
            yield _stated(dated, found.start, found.end, is_apart=is_apart)
    for value in sought.values:
        for counted in counts.places(value):
            if _means(sought, counted, counts):
                yield _stated(dated, counted.start, counted.end)


def loosely_stated(sought: Sought, dated: Dated) -> Iterator[Stated]:
    """Where a copy states the day or month of a date without its year, which it has anywhere else."""
    for date in sought.dates if sought.kind == "date" else ():
        for found in dated.loosely(date):
            yield _stated(dated, found.start, found.end, is_apart=True)


def _stated(dated: Dated, start: int, end: int, *, is_apart: bool = False) -> Stated:
    return Stated(dated.counts.written.spot(start, end), start, end, is_apart)


def as_sought(values: tuple[Decimal, ...]) -> Sought:
    """A number that stands in no claim, such as one that `computed:` adds up: a count or a percentage."""
    return Sought("number", 0, 0, values=values, is_share=True)


def _dates(words: str, language: str) -> Iterator[Sought]:
    """The dates of a claim: one in digits that can be two is sought as either."""
    day_first = language_of_tag(language).sources.day_first
    dates = WrittenDates(words, day_first)
    in_digits: dict[int, list[WrittenDate]] = {}
    for date in dates.in_digits:
        in_digits.setdefault(date.start, []).append(date)
    for readings in in_digits.values():
        yield Sought("date", readings[0].start, readings[0].end, dates=tuple(readings))
    named = [date for date in dates.all() if date.start not in in_digits]
    for date in [*named, *find_parts_of_years(words)]:
        yield Sought("date", date.start, date.end, dates=(date,))


def _counts(words: str, numeral: Numeral, figures: Collection[Decimal]) -> bool:
    if numeral.in_words and numeral.value <= _SMALL:
        return numeral.value > 1 and numeral.value in figures
    if _YEAR_BEFORE.search(words, max(0, numeral.start - 5), numeral.start):
        return False  # 2016-17
    return numeral.in_words or not is_in_a_word(words, numeral.start, numeral.end)


def _number(words: str, numeral: Numeral, *, is_share: bool) -> Sought:
    start, end = numeral.start, numeral.end
    unit = unit_of(words, start, end).name
    return Sought(
        "percentage" if unit in SHARES else "number",
        start,
        end,
        values=tuple(sorted(numeral.values, key=lambda value: value != numeral.value)),
        is_part=follows_locator(words[:start]),
        is_share=is_share,
        unit=unit,
    )


def _means(sought: Sought, counted: Counted, counts: Counts) -> bool:
    """Whether a number of the right value is the one that is sought, and no page, note, date or percentage."""
    written = counts.written
    found = role(written, counted.start, counted.end)
    # A claim's "1857" is sought as a number, since only years of our time are told from numbers there.
    is_old_year = found == "date" and _OLD_YEAR.fullmatch(written.text, counted.start, counted.end)
    if found != "count" and not (found == "locator" and sought.is_part) and not is_old_year:
        return False
    unit = unit_of(written.text, counted.start, counted.end).name
    if sought.kind == "percentage":
        return unit == sought.unit or (unit not in SHARES and _is_below_percent(counted, counts))
    if sought.unit and unit and unit != sought.unit:
        return False
    return sought.is_share or unit not in SHARES


def _is_below_percent(counted: Counted, counts: Counts) -> bool:
    """Whether the block of a number, or the head of its table, says that such numbers are percentages."""
    written = counts.written
    block = written.spot(counted.start, counted.end).block
    first, _ = written.block_places(max(0, block - _HEADS))
    _, last = written.block_places(block)
    return _HEAD.search(written.text, first, last) is not None
