"""Start a project: the files of a small one that checks and builds."""

from __future__ import annotations

from pathlib import Path

from memocli.errors import UserError
from memocli.files import is_empty, write_files


def start_project(folder: Path, year: int) -> list[Path]:
    """Write a project for the memo of `year` into a new or empty folder; the paths of its files.

    Raises UserError where something is in the folder.
    """
    # Imported here: no other command needs it.
    from memocli.scaffold import project_files

    if not is_empty(folder):
        raise UserError(f"{folder} is not empty; name a new folder")
    return write_files(folder, project_files(year))
