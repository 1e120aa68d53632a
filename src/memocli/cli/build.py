"""`memocli build`."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from memocli.cli.terminal import ProjectFolder, Quiet, colour, open_project, teller, width, write
from memocli.cli.writing import write_files
from memocli.diagnostics import Severity
from memocli.pipeline import FORMATS, RULE_NOTES, BuildOptions, Check
from memocli.pipeline import build as build_memo
from memocli.project import ProjectError
from memocli.report import OutputFormat, render_report


class Format(StrEnum):
    """The forms a memo can be built in."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"


class Standard(StrEnum):
    """The standards a PDF can keep."""

    ACCESSIBLE_ARCHIVE = "ua-1+a-2a"
    ACCESSIBLE = "ua-1"
    PLAIN = "plain"


def build(
    year: Annotated[int, typer.Argument(help="The memo's year.", show_default=False)],
    to: Annotated[
        list[Format] | None,
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
        Standard, typer.Option(help="The standard that the PDF keeps.")
    ] = Standard.ACCESSIBLE_ARCHIVE,
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

    An error stops the build, and nothing is written; --draft builds all the same.
    """
    found = open_project(project)
    tell = teller(quiet)
    formats = tuple(form for form in FORMATS if form in (to or FORMATS))
    options = BuildOptions(formats, draft, str(pdf_standard.value), word_markup, _epoch_date())
    built = build_memo(found, year, options, tell)
    tell("")
    _write_errors(built.check)
    if not built.files:
        remedy = (
            "memo.yaml can't be used" if draft else "mend the errors, or build a draft with --draft"
        )
        typer.echo(f"memocli: nothing was built; {remedy}", err=True)
        raise typer.Exit(1)
    folder = (out or found.root / "build") / str(year)
    paths = write_files(folder, built.files)
    warnings = built.check.count(Severity.WARNING) - built.check.count(Severity.ERROR)
    if warnings and not quiet:
        said = "1 warning" if warnings == 1 else f"{warnings} warnings"
        typer.echo(
            f"{said}; `memocli check-citations {year}` shows what could be attacked", err=True
        )
    write("".join(f"{_shown(path)}\n" for path in paths))
    if open_it:
        typer.launch(str(paths[0]))


def _write_errors(checked: Check) -> None:
    errors = [found for found in checked.diagnostics if found.severity is Severity.ERROR]
    if errors:
        report = render_report(
            errors,
            OutputFormat.FULL,
            rules=RULE_NOTES,
            checked=checked.checked,
            colour=colour(),
            width=width(),
        )
        write(report)


def _shown(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _epoch_date() -> str:
    """The day that SOURCE_DATE_EPOCH means, or nothing; never the clock's day."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return ""
    try:
        return datetime.fromtimestamp(int(given), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise ProjectError(
            f"SOURCE_DATE_EPOCH is `{given}`, and should be a number of seconds"
        ) from error
