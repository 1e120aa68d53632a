"""Which findings and parts of one memo are those of the other, and where in the new memo stands what is gone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from memocli.compare.match import Match
from memocli.memo import Finding, Memo, Part

T = TypeVar("T")


class Section(Struct, frozen=True):
    """A finding as it stands in a memo: in which part, by the place of that part among all."""

    part: int
    finding: Finding


class Pairs(Struct, frozen=True):
    """Places in the old memo and in the new one that belong together, both ways."""

    new_of: Mapping[int, int]
    old_of: Mapping[int, int]


class Sections(Struct, frozen=True):
    """The parts and findings of two memos, and which belong together."""

    old_parts: tuple[Part, ...]
    new_parts: tuple[Part, ...]
    old_findings: tuple[Section, ...]
    new_findings: tuple[Section, ...]
    parts: Pairs
    findings: Pairs


def pair_sections(old: Memo, new: Memo, matches: Iterable[Match]) -> Sections:
    """Pair parts by their ids and findings by theirs in the part; what is left, by where most of their claims went."""
    pairs = [(was, now) for match in matches for was in match.old for now in match.new]
    parts = paired(
        [str(part.id) for part in old.parts],
        [str(part.id) for part in new.parts],
        Counter((was.part, now.part) for was, now in pairs),
    )
    olds, news = tuple(_sections(old)), tuple(_sections(new))
    findings = paired(
        [(parts.new_of.get(one.part, -1), str(one.finding.id)) for one in olds],
        [(one.part, str(one.finding.id)) for one in news],
        Counter((was.finding, now.finding) for was, now in pairs),
    )
    return Sections(old.parts, new.parts, olds, news, parts, findings)


def said_heading(finding: Finding) -> str:
    """What stands above a finding: whom its recommendations are made to, and its heading."""
    return ": ".join(str(said) for said in (finding.addressee, finding.heading) if said)


def _sections(memo: Memo) -> Iterator[Section]:
    return (Section(at, finding) for at, part in enumerate(memo.parts) for finding in part.findings)


def paired(
    olds: Sequence[Hashable], news: Sequence[Hashable], claims: Mapping[tuple[int, int], int]
) -> Pairs:
    """Pair what has the same name, of several in order; then what has the most claims in common."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in reversed(range(len(olds))):
        waiting[olds[place]].append(place)
    old_of = {place: waiting[name].pop() for place, name in enumerate(news) if waiting.get(name)}
    new_of = {was: now for now, was in old_of.items()}
    # Two pairs with a place in common never have the same rank, whichever memo is the older one.
    ranked = sorted(
        (-count, abs(was - now), was + now, was, now) for (was, now), count in claims.items()
    )
    for *_, was, now in ranked:
        if was not in new_of and now not in old_of:
            new_of[was], old_of[now] = now, was
    return Pairs(new_of, old_of)


def with_gone(
    entries: Sequence[tuple[Iterable[int], T]], gone: Mapping[int, T], olds: Iterable[int]
) -> tuple[T, ...]:
    """The entries in their order, and each that is gone after what it followed in the old memo.

    `olds` are places in the old memo, in its order; `gone` has the entries of those that are gone, and each of the others has its
    places there, if it has any.
    """
    entry_of = {place: number for number, (places, _) in enumerate(entries) for place in places}
    last = -1
    after: defaultdict[int, list[T]] = defaultdict(list)
    for place in olds:
        if place in gone:
            after[last].append(gone[place])
        else:
            last = entry_of.get(place, last)
    found = after[-1]
    for number, (_, entry) in enumerate(entries):
        found += [entry, *after[number]]
    return tuple(found)


def is_in_order(places: Iterable[int]) -> bool:
    """Whether no place comes after a later one."""
    return all(one <= other for one, other in pairwise(places))


def moved(
    pairs: Iterable[tuple[int, int]], name: Callable[[int, int], Hashable]
) -> set[tuple[int, int]]:
    """The pairs of places that have to be moved to get from one order to the other: as few as can be.

    Where it could be the one or the other, `name` decides, which must not depend on which memo is the older one.
    """
    ordered = sorted(pairs)
    ends: list[int] = []
    layers: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for was, now in ordered:
        length = bisect_left(ends, now)
        ends[length : length + 1] = [now]
        layers[length].append((was, now))
    stay: set[tuple[int, int]] = set()
    before: tuple[int, int] | None = None
    for length in reversed(range(len(ends))):
        fitting = [
            pair
            for pair in layers[length]
            if before is None or (pair[0] < before[0] and pair[1] < before[1])
        ]
        before = min(fitting, key=lambda pair: str(name(*pair)))
        stay.add(before)
    return set(ordered) - stay
