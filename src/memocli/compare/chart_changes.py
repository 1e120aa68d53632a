"""A chart that one of two memos has, or that both have and draw differently."""

from __future__ import annotations

from msgspec import Struct

from memocli.compare.claim_changes import FigureChange


class ChartState(Struct, frozen=True):
    """A chart as a memo has it.

    `name` is `part/chart`; `kind` and `over` are as the files write them. `labels` are what readers call its `figures`. `years` are those that it
    is to show; none where it shows all memos up to its own, or, `over` figures, that of its own memo. `below` is the heading of the finding that
    it stands below, or that finding's id; empty where it stands at the end of the part.
    """

    name: str
    heading: str
    kind: str
    over: str
    figures: tuple[str, ...]
    labels: tuple[str, ...]
    years: tuple[int, ...] = ()
    below: str = ""
    caption: str = ""


class ChartChange(Struct, frozen=True):
    """A chart that was added, dropped or changed; None in a memo that does not have it.

    `is_moved` says that it stood at another place of its part. `points` are the numbers of the memos themselves that both charts show, and
    that differ; those of further years are the business of the memos of these years.
    """

    old: ChartState | None
    new: ChartState | None
    is_moved: bool = False
    points: tuple[FigureChange, ...] = ()

    @property
    def state(self) -> ChartState:
        """The chart by which a reader finds it: the new one, or else the old one."""
        found = self.new or self.old
        assert found is not None  # one of them is there
        return found
