"""The settings of a project: `memocli.yaml` at its top, which may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from memocli.codes import CODES
from memocli.diagnostics import Severity
from memocli.errors import UserError
from memocli.load.library import Library
from memocli.load.unread import unread_settings
from memocli.memo import ProjectSettings
from memocli.project import SETTINGS, Project
from memocli.suggest import nearest
from memocli.text import Placed

FORMAT: Final = 1


def load_settings(project: Project, library: Library) -> None:
    """Read the settings into the library. Raises UserError where the project is written in a later format."""
    # Looked up among the names: some systems would find `Memocli.yaml` too, and others not.
    names = project.tree.names(".")
    library.diagnostics.extend(unread_settings(names))
    if SETTINGS not in names:
        return
    decoded, _ = library.read(project.tree, SETTINGS, ProjectSettings)
    settings = decoded.value
    if settings is None:
        return
    if settings.format is not None:
        _check_format(library, settings.format)
    ignore = tuple(_ignorable(library, settings.checks.ignore))
    also = tuple(_known(library, settings.checks.also))
    library.settings = replace(settings, checks=replace(settings.checks, ignore=ignore, also=also))


def _check_format(library: Library, written: Placed) -> None:
    number = int(written) if re.fullmatch(r"[0-9]{1,9}", written) else 0
    if number > FORMAT:
        raise UserError(
            f"{written.span}: this project is written in format {number}, and this memocli reads "
            f"format {FORMAT}; install a newer memocli"
        )
    if number < FORMAT and written.strip():
        message = f"`format` must be {FORMAT}, not `{written}`"
        library.report("F006", message, written.span, f"write `format: {FORMAT}`")


def _known(library: Library, given: tuple[Placed, ...]) -> Iterator[Placed]:
    """Codes, and beginnings of codes; others are reported. An empty one was reported before."""
    for code in given:
        if any(known.startswith(code) for known in CODES):
            if code:
                yield code
        elif code.strip():
            names = {rule.name: rule.code for rule in CODES.values()}
            close = names.get(code) or nearest(code, CODES)
            hint = f"did you mean `{close}`?" if close else "`memocli rule` lists all rules"
            library.report("F006", f"there is no rule `{code}`", code.span, hint)


def _ignorable(library: Library, given: tuple[Placed, ...]) -> Iterator[Placed]:
    """Those of the codes that stand for a warning at least; others are reported.

    What an error protects must not be lost for a whole project, with one line that nobody reads again.
    """
    for code in _known(library, given):
        rules = [rule for rule in CODES.values() if rule.code.startswith(code)]
        if any(rule.severity is Severity.WARNING for rule in rules):
            yield code
            continue
        what = f"`{code}`" if code in CODES else f"every rule that begins with `{code}`"
        message = f"{what} is an error, and a project can ignore warnings only"
        hint = (
            f"delete it; `memocli rule {rules[0].code}` says whether a claim or source may waive it"
        )
        library.report("F006", message, code.span, hint)
