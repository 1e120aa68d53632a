"""What a chart of a memo shows: its figures in its years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from memocli.memo import Chart, Memo, Part
from memocli.series.over_years import Point, Points


class Charted(Struct, frozen=True):
    """A chart with its years in order, and for each of its figures the points in them; a figure without any has none."""

    chart: Chart
    years: tuple[int, ...]
    points: dict[str, tuple[Point, ...]]

    @property
    def shown(self) -> tuple[Point, ...]:
        """All points that it shows: of several values of a figure in one year, the first."""
        return tuple(
            point for name in self.points for year in self.years if (point := self.at(name, year))
        )

    def at(self, name: str, year: int) -> Point | None:
        """The point of a figure in a year."""
        return next((point for point in self.points.get(name, ()) if point.year == year), None)


def charts_of(memo: Memo) -> Iterator[tuple[Part, Chart]]:
    """All charts of a memo with their parts, in order."""
    return ((part, chart) for part in memo.parts for chart in part.charts)


def charted_years(chart: Chart, year: int, known: Iterable[int]) -> tuple[int, ...]:
    """The years that a chart in the memo of `year` shows; `known` are those that have a memo.

    Without `years`, a chart of several figures shows those of its own memo, one over the years all memos up to its own.
    """
    if chart.years:
        return tuple(sorted({given.value for given in chart.years}))
    if chart.is_over_figures:
        return (year,)
    return tuple(sorted(one for one in known if one <= year))


def charted(chart: Chart, year: int, points: Points, known: Iterable[int]) -> Charted:
    """What a chart in the memo of `year` shows of the points of all figures; never what a later memo says."""
    years = charted_years(chart, year, known)
    shown = {
        str(name): tuple(
            point for point in points.get(name, ()) if point.year in years and point.year <= year
        )
        for name in chart.figures
    }
    return Charted(chart, years, shown)
