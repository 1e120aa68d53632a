"""Figures over the years for each reader: a table at a terminal, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from memocli.compare.in_words import difference_words, percent_words
from memocli.language import ENGLISH, quantity_text
from memocli.memo import Step
from memocli.report.json_text import json_text
from memocli.report.numbers import json_number, json_percent
from memocli.report.sanitize import encodable, sanitize
from memocli.report.styled import columns, text_of
from memocli.series import Point, Series, Statement

_VERSION: Final = 1
_HEAD: Final = tuple("name label unit year value bound difference percent claims notes".split())
# What makes a spreadsheet take a text for a formula.
_FORMULA: Final = ("=", "+", "-", "@")


class FiguresFormat(StrEnum):
    """The forms that `figures` can report in."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def render_figures(
    series: Sequence[Series], output_format: FiguresFormat, *, colour: bool = False
) -> str:
    """The whole report, ending with a line break."""
    if output_format is FiguresFormat.TABLE:
        return _table(series, colour=colour)
    return _RENDERERS[output_format](series)


# ── the table ────────────────────────────────────────────────────────────────────────────────────


def _table(series: Sequence[Series], *, colour: bool) -> str:
    """One block a figure: its label, and a line for each point."""
    if not series:
        return "no figure is stated by the memos of two years; `memocli figures --all` lists all\n"
    blocks = ["".join(f"{line}\n" for line in _block(one, colour=colour)) for one in series]
    return "\n".join(blocks)


def _block(series: Series, *, colour: bool) -> Iterator[str]:
    label = sanitize(series.label or series.name)
    about = [series.name] if series.label else []
    about += [series.unit] if series.unit else []
    more = f"  {sanitize(', '.join(about))}" if about else ""
    yield text_of([(label, "bold"), (more, "dim")], colour=colour)
    rows = [_cells(point, step, series) for point, step in _steps(series)]
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        *numbers, stated = zip(row, widths, strict=True)
        # Numbers stand below each other by their last digit.
        padded = [" " * (width - columns(cell)) + cell for cell, width in numbers if width]
        yield text_of([(f"  {'  '.join([*padded, stated[0]])}", "")], colour=colour)


def _cells(point: Point, step: Step, series: Series) -> list[str]:
    first = point is series.points[0]
    difference = "" if first else "difference unknown"
    if step.difference == 0:
        difference = "unchanged"
    elif step.difference is not None:
        difference = difference_words(step.difference, is_percentage=series.is_percentage)
    stated = "; ".join(map(_statement, point.statements))
    return [
        str(point.year),
        quantity_text(point.value, point.at, ENGLISH),
        difference,
        percent_words(step.percent) if step.difference else "",
        sanitize(stated),
    ]


def _statement(statement: Statement) -> str:
    """ "torture/unit/caseload, note 6"."""
    if not statement.notes:
        return f"{statement.claim}, no note"
    word = "note" if len(statement.notes) == 1 else "notes"
    return f"{statement.claim}, {word} {', '.join(map(str, statement.notes))}"


def _steps(series: Series) -> Iterator[tuple[Point, Step]]:
    return zip(series.points, series.steps, strict=True)


# ── for programs ─────────────────────────────────────────────────────────────────────────────────


def _csv(series: Sequence[Series]) -> str:
    """One line a point; numbers without commas, and what does not apply is empty. Claims and notes have blanks between them."""
    # Imported here: every other command would wait for it too.
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEAD)
    for one in series:
        for point, step in _steps(one):
            percent = json_percent(step.percent)
            writer.writerow(
                [
                    *map(_cell, (one.name, one.label, one.unit)),
                    point.year,
                    f"{point.value:f}",
                    point.at,
                    "" if step.difference is None else f"{step.difference:f}",
                    "" if percent is None else percent,
                    " ".join(statement.claim for statement in point.statements),
                    " ".join(map(str, point.notes)),
                ]
            )
    return encodable(text.getvalue())


def _cell(text: str) -> str:
    """A text of the author's in one line, which no spreadsheet takes for a formula."""
    said = sanitize(text)
    return f"'{said}" if said.startswith(_FORMULA) else said


def _json(series: Sequence[Series]) -> str:
    """One object with these keys; lists may be empty, and what does not apply is null.

    - `version`: 1
    - `figures`: `[{name, label, unit, points}]`
    - `points`: `[{year, value, at, difference, percent, stated}]` in the order of the years; `at` is `least`, `most`, `about` or
      `over`, and null where the value is exact; `difference` and `percent` are from the point before; a number of more than 15
      digits is a text
    - `stated`: `[{claim, notes}]`, the claims of that year's memo that state it, and the numbers of their notes
    """
    return json_text({"version": _VERSION, "figures": [_figure(one) for one in series]})


def _figure(series: Series) -> dict[str, Any]:
    return {
        "name": series.name,
        "label": series.label or None,
        "unit": series.unit or None,
        "points": [_point(point, step) for point, step in _steps(series)],
    }


def _point(point: Point, step: Step) -> dict[str, Any]:
    return {
        "year": point.year,
        "value": json_number(point.value),
        "at": point.at or None,
        "difference": None if step.difference is None else json_number(step.difference),
        "percent": json_percent(step.percent),
        "stated": [{"claim": one.claim, "notes": list(one.notes)} for one in point.statements],
    }


_RENDERERS: Final[Mapping[FiguresFormat, Callable[[Sequence[Series]], str]]] = {
    FiguresFormat.CSV: _csv,
    FiguresFormat.JSON: _json,
}
