"""`memocli seal`."""

from __future__ import annotations

from typing import Annotated

import typer

from memocli.cli.terminal import (
    ProjectFolder,
    Year,
    colour,
    mending_printer,
    named_year,
    open_project,
    shown,
    today,
    width,
    write,
)
from memocli.pipeline.seal import seal_memo
from memocli.project import memo_folder
from memocli.report.diagnostics import OutputFormat, Report, render_report


def seal(
    year: Year = None,
    again: Annotated[
        bool,
        typer.Option(
            "--again",
            help="Replace a seal that is there: forget what was submitted, and seal what is there now.",
        ),
    ] = False,
    project: ProjectFolder = None,
) -> None:
    """Keep what a memo was made of on the day it was submitted, so that any later change is told.

    Writes memo/YEAR/seal.yaml: digests of all that readers see. From then on check-citations and build name each change of it,
    unless it is listed in `corrections` of memo.yaml. A memo with errors is not sealed.
    """
    found = open_project(project)
    wanted = named_year(found, year, "seal")
    mended = mending_printer(found.root / memo_folder(wanted))
    sealing = seal_memo(found, wanted, today(), mended, again=again)
    if sealing.path is None:
        report = Report(sealing.failing, sealing.check.checked, colour=colour(), width=width())
        write(render_report(report, OutputFormat.FULL))
        typer.echo("memocli: nothing was sealed; correct the errors first", err=True)
        raise typer.Exit(1)
    typer.echo(_said_of(sealing.outputs, wanted), err=True)
    write(f"{shown(sealing.path)}\n")


def _said_of(outputs: tuple[str, ...], year: int) -> str:
    if outputs:
        return f"The seal also has the SHA-256 of {', '.join(outputs)}"
    return f"build/{year}/ has no outputs of these very files, so the seal vouches for none"
