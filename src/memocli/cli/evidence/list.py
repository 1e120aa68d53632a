"""`memocli evidence list`."""

from __future__ import annotations

import builtins
from typing import Annotated

import typer

from memocli.cli.completion import sources as known_sources
from memocli.cli.terminal import ProjectFolder, colour, open_project, write
from memocli.pipeline.copies import list_copies
from memocli.report.copies import CopiesFormat, render_copies


def list(  # noqa: A001
    sources: Annotated[
        builtins.list[str] | None,
        typer.Argument(
            metavar="[SOURCE…]",
            help="Ids of sources; default: all.",
            show_default=False,
            autocompletion=known_sources,
        ),
    ] = None,
    output_format: Annotated[
        CopiesFormat, typer.Option("--output-format", help="How to report.")
    ] = CopiesFormat.TABLE,
    project: ProjectFolder = None,
) -> None:
    """Show the kept copies, and whether each is there with the bytes that were recorded.

    Example: memocli evidence list wola-2017
    """
    found = list_copies(open_project(project), sources or ())
    write(render_copies(found, output_format, colour=colour()))
    if not found.is_complete:
        typer.echo(
            "a file of sources/ has faults, so that copies may be missing here; `memocli check-citations` shows them",
            err=True,
        )
