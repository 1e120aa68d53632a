"""The tables: verdicts, and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from memocli.assemble.changes.wording import Words, in_language
from memocli.compare.changes import Changes, FigureChange, Kind
from memocli.compare.in_words import (
    capitalized,
    change_text,
    figure_name,
    figure_text,
    verdict_text,
)
from memocli.compare.summary import at, labels
from memocli.document import Table, Text


def tables(changes: Changes, words: Words) -> Iterator[Table]:
    """The verdicts and the figures that changed: what there is of them."""
    figures = changes.figures
    years = tuple(at(label).capitalize() for label in labels(changes))
    if verdicts := [part for part in changes.parts if Kind.VERDICT in part.kinds]:
        rows = (
            (
                in_language(part.state.heading, words.new.language),
                (Text(verdict_text(part.old.verdict if part.old else None)),),
                (Text(verdict_text(part.new.verdict if part.new else None)),),
            )
            for part in verdicts
        )
        yield Table("Verdicts that changed", ("Requirement", *years), tuple(rows))
    if figures.changed:
        head = ("Figure", *years, "Difference")
        yield Table("Figures that changed", head, _rows(figures.changed, differ=True), (4, 2, 2, 3))


def table_of_one_year(changes: Changes) -> Table | None:
    """The figures that only one of both memos states; None where there are none."""
    figures = (*changes.figures.gone, *changes.figures.added)
    if not figures:
        return None
    head = ("Figure", *(at(label).capitalize() for label in labels(changes)))
    rows = _rows(figures, differ=False)
    return Table("Figures that only one of both memos states", head, rows, (4, 1, 1))


def _rows(changes: Iterable[FigureChange], *, differ: bool) -> tuple[tuple[tuple[Text], ...], ...]:
    return tuple(
        tuple(
            (Text(cell),)
            for cell in (
                capitalized(figure_name(change)),
                figure_text(change.old) or "—",
                figure_text(change.new) or "—",
                *((change_text(change),) if differ else ()),
            )
        )
        for change in changes
    )
