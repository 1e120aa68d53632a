"""Two numbers of a claim that stand beside each other's year: "287 in 2016 and 312 in 2017" where the copy says "312 en 2016, 287 en 2017".

In two languages, since years are the same in both. A number has a year where "in" and the year follow it, at once or behind the name of
what is counted; a comma between parts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations, islice
from typing import Final

from memocli.language import LANGUAGES
from memocli.prose import Numeral, Prose
from memocli.verify.dated import Dated
from memocli.verify.written import Spot

# Who has a number more often than this, has it of many things.
_MOST_PLACES: Final = 500


def years_turned(
    prose: Prose, numerals: Sequence[Numeral], copies: Sequence[Dated]
) -> Iterator[tuple[int, int, int, Spot]]:
    """The place in the claim of two such numbers, and where a copy, by its number, has the first one beside the other's year.

    Not where a copy has one of them beside its own.
    """
    told = [(one, year) for one in numerals if (year := _year_behind(prose.words, one.end))]
    if len(told) < 2:
        return
    known = [{one.value: _years(one.value, copy) for one, _ in told} for copy in copies]
    for (one, year), (other, another) in combinations(told, 2):
        if year == another or one.value == other.value:
            continue
        if any(year in years[one.value] or another in years[other.value] for years in known):
            continue
        for at, years in enumerate(known):
            if another in years[one.value] and year in years[other.value]:
                yield one.start, other.end, at, years[one.value][another]
                break


def _years(value: Decimal, dated: Dated) -> dict[str, Spot]:
    """The years beside which a copy has a number, each with its first place."""
    written = dated.counts.written
    found: dict[str, Spot] = {}
    for counted in islice(dated.counts.places(value), _MOST_PLACES):
        year = _year_behind(written.text, counted.end)
        if year:
            found.setdefault(year, written.spot(counted.start, counted.end))
    return found


def _year_behind(text: str, at: int) -> str:
    match = _within_year().match(text, at)
    return match["year"] if match else ""


@cache
def _within_year() -> re.Pattern[str]:
    joints = "|".join(word for facts in LANGUAGES.values() for word in facts.sources.within_year)
    return re.compile(
        rf"[*_]*(?:\s+[^\W\d_]+){{0,4}}?\s+(?:{joints})\s+(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]|[-–/][0-9])",
        re.IGNORECASE,
    )
