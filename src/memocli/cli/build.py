"""`memocli build`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from memocli.cli.libraries import stop_where_missing
from memocli.cli.terminal import (
    FailOn,
    ProjectFolder,
    Quiet,
    Year,
    colour,
    epoch_date,
    mending_printer,
    named_year,
    open_project,
    progress_printer,
    shown,
    tell_of_earlier,
    tell_of_other_years,
    width,
    write,
)
from memocli.diagnostics import Severity
from memocli.pipeline.build import Build, build_into
from memocli.pipeline.check import Check
from memocli.pipeline.options import BuildOptions
from memocli.render import Form, PdfStandard
from memocli.report.counts import count_of
from memocli.report.diagnostics import OutputFormat, Report, render_report
from memocli.report.exposed import render_exposures


def build(
    year: Year = None,
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
    fail_on: FailOn = None,
    project: ProjectFolder = None,
    quiet: Quiet = False,
) -> None:
    """Check the memo of a year, and build it as PDF, HTML and DOCX.

    A fault at or above --fail-on stops the build, and nothing is written; --draft builds in spite of it.
    """
    found = open_project(project)
    wanted = named_year(found, year, "build")
    tell = progress_printer(quiet)
    forms = tuple(form for form in Form if form in (to or Form))
    options = BuildOptions(forms, draft, pdf_standard, word_markup, epoch_date(), fail_on)
    folder = out or found.root / "build"
    mended = mending_printer(folder / str(wanted))
    built, paths = build_into(folder, found, wanted, options, tell, mended)
    tell("")
    _write_failing(built.check)
    tell_of_other_years(built.check.elsewhere)
    write(render_exposures(built.exposures))
    if not paths:
        typer.echo(f"memocli: nothing was built; {_advice(built, wanted, draft)}", err=True)
        raise typer.Exit(1)
    for sentence in () if quiet else (*built.remarks, *_passed_over(built.check, wanted)):
        typer.echo(sentence, err=True)
    tell_of_earlier(built.earlier, folder / str(wanted))
    write("".join(f"{shown(path)}\n" for path in paths))
    stop_where_missing(built.missing)
    if open_it:
        typer.launch(str(paths[0]))


def _write_failing(check: Check) -> None:
    if check.failing:
        report = Report(check.failing, check.checked, colour=colour(), width=width())
        write(render_report(report, OutputFormat.FULL))


def _advice(built: Build, year: int, draft: bool) -> str:
    """What to do so that something is built."""
    if built.exposures:
        counted = "; a record with a fault counts as confidential" if draft else ""
        return (
            "take these words out of the memo or, if they may be printed, out of private/ and of "
            f"confidential records{counted}"
        )
    if draft and year not in built.check.library.memos:
        return "memo.yaml can't be used"
    if draft:
        return "correct the files of private/ first: not even a draft is built unsearched"
    if built.check.fail_on is Severity.ERROR:
        return "correct the errors, or build a draft with --draft"
    return (
        "with `fail-on: warning`, warnings stop it as errors do: correct or waive them, "
        "or build a draft with --draft"
    )


def _passed_over(check: Check, year: int) -> Iterator[str]:
    """What a build says of the warnings that it does not show."""
    command = f"`memocli check-citations {year}"
    passed = (found for found in check.diagnostics if found.severity.rank < check.fail_on.rank)
    warnings, ignored = sum(found.faults for found in passed), check.checked.ignored
    if warnings:
        yield f"{count_of(warnings, 'warning')}; {command}` shows {_them(warnings)}"
    if ignored:
        said = count_of(ignored, "more warning" if warnings else "warning")
        yield f"{said} ignored by memocli.yaml; {command} --select ALL` shows {_them(ignored)}"


def _them(number: int) -> str:
    return "it" if number == 1 else "them"
