"""Halves and quarters of years: "the first half of 2016" where the copy says "el segundo semestre de 2016".

A claim may call half a year what its source tells by months. So only what a copy contradicts is a fault: it names another half of the
same year, never this one, and no month of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from memocli.language import LANGUAGES
from memocli.verify.dated import Dated
from memocli.verify.written import Spot

_MONTHS: Final = {"half": 6, "quarter": 3}


class PartOfYear(Struct, frozen=True):
    """A half or a quarter of a year, the first of them being 1, and where it stands."""

    kind: str
    number: int
    year: int
    start: int
    end: int

    @property
    def what(self) -> tuple[str, int, int]:
        """What it is, wherever it stands."""
        return self.kind, self.number, self.year

    @property
    def months(self) -> range:
        """Its months."""
        length = _MONTHS[self.kind]
        return range((self.number - 1) * length + 1, self.number * length + 1)


def parts_of_years(text: str) -> Iterator[PartOfYear]:
    """The halves and quarters of years that a text names."""
    for match in _pattern().finditer(text):
        said = " ".join(match["part"].lower().split())
        kind, number = _known()[said]
        yield PartOfYear(kind, number, int(match["year"]), *match.span())


def contradicted(part: PartOfYear, copies: Sequence[Dated]) -> tuple[int, Spot] | None:
    """The copy, by its number, that names another half or quarter of the same year, and where; None where one may mean this one."""
    other: tuple[int, Spot] | None = None
    for at, copy in enumerate(copies):
        written = copy.counts.written
        dates = (date for month in part.months for date in written.dates.of_month(month))
        if any(date.year in (0, part.year) for date in dates):
            return None
        for found in parts_of_years(written.text):
            if found.what == part.what:
                return None
            if found.year == part.year and found.kind == part.kind and other is None:
                other = at, written.spot(found.start, found.end)
    return other


@cache
def _known() -> dict[str, tuple[str, int]]:
    """All such words, with what they mean."""
    return {
        said: (kind, number)
        for facts in LANGUAGES.values()
        for kind, listed in facts.sources.parts_of_year.items()
        for number, names in enumerate(listed, start=1)
        for said in names
    }


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(said.replace(" ", r"\s+") for said in _known())
    joints = "|".join(
        sorted(
            {
                said.replace(" ", r"\s+")
                for facts in LANGUAGES.values()
                for said in facts.sources.before_year
            }
        )
    )
    return re.compile(
        rf"(?<![^\W_])(?P<part>{words})\s+(?:(?:{joints})\s+)?(?P<year>(?:19|20)[0-9]{{2}})(?![0-9])",
        re.IGNORECASE,
    )
