"""`memocli evidence report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from memocli.cli.terminal import (
    ProjectFolder,
    Year,
    colour,
    mending_printer,
    named_year,
    open_project,
    shown,
    tell_of_kept,
    width,
    write,
)
from memocli.pipeline.evidence_report import evidence_of, evidence_page_into
from memocli.project import Project
from memocli.report.evidence import CoverageFormat, render_coverage

_WIDEST = 100

Page: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--html",
        metavar="FILE",
        help="Write, instead of a report, a page with each claim beside the words that carry it.",
        show_default=False,
    ),
]


def report(
    year: Year = None,
    output_format: Annotated[
        CoverageFormat | None,
        typer.Option(
            "--output-format", help="How to report. Default: terminal.", show_default=False
        ),
    ] = None,
    page: Page = None,
    project: ProjectFolder = None,
) -> None:
    """Show how far the kept copies hold the claims of a memo: in full, in part or not, by part, the weakest first.

    Example: memocli evidence report 2018 --html evidence.html
    """
    if page and output_format:
        raise typer.BadParameter("write --html or --output-format, not both")
    found = open_project(project)
    wanted = named_year(found, year, "evidence report")
    if page:
        _write_page(found, wanted, page)
        return
    coverage = evidence_of(found, wanted)
    form = output_format or CoverageFormat.TERMINAL
    write(render_coverage(coverage, form, colour=colour(), width=min(width(), _WIDEST)))
    _tell_of_faults(is_complete=coverage.is_complete, year=wanted)


def _write_page(project: Project, year: int, file: Path) -> None:
    made = evidence_page_into(project, year, file, mending_printer(file.parent))
    if made.exposures:
        # Imported here: nearly no report exposes anybody.
        from memocli.report.exposed import render_exposures

        write(render_exposures(made.exposures))
        typer.echo(
            "memocli: nothing was written; take these words out of the memo or, if they may be printed, out of private/ "
            "and of confidential records",
            err=True,
        )
        raise typer.Exit(1)
    tell_of_kept(file, made.kept)
    _tell_of_faults(is_complete=made.is_complete, year=year)
    write(f"{shown(file)}\n")


def _tell_of_faults(*, is_complete: bool, year: int) -> None:
    if not is_complete:
        typer.echo(
            f"some files have faults, so that claims or copies may be missing here; `memocli check-citations {year}` shows them",
            err=True,
        )
