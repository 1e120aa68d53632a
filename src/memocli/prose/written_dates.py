"""Dates in a text, in any form of the languages that memocli knows: "28 de febrero de 2018", "mid-February", 28/02/2018."""

from __future__ import annotations

import re
from array import array
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
# All that is said with a month ends within so many characters behind it.
_BEHIND: Final = 4 * _LONGEST_BEHIND
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
        found = [date for index in range(len(self._months[0])) for date in self._read(index)]
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
        starts, _ = self._months
        for index in range(bisect_left(starts, at - _LONGEST_BEHIND), len(starts)):
            if starts[index] > at + _LONGEST_BEFORE:
                break
            yield from (date for date in self._read(index) if date.start <= at < date.end)
        yield from (date for date in self.in_digits if date.start <= at < date.end)

    @cached_property
    def in_digits(self) -> tuple[WrittenDate, ...]:
        """28/02/2018, 2018-02-28."""
        return tuple(_numeric(self.text, day_first=self.day_first))

    @cached_property
    def _months(self) -> tuple[array[int], array[int]]:
        """Where the names of months begin, and where they end.

        The text in small letters is not kept: it takes as much memory as the text itself.
        """
        text = lowered(self.text)
        starts, ends = array("I"), array("I")
        for match in MONTH.finditer(text):
            start, end = match.span()
            if not text[start - 1 : start].isalnum():
                starts.append(start)
                ends.append(end)
        return starts, ends

    @cached_property
    def _indexes(self) -> dict[int, list[int]]:
        """Where each month is among all months of the text, by its number."""
        found: dict[int, list[int]] = {}
        for index, place in enumerate(zip(*self._months, strict=True)):
            month = lowered(self.text[slice(*place)])
            found.setdefault(MONTHS[month], []).append(index)
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
        starts, _ = self._months
        for other in range(index + 1, min(index + _CHAIN, len(starts))):
            behind = self._alone(other) if starts[other] < end + _NEXT else ()
            if not behind or not BETWEEN.fullmatch(lowered(self.text[end : behind[0].start])):
                break
            if behind[0].year:
                return tuple(replace(date, year=behind[0].year) for date in dates)
            end = behind[0].end
        return dates

    def _alone(self, index: int) -> tuple[WrittenDate, ...]:
        """The same, as far as it is said with this month itself."""
        known: dict[int, tuple[WrittenDate, ...]] = self._known
        if index not in known:
            starts, ends = self._months
            known[index] = tuple(_named(self.text, starts[index], ends[index]))
        return known[index]


def find_parts_of_years(text: str) -> Iterator[WrittenDate]:
    """Such as "late 2017", "a principios de 2018"."""
    for match in PART_OF_YEAR.finditer(text):
        part = PARTS[_plain(match["part"])]
        yield WrittenDate(*match.span(), year=int(match["year"]), part=part)


def lowered(text: str) -> str:
    """A text in small letters, each where it was."""
    letters = text.lower()
    if len(letters) == len(text):
        return letters
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _named(text: str, start: int, past: int) -> Iterator[WrittenDate]:
    """What is said with the month's name at a place: several days may stand before it, or behind."""
    first = max(0, start - _LONGEST_BEFORE)
    around = lowered(text[first : past + _BEHIND])
    before, month = around[: start - first], around[start - first : past - first]
    number, end = MONTHS[month], past - first
    days = DAYS_BEFORE.search(before)
    if days is None and month in BEFORE_DAY:
        days = DAYS_BEHIND.match(around, end, end + _LONGEST_BEHIND)
        end = days.end() if days else end
    year, end = _year_behind(around, end)
    end += first
    if days:
        for day in ONE_DAY.finditer(days["days"]):
            at = first + days.start("days") + day.start()
            place = (min(at, start), end)
            yield WrittenDate(*place, year=year, month=number, day=_day(day[0]))
        return
    part = PART_BEFORE.search(before)
    if part:
        said = PARTS[_plain(part["part"])]
        yield WrittenDate(first + part.start(), end, year=year, month=number, part=said)
    elif year or _is_bare_month(month, is_capitalised=text[start].isupper()):
        yield WrittenDate(start, end, year=year, month=number)


def _is_bare_month(word: str, *, is_capitalised: bool) -> bool:
    """Whether a word alone is a month: "may" and "march" are verbs, "Julio" is a name, "mar" the sea."""
    return word in MONTH_NAMES and is_capitalised == (word in BEFORE_DAY)


def _day(written: str) -> int:
    digits = _DIGITS.match(written)
    return int(digits[0]) if digits else DAYS_IN_WORDS[_plain(written)]


def _year_behind(text: str, at: int) -> tuple[int, int]:
    """The year behind a month or day of a text in small letters, and where it ends; 0 where there is none."""
    match = YEAR_BEHIND.match(text, at)
    if not match:
        return 0, at
    if match["year"].isdigit():
        return int(match["year"]), match.end()
    window = text[match.start("year") : match.start("year") + _LONGEST_BEHIND]
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
