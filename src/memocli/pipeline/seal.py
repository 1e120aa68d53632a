"""Seal the memo of a year: a check → digests of all that it is made of → `memo/YEAR/seal.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from memocli.checks import Selection
from memocli.diagnostics import Diagnostic, Severity
from memocli.errors import UserError
from memocli.files import Mended, OurNames, opened, write_files
from memocli.interruption import writing
from memocli.manifest import digest
from memocli.memo import Memo
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.earlier import outputs_of
from memocli.project import SEAL, Project, memo_folder, seal_path
from memocli.protect import protected_places, protecting_errors
from memocli.template_sets import templates_in_files

_NAMES: Final = OurNames(re.compile(re.escape(SEAL)))


class Sealing(Struct, frozen=True):
    """The check that came first; the path of the seal, or the faults for which there is none.

    `outputs` are the names of the built files that the seal vouches for.
    """

    check: Check
    path: Path | None = None
    failing: tuple[Diagnostic, ...] = ()
    outputs: tuple[str, ...] = ()


@protecting_errors
def seal_memo(
    project: Project,
    year: int,
    today: str,
    mended: Callable[[Mended], None],
    *,
    again: bool = False,
) -> Sealing:
    """Check the memo of a year and, if there is no error, write its seal.

    `today` (ISO) is the day of sealing where the memo has no day of submission. A seal that is there is replaced only `again`:
    nobody can tell any more what has changed since it was written. Raises UserError.
    """
    project.require_year(year)
    path = seal_path(year)
    there = SEAL in project.tree.names(memo_folder(year))
    if there and not again:
        raise UserError(
            f"{path} is there already; `memocli check-citations {year}` tells what has changed since. "
            f"If another memo was submitted by now, `memocli seal {year} --again` forgets the one of before"
        )
    # What has changed since is what a new seal is for; an old one may be damaged, too.
    check = check_memos(project, [year], Selection(ignore=("Y311",)))
    errors = tuple(found for found in check.of(Severity.ERROR) if found.span.file.path != path)
    memo = check.library.memos.get(year)
    if errors or memo is None:
        return Sealing(check, failing=errors)
    outputs = dict(outputs_of(project, check.library, year))
    content = _content(project, check, memo, today, outputs)
    old = {SEAL: digest(project.tree.read(path))} if there else {}
    folder = project.root / memo_folder(year)
    with opened(folder, _NAMES, mended), writing():
        [written] = write_files(folder, {SEAL: content}, _NAMES, old=old)
    return Sealing(check, written, outputs=tuple(outputs))


def _content(
    project: Project, check: Check, memo: Memo, today: str, outputs: dict[str, str]
) -> bytes:
    """The seal's file. Raises UserError where it would hold a protected word, which only an id can bring in."""
    # Imported here: a check that fails needs none of it.
    from memocli.sealing import Material, seal_of, seal_text

    library = check.library
    templates = templates_in_files(project, memo.head.style)
    material = Material(memo, library.sources, library.figures, templates=templates)
    seal = seal_of(material, today, outputs.items())
    if places := protected_places(project, library, "\n".join(seal.names())):
        where = f"the memo of {memo.year} was not sealed: one of its ids holds"
        raise UserError(f"{where} {places[0]}, and a seal shows all ids")
    return seal_text(seal).encode()
