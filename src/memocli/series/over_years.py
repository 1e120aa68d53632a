"""What the memos of several years say of a figure: memos → series. Tables and charts show the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from memocli.edition import NumberedClaim, number_notes
from memocli.memo import FigureMeaning, Memo, Step, counts_percent, step_between


class Statement(Struct, frozen=True):
    """A claim that states a figure; `notes` are the numbers of its own notes, or of those of the claims that it is cited with."""

    claim: str
    notes: tuple[int, ...]


class Point(Struct, frozen=True):
    """One value that the memo of a year gives to a figure, and the claims that do so.

    `at` is empty where the value is exact; else `least`, `most`, `about` or `over`.
    """

    year: int
    value: Decimal
    at: str
    statements: tuple[Statement, ...]

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of all notes that carry it, in order."""
        return tuple(sorted({note for one in self.statements for note in one.notes}))


class Series(Struct, frozen=True):
    """A figure over the years: its points in order, and the step to each from the one before.

    `label` is what a reader calls it, or empty; `unit` what it counts, or empty. A memo may give a figure two values: then it
    has two points in that year, and no step leads to them or away from them.
    """

    name: str
    label: str
    unit: str
    is_percentage: bool
    points: tuple[Point, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that state it, each once."""
        return tuple(dict.fromkeys(point.year for point in self.points))

    @property
    def steps(self) -> tuple[Step, ...]:
        """For each point the step from the point before."""
        years = [point.year for point in self.points]
        steps = [Step()]
        for old, new in zip(self.points, self.points[1:], strict=False):
            alone = years.count(old.year) == years.count(new.year) == 1
            quantities = (old.value, old.at), (new.value, new.at)
            step = step_between(*quantities, is_percentage=self.is_percentage)
            steps.append(step if alone else Step())
        return tuple(steps[: len(self.points)])


# The points of each figure by its name, in the order of the years.
Points: TypeAlias = dict[str, tuple[Point, ...]]


def points_of(memos: Iterable[Memo]) -> Points:
    """What the memos say of each figure, in their reading order from the earliest year on."""
    points: dict[str, list[Point]] = {}
    for memo in sorted(memos, key=lambda memo: memo.year):
        for name, found in _points_of_memo(memo).items():
            points.setdefault(name, []).extend(found)
    return {name: tuple(found) for name, found in points.items()}


def series_of(
    memos: Iterable[Memo], meanings: Mapping[str, FigureMeaning], language: str
) -> tuple[Series, ...]:
    """Every figure over the years: first those that `meanings` knows, in its order. `language` is that of labels and units."""
    points = points_of(memos)
    names = [*(name for name in meanings if name in points), *points]
    return tuple(
        _series(name, points[name], meanings.get(name), language) for name in dict.fromkeys(names)
    )


def _series(
    name: str, points: tuple[Point, ...], meaning: FigureMeaning | None, language: str
) -> Series:
    if meaning is None:
        return Series(name, "", "", counts_percent(name), points)
    label = meaning.label.said_in(language)
    unit = meaning.unit.said_in(language) if meaning.unit else ""
    return Series(name, label, unit, meaning.is_percentage, points)


def _points_of_memo(memo: Memo) -> dict[str, list[Point]]:
    """What one memo says: a point for each value of a figure, with all claims that give it that value."""
    stated: dict[str, dict[tuple[Decimal, str], list[Statement]]] = {}
    for numbered in number_notes(memo).claims:
        for name, figure in numbered.claim.claim.figures.items():
            value = figure.value, str(figure.at or "")
            values = stated.setdefault(str(name), {})
            values.setdefault(value, []).append(_statement(numbered))
    return {
        name: [Point(memo.year, *value, tuple(claims)) for value, claims in values.items()]
        for name, values in stated.items()
    }


def _statement(numbered: NumberedClaim) -> Statement:
    notes = numbered.notes or tuple(shared.note for shared in numbered.shared)
    return Statement(numbered.name, notes)
