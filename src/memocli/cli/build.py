"""`memocli build`."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from memocli.cli.terminal import (
    ProjectFolder,
    Quiet,
    colour,
    open_project,
    progress_printer,
    width,
    write,
)
from memocli.diagnostics import Severity
from memocli.errors import UserError
from memocli.pipeline import BuildOptions, Check, build_into
from memocli.render import Form, PdfStandard
from memocli.report.counts import count_of
from memocli.report.diagnostics import OutputFormat, Report, render_report


def build(
    year: Annotated[int, typer.Argument(help="The memo's year.", show_default=False)],
    to: Annotated[
        list[Form] | None,
        typer.Option("--to", help="A form to build; may be repeated. Default: all."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            help="Where the folder YEAR with the files goes. Default: build.",
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Build in spite of errors; DRAFT on every page.")
    ] = False,
    pdf_standard: Annotated[
        PdfStandard, typer.Option(help="The standard that the PDF follows.")
    ] = PdfStandard.ACCESSIBLE_ARCHIVE,
    word_markup: Annotated[
        bool,
        typer.Option("--word-markup/--no-word-markup", help="Word's own note markup in the HTML."),
    ] = True,
    open_it: Annotated[
        bool, typer.Option("--open", help="Show the first file when it is built.")
    ] = False,
    project: ProjectFolder = None,
    quiet: Quiet = False,
) -> None:
    """Check the memo of a year, and build it as PDF, HTML and DOCX.

    An error stops the build, and nothing is written; --draft builds in spite of it.
    """
    found = open_project(project)
    tell = progress_printer(quiet)
    forms = tuple(form for form in Form if form in (to or Form))
    options = BuildOptions(forms, draft, pdf_standard, word_markup, _epoch_date())
    built, paths = build_into(out or found.root / "build", found, year, options, tell)
    tell("")
    _write_errors(built.check)
    if not paths:
        advice = (
            "memo.yaml can't be used"
            if draft
            else "correct the errors, or build a draft with --draft"
        )
        typer.echo(f"memocli: nothing was built; {advice}", err=True)
        raise typer.Exit(1)
    warnings = len(built.check.of(Severity.WARNING))
    if warnings and not quiet:
        said = f"{count_of(warnings, 'warning')}; `memocli check-citations {year}` shows "
        typer.echo(said + ("it" if warnings == 1 else "them"), err=True)
    write("".join(f"{_shown(path)}\n" for path in paths))
    if open_it:
        typer.launch(str(paths[0]))


def _write_errors(check: Check) -> None:
    errors = check.of(Severity.ERROR)
    if errors:
        report = Report(errors, check.checked, colour=colour(), width=width())
        write(render_report(report, OutputFormat.FULL))


def _shown(path: Path) -> str:
    """A path, relative to the current folder where it is below it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _epoch_date() -> str:
    """The day that SOURCE_DATE_EPOCH means, or an empty text; never today."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return ""
    try:
        return datetime.fromtimestamp(int(given), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise UserError(
            f"SOURCE_DATE_EPOCH is `{given}`, and should be a number of seconds"
        ) from error
