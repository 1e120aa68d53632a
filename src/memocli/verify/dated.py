"""Whether a copy states a date as precisely as a claim does. What a source says more precisely, a claim may say less so; not the reverse."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Final

from msgspec import Struct

from memocli.prose.written_dates import WrittenDate, find_parts_of_years
from memocli.verify.counts import Counts

# The days of a month, and the months of a year, that "early", "mid" and "late" may mean.
_DAYS: Final = {"early": range(1, 11), "mid": range(10, 21), "late": range(20, 32)}
_MONTHS: Final = {"early": range(1, 5), "mid": range(5, 9), "late": range(9, 13)}


class Dated(Struct, frozen=True, dict=True, eq=False):
    """The dates of a copy. `years` are those in which its record says that it appeared: the copy itself may leave them out."""

    counts: Counts
    years: frozenset[int] = frozenset()

    def places(self, sought: WrittenDate) -> Iterator[WrittenDate]:
        """Where the copy states a date; behind these where it has the day or month, and the year elsewhere."""
        candidates = [date for date in self._candidates(sought) if _is_within(date, sought)]
        yield from (date for date in candidates if not sought.year or date.year == sought.year)
        if sought.year:
            undated = (date for date in candidates if not date.year)
            yield from (date for date in undated if self._has_year(date, sought.year))

    def loosely(self, sought: WrittenDate) -> Iterator[WrittenDate]:
        """Where the copy has the day or month without a year, and the year anywhere else."""
        if sought.year in self.years or self.find_year(sought.year):
            for date in self._candidates(sought):
                if not date.year and _is_within(date, sought):
                    yield date

    def find_year(self, year: int) -> tuple[int, int] | None:
        """Where the copy has a year first."""
        known: dict[int, tuple[int, int] | None] = self._first_of_years
        if year not in known:
            known[year] = next(self.places_of_year(year), None)
        return known[year]

    def places_of_year(self, year: int) -> Iterator[tuple[int, int]]:
        """Everywhere that the copy has a year: in digits alone or within a date first."""
        text = self.counts.written.text
        for place in self.counts.with_digits(str(year).strip("0")):
            if text[slice(*place)] == str(year):
                yield place
        yield from ((date.start, date.end) for date in self._all if date.year == year)

    def near(self, sought: WrittenDate) -> WrittenDate | None:
        """A date of the copy that differs in one thing only: the day, the month, or the year."""
        if not sought.month:
            return None

        def likeness(date: WrittenDate) -> int:
            return (
                (date.year == sought.year) + (date.month == sought.month) + (date.day == sought.day)
            )

        least = 2 if sought.day or sought.year else 3
        alike = [date for date in self._all if likeness(date) >= least and (date.day or date.year)]
        return max(alike, key=likeness, default=None)

    @cached_property
    def _first_of_years(self) -> dict[int, tuple[int, int] | None]:
        return {}

    @cached_property
    def _all(self) -> list[WrittenDate]:
        return self.counts.written.dates.all()

    @cached_property
    def _parts_of_years(self) -> tuple[WrittenDate, ...]:
        return tuple(find_parts_of_years(self.counts.written.text))

    def _candidates(self, sought: WrittenDate) -> Collection[WrittenDate]:
        if sought.month:
            return self.counts.written.dates.of_month(sought.month)
        return [*self._parts_of_years, *self._all]

    def _has_year(self, date: WrittenDate, year: int) -> bool:
        """Whether a date without a year may be of this one: the copy has it, and where only a month is said, near by."""
        if year in self.years:
            return True
        if date.day:
            return self.find_year(year) is not None
        written = self.counts.written
        first, last = written.block_places(written.block_at(date.start))
        return str(year) in written.text[first:last]


def _is_within(date: WrittenDate, sought: WrittenDate) -> bool:
    """Whether a date of a copy, whatever its year, is within the one that is sought."""
    if not sought.month:
        return _is_in_part(date.part if not date.month else "", date.month, sought.part, _MONTHS)
    if date.month != sought.month:
        return False
    if sought.part:
        return _is_in_part(date.part, date.day, sought.part, _DAYS)
    return not sought.day or date.day == sought.day


def _is_in_part(said: str, number: int, part: str, numbers: dict[str, range]) -> bool:
    return said == part or number in numbers[part]
