"""Bars that lie and begin at zero: so there is room for words, also on a phone, and none has to be read from a legend."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from msgspec import Struct

from memocli.document import Chart, ChartMark, ChartRow
from memocli.render.charts.svg import WIDTH, Drawing, share, width_of

_THICKNESS: Final = 15
_STEP: Final = 21
_GAP: Final = 6
# What is not zero can be seen.
_THINNEST: Final = 1.0
# More than this share of the width for numbers, and they stand above their bars.
_MOST_FOR_NUMBERS: Final = 0.45


class _Plan(Struct, frozen=True):
    """Where the bars are: the zero line, the units for a value of `most`, and whether numbers stand beside their bars."""

    zero: float
    scale: float
    most: Decimal
    left: float
    beside: bool

    def end(self, value: Decimal) -> float:
        """Where a bar ends, seen from the zero line."""
        length = share(value, self.most) * self.scale
        if value and abs(length) < _THINNEST:
            return _THINNEST if value > 0 else -_THINNEST
        return length


def bars(chart: Chart, drawing: Drawing) -> None:
    """All rows below each other: the words, then a bar for each column; the last column's are full."""
    plan = _plan(chart)
    for number, row in enumerate(chart.rows):
        drawing.height += _GAP if number else 0
        drawing.paragraph(row.label, 0, WIDTH)
        top = drawing.height + 1
        _bars_of(row, chart, plan, drawing)
        drawing.path(f"M{plan.zero:.5g} {top:.5g}V{drawing.height:.5g}", stroke="ink", width=1)


def _bars_of(row: ChartRow, chart: Chart, plan: _Plan, drawing: Drawing) -> None:
    columns = list(zip(chart.columns, row.marks, strict=True))
    last = max((place for place, (_, mark) in enumerate(columns) if mark), default=0)
    for place, (column, mark) in enumerate(columns):
        if mark is None:
            continue
        named = column if len(columns) > 1 else ""
        if not plan.beside:
            drawing.paragraph(f"{named} {mark.text}", plan.left, WIDTH - plan.left)
        top = drawing.height + (_STEP - _THICKNESS) / 2
        _bar(mark, top, plan, drawing, solid=place == last)
        if plan.beside:
            foot = top + _THICKNESS - 3.5
            if named:
                drawing.text(named, 0, foot, paint="muted")
            end = max(plan.end(mark.value), 0)
            drawing.text(mark.text, plan.zero + end + _GAP, foot, bold=True)
        drawing.height += _STEP


def _bar(mark: ChartMark, top: float, plan: _Plan, drawing: Drawing, *, solid: bool) -> None:
    end = plan.end(mark.value)
    left = plan.zero + min(end, 0)
    drawing.bar(left, top, abs(end), _THICKNESS, solid=solid, exact=mark.is_exact)


def _plan(chart: Chart) -> _Plan:
    marks = [mark for row in chart.rows for mark in row.marks if mark]
    highest = max([mark.value for mark in marks] + [Decimal(0)])
    lowest = min([mark.value for mark in marks] + [Decimal(0)])
    names = [width_of(column) for column in chart.columns] if len(chart.columns) > 1 else []
    numbers = max((width_of(mark.text, bold=True) for mark in marks), default=0) + _GAP
    beside = numbers <= WIDTH * _MOST_FOR_NUMBERS
    left = max(names) + _GAP if names and beside else 0.0
    room = WIDTH - left - (numbers if beside else 0) - 1
    most = highest - lowest
    zero = left + 0.5 + share(-lowest, most) * room
    return _Plan(zero, room, most, left, beside)
