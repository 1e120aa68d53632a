"""Which claims of one memo are those of the other: by `continues`, by name, by their words, and by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from memocli.compare.changes import PairedBy, Pairing
from memocli.compare.likeness import Neighbours, alike
from memocli.compare.sides import ReadClaim
from memocli.memo import Memo

# A claim is known by its place in reading order: a faulty memo may give a name twice.
_Links: TypeAlias = set[tuple[int, int]]


class Match(Struct, frozen=True):
    """Claims that are the same fact in two memos: one each, or several where joined or split; or one of one memo alone."""

    old: tuple[ReadClaim, ...]
    new: tuple[ReadClaim, ...]
    pairing: Pairing | None = None


def match_claims(
    olds: Sequence[ReadClaim], news: Sequence[ReadClaim], dropped: tuple[set[str], set[str]]
) -> list[Match]:
    """Every claim of both memos in one match: those of the new memo in its order, then the old claims that are gone.

    `dropped` are the names of the old claims that the new memo drops, and the other way round: they are not matched by their
    names or by likeness.
    """
    links = _continued(news, olds) | {(was, now) for now, was in _continued(olds, news)}
    matching = _Matching(olds, news, dropped)
    matching.groups = list(_groups(links))
    for was, now in matching.groups:
        matching.old_left -= set(was)
        matching.new_left -= set(now)
    matching.by_name()
    matching.by_words()
    matching.by_likeness()
    return matching.matches()


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


class _Matching:
    """What is matched so far, and the places of the claims that are left."""

    def __init__(
        self,
        olds: Sequence[ReadClaim],
        news: Sequence[ReadClaim],
        dropped: tuple[set[str], set[str]],
    ) -> None:
        self.olds, self.news = olds, news
        self.dropped = dropped
        self.groups: list[tuple[list[int], list[int]]] = []
        self.pairs: dict[int, tuple[int, Pairing]] = {}
        self.old_left, self.new_left = set(range(len(olds))), set(range(len(news)))

    def by_name(self) -> None:
        """Match claims of one name; those that a faulty memo has twice, in order."""
        self._by(PairedBy.NAME, *self._undropped(), lambda claim: claim.name)

    def by_words(self) -> None:
        """Match claims of the same words; of several, those with the same id, or else in order."""
        for key in (_words_and_ids, _words_and_id, _words):
            self._by(PairedBy.WORDS, sorted(self.old_left), sorted(self.new_left), key)

    def by_likeness(self) -> None:
        """Match claims of much the same words, the most alike first."""
        was, now = self._undropped()
        around = (
            self._neighbours(self.olds, was, old=True),
            self._neighbours(self.news, now, old=False),
        )
        olds, news = [self.olds[i] for i in was], [self.news[j] for j in now]
        for like in alike(olds, news, *around):
            self._pair(was[like.old], now[like.new], Pairing(PairedBy.LIKENESS, like.score))

    def matches(self) -> list[Match]:
        """All matches."""
        group_of = {now[0]: (was, now) for was, now in self.groups}
        grouped = {j for _, now in self.groups for j in now}
        found: list[Match] = []
        for j, claim in enumerate(self.news):
            if j in self.pairs:
                was, pairing = self.pairs[j]
                found.append(Match((self.olds[was],), (claim,), pairing))
            elif j in group_of:
                olds, news = group_of[j]
                joined = tuple(self.olds[i] for i in olds), tuple(self.news[i] for i in news)
                found.append(Match(*joined, Pairing(PairedBy.CONTINUES)))
            elif j not in grouped:
                found.append(Match((), (claim,)))
        return found + [Match((self.olds[i],), ()) for i in sorted(self.old_left)]

    def _undropped(self) -> tuple[list[int], list[int]]:
        """The places of the claims that are left, without those that the other memo drops."""
        dropped_olds, dropped_news = self.dropped
        return (
            [i for i in sorted(self.old_left) if self.olds[i].name not in dropped_olds],
            [j for j in sorted(self.new_left) if self.news[j].name not in dropped_news],
        )

    def _by(
        self,
        by: PairedBy,
        was: Sequence[int],
        now: Sequence[int],
        key: Callable[[ReadClaim], Hashable],
    ) -> None:
        """Match claims with the same key, which may be None; several of one key, in order."""
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for i in reversed(was):
            waiting[key(self.olds[i])].append(i)
        waiting.pop(None, None)
        for j in now:
            if claims := waiting.get(key(self.news[j])):
                self._pair(claims.pop(), j, Pairing(by))

    def _pair(self, was: int, now: int, pairing: Pairing) -> None:
        self.pairs[now] = (was, pairing)
        self.old_left.discard(was)
        self.new_left.discard(now)

    def _neighbours(
        self, claims: Sequence[ReadClaim], left: Sequence[int], *, old: bool
    ) -> list[Neighbours]:
        """What stands around the claims that are left; a pair is known by the place of its old claim."""
        known = (
            {i: i for i, _ in self.pairs.values()}
            if old
            else {j: i for j, (i, _) in self.pairs.items()}
        )
        before, after = _last_known(claims, known), _last_known(claims[::-1], known)
        return [Neighbours(before.get(i), after.get(i)) for i in left]


def _last_known(claims: Sequence[ReadClaim], known: dict[int, int]) -> dict[int, int]:
    """For each claim that is not known the last one before it that is, if there is one."""
    found: dict[int, int] = {}
    last: int | None = None
    for claim in claims:
        if claim.place in known:
            last = known[claim.place]
        elif last is not None:
            found[claim.place] = last
    return found


def _words(claim: ReadClaim) -> Hashable:
    return claim.words.words or None


def _words_and_id(claim: ReadClaim) -> Hashable:
    return (claim.words.words, str(claim.claim.claim.id)) if claim.words else None


def _words_and_ids(claim: ReadClaim) -> Hashable:
    ids = str(claim.claim.finding.id), str(claim.claim.claim.id)
    return (claim.words.words, ids) if claim.words else None


def _continued(later: Sequence[ReadClaim], earlier: Sequence[ReadClaim]) -> _Links:
    """Pairs (earlier, later) that `continues` of the later claims makes."""
    place: dict[str, int] = {}
    for index, claim in enumerate(earlier):
        place.setdefault(claim.claim.full_name, index)
    return {
        (place[name], index)
        for index, claim in enumerate(later)
        for name in claim.claim.claim.continues
        # Within a year there is nothing to continue: two drafts of a memo match by name.
        if name in place and earlier[place[name]].claim.year != claim.claim.year
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
