"""What a shell proposes where a year, a rule, a source, a figure or a template is typed; `memocli --install-completion` sets it up.

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
    from memocli.pipeline.copies import sources_that_may_be_named

    return _of(context, sources_that_may_be_named)


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
