"""`memocli figures`."""

from __future__ import annotations

from typing import Annotated

import typer

from memocli.cli.completion import figures as known_figures
from memocli.cli.terminal import ProjectFolder, colour, open_project, write
from memocli.pipeline.figures import figures_over_years
from memocli.report.figures import FiguresFormat, render_figures


def figures(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME…]",
            help="Figures by their names; default: all that at least two years state.",
            autocompletion=known_figures,
            show_default=False,
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also those that one year alone states.")
    ] = False,
    output_format: Annotated[
        FiguresFormat, typer.Option("--output-format", help="How to report.")
    ] = FiguresFormat.TABLE,
    project: ProjectFolder = None,
) -> None:
    """Show each figure over the years: its values, how far it went, and the claims and notes that state it."""
    series = figures_over_years(open_project(project), names or (), every=every)
    write(render_figures(series, output_format, colour=colour()))
