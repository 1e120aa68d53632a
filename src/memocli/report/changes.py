"""The changes between two memos for each reader: at a terminal, on a page, in a program."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from memocli.compare import Changes
    from memocli.report.changes_facts import ChangesReport

DEFAULT_WIDTH: Final = 100


class DiffFormat(StrEnum):
    """The forms that `diff` can report in."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


# Names, not modules: no format waits for the libraries of another.
_MODULES: Final = {
    DiffFormat.TERMINAL: "memocli.report.changes_terminal",
    DiffFormat.MARKDOWN: "memocli.report.changes_markdown",
    DiffFormat.JSON: "memocli.report.changes_json",
}


def render_changes(
    changes: Changes,
    output_format: DiffFormat,
    *,
    colour: bool = False,
    width: int = DEFAULT_WIDTH,
) -> str:
    """The whole report, ending with a line break. It can always be encoded as UTF-8.

    `colour` and `width` (the terminal's, in columns) matter to the terminal format only. No text
    given here can make it fail, or be read as markup or as a command to the terminal.
    """
    # Imported here: a report of diagnostics must not wait for the comparison.
    from memocli.report.changes_facts import ChangesReport

    render: Callable[[ChangesReport], str] = import_module(_MODULES[output_format]).render
    return render(ChangesReport(changes, colour, width))
