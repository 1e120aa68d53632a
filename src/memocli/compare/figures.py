"""Figures compared by name across whole memos: one that moved to another claim is still the same."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from memocli.compare.changes import FigureChange, FigureChanges, FigureState
from memocli.compare.match import Match
from memocli.compare.sides import ReadClaim, Saying, Side


class _Stated(Struct, frozen=True):
    """A figure where it is stated; `group` is the same for claims that match."""

    state: FigureState
    group: int


_ByName: TypeAlias = dict[str, list[_Stated]]
_Value: TypeAlias = tuple[Decimal, str]
# A figure by its name, with the value and bound that a claim states.
_Said: TypeAlias = tuple[str, Decimal, str]


def compare_figures(
    matches: Sequence[Match], old: Side, new: Side, saying: Saying
) -> FigureChanges:
    """The figures of two memos, each by its name, in reading order.

    A figure that several claims state is compared between claims that match; what is left, with the
    same value or else in reading order. Each change is listed once.
    """
    olds = _by_name([match.old for match in matches])
    news = _by_name([match.new for match in matches])
    changed: list[FigureChange] = []
    unchanged = 0
    for name in news:
        if name in olds:
            differing = _differing(name, olds[name], news[name])
            changed.extend(differing)
            unchanged += not differing
    added = [one for name in news if name not in olds for one in _alone(name, (), news[name])]
    gone = [one for name in olds if name not in news for one in _alone(name, olds[name], ())]
    return FigureChanges(
        tuple(explained(change, new, saying) for change in changed),
        tuple(explained(change, new, saying) for change in added),
        tuple(explained(change, old, saying) for change in gone),
        unchanged,
    )


def stated_changes(
    olds: Sequence[ReadClaim], news: Sequence[ReadClaim], by_name: dict[str, list[FigureChange]]
) -> tuple[FigureChange, ...]:
    """Those of the changes that claims have a part in: they state another value than before."""
    before, after = ([claim.claim.claim.figures for claim in each] for each in (olds, news))
    if before == after:
        return ()  # as of nearly all claims
    was, now = set(_said(olds)), set(_said(news))
    names = dict.fromkeys(name for claim in [*news, *olds] for name in claim.claim.claim.figures)
    return tuple(
        change
        for name in names
        for change in by_name.get(str(name), ())
        if _of(change.name, change.old) in was - now or _of(change.name, change.new) in now - was
    )


def changes_by_name(figures: FigureChanges) -> dict[str, list[FigureChange]]:
    """All changes of the figures, by name."""
    found: dict[str, list[FigureChange]] = {}
    for change in figures.changed + figures.added + figures.gone:
        found.setdefault(change.name, []).append(change)
    return found


def _said(claims: Iterable[ReadClaim]) -> Iterator[_Said]:
    for claim in claims:
        for name, figure in claim.claim.claim.figures.items():
            yield str(name), figure.value, str(figure.at or "")


def _of(name: str, state: FigureState | None) -> _Said | None:
    return (name, state.value, state.at) if state else None


def explained(change: FigureChange, side: Side, saying: Saying) -> FigureChange:
    """The change with what the project says of the figure."""
    meaning = side.library.figures.get(change.name)
    if meaning is None:
        return change
    label = saying.text(meaning.label.said_in(side.memo.language))
    return replace(change, label=label, in_percent=meaning.is_percentage)


def _by_name(groups: Sequence[Sequence[ReadClaim]]) -> _ByName:
    """Where the figures of a memo are stated, in its order; `groups` are its claims, those that match others together."""
    placed = ((claim, number) for number, group in enumerate(groups) for claim in group)
    figures: _ByName = {}
    for claim, number in sorted(placed, key=lambda one: one[0].place):
        for name, figure in claim.claim.claim.figures.items():
            state = FigureState(figure.value, claim.name, str(figure.at or ""))
            figures.setdefault(str(name), []).append(_Stated(state, number))
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
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    old_left, new_left = list(old), list(new)
    for key in (_group_and_value, _group, _value, _nothing):
        waiting: defaultdict[object, deque[_Stated]] = defaultdict(deque)
        for now in new_left:
            waiting[key(now)].append(now)
        taken: set[int] = set()
        still_left = []
        for was in old_left:
            if waiting.get(key(was)):
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


def _group_and_value(stated: _Stated) -> tuple[int, _Value]:
    return stated.group, _value(stated)


def _group(stated: _Stated) -> int:
    return stated.group


def _value(stated: _Stated) -> _Value:
    """The number and its bound: at least 31 is another value than 31."""
    return stated.state.value, stated.state.at


def _nothing(_: _Stated) -> str:
    """The same for all: whatever is left is paired in reading order."""
    return ""
