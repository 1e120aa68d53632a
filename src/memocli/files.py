"""Where files are written, renamed and removed: all files of a set, or none."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType


def write_files(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    put_aside: Mapping[str, str] = MappingProxyType({}),
    remove: Iterable[str] = (),
) -> list[Path]:
    """Write each file under a temporary name in its folder, then rename all of them; return their paths in order.

    `files` maps paths below `folder`, with forward slashes, to contents. What is there already under the names that
    `put_aside` maps gets the new ones first; what `remove` names is gone afterwards. Folders are made where they are
    missing. If something fails, what was there stays as it was. Raises OSError where the system refuses, or where a new
    name is taken.
    """
    made: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    moved: list[tuple[Path, Path]] = []
    doomed: list[Path] = []
    done = False
    try:
        for name, content in files.items():
            place = folder / name
            _make_folder(place.parent, made)
            waiting.append((_temporary(place, content), place))
        # The one thing that could stop the renaming half-way.
        for _, place in waiting:
            if place.is_dir():
                raise IsADirectoryError(
                    errno.EISDIR, "there is a folder with this name", str(place)
                )
        for name in remove:
            doomed.append(_temporary(folder / name, b""))
            (folder / name).replace(doomed[-1])
            moved.append((folder / name, doomed[-1]))
        for old, new in put_aside.items():
            _rename(folder / old, folder / new)
            moved.append((folder / old, folder / new))
        for temporary, place in waiting:
            temporary.replace(place)
        done = True
    finally:
        for place, there in reversed(moved) if not done else ():
            there.replace(place)
        for temporary in (*(temporary for temporary, _ in waiting), *doomed):
            temporary.unlink(missing_ok=True)
        if not done:
            _remove_folders(made)
    return [place for _, place in waiting]


def _temporary(place: Path, content: bytes) -> Path:
    """A new hidden file next to a place, with this content."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
        temporary.chmod(0o644)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _rename(old: Path, new: Path) -> None:
    """Rename a file to a name that nothing has: on most systems a plain rename would overwrite what has it."""
    if new.exists():
        raise FileExistsError(errno.EEXIST, "there is a file with this name", str(new))
    old.rename(new)


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
