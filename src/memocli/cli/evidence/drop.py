"""`memocli evidence drop`."""

from __future__ import annotations

from typing import Annotated

import typer

from memocli.cli.completion import copies
from memocli.cli.terminal import (
    ProjectFolder,
    SourceId,
    mending_printer,
    open_project,
    shown,
    write,
)
from memocli.pipeline.drop import Dropped, drop_copy


def drop(
    source: SourceId,
    file: Annotated[
        str,
        typer.Argument(
            metavar="[FILE]",
            help="The copy, as `evidence list` names it; default: the only one.",
            show_default=False,
            autocompletion=copies,
        ),
    ] = "",
    delete: Annotated[
        bool, typer.Option("--delete", help="Delete the file too; without it, the file stays.")
    ] = False,
    project: ProjectFolder = None,
) -> None:
    """Take a copy out of what is recorded of a source.

    Example: memocli evidence drop wola-2017 report.pdf --delete
    """
    found = open_project(project)
    dropped = drop_copy(found, source, file, mending_printer(found.root), delete=delete)
    typer.echo(_said_of(dropped, delete=delete), err=True)
    if dropped.is_told_in_gone:
        typer.echo(f"removed {shown(dropped.told_in)}: it says nothing more", err=True)
    write(f"{shown(dropped.told_in)}\n")


def _said_of(dropped: Dropped, *, delete: bool) -> str:
    path = dropped.path if dropped.may_tell else f"the file of {dropped.called}"
    if not dropped.path:
        return f"took a copy of {dropped.called} out; its file is not on this machine"
    if dropped.is_deleted:
        return f"took a copy of {dropped.called} out, and deleted {path}"
    if dropped.is_shared and delete:
        return f"took a copy of {dropped.called} out; {path} stays, since it is a copy of another source too"
    return f"took a copy of {dropped.called} out; {path} stays, and nothing vouches for it any more"
