"""`memocli evidence find`."""

from __future__ import annotations

from typing import Annotated

import typer

from memocli.cli.completion import claims
from memocli.cli.terminal import (
    ProjectFolder,
    colour,
    mending_printer,
    open_project,
    shown,
    width,
    write,
)
from memocli.pipeline.find_passages import find_passages
from memocli.pipeline.write_passages import write_passages
from memocli.project import Project
from memocli.report.evidence.proposals import ProposalsFormat, render_proposals
from memocli.report.sanitize import sanitize

_MOST = 5


def find(
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM",
            help="The claim: YEAR/part/finding/claim; without YEAR, of the newest memo.",
            show_default=False,
            autocompletion=claims,
        ),
    ],
    most: Annotated[
        int, typer.Option("--most", metavar="N", min=1, help="At most so many proposals.")
    ] = _MOST,
    numbers: Annotated[
        str,
        typer.Option(
            "--write",
            metavar="N",
            help="Write the proposal with this number into the claim; several: 1,3.",
            show_default=False,
        ),
    ] = "",
    output_format: Annotated[
        ProposalsFormat, typer.Option("--output-format", help="How to report.")
    ] = ProposalsFormat.TERMINAL,
    project: ProjectFolder = None,
) -> None:
    """Propose passages for a claim: what the kept copies of its sources say of its numbers, dates, names and rare words.

    Example: memocli evidence find 2018/torture/unit/caseload --write 1
    """
    if numbers:
        if output_format is not ProposalsFormat.TERMINAL:
            raise typer.BadParameter("--write prints no list; leave --output-format out")
        _write(open_project(project), claim, _numbers(numbers))
        return
    found = find_passages(open_project(project), claim, most)
    write(render_proposals(found, output_format, colour=colour(), width=width()))
    for sentence in found.left_out:
        typer.echo(sanitize(sentence), err=True)


def _numbers(given: str) -> list[int]:
    """Numbers of proposals, separated by commas."""
    pieces = [piece.strip() for piece in given.split(",")]
    if not all(piece.isascii() and piece.isdecimal() and 0 < int(piece) < 1000 for piece in pieces):
        raise typer.BadParameter("give numbers of proposals: 1 or 1,3", param_hint="--write")
    return [int(piece) for piece in pieces]


def _write(found: Project, claim: str, numbers: list[int]) -> None:
    """The path on standard output if it was written, all else on standard error."""
    written = write_passages(found, claim, numbers, mending_printer(found.root))
    for one in written.outcomes:
        done = "wrote" if one.is_written else "nothing was written for"
        there = "" if one.is_written else ", which is a passage of the claim already"
        typer.echo(
            sanitize(f"{done} proposal {one.number}{there} ({one.where}): {one.held}"), err=True
        )
        if one.remark:
            typer.echo(sanitize(one.remark), err=True)
    if written.is_changed:
        write(f"{shown(written.path)}\n")
