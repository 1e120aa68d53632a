"""Two numbers of which a copy has each with what stands behind the other one in a claim: the name of what is counted, or a year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final, TypeAlias

from memocli.prose import Numeral
from memocli.verify.dated import Dated
from memocli.verify.written import Spot

# What stands behind a number that ends at a place of a text; empty where that is nothing of the kind.
Behind: TypeAlias = Callable[[str, int], str]
Pairs: TypeAlias = Callable[
    [Sequence[tuple[Numeral, str]]], Iterable[tuple[tuple[Numeral, str], ...]]
]

# Who has a number more often than this, has it of many things.
MOST_PLACES: Final = 500


def exchanged(
    words: str, numerals: Iterable[Numeral], copies: Sequence[Dated], behind: Behind, pairs: Pairs
) -> Iterator[tuple[int, int, int, Spot]]:
    """The place in the claim of two such numbers, and where a copy, by its number, has the first one with what is the other's.

    Not where any copy has one of them with its own. `pairs` tells which of the numbers are compared.
    """
    told = [(one, said) for one in numerals if (said := behind(words, one.end))]
    if len(told) < 2:
        return
    known = [{one.value: _said_of(one.value, copy, behind) for one, _ in told} for copy in copies]
    for (one, said), (other, another) in pairs(told):
        if said == another:
            continue
        if any(said in of[one.value] or another in of[other.value] for of in known):
            continue
        for at, of in enumerate(known):
            if another in of[one.value] and said in of[other.value]:
                yield one.start, other.end, at, of[one.value][another]
                break


def _said_of(value: Decimal, dated: Dated, behind: Behind) -> dict[str, Spot]:
    """What stands behind a number in a copy, each with its first place."""
    written = dated.counts.written
    found: dict[str, Spot] = {}
    for counted in islice(dated.counts.places(value), MOST_PLACES):
        if said := behind(written.text, counted.end):
            found.setdefault(said, written.spot(counted.start, counted.end))
    return found
