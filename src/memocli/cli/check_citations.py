"""`memocli check-citations`."""

from __future__ import annotations

import sys
from typing import Annotated, Final

import typer

from memocli.checks import Selection
from memocli.cli.completion import rules, years
from memocli.cli.terminal import (
    FailOn,
    ProjectFolder,
    Quiet,
    colour,
    open_project,
    tell_of_other_years,
    width,
    write,
)
from memocli.codes import CODES
from memocli.pipeline.check import check_memos
from memocli.report.diagnostics import OutputFormat, Report, render_overview, render_report

_EVERY_RULE: Final = "ALL"


def check_citations(
    years: Annotated[
        list[int] | None,
        typer.Argument(
            metavar="[YEAR…]",
            help="Years to check; default: all.",
            show_default=False,
            autocompletion=years,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODE",
            help="Only these rules; C means all that begin with C, ALL every rule. May be repeated.",
            autocompletion=rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="CODE",
            help="Not these rules. May be repeated.",
            autocompletion=rules,
        ),
    ] = None,
    fail_on: FailOn = None,
    output_format: Annotated[
        OutputFormat,
        typer.Option("--output-format", envvar="MEMOCLI_OUTPUT_FORMAT", help="How to report."),
    ] = OutputFormat.FULL,
    project: ProjectFolder = None,
    quiet: Quiet = False,
) -> None:
    """Check that every claim is supported and every source can be found.

    Exit code 0: clean; 1: faults at or above --fail-on; 2: wrong use. Errors in the files of another year are told, and
    count only if a claim of the years in question refers to what they are in.

    memocli.yaml says what is ignored, unless --select or --ignore is given.
    """
    result = check_memos(open_project(project), years or (), _selection(select, ignore), fail_on)
    report = Report(
        result.diagnostics,
        result.checked,
        result.fail_on,
        colour(),
        width(),
        is_summed_up=not quiet,
    )
    write(render_report(report, output_format))
    # Beside the lines, not among them: programs read those.
    if output_format is OutputFormat.CONCISE and not quiet and sys.stderr.isatty():
        typer.echo(render_overview(report), err=True, nl=False)
    tell_of_other_years(result.elsewhere)
    if result.failing:
        raise typer.Exit(1)


def _selection(select: list[str] | None, ignore: list[str] | None) -> Selection | None:
    """What the command line says about the rules; None where it says nothing."""
    if not select and not ignore:
        return None
    selected = _codes(select, "--select")
    return Selection(() if _EVERY_RULE in selected else selected, _codes(ignore, "--ignore"))


def _codes(given: list[str] | None, option: str) -> tuple[str, ...]:
    """Codes or their beginnings, given one by one or separated by commas."""
    codes = tuple(
        code.strip().upper() for entry in given or () for code in entry.split(",") if code.strip()
    )
    for code in codes:
        if code == _EVERY_RULE and option == "--select":
            continue
        if not any(known.startswith(code) for known in CODES):
            raise typer.BadParameter(
                f"there is no rule {code}; `memocli rule` lists all", param_hint=option
            )
    return codes
