"""What a shell proposes where a year, or the name of anything, is typed; `memocli --install-completion` sets it up.

Nothing is loaded before somebody asks for a proposal. Whatever is wrong with a project, the shell is told nothing but less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from memocli.errors import UserError
from memocli.project import Project, find_project


def years(context: typer.Context) -> list[str]:
    """The years of the project, the newest first."""
    return _of(context, lambda project: map(str, reversed(project.years())))


def rules() -> list[tuple[str, str]]:
    """The codes of all rules, with their names."""
    from memocli.codes import CODES

    return [(code, known.name) for code, known in CODES.items()]


def sources(context: typer.Context) -> list[str]:
    """The ids of the sources, without those that no terminal should show."""
    from memocli.pipeline.proposing import source_ids

    return _of(context, source_ids)


def copies(context: typer.Context) -> list[str]:
    """The names of the copies of the source that the line has."""
    from memocli.pipeline.proposing import copies_of_source

    source_id = str(context.params.get("source") or "")
    return _of(context, lambda project: copies_of_source(project, source_id))


def claims(context: typer.Context, incomplete: str) -> list[str]:
    """The names of claims, with the year where one is begun; where nothing is typed, those of the newest memo."""
    from memocli.pipeline.proposing import claim_names

    year = incomplete.partition("/")[0]

    def names(project: Project) -> Iterable[str]:
        known = project.years()
        if year and not year.isdecimal():
            return claim_names(project, known[-1]) if known else ()
        meant = [one for one in known if str(one).startswith(year)] if year else known[-1:]
        return (f"{one}/{name}" for one in meant for name in claim_names(project, one))

    return _of(context, names)


def parts(context: typer.Context) -> list[str]:
    """The parts of the two memos that are compared, as the files are now."""
    from memocli.pipeline.proposing import part_ids

    # Where an option waits for its value, click has put nothing of the line into its place yet.
    typed = (*context.args, context.params.get("old"), context.params.get("new"))
    given = {str(one).partition("@")[0] for one in typed}

    def ids(project: Project) -> Iterable[str]:
        return part_ids(project, [year for year in project.years() if str(year) in given])

    return _of(context, ids)


def kinds() -> list[str]:
    """The kinds of changes."""
    from memocli.compare.changes import Kind

    return [*Kind]


def figures(context: typer.Context) -> list[str]:
    """The names of the figures."""
    from memocli.pipeline.figures import figures_over_years

    return _of(
        context, lambda project: [one.name for one in figures_over_years(project, every=True)]
    )


def templates() -> list[tuple[str, str]]:
    """The templates that memocli ships and a project may replace, with what each makes."""
    from memocli.templates import OWN, shipped

    return [(name, makes) for name, makes in OWN.items() if shipped(name) is not None]


def _of(context: typer.Context, proposed: Callable[[Project], Iterable[str]]) -> list[str]:
    """What is proposed of the project that the line so far is about; nothing where there is none, or where it can't be read."""
    try:
        return list(proposed(find_project(Path(context.params.get("project") or Path.cwd()))))
    except (UserError, OSError):
        return []
