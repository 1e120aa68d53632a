"""Dates as precise as they are known: 2018, 2018-07, 2018-07-24, and ranges of them (EDTF, CSL)."""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from memocli.language import LANGUAGES, language_of_tag

# How authors write dates elsewhere: numbers, months in whole words or their first letters, and what stands between them.
_PARTS: Final = r"\d+|[^\W\d]+"  # both compiled when first used
_SEPARATED: Final = r"[\w\s.,/-]+"
_FILLING: Final = frozenset("de del of the st nd rd th º".split())
_MONTHS: Final = {
    name: number
    for facts in LANGUAGES.values()
    for number, month in enumerate(facts.months, start=1)
    for name in (month.casefold(), month.casefold()[:3], month.casefold()[:4])
}
# A part of a date, its word, and what comes between it and a part behind it.
_Words = tuple[str, str, str]
_SHAPE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


class PartialDate(Struct, frozen=True, order=True):
    """A year, a month or a day; `month` and `day` are 0 where they are not known."""

    year: int
    month: int = 0
    day: int = 0

    def first_day(self) -> tuple[int, int, int]:
        """The earliest day that the date can mean, as (year, month, day)."""
        return (self.year, self.month or 1, self.day or 1)

    def last_day(self) -> tuple[int, int, int]:
        """The latest day that the date can mean, as (year, month, day)."""
        month = self.month or 12
        return (self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def parts(self) -> list[int]:
        """CSL's `date-parts` of one date: [2018], [2018, 7] or [2018, 7, 24]."""
        return [part for part in (self.year, self.month, self.day) if part]

    def isoformat(self) -> str:
        """2018, 2018-07 or 2018-07-24."""
        first, *rest = self.parts()
        return "-".join([f"{first:04d}", *(f"{part:02d}" for part in rest)])

    def spoken(self, language: str) -> str:
        """In words: "July 24, 2018", "24 de julio de 2018"; English where the language is unknown."""
        return _joined(self.words(language))

    def words(self, language: str) -> list[_Words]:
        """The parts that are known, in the order of the language."""
        facts = language_of_tag(language)
        said = {"year": str(self.year)}
        if self.month:
            said["month"] = facts.months[self.month - 1]
        if self.day:
            said["day"] = str(self.day)
        return [(part, said[part], joint) for part, joint in facts.date_parts if part in said]


class DateRange(Struct, frozen=True):
    """From `start` to `end`, both included; the two are equal for a single date."""

    start: PartialDate
    end: PartialDate

    def date_parts(self) -> list[list[int]]:
        """CSL's `date-parts`: one entry, or two for a range."""
        both = [self.start.parts(), self.end.parts()]
        return both[:1] if self.start == self.end else both

    def spoken(self, language: str) -> str:
        """In words: "November 16–17, 2017", "enero–marzo de 2017"; the month alone where a range is of it and of a day in it."""
        less = min(self.start, self.end, key=lambda date: len(date.parts()))
        known = len(less.parts())
        if self.start.parts()[:known] == self.end.parts()[:known]:
            return less.spoken(language)
        once = self._shared()
        starts, ends = self.start.words(language), self.end.words(language)
        start = [words for words in starts if words[0] not in once]
        before = [*itertools.takewhile(lambda words: words[0] in once, ends)]
        joint = before[-1][2] if before else ""
        return f"{_joined(before)}{joint}{_joined(start)}–{_joined(ends[len(before) :])}"

    def _shared(self) -> tuple[str, ...]:
        """The parts that are said once, before both days or behind both: the November and the 2017 of "November 16–17, 2017"."""
        if self.start.year != self.end.year:
            return ()
        return ("year", "month") if self.start.month == self.end.month else ("year",)

    def isoformat(self) -> str:
        """EDTF: 2018-07-24, or 2018-07-24/2018-07-26."""
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


def _joined(words: Sequence[_Words]) -> str:
    """The words of a date, with what comes between two of them."""
    said = "".join(f"{word}{joint}" for _, word, joint in words)
    return said.removesuffix(words[-1][2]) if words else ""


def parse_date(text: str) -> PartialDate:
    """Read 2018, 2018-07 or 2018-07-24; raise ValueError for anything else, or a day that does not exist."""
    match = _SHAPE.match(text)
    if not match:
        raise ValueError(f"`{text}` is not a date such as 2018, 2018-07 or 2018-07-24")
    if "00" in match.groups():
        raise ValueError(f"there is no month or day 00 (`{text}`)")
    return make_date(*(int(part) for part in match.groups() if part))


def make_date(year: int, month: int = 0, day: int = 0) -> PartialDate:
    """A date from its numbers (0 where not known); raise ValueError where there is no such day."""
    if not 1 <= year <= 9999:
        raise ValueError(f"there is no year {year}")
    if month and not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if day and not (month and 1 <= day <= calendar.monthrange(year, month)[1]):
        raise ValueError(f"there is no day {day} in {year:04d}-{month:02d}")
    return PartialDate(year, month, day)


def parse_range(text: str) -> DateRange:
    """Read a date or `a/b`; raise ValueError for anything else, or an end before its start."""
    first, slash, last = text.partition("/")
    start = parse_date(first.strip())
    end = parse_date(last.strip()) if slash else start
    if end.last_day() < start.first_day():
        raise ValueError(f"`{text}` ends before it begins")
    return DateRange(start, end)


def is_range(text: str) -> bool:
    """Whether a text is a date or a range of two."""
    try:
        parse_range(text)
    except ValueError:
        return False
    return True


def readings(text: str) -> tuple[PartialDate, ...]:
    """What a date in words or in another order can mean, each once; none where a part is not clear.

    `12 June 2018`, `June 12, 2018` and `12 de junio de 2018` mean one day, `12/06/2018` two.
    """
    words = [word for word in re.findall(_PARTS, text.casefold()) if word not in _FILLING]
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) in (1, 2, 4)]
    if len(words) != len(months) + len(numbers) or not re.fullmatch(_SEPARATED, text):
        return ()
    years = [number for number in numbers if number > 999]
    others = [number for number in numbers if number <= 999]
    if len(years) != 1 or len(months) > 1 or 0 in others:
        return ()
    if months:
        orders = [[*months, *others]]
    elif words[0] == str(years[0]):
        orders = [others]
    else:
        orders = [others[::-1], others]
    return tuple(dict.fromkeys(filter(None, (_made(years[0], order) for order in orders))))


def _made(year: int, others: list[int]) -> PartialDate | None:
    try:
        return make_date(year, *others)
    except (ValueError, TypeError):
        return None


def advice(text: str) -> str:
    """What to type for a date that is not written as one; empty where that can't be told."""
    found = readings(text)
    if len(found) == 1:
        return f"write `{found[0].isoformat()}`"
    said = (f"`{date.isoformat()}` if it is {date.spoken('en')}" for date in found)
    return f"write {', or '.join(said)}" if found else ""
