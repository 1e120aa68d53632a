"""`memocli diff`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from memocli.cli.change_report import page_of, write_report
from memocli.cli.diff_options import Brief, ExitCode, New, Old, Only, Output, Parts, To
from memocli.cli.redline import Redline, write_redline
from memocli.cli.terminal import (
    ProjectFolder,
    colour,
    mending_printer,
    open_project,
    shown,
    tell_of_kept,
    there_are,
    width,
    write,
)
from memocli.errors import UserError
from memocli.pipeline.compare import compare_years
from memocli.pipeline.named_file import write_named_file
from memocli.project import Project, YearAt, year_at
from memocli.report.changes import DiffFormat, format_of, render_changes

if TYPE_CHECKING:
    from memocli.compare.changes import Changes, Kind
    from memocli.compare.select import Selection

_WIDEST: Final = 100


def diff(
    old: Old = "",
    new: New = "",
    output_format: Annotated[
        DiffFormat | None,
        typer.Option(
            "--output-format",
            help="How to report. Default: what --output ends in, or terminal.",
            show_default=False,
        ),
    ] = None,
    to: To = None,
    stat: Brief = False,
    only: Only = None,
    part: Parts = None,
    output: Output = None,
    exit_code: ExitCode = False,
    redline: Redline = None,
    project: ProjectFolder = None,
) -> None:
    """Show what changed from one year's memo to another's: claims, sources, figures, verdicts.

    `memocli diff 2018@main 2018` compares the memo of 2018 in git's branch main with the files as they are. Git is only read.
    """
    form = output_format or (format_of(output.name) if output else DiffFormat.TERMINAL)
    kinds = _kinds(only or [])
    found = open_project(project)
    before, after = _compared(found, old, new)
    if redline:
        write_redline(found, before, after, redline)
        return
    compared = compare_years(found, before, after, os.environ)
    changes = compared.changes
    selection = _selection(changes, kinds, part or [])
    if to:
        write_report(found, compared, to, selection.of(changes))
    elif form is DiffFormat.HTML:
        _deliver(page_of(found, compared, selection.of(changes)), output)
    else:
        report = render_changes(
            changes,
            form,
            selection=selection,
            is_brief=stat,
            colour=output is None and colour(),
            width=_WIDEST if output else min(width(), _WIDEST),
        )
        _deliver(report, output)
    if exit_code and not selection.of(changes).is_empty:
        raise typer.Exit(1)


def _compared(project: Project, old: str, new: str) -> tuple[YearAt, YearAt]:
    """The two memos. Raises UserError, which names those that there are, where not both are given."""
    if old and new:
        return year_at(old), year_at(new)
    known = project.known_years()
    newest = known[-1]
    earlier = f"{newest}@main" if len(known) == 1 else known[-2]
    raise UserError(f"which two memos? {there_are(known)}: type `memocli diff {earlier} {newest}`")


def _kinds(only: list[str]) -> tuple[Kind, ...]:
    # Imported here: the command's help must not wait for the comparison.
    from memocli.compare.select import kinds_named

    return kinds_named(only)


def _selection(changes: Changes, kinds: tuple[Kind, ...], parts: list[str]) -> Selection:
    from memocli.compare.select import Selection, known_parts

    return Selection(kinds, known_parts(changes, parts))


def _deliver(report: str, output: Path | None) -> None:
    """Print a report, or write it into a file."""
    if output is None:
        write(report)
        return
    tell_of_kept(output, write_named_file(output, report.encode(), mending_printer(output.parent)))
    write(f"{shown(output)}\n")
