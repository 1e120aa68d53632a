"""`memocli init`."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from memocli.cli.terminal import mending_printer, write
from memocli.pipeline.start import start_project
from memocli.project import memo_folder


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
    memo_year = year or datetime.now(UTC).year
    made = start_project(folder, memo_year, mending_printer(folder))
    write("".join(f"{path}\n" for path in made))
    typer.echo(
        f"\nNow: cd {shlex.quote(str(folder))} && memocli build {memo_year}\n"
        f"Then write your own: title and signers in {memo_folder(memo_year)}/memo.yaml, claims in torture.yaml beside it, "
        "what they cite in sources/sources.yaml",
        err=True,
    )
