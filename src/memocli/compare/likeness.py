"""Which claims are probably the same fact: those with much the same words, though nothing says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from memocli.compare.sides import ReadClaim
from memocli.compare.words import letters

# Two claims with less in common, in percent, are different facts.
LEAST_ALIKE: Final = 50
# What more claims than these have in common says nothing about two of them.
_MOST_PAIRS: Final = 40
_AROUND: Final = re.compile(r"\A\W+|\W+\Z")


class Neighbours(Struct, frozen=True):
    """The nearest claims around a claim that are paired already; a pair is a number, and None where there is none."""

    before: int | None
    after: int | None


class Likeness(Struct, frozen=True):
    """Two claims that are alike, by their places among those that were compared, and how much, in percent."""

    old: int
    new: int
    score: int


def alike(
    olds: Sequence[ReadClaim],
    news: Sequence[ReadClaim],
    old_around: Sequence[Neighbours],
    new_around: Sequence[Neighbours],
) -> Iterator[Likeness]:
    """Pairs of claims, each in one of them at most: those that are most alike first.

    Only claims are compared that share something rare: a word, two words that follow each other, their id, or what stands
    beside them. So the work grows with the number of claims, and not with its square.
    """
    if not (olds and news):
        return
    # Imported here: no other command needs it.
    from rapidfuzz.distance import LCSseq

    numbers: dict[str, int] = {}
    old_words, new_words = (
        [[numbers.setdefault(word, len(numbers)) for word in _folded(claim)] for claim in claims]
        for claims in (olds, news)
    )
    old_features = map(_features, olds, old_words, old_around)
    new_features = map(_features, news, new_words, new_around)
    ranked = []
    for i, j in _candidates(old_features, new_features):
        words = len(old_words[i]) + len(new_words[j])
        kept = LCSseq.similarity(old_words[i], new_words[j])
        score = 200 * kept // words if words else 0
        if score >= LEAST_ALIKE:
            beside = olds[i].claim.finding.id == news[j].claim.finding.id
            ranked.append((-score, not beside, abs(i - j), i + j, i, j))
    yield from _best(sorted(ranked))


def _best(ranked: Iterable[tuple[int, bool, int, int, int, int]]) -> Iterator[Likeness]:
    """The best of pairs that are ranked, as far as none of their claims has a better one.

    Two pairs with one claim in common never have the same rank, whichever memo is the older one.
    """
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for score, _, _, _, i, j in ranked:
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            # Claims of exactly the same words are paired before: these differ at least in capitals or signs.
            yield Likeness(i, j, min(-score, 99))


def _folded(claim: ReadClaim) -> list[str]:
    """The words without capitals, forms, and the signs around them."""
    plain = (_AROUND.sub("", letters(word)).casefold() for word in claim.words.words)
    return [word for word in plain if word]


def _features(claim: ReadClaim, words: Sequence[int], around: Neighbours) -> set[Hashable]:
    """What a claim may have in common with the one that it became."""
    found: set[Hashable] = {*words, *pairwise(words), str(claim.claim.claim.id)}
    if around.before is not None:
        found.add(("before", around.before))
    if around.after is not None:
        found.add(("after", around.after))
    return found


def _candidates(
    olds: Iterable[set[Hashable]], news: Iterable[set[Hashable]]
) -> set[tuple[int, int]]:
    """Pairs of claims with a rare feature in common."""
    with_it: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, claims in enumerate((olds, news)):
        for place, features in enumerate(claims):
            for feature in features:
                with_it[feature][side].append(place)
    return {
        (i, j)
        for old, new in with_it.values()
        if len(old) * len(new) <= _MOST_PAIRS
        for i in old
        for j in new
    }
