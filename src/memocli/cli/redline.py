"""`memocli diff --redline`: a Word file with tracked changes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from memocli.cli.terminal import mending_printer, shown, tell_of_kept, write
from memocli.errors import UserError
from memocli.pipeline.redline import redline_into
from memocli.project import Project, YearAt
from memocli.report.exposed import render_exposures

Redline: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--redline",
        metavar="FILE.docx",
        help="Write, instead of a report, the later memo as Word's tracked changes against the earlier one.",
        show_default=False,
    ),
]


def write_redline(project: Project, old: YearAt, new: YearAt, file: Path) -> None:
    """Write the file and say its name; exit with 1 where it would have had protected words."""
    for asked in (old, new):
        if asked.revision:
            raise UserError(
                f"a redline is made of the files as they are: write {asked.year}, not {asked}"
            )
    made = redline_into(file, project, old.year, new.year, mending_printer(file.parent))
    write(render_exposures(made.exposures))
    if made.exposures:
        typer.echo(
            "memocli: nothing was written; take these words out of both memos or, if they may be printed, out of private/ and of "
            "confidential records",
            err=True,
        )
        raise typer.Exit(1)
    for remark in made.remarks:
        typer.echo(remark, err=True)
    tell_of_kept(file, made.kept)
    if not made.changes:
        typer.echo(
            f"{shown(file)} has no tracked change: the two memos have the same words", err=True
        )
    write(f"{shown(file)}\n")
