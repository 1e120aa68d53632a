"""`memocli template copy`."""

from __future__ import annotations

from typing import Final

import typer

from memocli.cli.template import Name
from memocli.cli.terminal import ProjectFolder, mending_printer, open_project, shown, write
from memocli.pipeline.own_templates import copy_template
from memocli.templates import EXTRA_SHEET, SHEET, TEMPLATES

# What somebody should know who has one of their own.
_FROM_NOW_ON: Final = (
    "From here on this copy takes the place of memocli's own: change it as you like; it stays as it is when memocli gets a newer "
    "one. Delete it to have memocli's again"
)
_SHEETS: Final = (
    "It replaces the whole design, so what you take out of it is gone. To change a colour or a few rules, `design:` in "
    f"memo.yaml or {TEMPLATES}/{EXTRA_SHEET} is enough: what stands there is added to the design"
)


def copy(name: Name, project: ProjectFolder = None) -> None:
    """Copy a template of memocli's into the project's folder templates/, to be changed there. Nothing is overwritten.

    Example: memocli template copy memo.css
    """
    found = open_project(project)
    path = copy_template(found, name, mending_printer(found.root / TEMPLATES))
    write(f"{shown(path)}\n")
    typer.echo(_FROM_NOW_ON, err=True)
    if path.name == SHEET:
        typer.echo(_SHEETS, err=True)
