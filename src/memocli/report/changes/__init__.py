"""The changes between two memos for each reader: at a terminal, on a page, in a program. One module for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from memocli.compare import Changes
    from memocli.report.changes.facts import ChangesReport

__all__ = ["DiffFormat", "render_changes"]

DEFAULT_WIDTH: Final = 100


class DiffFormat(StrEnum):
    """The forms that `diff` can report in."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


def render_changes(
    changes: Changes,
    output_format: DiffFormat,
    *,
    colour: bool = False,
    width: int = DEFAULT_WIDTH,
) -> str:
    """The whole report, ending with a line break. It can always be encoded as UTF-8.

    `colour` and `width` (the terminal's, in columns) matter to the terminal format only. No text
    given here can make it fail, or be understood as markup or as a command to the terminal.
    """
    # Imported here: the command's help must not wait for the comparison.
    from memocli.report.changes.facts import ChangesReport

    return _RENDERERS[output_format](ChangesReport(changes, colour, width))


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
