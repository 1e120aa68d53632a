"""The files of a folder of the disk."""

from __future__ import annotations

import errno
import os
import stat
from functools import cached_property
from pathlib import Path
from typing import Final

from msgspec import Struct

from memocli.errors import UserError
from memocli.tree.reading import (
    LARGEST,
    LEADS_NOWHERE,
    LEADS_OUT,
    NO_FILE,
    NO_FOLDER,
    OUTSIDE,
    inside,
    too_large,
)

# Nothing is at such a path, or no file system takes such a name. Any other failure hides what may be there.
_NOT_THERE: Final = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP)
# A pipe is not waited for, a terminal not taken over, and a link not followed: where it leads was looked at before.
_OPENING: Final = ("O_RDONLY", "O_NONBLOCK", "O_NOCTTY", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY")
_PIECE: Final = 1_000_000


class DiskTree(Struct, frozen=True, dict=True):
    """The files below a folder of the disk.

    `largest`: the most bytes that a file may have. `is_ours`: whether links may lead out of it, as some installers make them
    of all files of a program.
    """

    root: Path
    largest: int = LARGEST
    is_ours: bool = False

    def read(self, path: str) -> bytes:
        """See `Tree`."""
        place = self._place(path)
        if place is None:
            raise UserError(f"{path} can't be read: {OUTSIDE}")
        try:
            return _content(self._inside(path, place), self.largest)
        except (OSError, ValueError) as error:
            raise _unreadable(path, place, error) from error

    def is_file(self, path: str) -> bool:
        """See `Tree`."""
        return stat.S_ISREG(self._mode(path))

    def size(self, path: str) -> int | None:
        """See `Tree`."""
        state, place = self._state(path), self._place(path)
        if state is None or place is None or not stat.S_ISREG(state.st_mode):
            return None
        self._inside(path, place)
        return state.st_size

    def is_folder(self, path: str) -> bool:
        """See `Tree`."""
        return stat.S_ISDIR(self._mode(path))

    def names(self, folder: str) -> tuple[str, ...]:
        """See `Tree`."""
        place = self._place(folder)
        called = folder if folder != "." else str(self.root)
        if place is None or not _is_there(called, place):
            return ()
        try:
            return tuple(sorted(entry.name for entry in self._inside(called, place).iterdir()))
        except OSError as error:
            raise _unreadable(called, place, error) from error

    @cached_property
    def _root(self) -> str:
        """Where the folder really is."""
        return os.path.realpath(self.root)

    def _inside(self, path: str, place: Path) -> Path:
        """Where a place really is. Raises UserError where a link leads out of the tree: what is there is not the project's."""
        # Not `resolve`, which fails where a link leads to itself.
        there = os.path.realpath(place)
        inner = self._root.rstrip(os.sep) + os.sep
        if not self.is_ours and there != self._root and not there.startswith(inner):
            raise UserError(f"{path} can't be read: {LEADS_OUT}")
        return Path(there)

    def _mode(self, path: str) -> int:
        """What kind of thing is at a path, as `stat` tells it; 0 where nothing is."""
        state = self._state(path)
        return state.st_mode if state else 0

    def _state(self, path: str) -> os.stat_result | None:
        """What `stat` tells of a path; None where nothing is there."""
        place = self._place(path)
        if place is None:
            return None
        try:
            return place.stat()
        except ValueError:
            return None
        except OSError as error:
            if error.errno in _NOT_THERE:
                return None
            raise _unreadable(path, place, error) from error

    def _place(self, path: str) -> Path | None:
        """Where a path leads on the disk; None where it leads out of the tree."""
        normal = inside(path)
        return None if normal is None else self.root / normal


def _content(place: Path, largest: int) -> bytes:
    """The bytes of a regular file. What it is, is asked twice: opening some devices does something, and it may be another by then."""
    _refuse_others(place.stat().st_mode)
    handle = os.open(place, sum(getattr(os, name, 0) for name in _OPENING))
    try:
        state = os.fstat(handle)
        _refuse_others(state.st_mode)
        # Before any of it is read; and as it is read, since some files have no end.
        if state.st_size > largest:
            raise OSError(errno.EFBIG, too_large(largest))
        left, pieces = largest, []
        while piece := os.read(handle, _PIECE):
            left -= len(piece)
            if left < 0:
                raise OSError(errno.EFBIG, too_large(largest))
            pieces.append(piece)
        return b"".join(pieces)
    finally:
        os.close(handle)


def _refuse_others(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, NO_FILE)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a pipe, a device or a socket, not a file")


def _is_there(path: str, place: Path) -> bool:
    """Whether anything has this name, be it a link that leads nowhere. Raises UserError where the system does not tell."""
    try:
        place.lstat()
    except ValueError:
        return False
    except OSError as error:
        if error.errno in _NOT_THERE:
            return False
        raise _unreadable(path, place, error) from error
    return True


def _unreadable(path: str, place: Path, error: OSError | ValueError) -> UserError:
    """Why a path can't be read, in one sentence."""
    if isinstance(error, ValueError):
        reason = "no file has such a name"
    elif error.errno in (errno.ENOENT, errno.ELOOP) and place.is_symlink():
        reason = LEADS_NOWHERE
    elif error.errno == errno.ENOTDIR and os.path.lexists(place):
        reason = NO_FOLDER
    else:
        reason = error.strerror or str(error)
    return UserError(f"{path} can't be read: {reason}")
