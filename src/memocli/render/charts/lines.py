"""Lines over the years, from zero up; each has dashes and marks of its own, so that no colour is needed to tell them apart."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from msgspec import Struct

from memocli.document import Chart, ChartMark
from memocli.render.charts.svg import LINE, SIZE, WIDTH, Drawing, share, width_of

_HEIGHT: Final = 150
_ABOVE: Final = 8
_SAMPLE: Final = 34
_RADIUS: Final = 3.6
# Dashes, mark, colour of line and filling: checks allow as many lines.
_STYLES: Final = (
    ("", "disc", "accent"),
    ("7 3", "square", "ink"),
    ("2 3", "triangle", "ink"),
    ("9 3 2 3", "diamond", "muted"),
)


class _Plan(Struct, frozen=True):
    """Where things are: `top`, the room above the highest mark, the height of a value, and the place of each column.

    `numbered` are the columns that have their numbers at their marks: where the lines are many and near, only the ends.
    """

    lowest: Decimal
    most: Decimal
    top: float
    places: tuple[float, ...]
    numbered: frozenset[int]

    def height(self, value: Decimal) -> float:
        """How far below the beginning a value is."""
        return self.top + _HEIGHT - share(value - self.lowest, self.most) * _HEIGHT


def lines(chart: Chart, drawing: Drawing) -> None:
    """The lines with their numbers, the years below them, and which line is what."""
    plan = _plan(chart)
    if len(chart.rows) == 1:
        drawing.paragraph(chart.rows[0].label, 0, WIDTH)
    start = drawing.height
    zero = start + plan.height(Decimal(0))
    drawing.path(f"M0 {zero:.5g}H{WIDTH}", stroke="ink")
    for number, row in enumerate(chart.rows):
        marks = [
            (place, start + plan.height(mark.value), mark)
            for place, mark in zip(plan.places, row.marks, strict=True)
            if mark
        ]
        _line(marks, number, drawing)
    _numbers(chart, plan, start, drawing)
    drawing.height = start + plan.top + _HEIGHT + LINE + 2
    _names_of_columns(chart, plan, drawing)
    if len(chart.rows) > 1:
        _legend(chart, drawing)
    drawing.height += 3


def _plan(chart: Chart) -> _Plan:
    values = [mark.value for row in chart.rows for mark in row.marks if mark] + [Decimal(0)]
    widest = max(width_of(mark.text, bold=True) for row in chart.rows for mark in row.marks if mark)
    margin = min(widest / 2, WIDTH / 3)
    years = [_year(column, place) for place, column in enumerate(chart.columns)]
    span = max(years[-1] - years[0], 1)
    places = tuple(margin + (y - years[0]) / span * (WIDTH - 2 * margin) for y in years)
    steps = [right - left for left, right in pairwise(places)]
    last = len(places) - 1
    all_of_them = len(chart.rows) == 1 or min(steps, default=widest) >= widest
    numbered = frozenset(range(last + 1)) if all_of_them else frozenset((0, last))
    top = _ABOVE + SIZE * len(chart.rows)
    return _Plan(min(values), max(values) - min(values), top, places, numbered)


def _year(column: str, place: int) -> int:
    """Years that are farther apart stand farther apart."""
    return int(column) if column.isdecimal() else place


def _line(marks: list[tuple[float, float, ChartMark]], number: int, drawing: Drawing) -> None:
    dashes, shape, paint = _STYLES[number % len(_STYLES)]
    steps = "L".join(f"{x:.5g} {y:.5g}" for x, y, _ in marks)
    drawing.path(f"M{steps}", stroke=paint, width=2, dashes=dashes)
    for x, y, mark in marks:
        fill = paint if mark.is_exact else "paper"
        drawing.path(_shape(shape, x, y), stroke=paint, fill=fill, width=1.5)


def _shape(shape: str, x: float, y: float) -> str:
    r = _RADIUS
    if shape == "disc":
        return f"M{x - r:.5g} {y:.5g}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"
    if shape == "square":
        return f"M{x - r:.5g} {y - r:.5g}h{2 * r}v{2 * r}h{-2 * r}z"
    if shape == "triangle":
        return f"M{x:.5g} {y - r - 1:.5g}l{r + 1} {2 * r}h{-2 * (r + 1)}z"
    return f"M{x:.5g} {y - r - 1:.5g}l{r + 1} {r + 1}l{-r - 1} {r + 1}l{-r - 1} {-r - 1}z"


def _numbers(chart: Chart, plan: _Plan, start: float, drawing: Drawing) -> None:
    """The numbers above their marks: those of one column do not cover each other, nor do neighbours."""
    ends: dict[int, float] = {}
    for column, place in enumerate(plan.places):
        if column not in plan.numbered:
            continue
        marks = [(row, line.marks[column]) for row, line in enumerate(chart.rows)]
        feet = [(start + plan.height(mark.value) - 7, row, mark) for row, mark in marks if mark]
        lowest = float("inf")
        for foot, row, mark in sorted(feet, key=lambda one: (-one[0], one[1])):
            half = width_of(mark.text, bold=True) / 2
            lowest = min(foot, lowest - SIZE)
            is_last = column == len(plan.places) - 1
            if place - half >= ends.get(row, float("-inf")) or is_last:
                drawing.text(mark.text, place, lowest, anchor="middle", bold=True)
                ends[row] = place + half


def _names_of_columns(chart: Chart, plan: _Plan, drawing: Drawing) -> None:
    """The years, as many as there is room for; the last one always."""
    last, end = len(chart.columns) - 1, float("-inf")
    room_for_last = plan.places[last] - width_of(chart.columns[last]) * 0.75
    for number, (column, place) in enumerate(zip(chart.columns, plan.places, strict=True)):
        half = width_of(column) / 2
        if number == last or (place - half > end and place + half < room_for_last):
            drawing.text(column, place, drawing.height - 2, anchor="middle", paint="muted")
            end = place + half + SIZE / 2


def _legend(chart: Chart, drawing: Drawing) -> None:
    drawing.height += 4
    for number, row in enumerate(chart.rows):
        dashes, shape, paint = _STYLES[number % len(_STYLES)]
        y = drawing.height + LINE - 4 - SIZE / 3
        drawing.path(f"M0 {y:.5g}H{_SAMPLE - 8}", stroke=paint, width=2, dashes=dashes)
        drawing.path(_shape(shape, (_SAMPLE - 8) / 2, y), stroke=paint, fill=paint, width=1.5)
        drawing.paragraph(row.label, _SAMPLE, WIDTH - _SAMPLE)
