"""Start a project: the files of a small one that checks and builds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from memocli.errors import UserError
from memocli.files import Mended, OurNames, is_empty, is_unfinished, opened, write_files
from memocli.interruption import writing


def start_project(folder: Path, year: int, mended: Callable[[Mended], None]) -> list[Path]:
    """Write a project for the memo of `year` into a new or empty folder; the paths of its files.

    What an interrupted start left in it is taken out first, and `mended` told. Raises UserError where something else is in
    the folder.
    """
    # Imported here: no other command needs it.
    from memocli.scaffold import project_files

    files = project_files(year)
    names = _names(files, year)
    refused = UserError(f"{folder} is not empty; name a new folder")
    if not is_empty(folder) and not is_unfinished(folder):
        raise refused
    with opened(folder, names, mended):
        if not is_empty(folder):
            raise refused
        with writing():
            return write_files(folder, files, names)


def _names(files: dict[str, bytes], year: int) -> OurNames:
    """The names of these files; the start that was interrupted may have been that of another year."""
    some_year = (re.escape(path).replace(str(year), "[0-9]{4}") for path in files)
    return OurNames(re.compile("|".join(some_year)))
