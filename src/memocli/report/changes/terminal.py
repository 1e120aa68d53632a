"""Changes for a reader at a terminal: the counts first, then what matters most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from memocli.compare import Changes, ClaimChange, ClaimState, DroppedClaim, Edit, EditKind
from memocli.report.changes.facts import (
    ChangesReport,
    bases_text,
    basis_text,
    difference_text,
    figure_text,
    percent_text,
    verdict_text,
)
from memocli.report.sanitize import sanitize
from memocli.report.styled import Line, Piece, columns, text_of, wrap

_HEADING: Final = "bold"
_NAME: Final = "bold cyan"
_LABEL: Final = "dim"
# A rewritten text is red or green as a whole: a struck paragraph can't be read.
_OLD, _NEW = "red", "green"
_STYLES: Final = {EditKind.KEEP: "", EditKind.DELETE: "red strike", EditKind.INSERT: "bold green"}
_MARKS: Final = {
    EditKind.KEEP: ("", ""),
    EditKind.DELETE: ("[-", "-]"),
    EditKind.INSERT: ("{+", "+}"),
}
_LIKE_A_MARK: Final = re.compile(r"(?<=\[)(?=-)|(?<=\{)(?=\+)|(?<=-)(?=\])|(?<=\+)(?=\})")

_LABEL_WIDTH: Final = 10
_NARROWEST: Final = 20


def render(report: ChangesReport) -> str:
    """A title, the counts, and one section for each kind of change that there is."""
    lines = list(_Terminal(report).lines())
    return "\n".join(text_of(line, colour=report.colour) for line in lines) + "\n"


class _Terminal:
    """The lines of one report."""

    def __init__(self, report: ChangesReport) -> None:
        self.report = report
        self.changes: Changes = report.changes

    def lines(self) -> Iterator[Line]:
        report, changes = self.report, self.changes
        yield [(report.title, _HEADING)]
        yield []
        for label, sentence in report.summary():
            yield from self.labelled(label, [(sentence, "")], margin="", gap=2)
        yield from self.verdicts()
        yield from self.figures()
        yield from self.section("Reworded", map(self.changed, report.reworded))
        yield from self.section("Same words, other support", map(self.changed, report.resourced))
        yield from self.section("Renamed only", map(self.changed, report.renamed))
        yield from self.section("Added", map(self.added, changes.added))
        yield from self.section("Dropped", map(self.dropped, changes.dropped))

    def section(self, title: str, entries: Iterable[Iterable[Line]]) -> Iterator[Line]:
        found = [list(entry) for entry in entries]
        if found:
            yield from ([], [(f"{title} ({len(found)})", _HEADING)])
        for entry in found:
            yield []
            yield from entry

    def verdicts(self) -> Iterator[Line]:
        if not self.changes.verdicts:
            return
        yield from ([], [("Verdicts", _HEADING)], [])
        for change in self.changes.verdicts:
            yield [
                (f"  {sanitize(change.heading or change.part)}: ", ""),
                (verdict_text(change.old), _OLD),
                (" → ", ""),
                (verdict_text(change.new), _NEW),
            ]

    def figures(self) -> Iterator[Line]:
        """A table; figures of one year only are counted in the summary and listed in the JSON."""
        changed = self.changes.figures.changed
        if not changed:
            return
        yield from ([], [("Figures", _HEADING)], [])
        rows = [
            (
                sanitize(change.name),
                figure_text(change.old),
                figure_text(change.new),
                difference_text(change),
                percent_text(change),
            )
            for change in changed
        ]
        widths = [max(columns(row[index]) for row in rows) for index in range(5)]
        for name, old, new, difference, percent in rows:
            yield [
                (f"  {name}{' ' * (widths[0] - columns(name))}  ", ""),
                (f"{old:>{widths[1]}}", _OLD),
                (" → ", ""),
                (f"{new:>{widths[2]}}", _NEW),
                (f"  {difference:>{widths[3]}}  {percent:>{widths[4]}}", ""),
            ]

    def changed(self, change: ClaimChange) -> Iterator[Line]:
        yield from self.names(change.new)
        if change.renamed:
            was = ", ".join(claim.name for claim in change.old)
            yield from self.labelled("was", [(sanitize(was), "")])
        if change.rewritten:
            yield from self.rewritten(change.edits)
        elif change.edits:
            yield from self.labelled("text", self.edited(change.edits))
        elif change.sources or change.basis:
            words = " ".join(claim.words for claim in change.new)
            yield from self.labelled("text", [(sanitize(words), "")])
        yield from self.support(change)

    def rewritten(self, edits: Sequence[Edit]) -> Iterator[Line]:
        labels = {
            EditKind.DELETE: (self.report.old_label, _OLD),
            EditKind.INSERT: (self.report.new_label, _NEW),
        }
        for edit in edits:
            label, style = labels[edit.kind]
            yield from self.labelled(label, [(sanitize(edit.text), style)])

    def support(self, change: ClaimChange) -> Iterator[Line]:
        sources = change.sources
        if sources.added or sources.dropped:
            dropped = [Edit(EditKind.DELETE, source) for source in sources.dropped]
            added = [Edit(EditKind.INSERT, source) for source in sources.added]
            yield from self.labelled("sources", self.edited([*dropped, *added]))
        for moved in sources.locators:
            places = self.edited(_replaced("; ".join(moved.old), "; ".join(moved.new)))
            yield from self.labelled("cited at", [(f"{sanitize(moved.source)}: ", ""), *places])
        if change.basis:
            bases = _replaced(bases_text(change.basis.old), bases_text(change.basis.new))
            yield from self.labelled("basis", self.edited(bases))

    def added(self, claim: ClaimState) -> Iterator[Line]:
        yield from self.names([claim])
        yield from self.labelled("text", [(sanitize(claim.words), "")])
        yield from self.rests_on(claim)

    def dropped(self, dropped: DroppedClaim) -> Iterator[Line]:
        year = self.changes.new_year
        none = f"none given; `dropped` in memo/{year}/memo.yaml is the place for it"
        yield from self.names([dropped.claim])
        yield from self.labelled("reason", [(sanitize(dropped.reason) or none, "")])
        yield from self.labelled("text", [(sanitize(dropped.claim.words), "")])
        yield from self.rests_on(dropped.claim)

    def rests_on(self, claim: ClaimState) -> Iterator[Line]:
        if claim.sources:
            yield from self.labelled("sources", [(sanitize(", ".join(claim.sources)), "")])
        if claim.basis:
            yield from self.labelled("basis", [(sanitize(basis_text(claim.basis)), "")])

    def names(self, claims: Iterable[ClaimState]) -> Iterator[Line]:
        for claim in claims:
            heading = f" · {sanitize(claim.heading)}" if claim.heading else ""
            yield from wrap([(sanitize(claim.name), _NAME), (heading, _LABEL)], self.report.width)

    def edited(self, edits: Iterable[Edit]) -> list[Piece]:
        """Runs of words, marked by colour where it is wanted and else by signs."""
        pieces: list[Piece] = []
        for edit in edits:
            text, style = sanitize(edit.text), _STYLES[edit.kind]
            if not self.report.colour:
                start, end = _MARKS[edit.kind]
                # What the author wrote must not look like our signs.
                text = start + _LIKE_A_MARK.sub(r"\\", text) + end
            pieces += [(text, style), (" ", "")]
        return pieces

    def labelled(
        self, label: str, pieces: Iterable[Piece], margin: str = "  ", gap: int = 0
    ) -> Iterator[Line]:
        """A label, and beside it the text in as many lines as it takes."""
        first = f"{margin}{label:<{_LABEL_WIDTH + gap}}"
        room = max(self.report.width - len(first), _NARROWEST)
        for index, line in enumerate(wrap(pieces, room)):
            yield [(first if index == 0 else " " * len(first), _LABEL), *line]


def _replaced(old: str, new: str) -> list[Edit]:
    runs = ((EditKind.DELETE, old), (EditKind.INSERT, new))
    return [Edit(kind, text) for kind, text in runs if text]
