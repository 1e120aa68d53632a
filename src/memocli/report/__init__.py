"""Diagnostics and changes for each reader: a person, an editor, a CI service. One module a format.

Nothing here prints: a report is a text, and the caller writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from typing import Final

from memocli.diagnostics import Diagnostic, Severity
from memocli.report.changes import DiffFormat, render_changes
from memocli.report.facts import DEFAULT_WIDTH, Checked, Report, RuleNote

__all__ = [
    "Checked",
    "DiffFormat",
    "OutputFormat",
    "RuleNote",
    "render_changes",
    "render_report",
    "wants_colour",
]


class OutputFormat(StrEnum):
    """The forms that `check-citations` can report in."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


# Names, not modules: the JSON, URL and XML libraries take longer to load than a check takes to run.
_MODULES: Final = {
    OutputFormat.FULL: "memocli.report.full",
    OutputFormat.CONCISE: "memocli.report.concise",
    OutputFormat.JSON: "memocli.report.as_json",
    OutputFormat.GITHUB: "memocli.report.github",
    OutputFormat.SARIF: "memocli.report.sarif",
    OutputFormat.JUNIT: "memocli.report.junit",
}


def render_report(  # noqa: PLR0913
    diagnostics: Sequence[Diagnostic],
    output_format: OutputFormat,
    *,
    rules: Mapping[str, RuleNote],
    checked: Checked,
    fail_on: Severity = Severity.ERROR,
    colour: bool = False,
    width: int = DEFAULT_WIDTH,
) -> str:
    """The whole report: empty, or ending with a line break. It can always be encoded as UTF-8.

    `rules` maps codes to rules; `fail_on` decides which rules fail in JUnit; `colour` and `width` (the
    terminal's, in columns) matter to the full format only. No text given here can make it fail.
    """
    render: Callable[[Report], str] = import_module(_MODULES[output_format]).render
    return render(Report(tuple(diagnostics), rules, checked, fail_on, colour, width))


def wants_colour(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR is set or the terminal can't."""
    return is_terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
