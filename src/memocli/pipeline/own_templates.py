"""The templates that a project may have of its own: which it has, and a copy of a shipped one to begin with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from memocli.errors import UserError
from memocli.interruption import writing
from memocli.project import Project
from memocli.suggest import nearest
from memocli.templates import OWN, TEMPLATES, find_template, shipped

if TYPE_CHECKING:
    from memocli.files import Mended


class Use(Struct, frozen=True):
    """A template: its name, what it makes, whether the project has one, and whether what counts is as memocli ships it."""

    name: str
    makes: str
    is_own: bool
    is_shipped: bool


def uses(project: Project) -> Iterator[Use]:
    """Each template that a project may have. Raises UserError where one can't be read."""
    there = project.tree.names(TEMPLATES)
    for name, makes in OWN.items():
        found = find_template(project, name)
        yield Use(name, makes, name in there, found is not None and found.is_shipped)


def shipped_text(name: str) -> str:
    """A template as memocli ships it. Raises UserError where it ships none of that name."""
    return _shipped(name).decode("utf-8")


def copy_template(project: Project, name: str, mended: Callable[[Mended], None]) -> Path:
    """Copy a shipped template into the project; the path of the copy.

    What an interrupted copy left there is mended first, and `mended` told. Raises UserError where there is one already.
    """
    # Imported here: to show a template writes nothing.
    from memocli.files import OurNames, opened, write_files

    content = _shipped(name)
    folder = project.root / TEMPLATES
    names = OurNames(re.compile("|".join(map(re.escape, OWN))))
    with opened(folder, names, mended):
        for other in project.tree.names(TEMPLATES):
            if other.casefold() == name.casefold():
                raise UserError(
                    f"{TEMPLATES}/{other} is there already: move it away first, or edit it"
                )
        with writing():
            [written] = write_files(folder, {name: content}, names)
    return written


def _shipped(name: str) -> bytes:
    if name not in OWN:
        close = nearest(name, OWN)
        hint = f"did you mean {close}?" if close else f"there are {', '.join(OWN)}"
        raise UserError(f"there is no template {name}; {hint}")
    content = shipped(name)
    if content is None:
        raise UserError(
            f"memocli has no {name} of its own: put yours into {TEMPLATES}/, with {OWN[name]}; docs/template.md says how"
        )
    return content
