"""`memocli status`."""

from __future__ import annotations

from typing import Annotated

import typer

from memocli.cli.completion import years
from memocli.cli.terminal import ProjectFolder, colour, open_project, width, write
from memocli.pipeline.status import status_of
from memocli.report.status import StatusFormat, render_status


def status(
    year: Annotated[
        int | None,
        typer.Argument(
            metavar="[YEAR]",
            help="The memo's year. Default: the newest.",
            show_default=False,
            autocompletion=years,
        ),
    ] = None,
    output_format: Annotated[
        StatusFormat, typer.Option("--output-format", help="How to report.")
    ] = StatusFormat.TERMINAL,
    project: ProjectFolder = None,
) -> None:
    """Show where a memo stands: parts and verdicts, sources, open faults, the seal; and the next five things to do."""
    found = status_of(open_project(project), year)
    write(render_status(found, output_format, colour=colour(), width=width()))
