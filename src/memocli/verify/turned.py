"""Two numbers of a claim that have changed places: "8,335 of 17" where the copy says "17 of 8,335".

Only what both say in so many words is compared, so that nothing is reported which is not wrong: a part of a whole (in two languages;
one that is larger than its whole is wrong whatever the copies say), a rise from one number to another, two numbers each with the
word behind it (17 charges, 8,335 investigations; in one language), and two each with its year. What one copy says once in the claim's way is no fault, whatever
else they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain, islice, pairwise
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from memocli.language import LANGUAGES
from memocli.prose import Numeral, Prose
from memocli.prose.number_words import name_of
from memocli.prose.numerals import find_numerals
from memocli.verify.dated import Dated
from memocli.verify.exchanged import MOST_PLACES, exchanged
from memocli.verify.no_counts import follows_locator
from memocli.verify.turned_years import years_turned
from memocli.verify.written import Spot

Relation: TypeAlias = Literal["part", "rise", ""]

_WINDOW: Final = 160
_LONGEST: Final = 120
_THING: Final = re.compile(r"[*_]*\s+(?P<word>[^\W\d_]{4,})")


class Turned(Struct, frozen=True):
    """The place in the claim of two numbers, and where a copy, by its number, has them the other way round.

    `spot` is None where nothing but their sense shows it: a part is larger than its whole.
    """

    start: int
    end: int
    copy: int
    spot: Spot | None


class _Pair(Struct, frozen=True):
    """Two numbers in the order of what they mean: the part before the whole, the earlier before the later."""

    relation: Relation
    first: Decimal
    second: Decimal
    start: int
    end: int


def turned_round(prose: Prose, *copies: Dated) -> Iterator[Turned]:
    """Each pair of numbers of a claim that copies have the other way round only."""
    numerals = [numeral for numeral in prose.numerals if not numeral.is_date]
    if len(numerals) < 2:
        return
    for pair in _pairs(prose.words, numerals):
        near = [
            (at, found) for at, dated in enumerate(copies) for found in _pairs_near(pair, dated)
        ]
        back = (
            (at, found)
            for at, found in near
            if (found.second, found.first) == (pair.first, pair.second)
        )
        at, other = next(back, (0, None))
        is_ours = any((one.first, one.second) == (pair.first, pair.second) for _, one in near)
        if other and not is_ours:
            spot = copies[at].counts.written.spot(other.start, other.end)
            yield Turned(pair.start, pair.end, at, spot)
        elif pair.relation == "part" and pair.first > pair.second and not is_ours:
            yield Turned(pair.start, pair.end, 0, None)
    things = exchanged(prose.words, numerals, copies, _thing, pairwise)
    for found in chain(things, years_turned(prose, numerals, copies)):
        yield Turned(*found)


def _pairs(words: str, numerals: Sequence[Numeral]) -> Iterator[_Pair]:
    """Numbers that follow each other and are said to belong together."""
    for one, other in pairwise(numerals):
        between = words[one.end : other.start]
        place = (one.start, other.end)
        if len(between) > _LONGEST:
            continue
        if _of().fullmatch(between) and not follows_locator(words[: one.start]):
            yield _Pair("part", one.value, other.value, *place)
        elif _of_which().search(between):
            yield _Pair("part", other.value, one.value, *place)
        elif any(
            behind.fullmatch(between) and before.search(words[: one.start])
            for before, behind in _rises()
        ):
            yield _Pair("rise", one.value, other.value, *place)


def _pairs_near(pair: _Pair, dated: Dated) -> Iterator[_Pair]:
    """The pairs of a copy, of the same relation, wherever it has the first number."""
    counts = dated.counts
    written = counts.written
    for counted in islice(counts.places(pair.first), MOST_PLACES):
        first, last = written.block_places(written.block_at(counted.start))
        first, last = max(first, counted.start - _WINDOW), min(last, counted.end + _WINDOW)
        window = written.text[first:last]
        for facts in written.languages:
            numerals = [found for found in find_numerals(window, facts.tag) if not found.is_date]
            for found in _pairs(window, numerals):
                if found.relation == pair.relation:
                    place = (first + found.start, first + found.end)
                    yield _Pair(found.relation, found.first, found.second, *place)


def _thing(text: str, at: int) -> str:
    match = _THING.match(text, at)
    return name_of(match["word"]) if match else ""


def _either(words: Iterable[str]) -> str:
    return "|".join(
        said.replace(" ", r"\s+") for said in sorted(words, key=lambda said: (-len(said), said))
    )


@cache
def _of() -> re.Pattern[str]:
    words = _either(said for facts in LANGUAGES.values() for said in facts.sources.out_of)
    return re.compile(rf"[*_]*\s+(?:{words})\s+[*_]*", re.IGNORECASE)


@cache
def _of_which() -> re.Pattern[str]:
    """Behind a whole and its noun: "8,335 investigations, of which only"."""
    words = _either(said for facts in LANGUAGES.values() for said in facts.sources.of_which)
    return re.compile(rf"\A[^.;]{{0,80}},\s+(?:{words})\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE)


@cache
def _rises() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What stands before the first of two numbers, and between them, in each language."""
    return tuple(
        (
            re.compile(rf"\b{before}\s+[*_]*\Z", re.IGNORECASE),
            re.compile(rf"[*_]*\s+(?:[^\W\d_]+\s+)?{behind}\s+[*_]*", re.IGNORECASE),
        )
        for before, behind in (facts.sources.rising for facts in LANGUAGES.values())
    )
