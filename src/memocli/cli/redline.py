"""`memocli diff --redline`: a Word file with tracked changes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

from memocli.cli.terminal import mending_printer, shown, tell_of_kept, write
from memocli.pipeline.redline import redline_into
from memocli.project import Project, YearAt
from memocli.report.exposed import render_exposures

_REMEDY: Final = "take these words out of both memos or, if they may be printed, out of private/ and of confidential records"
_OF_REVISIONS: Final = "a revision of git keeps its words: name one that does not have them, or compare without --redline, which prints dots for them"

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
    made = redline_into(file, project, old, new, mending_printer(file.parent), os.environ)
    write(render_exposures(made.exposures))
    if made.exposures:
        typer.echo(f"memocli: nothing was written; {_REMEDY}", err=True)
        if old.revision or new.revision:
            typer.echo(f"memocli: {_OF_REVISIONS}", err=True)
        raise typer.Exit(1)
    for remark in made.remarks:
        typer.echo(remark, err=True)
    tell_of_kept(file, made.kept)
    if not made.changes:
        typer.echo(
            f"{shown(file)} has no tracked change: the two memos have the same words", err=True
        )
    write(f"{shown(file)}\n")
