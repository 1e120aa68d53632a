"""The charts of a memo: what the memos say of their figures → the document's charts, with alternative text and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from memocli import document
from memocli.document import ChartMark, ChartRow, Inline, Table, Text
from memocli.language import Wording, language_of_tag, note_words, quantity_text
from memocli.load import Library
from memocli.memo import Chart, FigureMeaning, Memo, Part, counts_percent
from memocli.series import Charted, Point, Points, charted, charts_of, points_of

# What stands in the place of a number that no memo gives.
_NOTHING = "–"


class ChartAssembly:
    """Sets the charts of one memo; `text` makes of the author's texts what may be printed."""

    def __init__(
        self, memo: Memo, library: Library, words: Wording, text: Callable[[str | None], str]
    ) -> None:
        self.memo = memo
        self.library = library
        self.words = words
        self.text = text
        self.language = language_of_tag(memo.language)
        has_charts = any(charts_of(memo))
        self.points: Points = points_of(library.memos.values()) if has_charts else {}

    def below(self, part: Part, finding: str) -> Iterator[Chart]:
        """The charts of a part that stand below a finding."""
        return (chart for chart in part.charts if chart.finding == finding)

    def at_end(self, part: Part) -> Iterator[Chart]:
        """The charts that stand at the end of a part: those of no finding, or of one that is not there."""
        findings = {str(finding.id) for finding in part.findings}
        return (chart for chart in part.charts if chart.finding not in findings)

    def chart(self, chart: Chart, anchor: str) -> document.Chart | None:
        """A chart of the document; None where it would lack what it is to show."""
        shown = charted(chart, self.memo.year, self.points, self.library.memos)
        years = tuple(y for y in shown.years if any(shown.at(name, y) for name in shown.points))
        names = list(shown.points)
        if (
            not years
            or not all(shown.points.values())
            or (chart.is_over_figures and len(years) > 1)
        ):
            return None
        rows = tuple(self._row(name, shown, years) for name in names)
        columns = tuple(map(str, years))
        heading = self.text(chart.heading)
        return document.Chart(
            anchor=anchor,
            kind="line" if chart.kind == "line" and len(years) > 1 else "bar",
            heading=heading,
            columns=columns,
            rows=rows,
            alt=self._alt(str(chart.kind), heading, columns, rows),
            caption=self.text(chart.caption),
            citing=tuple(self._citing(shown.shown)),
            table_label=self.words.chart_table,
            table=self._table(heading, columns, names, rows),
        )

    def _row(self, name: str, shown: Charted, years: Iterable[int]) -> ChartRow:
        meaning = self.library.figures.get(name)
        marks = (shown.at(name, year) for year in years)
        return ChartRow(
            self._label(name), tuple(self._mark(point, meaning, name) for point in marks)
        )

    def _label(self, name: str) -> str:
        """What readers call a figure; its name in words where memo/figures.yaml does not say."""
        meaning = self.library.figures.get(name)
        if meaning is None:
            words = name.replace("-", " ")
            return words[:1].upper() + words[1:]
        return self.text(meaning.label.said_in(self.memo.language))

    def _mark(
        self, point: Point | None, meaning: FigureMeaning | None, name: str
    ) -> ChartMark | None:
        if point is None:
            return None
        said = quantity_text(point.value, point.at, self.language)
        if meaning.is_percentage if meaning else counts_percent(name):
            said = self.words.percent.format(said)
        return ChartMark(point.value, said, not point.at)

    def _alt(
        self, kind: str, heading: str, columns: tuple[str, ...], rows: tuple[ChartRow, ...]
    ) -> str:
        """All numbers in words: "Bar chart: Investigations. Opened: 8,335 (2018). Charged: 17 (2018)."."""
        said = [f"{self.words.chart_kinds[kind]}: {_closed(heading)}"]
        for row in rows:
            numbers = (
                f"{mark.text} ({column})"
                for column, mark in zip(columns, row.marks, strict=True)
                if mark
            )
            said.append(f"{row.label}: {', '.join(numbers)}.")
        return " ".join(said)

    def _citing(self, points: Iterable[Point]) -> Iterator[str | int]:
        """ "Note 39; note 34 of the memo of 2017.": the notes by year, the memo's own first."""
        notes: dict[int, set[int]] = {}
        for point in points:
            notes.setdefault(point.year, set()).update(point.notes)
        own = self.memo.year
        pieces: list[str | int] = []
        for year in sorted((y for y in notes if notes[y]), key=lambda y: (y != own, y)):
            numbers = sorted(notes[year])
            forms = self.words.chart_notes if year == own else self.words.chart_earlier_notes
            before, _, after = forms[len(numbers) > 1].partition("{}")
            listed = self._listed(numbers)
            pieces += ["; "] if pieces else []
            pieces += [before, *(listed if year == own else map(str, listed)), after.format(year)]
        if pieces:
            first = str(pieces[0])
            yield first[:1].upper() + first[1:]
            yield from (piece for piece in pieces[1:] if piece != "")
            yield "."

    def _listed(self, numbers: list[int]) -> list[str | int]:
        """ "31, 33 and 36"."""
        listed: list[str | int] = []
        for place, number in enumerate(numbers):
            last = place == len(numbers) - 1
            joint = f" {note_words(self.memo.language).joint} " if last else ", "
            listed += [joint, number] if place else [number]
        return listed

    def _table(
        self, heading: str, columns: tuple[str, ...], names: list[str], rows: tuple[ChartRow, ...]
    ) -> Table:
        return Table(
            heading,
            (self.words.chart_figure, *columns),
            tuple(
                (_cell(self._with_unit(name, row.label)), *map(_number, row.marks))
                for name, row in zip(names, rows, strict=True)
            ),
        )

    def _with_unit(self, name: str, label: str) -> str:
        """ "People registered as disappeared (people)"; a percentage has its sign at the number."""
        meaning = self.library.figures.get(name)
        if meaning is None or meaning.unit is None or meaning.is_percentage:
            return label
        unit = self.text(meaning.unit.said_in(self.memo.language))
        return f"{label} ({unit})"


def _cell(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def _number(mark: ChartMark | None) -> tuple[Inline, ...]:
    return _cell(mark.text if mark else _NOTHING)


def _closed(sentence: str) -> str:
    """A heading with a full stop."""
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
