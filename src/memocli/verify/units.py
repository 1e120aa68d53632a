"""What a number counts, where the words beside it say so: percent, percentage points, or money of one kind.

"12 percent" and "12 percentage points" are two statements, and so are "3.5 million pesos" and "3.5 million dollars".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from msgspec import Struct

from memocli.language import LANGUAGES

PERCENT: Final = "percent"
POINTS: Final = "points"
SHARES: Final = (PERCENT, POINTS)
# A sign of money that stands before its number; `$` alone is of too many countries.
_BEFORE: Final = re.compile(
    r"(?:(?P<dollar>US\s?\$|USD\s?)|(?P<peso>MXN?\s?\$|MXN\s?)|(?P<euro>€\s?))\Z"
)
_LONGEST_BEFORE: Final = 6


class Unit(Struct, frozen=True, gc=False):
    """What a number counts, empty where nothing says so, and where the number with these words begins and ends."""

    name: str
    start: int
    end: int


def unit_of(text: str, start: int, end: int) -> Unit:
    """What the number at a place counts: the one behind it counts for "10 to 17 percent", too."""
    behind = _behind().match(text, end)
    if behind:
        name = next(name for name, said in behind.groupdict().items() if said)
        return Unit(name, start, behind.end())
    before = _BEFORE.search(text[max(0, start - _LONGEST_BEFORE) : start])
    if before:
        return Unit(str(before.lastgroup), start - len(before[0]), end)
    return Unit("", start, end)


def speaks_of_shares(text: str) -> bool:
    """Whether a text speaks of percentages anywhere."""
    return _share().search(text) is not None


@cache
def _share() -> re.Pattern[str]:
    words = _said("percent", "points")
    return re.compile(rf"%|\b(?:{words}|percentages?|porcentajes?|points|puntos)\b", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    links = "|".join(link for facts in LANGUAGES.values() for link in facts.links)
    further = rf"(?:\s*(?:[-–—]|\b(?:{links})\b)\s*[0-9][0-9.,]*)?"
    kinds = sorted({kind for facts in LANGUAGES.values() for kind in facts.sources.currencies})
    money = "|".join(rf"(?P<{kind}>{_currency(kind)})" for kind in kinds)
    return re.compile(
        rf"[*_]*{further}[*_]*[\s-]*(?:(?P<{POINTS}>(?:{_said('points')})\b)|(?P<{PERCENT}>%|(?:{_said('percent')})\b)"
        rf"|(?:(?:de|of|US|U\.S\.)\s+){{0,2}}(?:{money})(?![^\W_]))",
        re.IGNORECASE,
    )


def _said(*kinds: str) -> str:
    return _either(
        said
        for facts in LANGUAGES.values()
        for kind in kinds
        for said in getattr(facts.sources, kind)
    )


def _currency(kind: str) -> str:
    return _either(
        said for facts in LANGUAGES.values() for said in facts.sources.currencies.get(kind, ())
    )


def _either(words: Iterable[str]) -> str:
    """A pattern of words, the longest first."""
    return "|".join(
        re.escape(said).replace(r"\ ", r"\s+")
        for said in sorted(set(words), key=lambda said: (-len(said), said))
    )
