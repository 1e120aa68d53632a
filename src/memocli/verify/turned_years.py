"""Two numbers of a claim that stand beside each other's year: "287 in 2016 and 312 in 2017" where the copy says "312 en 2016, 287 en 2017".

In two languages, since years are the same in both. A number has a year where "in" and the year follow it, at once or behind the name of
what is counted; a comma between parts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from memocli.language import LANGUAGES
from memocli.prose import Numeral, Prose
from memocli.verify.dated import Dated
from memocli.verify.exchanged import exchanged
from memocli.verify.written import Spot


def years_turned(
    prose: Prose, numerals: Iterable[Numeral], copies: Sequence[Dated]
) -> Iterator[tuple[int, int, int, Spot]]:
    """The place in the claim of two such numbers, and where a copy, by its number, has the first one beside the other's year."""
    return exchanged(
        prose.words, numerals, copies, _year_behind, lambda told: combinations(told, 2)
    )


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
