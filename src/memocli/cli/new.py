"""`memocli new`."""

from __future__ import annotations

from typing import Annotated

import typer

from memocli.cli.completion import years
from memocli.cli.terminal import (
    ProjectFolder,
    mending_printer,
    open_project,
    shown,
    there_are,
    write,
)
from memocli.dates import PartialDate, parse_date
from memocli.errors import UserError
from memocli.pipeline.new_year import begin_year
from memocli.project import Project, memo_folder
from memocli.report.counts import count_of


def new(
    year: Annotated[
        int | None,
        typer.Argument(
            metavar="YEAR", min=1000, max=9999, help="The year of the new memo.", show_default=False
        ),
    ] = None,
    earlier: Annotated[
        int | None,
        typer.Option(
            "--from",
            metavar="YEAR",
            help="The earlier memo that it begins with.",
            autocompletion=years,
            show_default=False,
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="FROM..TO",
            help="The time that it covers, such as 2018-08..2019-07. Default: from the day after that of the earlier memo.",
            show_default=False,
        ),
    ] = None,
    project: ProjectFolder = None,
) -> None:
    """Begin a year's memo with an earlier one, every claim carried over until somebody looks at it.

    Example: memocli new 2019 --from 2018
    """
    opened = open_project(project)
    if year is None:
        newest = opened.known_years()[-1]
        raise UserError(f"of which year? Type `memocli new {newest + 1} --from {newest}`")
    folder = opened.root / memo_folder(year)
    earlier = _begun_with(opened, year, earlier)
    made = begin_year(opened, year, earlier, _period(period), mending_printer(folder))
    write("".join(f"{shown(path)}\n" for path in made.paths))
    claims = count_of(len(made.memo.claims), "claim")
    parts = count_of(len(made.memo.parts), "part")
    if made.period is None:
        typer.echo("write into memo.yaml which `period` the memo covers", err=True)
    typer.echo(
        f"\n{claims} in {parts} carried over from {earlier}. Now read memo.yaml, the verdicts and each claim, write what is so "
        f"today, and delete `carried: true`; `memocli check-citations {year}` lists the claims that are left",
        err=True,
    )


def _begun_with(project: Project, year: int, given: int | None) -> int:
    """The year of the earlier memo. Raises UserError, which names those that there are, where none was given."""
    if given is not None:
        return given
    known = [one for one in project.years() if one < year]
    if not known:
        raise UserError(
            f"there is no memo before {year} to begin with; `memocli init DIR` makes a first one"
        )
    raise UserError(
        f"with which memo does it begin? {there_are(known)}: type `memocli new {year} --from {known[-1]}`"
    )


def _period(given: str | None) -> tuple[PartialDate, PartialDate] | None:
    """The two ends of a period. Raises UserError where it is none."""
    if given is None:
        return None
    start, dots, end = given.partition("..")
    try:
        found = parse_date(start.strip()), parse_date(end.strip())
    except ValueError as error:
        what = str(error) if dots else f"`{given}` is no period"
        raise UserError(f"{what}; write both ends, such as --period 2018-08..2019-07") from None
    if found[1].last_day() < found[0].first_day():
        raise UserError(f"the period `{given}` ends before it begins; swap the two dates")
    return found
