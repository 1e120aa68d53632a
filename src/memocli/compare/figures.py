"""Figures compared by name across whole memos: one that moved to another claim is still the same."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from memocli.compare.changes import FigureChange, FigureChanges, FigureState
from memocli.compare.match import Matching
from memocli.model import NamedClaim


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure where it is stated; `group` is the same for claims that match, None for others."""

    state: FigureState
    group: int | None


_ByName: TypeAlias = dict[str, list[_Stated]]


def compare_figures(matching: Matching) -> FigureChanges:
    """The figures of all claims, by name: those of claims that go on first, then the others.

    A figure that several claims state is compared between claims that match; what is left, with the
    same value or else in reading order. Each change stands once.
    """
    old = _stated((match.old for match in matching.matches), matching.dropped)
    new = _stated((match.new for match in matching.matches), matching.added)
    changed: list[FigureChange] = []
    unchanged = 0
    for name in new:
        if name in old:
            differing = _differing(name, old[name], new[name])
            changed.extend(differing)
            unchanged += not differing
    return FigureChanges(
        tuple(changed),
        tuple(change for name in new if name not in old for change in _alone(name, (), new[name])),
        tuple(change for name in old if name not in new for change in _alone(name, old[name], ())),
        unchanged,
    )


def _stated(groups: Iterable[Sequence[NamedClaim]], single: Iterable[NamedClaim]) -> _ByName:
    """The figures of claims that match others, group by group, and then of those that don't."""
    figures: _ByName = {}
    for number, group in enumerate(groups):
        for claim in group:
            _add(figures, claim, number)
    for claim in single:
        _add(figures, claim, None)
    return figures


def _add(figures: _ByName, claim: NamedClaim, group: int | None) -> None:
    for name, number in claim.claim.figures.items():
        state = FigureState(number.value, claim.name)
        figures.setdefault(str(name), []).append(_Stated(state, group))


def _alone(name: str, old: Sequence[_Stated], new: Sequence[_Stated]) -> Iterator[FigureChange]:
    """A figure of one year only: each of its values once."""
    first_of: dict[Decimal, FigureState] = {}
    for stated in [*old, *new]:
        first_of.setdefault(stated.state.value, stated.state)
    for state in first_of.values():
        yield FigureChange(name, state if old else None, state if new else None)


def _differing(name: str, old: Sequence[_Stated], new: Sequence[_Stated]) -> list[FigureChange]:
    once: dict[tuple[Decimal, Decimal], FigureChange] = {}
    for was, now in _pairs(old, new):
        if was.value != now.value:
            once.setdefault((was.value, now.value), FigureChange(name, was, now))
    return list(once.values())


def _pairs(
    old: Sequence[_Stated], new: Sequence[_Stated]
) -> Iterator[tuple[FigureState, FigureState]]:
    """Each statement of a figure with one of the other year."""
    old_left, new_left = list(old), list(new)
    for key in (_group, _value, _nothing):
        waiting: defaultdict[object, deque[_Stated]] = defaultdict(deque)
        for now in new_left:
            waiting[key(now)].append(now)
        taken: set[int] = set()
        still_left = []
        for was in old_left:
            if key(was) is not None and waiting.get(key(was)):
                now = waiting[key(was)].popleft()
                taken.add(id(now))
                yield was.state, now.state
            else:
                still_left.append(was)
        old_left = still_left
        new_left = [now for now in new_left if id(now) not in taken]
    # One year states the figure more often: what it says more stands against what was said first.
    old_values, new_values = set(map(_value, old)), set(map(_value, new))
    yield from ((was.state, new[0].state) for was in old_left if _value(was) not in new_values)
    yield from ((old[0].state, now.state) for now in new_left if _value(now) not in old_values)


def _group(stated: _Stated) -> int | None:
    return stated.group


def _value(stated: _Stated) -> Decimal:
    return stated.state.value


def _nothing(_: _Stated) -> str:
    """The same for all: whatever is left is paired in reading order."""
    return ""
