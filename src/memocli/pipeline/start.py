"""Start a project: the files of a small one that checks and builds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from memocli.errors import UserError
from memocli.interruption import writing

if TYPE_CHECKING:
    from memocli.files import Mended


def start_project(folder: Path, year: int, mended: Callable[[Mended], None]) -> list[Path]:
    """Write a project for the memo of `year` into a new or empty folder; the paths of its files.

    What an interrupted start left in it is taken out first, and `mended` told. Raises UserError where something else is in
    the folder.
    """
    # Imported here: no other command starts a project, and a check writes nothing.
    from memocli.files import OurNames, is_empty, is_unfinished, opened, write_files
    from memocli.scaffold import project_files

    files = project_files(year)
    names = OurNames(_pattern_of(files, year))
    refused = UserError(f"{folder} is not empty; name a new folder")
    if not is_empty(folder) and not is_unfinished(folder):
        raise refused
    with opened(folder, names, mended):
        if not is_empty(folder):
            raise refused
        with writing():
            return write_files(folder, files, names)


def _pattern_of(files: Iterable[str], year: int) -> re.Pattern[str]:
    """The paths of these files; the start that was interrupted may have been that of another year."""
    some_year = (re.escape(path).replace(str(year), "[0-9]{4}") for path in files)
    return re.compile("|".join(some_year))
