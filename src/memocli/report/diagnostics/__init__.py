"""Diagnostics for each reader: a person, an editor, a CI service. One module for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from memocli.report.diagnostics.facts import Checked, Report
from memocli.report.styled import text_of

__all__ = ["Checked", "OutputFormat", "Report", "render_overview", "render_report"]


class OutputFormat(StrEnum):
    """The forms that `check-citations` can report in."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


def render_report(report: Report, output_format: OutputFormat) -> str:
    """The whole report: empty, or ending with a line break. It can always be encoded as UTF-8.

    No text in a diagnostic can make it fail.
    """
    return _RENDERERS[output_format](report)


def render_overview(report: Report) -> str:
    """Of many faults, how many there are of each rule, and which are mended first; empty where there are few."""
    from memocli.report.diagnostics.overview import overview

    return "".join(f"{text_of(line, colour=False)}\n" for line in overview(report))


# Each is imported where it is called: the JSON, URL and XML libraries take longer to load than a check takes to run.


def _full(report: Report) -> str:
    from memocli.report.diagnostics.full import render

    return render(report)


def _concise(report: Report) -> str:
    from memocli.report.diagnostics.concise import render

    return render(report)


def _json(report: Report) -> str:
    from memocli.report.diagnostics.as_json import render

    return render(report)


def _github(report: Report) -> str:
    from memocli.report.diagnostics.github import render

    return render(report)


def _sarif(report: Report) -> str:
    from memocli.report.diagnostics.sarif import render

    return render(report)


def _junit(report: Report) -> str:
    from memocli.report.diagnostics.junit import render

    return render(report)


_RENDERERS: Final[Mapping[OutputFormat, Callable[[Report], str]]] = {
    OutputFormat.FULL: _full,
    OutputFormat.CONCISE: _concise,
    OutputFormat.JSON: _json,
    OutputFormat.GITHUB: _github,
    OutputFormat.SARIF: _sarif,
    OutputFormat.JUNIT: _junit,
}
