"""Dates in a text, in any form of the languages that memocli knows: "28 de febrero de 2018", "mid-February", 28/02/2018."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.language import LANGUAGES
from memocli.prose.date_words import (
    BEFORE_DAY,
    BETWEEN,
    DAYS_BEFORE,
    DAYS_BEHIND,
    DAYS_IN_WORDS,
    MONTH,
    MONTH_NAMES,
    MONTHS,
    ONE_DAY,
    PART_BEFORE,
    PART_OF_YEAR,
    PARTS,
    YEAR_BEHIND,
)
from memocli.prose.numerals import find_numerals

_LONGEST_BEFORE: Final = 48
_LONGEST_BEHIND: Final = 60
# As much may stand between two dates that have one year, the day of the second included.
_NEXT: Final = 40
# So many months may follow one another with a year behind the last.
_CHAIN: Final = 13
_DIGITS: Final = re.compile(r"[0-9]+")
_IN_DIGITS: Final = re.compile(
    r"[0-9]{1,4}(?P<sign>[-/.])[0-9]{1,2}(?P=sign)(?:[0-9]{4}|[0-9]{2})(?![0-9]|[-/][0-9])"
)


class WrittenDate(Struct, frozen=True, gc=False):
    """A date of a text as precisely as it is written: what is 0 is not said. `part` is `early`, `mid`, `late` or empty."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    part: str = ""


class WrittenDates(Struct, frozen=True, dict=True, eq=False):
    """The dates of a text, each read when it is asked for: a long text has many.

    5/3/2018 is two dates, unless `day_first` says that the text has the day first.
    """

    text: str
    day_first: bool = False

    def all(self) -> list[WrittenDate]:
        """All that have a month, in reading order."""
        found = [date for index in range(len(self._months)) for date in self._read(index)]
        return sorted([*found, *self.in_digits], key=lambda date: (date.start, date.end))

    def of_month(self, month: int) -> tuple[WrittenDate, ...]:
        """Those of a month of any year, in words before those in digits."""
        known: dict[int, tuple[WrittenDate, ...]] = self._by_month
        if month not in known:
            indexes = self._indexes.get(month, ())
            named = tuple(date for index in indexes for date in self._read(index))
            known[month] = named + tuple(date for date in self.in_digits if date.month == month)
        return known[month]

    def around(self, at: int) -> Iterator[WrittenDate]:
        """Those that the character at an offset is a part of."""
        first = bisect_left(self._months, at - _LONGEST_BEHIND, key=re.Match.start)
        for index in range(first, len(self._months)):
            if self._months[index].start() > at + _LONGEST_BEFORE:
                break
            yield from (date for date in self._read(index) if date.start <= at < date.end)
        yield from (date for date in self.in_digits if date.start <= at < date.end)

    @cached_property
    def in_digits(self) -> tuple[WrittenDate, ...]:
        """28/02/2018, 2018-02-28."""
        return tuple(_numeric(self.text, day_first=self.day_first))

    @cached_property
    def lowered(self) -> str:
        """The text in small letters, each where it was."""
        return _lowered(self.text)

    @cached_property
    def _months(self) -> list[re.Match[str]]:
        text = self.lowered
        matches = MONTH.finditer(text)
        return [match for match in matches if not text[match.start() - 1 : match.start()].isalnum()]

    @cached_property
    def _indexes(self) -> dict[int, list[int]]:
        """Where each month is among all months of the text, by its number."""
        found: dict[int, list[int]] = {}
        for index, match in enumerate(self._months):
            found.setdefault(MONTHS[match[0]], []).append(index)
        return found

    @cached_property
    def _by_month(self) -> dict[int, tuple[WrittenDate, ...]]:
        return {}

    @cached_property
    def _known(self) -> dict[int, tuple[WrittenDate, ...]]:
        return {}

    def _read(self, index: int) -> tuple[WrittenDate, ...]:
        """What is said with the month that has this number among all of the text; a date may have its year from one behind it."""
        dates = self._alone(index)
        if not dates or dates[0].year:
            return dates
        end = dates[0].end
        for other in range(index + 1, min(index + _CHAIN, len(self._months))):
            behind = self._alone(other) if self._months[other].start() < end + _NEXT else ()
            if not behind or not BETWEEN.fullmatch(self.lowered, end, behind[0].start):
                break
            if behind[0].year:
                return tuple(replace(date, year=behind[0].year) for date in dates)
            end = behind[0].end
        return dates

    def _alone(self, index: int) -> tuple[WrittenDate, ...]:
        """The same, as far as it is said with this month itself."""
        known: dict[int, tuple[WrittenDate, ...]] = self._known
        if index not in known:
            known[index] = tuple(_named(self.text, self.lowered, self._months[index]))
        return known[index]


def find_parts_of_years(text: str) -> Iterator[WrittenDate]:
    """Such as "late 2017", "a principios de 2018"."""
    for match in PART_OF_YEAR.finditer(text):
        part = PARTS[_plain(match["part"])]
        yield WrittenDate(*match.span(), year=int(match["year"]), part=part)


def _lowered(text: str) -> str:
    """The text in small letters, each where it was."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _named(text: str, lowered: str, month: re.Match[str]) -> Iterator[WrittenDate]:
    """What is said with a month's name: several days may stand before it, or behind."""
    start, end = month.span()
    number = MONTHS[month[0]]
    first = offset = max(0, start - _LONGEST_BEFORE)
    before = lowered[first:start]
    days = DAYS_BEFORE.search(before)
    if days is None and month[0] in BEFORE_DAY:
        offset = 0
        days = DAYS_BEHIND.match(lowered, end, end + _LONGEST_BEHIND)
        end = days.end() if days else end
    year, end = _year_behind(lowered, end)
    if days:
        for day in ONE_DAY.finditer(days["days"]):
            at = offset + days.start("days") + day.start()
            place = (min(at, start), end)
            yield WrittenDate(*place, year=year, month=number, day=_day(day[0]))
        return
    part = PART_BEFORE.search(before)
    if part:
        said = PARTS[_plain(part["part"])]
        yield WrittenDate(first + part.start(), end, year=year, month=number, part=said)
    elif year or _is_bare_month(text, month):
        yield WrittenDate(start, end, year=year, month=number)


def _is_bare_month(text: str, month: re.Match[str]) -> bool:
    """Whether a word alone is a month: "may" and "march" are verbs, "Julio" is a name, "mar" the sea."""
    if month[0] not in MONTH_NAMES:
        return False
    return text[month.start()].isupper() == (month[0] in BEFORE_DAY)


def _day(written: str) -> int:
    digits = _DIGITS.match(written)
    return int(digits[0]) if digits else DAYS_IN_WORDS[_plain(written)]


def _year_behind(lowered: str, at: int) -> tuple[int, int]:
    """The year behind a month or day, and where it ends; 0 where there is none."""
    match = YEAR_BEHIND.match(lowered, at)
    if not match:
        return 0, at
    if match["year"].isdigit():
        return int(match["year"]), match.end()
    window = lowered[match.start("year") : match.start("year") + _LONGEST_BEHIND]
    for facts in LANGUAGES.values():
        numeral = next(find_numerals(window, facts.tag), None)
        if numeral and not numeral.start and numeral.in_words and 1500 <= numeral.value < 2100:
            return int(numeral.value), match.start("year") + numeral.end
    return 0, at


def _numeric(text: str, *, day_first: bool) -> Iterator[WrittenDate]:
    """Dates in digits alone, in any order that gives a day; where both orders do, both."""
    for match in _IN_DIGITS.finditer(text):
        if match.start() and (
            text[match.start() - 1].isalnum() or text[match.start() - 1] in "-/."
        ):
            continue
        first, middle, last = match[0].split(match["sign"])
        if len(first) == 4:
            orders = [(first, middle, last)]
        elif len(first) <= 2 and (len(last) == 4 or match["sign"] != "."):
            orders = [(last, middle, first), (last, first, middle)]
        else:
            continue
        valid = [order for order in orders if 1 <= int(order[1]) <= 12 and 1 <= int(order[2]) <= 31]
        if day_first or (len(valid) > 1 and valid[0] == valid[1]):
            valid = valid[:1]
        for year, month, day in valid:
            full = int(year) if len(year) == 4 else 2000 + int(year)
            yield WrittenDate(*match.span(), year=full, month=int(month), day=int(day))
