"""Changes for a reader at a terminal: the summary first, then everything in the order of the memo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from memocli.compare.changes import EditKind
from memocli.compare.summary import title
from memocli.report.changes.facts import ChangesReport, figure_row
from memocli.report.changes.outline import head_facts, legend, outline, record_facts
from memocli.report.changes.said import Block, Entry, Fact, Heading, Look, Run, Said, Unchanged
from memocli.report.sanitize import sanitize
from memocli.report.styled import Line, Piece, columns, text_of, wrap

_HEADING: Final = "bold"
_NAME: Final = "bold cyan"
_LABEL: Final = "dim"
# A rewritten text is red or green as a whole: a struck paragraph can't be read.
_OLD, _NEW = "red", "green"
_WHOLE: Final = {EditKind.KEEP: "", EditKind.DELETE: _OLD, EditKind.INSERT: _NEW}
_STYLES: Final = {EditKind.KEEP: "", EditKind.DELETE: "red strike", EditKind.INSERT: "bold green"}
_LOOKS: Final = {
    Look.PLAIN: "",
    Look.EMPHASIS: "italic",
    Look.STRONG: "bold",
    Look.NOTE: "dim",
    Look.NAME: "",
}
_MARKS: Final = {
    EditKind.KEEP: ("", ""),
    EditKind.DELETE: ("[-", "-]"),
    EditKind.INSERT: ("{+", "+}"),
}
# As the files mark them.
_SIGNS: Final = {Look.EMPHASIS: "*", Look.STRONG: "**"}
_LIKE_A_MARK: Final = re.compile(r"(?<=\[)(?=-)|(?<=\{)(?=\+)|(?<=-)(?=\])|(?<=\+)(?=\})")

_LEVELS: Final = {1: "==", 2: "--"}
_INDENT: Final = "   "
_LABEL_WIDTH: Final = 10
_NARROWEST: Final = 20


def render(report: ChangesReport) -> str:
    """A title, the summary, the figures, the parts; or, in brief, a line for each part."""
    lines = list(_Terminal(report).lines())
    return "\n".join(text_of(line, colour=report.colour) for line in lines) + "\n"


class _Terminal:
    """The lines of one report."""

    def __init__(self, report: ChangesReport) -> None:
        self.report = report

    def lines(self) -> Iterator[Line]:
        yield from self.wrapped([(sanitize(title(self.report.changes)), _HEADING)])
        yield []
        rows = [(label, [(sanitize(said), "")]) for label, said in self.report.summary()]
        if self.report.has_entries and not self.report.is_brief:
            marks = legend(self.report)
            rows.append((marks.label, self.pieces(marks)))
        yield from self.table(rows)
        if self.report.is_brief:
            yield from self.in_brief()
            return
        if not self.report.has_entries:
            return
        yield from self.figures()
        yield from self.listed("Title page", head_facts(self.report))
        above: Block | None = None
        for block in outline(self.report):
            if not (isinstance(block, Unchanged) and isinstance(above, Heading)):
                yield []
            yield from self.block(block)
            above = block
        yield from self.records()

    def in_brief(self) -> Iterator[Line]:
        for title_of_part, counts in self.report.part_lines():
            yield []
            yield from self.wrapped([(sanitize(title_of_part), _HEADING)], _INDENT)
            yield from self.beside(_INDENT, [(sanitize(counts), "")])

    def table(self, rows: Iterable[tuple[str, list[Piece]]]) -> Iterator[Line]:
        """A phrase beside each label."""
        found = [(sanitize(label), pieces) for label, pieces in rows]
        width = max(columns(label) for label, _ in found)
        for label, pieces in found:
            yield from self.beside(f"{label}{' ' * (width - columns(label))}  ", pieces)

    def figures(self) -> Iterator[Line]:
        """A table of those of both memos; those of one stand at their claims."""
        changed = self.report.shown.figures.changed
        if not changed:
            return
        yield from ([], [("Figures", _HEADING)], [])
        rows = [tuple(sanitize(cell) for cell in figure_row(change)) for change in changed]
        widths = [max(columns(row[index]) for row in rows) for index in range(5)]
        for name, old, new, difference, percent in rows:
            yield [
                (f"  {name}{' ' * (widths[0] - columns(name))}  ", ""),
                (f"{old:>{widths[1]}}", _OLD),
                (" → ", ""),
                (f"{new:>{widths[2]}}", _NEW),
                (f"  {difference:>{widths[3]}}  {percent:>{widths[4]}}", ""),
            ]

    def block(self, block: Block) -> Iterator[Line]:
        match block:
            case Heading():
                yield from self.heading(block)
            case Entry():
                yield from self.entry(block)
            case Unchanged():
                yield from self.unchanged(block)

    def heading(self, heading: Heading) -> Iterator[Line]:
        more = f" ({heading.more})" if heading.more else ""
        start, end = _LEVELS[heading.level], sanitize((heading.words and heading.name) + more)
        words = sanitize(heading.words or heading.name)
        pieces = [(f"{start} {words}", _HEADING), (" · " if heading.words else "", _LABEL)]
        yield from self.wrapped([*pieces, (end, _LABEL)], _INDENT)
        yield from self.facts(heading.facts, _INDENT)

    def entry(self, entry: Entry) -> Iterator[Line]:
        names = sanitize(", ".join(entry.names))
        notes = f" · {sanitize(entry.notes)}"
        more = [(" · ", _LABEL), (entry.kinds, _HEADING), (notes, _LABEL)]
        yield from self.wrapped([(names, _NAME), *more], "  ")
        yield from self.facts(entry.facts)

    def unchanged(self, unchanged: Unchanged) -> Iterator[Line]:
        for name, notes, words in unchanged.claims:
            more = "".join(f" · {sanitize(text)}" for text in (notes, words) if text)
            yield from self.beside(_labelled("unchanged"), [(sanitize(name), _NAME), (more, "")])

    def records(self) -> Iterator[Line]:
        found = list(record_facts(self.report))
        if found:
            yield from ([], [("== Records of sources that both memos cite", _HEADING)])
        for source, facts in found:
            yield []
            yield from self.wrapped(self.run(source), "  ")
            yield from self.facts(facts)

    def listed(self, heading: str, facts: Iterable[Fact]) -> Iterator[Line]:
        found = list(facts)
        if found:
            yield from ([], [(f"== {heading}", _HEADING)])
            yield from self.facts(found, _INDENT)

    def facts(self, facts: Iterable[Fact], margin: str = "  ") -> Iterator[Line]:
        for fact in facts:
            first = _labelled(fact.label, margin)
            if fact.is_copied:
                yield [(first, _LABEL), *self.pieces(fact)]
            else:
                yield from self.beside(first, self.pieces(fact))

    def pieces(self, fact: Fact) -> list[Piece]:
        """The words of a fact, marked by colour where it is wanted and else by signs."""
        pieces: list[Piece] = []
        for run in fact.runs:
            pieces += [*self.run(run, is_whole=fact.is_whole), (" ", "")]
        return pieces

    def run(self, run: Run, *, is_whole: bool = False) -> list[Piece]:
        styles = _WHOLE if is_whole else _STYLES
        if self.report.colour or is_whole:
            return [(sanitize(said.text), _style(said, styles)) for said in run]
        start, end = _MARKS[run[0].kind]
        text = start
        for said in run:
            # What the author wrote must not look like our signs.
            before, sign = text[-1:], _SIGNS.get(said.look, "")
            shown = _LIKE_A_MARK.sub(r"\\", before + sanitize(said.text))[len(before) :]
            text += sign + shown + sign
        return [(text + end, "")]

    def wrapped(self, pieces: Iterable[Piece], margin: str = "") -> Iterator[Line]:
        """The pieces in as many lines as they take, all but the first one indented."""
        room = max(self.report.width - len(margin), _NARROWEST)
        for index, line in enumerate(wrap(pieces, room)):
            yield [(margin if index else "", ""), *line]

    def beside(self, first: str, pieces: Iterable[Piece]) -> Iterator[Line]:
        """A label, and beside it the text in as many lines as it takes."""
        width = columns(first)
        room = max(self.report.width - width, _NARROWEST)
        for index, line in enumerate(wrap(pieces, room)):
            yield [(first if index == 0 else " " * width, _LABEL), *line]


def _labelled(label: str, margin: str = "  ") -> str:
    shown = sanitize(label)
    return f"{margin}{shown}{' ' * max(_LABEL_WIDTH - columns(shown), 1)}"


def _style(said: Said, styles: Mapping[EditKind, str]) -> str:
    return " ".join(filter(None, (_LOOKS[said.look], styles[said.kind])))
