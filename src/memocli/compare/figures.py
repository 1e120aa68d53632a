"""Figures compared by name across whole memos: one that moved to another claim is still the same."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from memocli.compare.changes import FigureChange, FigureChanges, FigureState
from memocli.compare.match import Matching
from memocli.memo import Memo, NamedClaim


class _Stated(Struct, frozen=True):
    """A figure where it is stated; `group` is the same for claims that match, None for others."""

    state: FigureState
    group: int | None


_ByName: TypeAlias = dict[str, list[_Stated]]
_Value: TypeAlias = tuple[Decimal, str]


def compare_figures(old: Memo, new: Memo, matching: Matching) -> FigureChanges:
    """The figures of two memos, each by its name, in reading order.

    A figure that several claims state is compared between claims that match; what is left, with the
    same value or else in reading order. Each change is listed once.
    """
    olds = _by_name(old, (match.old for match in matching.matches))
    news = _by_name(new, (match.new for match in matching.matches))
    changed: list[FigureChange] = []
    unchanged = 0
    for name in news:
        if name in olds:
            differing = _differing(name, olds[name], news[name])
            changed.extend(differing)
            unchanged += not differing
    return FigureChanges(
        tuple(changed),
        tuple(
            change for name in news if name not in olds for change in _alone(name, (), news[name])
        ),
        tuple(
            change for name in olds if name not in news for change in _alone(name, olds[name], ())
        ),
        unchanged,
    )


def _by_name(memo: Memo, groups: Iterable[Sequence[NamedClaim]]) -> _ByName:
    """Where the figures of a memo are stated; `groups` are its claims that match others."""
    group_of = {claim.name: number for number, group in enumerate(groups) for claim in group}
    figures: _ByName = {}
    for claim in memo.claims:
        for name, figure in claim.claim.figures.items():
            state = FigureState(figure.value, claim.name, str(figure.at or ""))
            stated = _Stated(state, group_of.get(claim.name))
            figures.setdefault(str(name), []).append(stated)
    return figures


def _alone(name: str, old: Sequence[_Stated], new: Sequence[_Stated]) -> Iterator[FigureChange]:
    """A figure of one year only: each of its values once."""
    first_of: dict[_Value, FigureState] = {}
    for stated in [*old, *new]:
        first_of.setdefault(_value(stated), stated.state)
    for state in first_of.values():
        yield FigureChange(name, state if old else None, state if new else None)


def _differing(name: str, old: Sequence[_Stated], new: Sequence[_Stated]) -> list[FigureChange]:
    once: dict[tuple[_Value, _Value], FigureChange] = {}
    for was, now in _pairs(old, new):
        if _value(was) != _value(now):
            change = FigureChange(name, was.state, now.state)
            once.setdefault((_value(was), _value(now)), change)
    return list(once.values())


def _pairs(old: Sequence[_Stated], new: Sequence[_Stated]) -> Iterator[tuple[_Stated, _Stated]]:
    """Each statement of a figure with one of the other year."""
    old_left, new_left = list(old), list(new)
    for key in (_group_and_value, _group, _value, _nothing):
        waiting: defaultdict[object, deque[_Stated]] = defaultdict(deque)
        for now in new_left:
            waiting[key(now)].append(now)
        taken: set[int] = set()
        still_left = []
        for was in old_left:
            if key(was) is not None and waiting.get(key(was)):
                now = waiting[key(was)].popleft()
                taken.add(id(now))
                yield was, now
            else:
                still_left.append(was)
        old_left = still_left
        new_left = [now for now in new_left if id(now) not in taken]
    # One year states the figure more often: each further value is compared with the first value of the other year.
    old_values, new_values = set(map(_value, old)), set(map(_value, new))
    yield from ((was, new[0]) for was in old_left if _value(was) not in new_values)
    yield from ((old[0], now) for now in new_left if _value(now) not in old_values)


def _group_and_value(stated: _Stated) -> tuple[int, _Value] | None:
    return None if stated.group is None else (stated.group, _value(stated))


def _group(stated: _Stated) -> int | None:
    return stated.group


def _value(stated: _Stated) -> _Value:
    """The number and its bound: at least 31 is another value than 31."""
    return stated.state.value, stated.state.at


def _nothing(_: _Stated) -> str:
    """The same for all: whatever is left is paired in reading order."""
    return ""
