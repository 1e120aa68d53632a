"""`memocli init`."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from memocli.cli.terminal import write
from memocli.cli.writing import write_files
from memocli.project import ProjectError
from memocli.scaffold import project_files


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The folder to make; it must be new or empty.", show_default=False
        ),
    ],
    year: Annotated[
        int | None,
        typer.Option("--year", min=1000, max=9999, help="The memo's year. Default: this year."),
    ] = None,
) -> None:
    """Make a small project that checks and builds, to be filled with your own memo."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise ProjectError(f"{folder} is not empty; name a new folder")
    memo_year = year or datetime.now(UTC).year
    made = project_files(memo_year)
    for name, content in made.items():
        path = folder / name
        write_files(path.parent, {path.name: content})
    write("".join(f"{folder / name}\n" for name in made))
    typer.echo(f"\nNow: cd {shlex.quote(str(folder))} && memocli build {memo_year}", err=True)
