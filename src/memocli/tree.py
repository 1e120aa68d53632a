"""Where files are read: all other modules read through a `Tree`, never from the disk itself.

A path is relative to the tree's top, with forward slashes. A path that leads out of the tree does not exist; a link that leads out
of it is named, and not followed.
"""

from __future__ import annotations

import errno
import os
import posixpath
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from memocli.errors import UserError

# Nothing is at such a path, or no file system takes such a name. Any other failure hides what may be there.
_NOT_THERE: Final = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP)


class Tree(Protocol):
    """Files below one top: those of a folder on the disk, of a revision, of an editor."""

    def read(self, path: str) -> bytes:
        """The content of a file. Raises UserError, which names the path, where it can't be read."""

    def is_file(self, path: str) -> bool:
        """Whether there is a file at the path. Raises UserError where the system does not tell."""

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder at the path. Raises UserError where the system does not tell."""

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of everything in a folder, in order; none where there is no such folder."""


@dataclass(frozen=True, slots=True)
class DiskTree:
    """The files below a folder of the disk."""

    root: Path

    def read(self, path: str) -> bytes:
        """See `Tree`."""
        place = self._place(path)
        if place is None:
            raise UserError(f"{path} can't be read: it is outside of the project")
        self._refuse_link(path, place)
        mode = self._mode(path)
        if mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise UserError(f"{path} can't be read: it is a pipe, a device or a socket, not a file")
        try:
            return place.read_bytes()
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "no file has such a name"
            raise UserError(f"{path} can't be read: {reason or error}") from error

    def is_file(self, path: str) -> bool:
        """See `Tree`."""
        return stat.S_ISREG(self._mode(path))

    def is_folder(self, path: str) -> bool:
        """See `Tree`."""
        return stat.S_ISDIR(self._mode(path))

    def names(self, folder: str) -> tuple[str, ...]:
        """See `Tree`."""
        place = self._place(folder)
        if place is None or not self.is_folder(folder):
            return ()
        self._refuse_link(folder, place)
        try:
            return tuple(sorted(entry.name for entry in place.iterdir()))
        except OSError as error:
            raise UserError(f"{folder} can't be read: {error.strerror or error}") from error

    def _refuse_link(self, path: str, place: Path) -> None:
        """Raise UserError where a link leads out of the tree: what is there is not the project's."""
        try:
            top, there = os.path.realpath(self.root), os.path.realpath(place)
        except ValueError:  # no file has such a name
            return
        if os.path.commonpath((top, there)) != top:
            raise UserError(f"{path} can't be read: it is a link that leads out of the project")

    def _mode(self, path: str) -> int:
        """What kind of thing is at a path, as `stat` tells it; 0 where nothing is."""
        place = self._place(path)
        if place is None:
            return 0
        try:
            return place.stat().st_mode
        except ValueError:
            return 0
        except OSError as error:
            if error.errno in _NOT_THERE:
                return 0
            raise UserError(f"{path} can't be read: {error.strerror or error}") from error

    def _place(self, path: str) -> Path | None:
        """Where a path leads on the disk; None where it leads out of the tree."""
        normal = posixpath.normpath(path)
        if normal.startswith(("/", "../")) or normal == "..":
            return None
        return self.root / normal
