"""Where files are written: all files of a set, or none."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write each file under a temporary name in its folder, then rename all of them; return their paths in order.

    `files` maps paths below `folder`, with forward slashes, to contents. Folders are made where they are missing. If
    something fails, what was there stays as it was. Raises OSError where the system refuses.
    """
    made: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    done = False
    try:
        for name, content in files.items():
            place = folder / name
            _make_folder(place.parent, made)
            handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
            waiting.append((Path(temporary), place))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
            Path(temporary).chmod(0o644)
        # The one thing that could stop the renaming half-way.
        for _, place in waiting:
            if place.is_dir():
                raise IsADirectoryError(
                    errno.EISDIR, "there is a folder with this name", str(place)
                )
        for temporary_path, place in waiting:
            temporary_path.replace(place)
        done = True
    finally:
        for temporary_path, _ in waiting:
            temporary_path.unlink(missing_ok=True)
        if not done:
            _remove_folders(made)
    return [place for _, place in waiting]


def is_empty(folder: Path) -> bool:
    """Whether a new set of files can go there: the folder does not exist, or has nothing in it."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it; `made` gets the new ones, the outermost first."""
    made.extend(reversed([one for one in (folder, *folder.parents) if not one.exists()]))
    folder.mkdir(parents=True, exist_ok=True)


def _remove_folders(made: list[Path]) -> None:
    for folder in reversed(made):
        # It was not made after all, or another program has put something into it.
        with suppress(OSError):
            folder.rmdir()
