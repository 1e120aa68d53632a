"""One process at a time writes in a folder. The system lets go of it when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from memocli.errors import UserError
from memocli.interruption import cleaned_up

# Another build holds a folder while it searches and writes, not while it renders: seldom for more than one second.
_TRIES: Final = 200
_PAUSE: Final = 0.05


@contextmanager
def held(folder: Path, *, is_private: bool = False) -> Iterator[None]:
    """Hold a folder, made where it is missing; what was made and is still empty in the end goes again.

    A private one is made so that nobody else on the machine can look into it.

    A file system that can't lock is no reason not to write. Raises UserError where another process does not let go of it.
    """
    made: list[Path] = []
    lock = None
    try:
        # Before others are let in: it would be taken away from under them.
        with cleaned_up(lambda: _remove_empty(made)):
            lock = _taken(folder, made, 0o700 if is_private else 0o777)
            yield
    finally:
        if lock is not None:
            os.close(lock)


def _taken(folder: Path, made: list[Path], mode: int) -> int | None:
    """A handle to be closed when the folder may be let go; None where the file system can't lock.

    `made` gets the folders that it made, the innermost first.
    """
    for _ in range(_TRIES):
        made[:] = [one for one in (folder, *folder.parents) if one in made or not one.exists()]
        try:
            folder.mkdir(mode, parents=True, exist_ok=True)
        except FileExistsError as error:
            raise UserError(f"{error.filename} is there already, and is no folder") from None
        lock = None
        try:
            lock = _open(folder)
            _lock(lock)
            if _is_open_at(lock, folder):
                return lock
        except _HELD:
            time.sleep(_PAUSE)
        except OSError:
            return None
        if lock is not None:
            os.close(lock)
    raise UserError(
        f"another memocli is writing into {folder}; wait until it has ended, and try again"
    )


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        # Something is in it: this was no failure.
        with suppress(OSError):
            folder.rmdir()


if sys.platform == "win32":
    import msvcrt

    _HELD: Final = PermissionError

    def _open(folder: Path) -> int:
        """A hidden file in the folder, as a folder can't be locked here; it is gone as soon as nobody has it open."""
        flags = os.O_RDWR | os.O_CREAT | os.O_TEMPORARY | os.O_NOINHERIT
        return os.open(folder / ".memocli-lock", flags)

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _is_open_at(_handle: int, _folder: Path) -> bool:
        return True

else:
    import fcntl

    _HELD: Final = BlockingIOError

    def _open(folder: Path) -> int:
        """The folder itself, so that no file is left where a process is killed."""
        return os.open(folder, os.O_RDONLY)

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_open_at(handle: int, folder: Path) -> bool:
        """Whether it is still this folder: the one who held it may have removed it, and made it anew."""
        try:
            return os.path.samestat(os.fstat(handle), folder.stat())
        except FileNotFoundError:
            return False
