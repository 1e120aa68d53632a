"""The changes between two memos for each reader: at a terminal, on a page, in a program.

outline.py   the order: parts, findings, claims
entries.py   what is said of a claim
said.py      what is said, before a format lays it out
facts.py     what a report is made of, and what every format says above
terminal.py · markdown.py · as_json.py   one module for each format; `schema` describes the last
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from memocli.errors import UserError

if TYPE_CHECKING:
    from memocli.compare.changes import Changes
    from memocli.compare.select import Selection
    from memocli.report.changes.facts import ChangesReport

__all__ = ["TEXTS", "DiffFormat", "format_of", "render_changes"]

DEFAULT_WIDTH: Final = 100


class DiffFormat(StrEnum):
    """The forms that `diff` can report in; the page (`HTML`) is made by the pipeline, of a `Document`."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


TEXTS: Final = (DiffFormat.TERMINAL, DiffFormat.MARKDOWN, DiffFormat.JSON)
_ENDINGS: Final[Mapping[str, DiffFormat]] = {
    ".md": DiffFormat.MARKDOWN,
    ".json": DiffFormat.JSON,
    ".txt": DiffFormat.TERMINAL,
}


def format_of(file: str) -> DiffFormat:
    """The format of a report in a file of this name, by its ending. Raises UserError where no report ends so."""
    ending = PurePath(file).suffix.lower()
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if ending in (".docx", ".pdf", ".html"):
        raise UserError(f"{file} is no text; `--to {ending[1:]}` makes such a report, in build/")
    *others, last = _ENDINGS
    raise UserError(f"{file} does not end in {', '.join(others)} or {last}, as a report does")


def render_changes(
    changes: Changes,
    output_format: DiffFormat,
    *,
    selection: Selection | None = None,
    is_brief: bool = False,
    colour: bool = False,
    width: int = DEFAULT_WIDTH,
) -> str:
    """The whole report in one of `TEXTS`, ending with a line break. It can always be encoded as UTF-8.

    Below the summary, which is of all changes, stand those of `selection`; with `is_brief` a line for each part. `colour` and `width` (the
    terminal's, in columns) matter to the terminal format only. No text given here can make it fail, or be understood as
    markup or as a command to the terminal.
    """
    # Imported here: the command's help must not wait for the comparison.
    from memocli.compare.select import Selection
    from memocli.report.changes.facts import ChangesReport

    chosen = selection or Selection()
    report = ChangesReport(changes, chosen.of(changes), chosen, is_brief, colour, width)
    return _RENDERERS[output_format](report)


def _terminal(report: ChangesReport) -> str:
    from memocli.report.changes.terminal import render

    return render(report)


def _markdown(report: ChangesReport) -> str:
    from memocli.report.changes.markdown import render

    return render(report)


def _json(report: ChangesReport) -> str:
    from memocli.report.changes.as_json import render

    return render(report)


_RENDERERS: Final[Mapping[DiffFormat, Callable[[ChangesReport], str]]] = {
    DiffFormat.TERMINAL: _terminal,
    DiffFormat.MARKDOWN: _markdown,
    DiffFormat.JSON: _json,
}
