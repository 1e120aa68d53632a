"""Begin the memo of a year with that of an earlier one: files → memo → edited copies → files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from memocli.dates import PartialDate
from memocli.diagnostics import has_errors
from memocli.errors import UserError
from memocli.files import Mended, OurNames, is_empty, is_unfinished, opened, write_files
from memocli.interruption import writing
from memocli.load import load_library
from memocli.project import Project, memo_folder, year_of
from memocli.protect import protecting_errors

if TYPE_CHECKING:
    from memocli.memo import Memo


class NewYear(Struct, frozen=True):
    """What was written: the files, the memo that they were made of, and the time that the new one covers, if that is known."""

    paths: list[Path]
    memo: Memo
    period: tuple[PartialDate, PartialDate] | None


@protecting_errors
def begin_year(
    project: Project,
    year: int,
    earlier: int,
    period: tuple[PartialDate, PartialDate] | None,
    mended: Callable[[Mended], None],
) -> NewYear:
    """Write the memo of `year`, every claim of which is carried over from the memo of the year `earlier`.

    `period` is the time that it covers; where none is given, it follows that of the earlier memo. What an interrupted run left in
    the new folder is taken out first, and `mended` told. Raises UserError where the folder has anything else in it, and where
    the earlier memo can't be read.
    """
    # Imported here: no other command needs it.
    from memocli.scaffold import next_period, year_files

    if year <= earlier:
        raise UserError(
            f"a memo is carried over into a later year, and {year} is not after {earlier}"
        )
    project.require_year(earlier)
    library = load_library(project, [earlier])
    faults = (found for found in library.diagnostics if year_of(found.span.file.path) == earlier)
    memo = library.memos.get(earlier)
    if memo is None or has_errors(faults):
        raise UserError(
            f"the memo of {earlier} has faults; `memocli check-citations {earlier}` shows them"
        )
    if period is None and memo.head.period is not None:
        period = next_period(memo.head.period, year - earlier)
    files = year_files(library, memo, year, period)
    return NewYear(_written(project, year, files, mended), memo, period)


def _written(
    project: Project, year: int, files: Mapping[str, bytes], mended: Callable[[Mended], None]
) -> list[Path]:
    """Write the files into the new folder of a year, all or none."""
    folder = project.root / memo_folder(year)
    names = OurNames(re.compile("|".join(map(re.escape, files))))
    refused = UserError(
        f"{memo_folder(year)}/ is there already, and stays as it is; name another year, or remove the folder first"
    )
    if not is_empty(folder) and not is_unfinished(folder):
        raise refused
    with opened(folder, names, mended):
        if not is_empty(folder):
            raise refused
        with writing():
            return write_files(folder, files, names)
