"""`memocli check-citations`."""

from __future__ import annotations

from typing import Annotated

import typer

from memocli.checks import Selection
from memocli.cli.terminal import ProjectFolder, colour, open_project, width, write
from memocli.codes import CODES
from memocli.diagnostics import Severity
from memocli.pipeline import check_memos
from memocli.report.diagnostics import OutputFormat, Report, render_report


def check_citations(
    years: Annotated[
        list[int] | None, typer.Argument(help="Years to check; default: all.", show_default=False)
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODE",
            help="Only these rules; C means all that begin with C. May be repeated.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODE", help="Not these rules. May be repeated."),
    ] = None,
    fail_on: Annotated[
        Severity, typer.Option("--fail-on", help="The lowest severity that makes the exit code 1.")
    ] = Severity.ERROR,
    output_format: Annotated[
        OutputFormat,
        typer.Option("--output-format", envvar="MEMOCLI_OUTPUT_FORMAT", help="How to report."),
    ] = OutputFormat.FULL,
    project: ProjectFolder = None,
) -> None:
    """Check that every claim is supported and every source can be found.

    Exit code 0: clean; 1: faults at or above --fail-on; 2: wrong use.
    """
    selection = Selection(_codes(select, "--select"), _codes(ignore, "--ignore"))
    result = check_memos(open_project(project), years or (), selection)
    report = Report(result.diagnostics, result.checked, fail_on, colour(), width())
    write(render_report(report, output_format))
    if result.fails(fail_on):
        raise typer.Exit(1)


def _codes(given: list[str] | None, option: str) -> tuple[str, ...]:
    """Codes or their beginnings, given one by one or separated by commas."""
    codes = tuple(
        code.strip().upper() for entry in given or () for code in entry.split(",") if code.strip()
    )
    for code in codes:
        if not any(known.startswith(code) for known in CODES):
            raise typer.BadParameter(
                f"there is no rule {code}; `memocli rule` lists all", param_hint=option
            )
    return codes
