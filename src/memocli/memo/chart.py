"""What a part says of a chart: which figures it shows, and how."""

from __future__ import annotations

from collections.abc import Iterator

from memocli.fields import ChartKind, ChartOver, Name, Shape, Year
from memocli.text import Placed, Span


class Chart(Shape, frozen=True):
    """Figures that claims state, drawn: one of them over the years, or several of one year beside each other.

    Keys:
        id: its name within the part
        heading: what it shows, in a few words; printed above it
        kind: `bar`, or `line` for how figures went over the years
        over: `years` to show how figures went from year to year, or `figures` to show several figures of one year
        figures: the figures to show, by the names that claims give them
        years: the years to show; if nothing is said, those of all memos up to this one, and with `over: figures` its own
        finding: the finding, by its id, that it stands below; if nothing is said, it stands at the end of the part
        caption: a line printed below it, before the notes that its numbers come from
    """

    id: Name
    heading: Placed
    kind: ChartKind
    over: ChartOver
    figures: tuple[Placed, ...]
    years: tuple[Year, ...] = ()
    finding: Placed | None = None
    caption: Placed | None = None

    @property
    def is_over_figures(self) -> bool:
        """Whether it shows several figures of one year."""
        return self.over == "figures"

    def spans(self) -> Iterator[Span]:
        """Where everything stands that the file says of it."""
        yield from (said.span for said in (self.id, self.heading, self.kind, self.over))
        yield from (said.span for said in (*self.figures, *self.years))
        yield from (said.span for said in (self.finding, self.caption) if said is not None)
