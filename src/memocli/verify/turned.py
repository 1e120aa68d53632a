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
from itertools import islice, pairwise
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from memocli.language import LANGUAGES
from memocli.prose import Numeral, Prose
from memocli.prose.number_words import name_of
from memocli.prose.numerals import find_numerals
from memocli.verify.dated import Dated
from memocli.verify.no_counts import follows_locator
from memocli.verify.turned_years import years_turned
from memocli.verify.written import Spot

Relation: TypeAlias = Literal["part", "rise", ""]

_WINDOW: Final = 160
_LONGEST: Final = 120
# Who has a number more often than this, has it of many things.
_MOST_PLACES: Final = 500
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
    yield from _things_turned(prose.words, numerals, copies)
    for start, end, at, spot in years_turned(prose, numerals, copies):
        yield Turned(start, end, at, spot)


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
    for counted in islice(counts.places(pair.first), _MOST_PLACES):
        first, last = written.block_places(written.block_at(counted.start))
        first, last = max(first, counted.start - _WINDOW), min(last, counted.end + _WINDOW)
        window = written.text[first:last]
        for facts in written.languages:
            numerals = [found for found in find_numerals(window, facts.tag) if not found.is_date]
            for found in _pairs(window, numerals):
                if found.relation == pair.relation:
                    place = (first + found.start, first + found.end)
                    yield _Pair(found.relation, found.first, found.second, *place)


def _things_turned(
    words: str, numerals: Iterable[Numeral], copies: Sequence[Dated]
) -> Iterator[Turned]:
    """Numbers that follow each other, where a copy has each with the word behind the other, and no copy has one with its own."""
    named = [(numeral, thing) for numeral in numerals if (thing := _thing(words, numeral.end))]
    if len(named) < 2:
        return
    values = {one.value for one, _ in named}
    things = {
        (value, at): _things(value, dated) for at, dated in enumerate(copies) for value in values
    }
    for (one, thing), (other, another) in pairwise(named):
        if thing == another:
            continue
        there = [(things[one.value, at], things[other.value, at]) for at in range(len(copies))]
        if any(thing in of_one or another in of_other for of_one, of_other in there):
            continue
        for at, (of_one, of_other) in enumerate(there):
            if another in of_one and thing in of_other:
                yield Turned(one.start, other.end, at, of_one[another])
                break


def _things(value: Decimal, dated: Dated) -> dict[str, Spot]:
    """The words that stand behind a number in the copy, each with its first place."""
    written = dated.counts.written
    found: dict[str, Spot] = {}
    for counted in islice(dated.counts.places(value), _MOST_PLACES):
        thing = _thing(written.text, counted.end)
        if thing:
            found.setdefault(thing, written.spot(counted.start, counted.end))
    return found


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
