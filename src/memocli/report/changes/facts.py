"""What a report is made of: the changes, and which of them it shows how."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from memocli.compare.changes import Changes, FigureChange, Kind
from memocli.compare.in_words import (
    KINDS,
    capitalized,
    difference_text,
    figure_name,
    figure_text,
    percent_text,
)
from memocli.compare.select import Selection
from memocli.compare.summary import at, labels, part_line, part_title, summary


class ChangesReport(Struct, frozen=True):
    """Everything a format may use.

    `changes` are all, of which the summary tells; `shown` those that were asked for with `selection`. With `is_brief`, only counts
    are shown of them. `colour` and `width` matter to the terminal only.
    """

    changes: Changes
    shown: Changes
    selection: Selection
    is_brief: bool
    colour: bool
    width: int

    @property
    def old_label(self) -> str:
        """What the older state is called."""
        return labels(self.changes)[0]

    @property
    def new_label(self) -> str:
        """What the newer state is called."""
        return labels(self.changes)[1]

    @property
    def in_old(self) -> str:
        """ "in 2017"; "before"."""
        return at(self.old_label)

    @property
    def in_new(self) -> str:
        """ "in 2018"; "after"."""
        return at(self.new_label)

    def summary(self) -> Iterator[tuple[str, str]]:
        """The lines that a director reads, and what is shown below them where that is not all."""
        yield from summary(self.changes)
        chosen = self.selection
        kinds = ", ".join(KINDS[kind] for kind in chosen.kinds)
        parts = ", ".join(chosen.parts)
        if said := "; ".join(filter(None, (kinds, f"in {parts}" if parts else ""))):
            none = " (there is none)" if self.is_nothing_shown else ""
            yield "Shown here", f"only {said}{none}"

    @property
    def is_nothing_shown(self) -> bool:
        """Whether nothing has what was asked for."""
        shown = self.shown
        return not (shown.head or shown.parts or shown.records)

    @property
    def has_entries(self) -> bool:
        """Whether anything stands below the summary.

        What was carried on from one year to the next is listed though nothing changed; drafts of one year that are the same are not.
        """
        changes = self.changes
        is_told = not changes.is_empty or changes.old.year != changes.new.year
        return not self.is_nothing_shown and (is_told or Kind.UNCHANGED in self.selection.kinds)

    def part_lines(self) -> Iterator[tuple[str, str]]:
        """For each part its title and the counts of what is shown of it."""
        for part in self.shown.parts:
            yield part_title(part.state), part_line(part, self.selection.kinds)


def figure_row(change: FigureChange) -> tuple[str, str, str, str, str]:
    """A row of the table of figures: name, old, new, difference, percent."""
    return (
        capitalized(figure_name(change)),
        figure_text(change.old),
        figure_text(change.new),
        difference_text(change),
        percent_text(change),
    )
