"""`memocli diff`."""

from __future__ import annotations

from typing import Annotated

import typer

from memocli.cli.terminal import ProjectFolder, colour, open_project, width, write
from memocli.pipeline import compare_years
from memocli.report.changes import DiffFormat, render_changes


def diff(
    old: Annotated[int, typer.Argument(help="The earlier year.", show_default=False)],
    new: Annotated[int, typer.Argument(help="The later year.", show_default=False)],
    output_format: Annotated[
        DiffFormat, typer.Option("--output-format", help="How to report.")
    ] = DiffFormat.TERMINAL,
    project: ProjectFolder = None,
) -> None:
    """Show what changed from one year's memo to another's: claims, sources, figures, verdicts."""
    changes = compare_years(open_project(project), old, new)
    write(render_changes(changes, output_format, colour=colour(), width=min(width(), 100)))
