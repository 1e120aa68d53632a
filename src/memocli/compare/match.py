"""Which claims of one memo continue which claims of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from memocli.memo import Memo, NamedClaim

# A claim is known by its place in reading order: a faulty memo may give a name twice.
_Links: TypeAlias = set[tuple[int, int]]


class Match(Struct, frozen=True):
    """Claims that are the same fact in two years: one each, or several where joined or split."""

    old: tuple[NamedClaim, ...]
    new: tuple[NamedClaim, ...]


class Matching(Struct, frozen=True):
    """Every claim of both memos, each once."""

    matches: tuple[Match, ...]
    added: tuple[NamedClaim, ...]
    dropped: tuple[NamedClaim, ...]


def match_claims(old: Memo, new: Memo) -> Matching:
    """Match claims by `continues`, whichever memo has it, and those left by equal names.

    A claim that the new memo drops by name is not matched by it: the new claim of that name is
    another one.
    """
    olds, news = old.claims, new.claims
    links = _continued(news, olds)
    links |= {(was, now) for now, was in _continued(olds, news)}
    links |= _same_name(olds, news, links, dropped_names(old, new))
    matches = [
        Match(tuple(olds[i] for i in was), tuple(news[j] for j in now))
        for was, now in _groups(links)
    ]
    linked_old, linked_new = {i for i, _ in links}, {j for _, j in links}
    return Matching(
        tuple(matches),
        tuple(claim for j, claim in enumerate(news) if j not in linked_new),
        tuple(claim for i, claim in enumerate(olds) if i not in linked_old),
    )


def dropped_names(old: Memo, new: Memo) -> dict[str, str]:
    """The old claims that the new memo says it drops, and why."""
    if old.year == new.year:
        return {}
    start = f"{old.year}/"
    return {
        str(entry.claim).removeprefix(start): " ".join(entry.reason.split())
        for entry in new.head.dropped
        if entry.claim.startswith(start)
    }


def _continued(later: Sequence[NamedClaim], earlier: Sequence[NamedClaim]) -> _Links:
    """Pairs (earlier, later) that `continues` of the later claims makes."""
    place: dict[str, int] = {}
    for index, claim in enumerate(earlier):
        place.setdefault(claim.full_name, index)
    return {
        (place[name], index)
        for index, claim in enumerate(later)
        for name in claim.claim.continues
        # Within a year there is nothing to continue: two drafts of a memo match by name.
        if name in place and earlier[place[name]].year != claim.year
    }


def _same_name(
    olds: Sequence[NamedClaim],
    news: Sequence[NamedClaim],
    links: _Links,
    dropped: dict[str, str],
) -> _Links:
    """Pairs (old, new) of equal names among the claims that no link has."""
    linked_old, linked_new = {i for i, _ in links}, {j for _, j in links}
    left: defaultdict[str, list[int]] = defaultdict(list)
    for index, claim in reversed(list(enumerate(olds))):
        if index not in linked_old and claim.name not in dropped:
            left[claim.name].append(index)
    return {
        (left[claim.name].pop(), index)
        for index, claim in enumerate(news)
        if index not in linked_new and left.get(claim.name)
    }


def _groups(links: _Links) -> Iterator[tuple[list[int], list[int]]]:
    """Old and new claims that are linked, in the order of the new ones."""
    olds_of: defaultdict[int, set[int]] = defaultdict(set)
    news_of: defaultdict[int, set[int]] = defaultdict(set)
    for was, now in links:
        olds_of[now].add(was)
        news_of[was].add(now)
    seen: set[int] = set()
    for start in sorted(olds_of):
        if start in seen:
            continue
        old_group: set[int] = set()
        new_group: set[int] = set()
        todo = {start}
        while todo:
            new_group |= todo
            reached = {was for now in todo for was in olds_of[now]} - old_group
            old_group |= reached
            todo = {now for was in reached for now in news_of[was]} - new_group
        seen |= new_group
        yield sorted(old_group), sorted(new_group)
