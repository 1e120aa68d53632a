"""The report on changes that `memocli diff` writes into build/, or gives as a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from memocli.cli.libraries import stop_where_missing
from memocli.cli.terminal import (
    mending_printer,
    progress_printer,
    shown,
    tell_of_earlier,
    write,
)
from memocli.pipeline.report_changes import ReportOptions, report_changes, report_changes_into
from memocli.render import Form
from memocli.report.exposed import render_exposures

if TYPE_CHECKING:
    from memocli.compare.changes import Changes
    from memocli.pipeline.compare import Comparison
    from memocli.pipeline.report_changes import ChangeReport
    from memocli.project import Project


def write_report(
    project: Project, compared: Comparison, to: Iterable[Form], shown_changes: Changes | None = None
) -> None:
    """Write the report in these forms into build/, and print the paths; exits with 1 where it would expose somebody.

    `shown_changes` are those that it lists, where these are not all.
    """
    options, folder = (
        ReportOptions(tuple(form for form in Form if form in to), shown=shown_changes),
        project.root / "build",
    )
    tell = progress_printer(quiet=False)
    made, paths = report_changes_into(
        project, folder, compared, options, tell, mending_printer(folder)
    )
    tell("")
    _stop_if_exposed(made)
    tell_of_earlier(made.earlier, folder)
    write("".join(f"{shown(path)}\n" for path in paths))
    stop_where_missing(made.missing)


def page_of(project: Project, compared: Comparison, shown_changes: Changes | None = None) -> str:
    """The report as a page; exits with 1 where it would expose somebody."""
    made = report_changes(project, compared, ReportOptions((Form.HTML,), shown=shown_changes))
    _stop_if_exposed(made)
    return "".join(page.decode("utf-8") for page in made.files.values())


def _stop_if_exposed(made: ChangeReport) -> None:
    if not made.exposures:
        return
    write(render_exposures(made.exposures))
    typer.echo(
        "memocli: no report was made; take these words out of the memos or, if they may be printed, "
        "out of private/ and of confidential records",
        err=True,
    )
    raise typer.Exit(1)
