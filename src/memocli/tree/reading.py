"""What every tree has, what it refuses, and the words for that."""

from __future__ import annotations

import posixpath
from typing import Final, Protocol

# The most bytes that are read of a file: more than any that people write, and an endless one fills no memory.
LARGEST: Final = 100_000_000
# An output has all the pictures of a memo, and may be larger than any file that it is made of.
LARGEST_OUTPUT: Final = 10 * LARGEST
OUTSIDE: Final = "it is outside of the project"
LEADS_OUT: Final = "it is a link that leads out of the project"
LEADS_NOWHERE: Final = "it is a link that leads nowhere"
NO_FILE: Final = "it is a folder, not a file"
NO_FOLDER: Final = "it is not a folder"


class Tree(Protocol):
    """Files below one top: those of a folder on the disk, of a revision, of an editor."""

    def read(self, path: str) -> bytes:
        """The content of a file. Raises UserError, which names the path, where it can't be read."""

    def is_file(self, path: str) -> bool:
        """Whether there is a file at the path. Raises UserError where the system does not tell."""

    def size(self, path: str) -> int | None:
        """How many bytes a file has; None where that is not known before it is read, or no file is there.

        Raises UserError where the system does not tell.
        """

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder at the path. Raises UserError where the system does not tell."""

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of everything in a folder, in order; none where nothing has its name.

        Raises UserError where something has its name, and is no folder or can't be read.
        """


def inside(path: str) -> str | None:
    """A path in its shortest form; None where it leads out of the tree."""
    normal = posixpath.normpath(path)
    is_out = normal.startswith(("/", "../")) or normal == ".."
    return None if is_out else normal


def too_large(largest: int) -> str:
    """Why a file of more bytes is not read."""
    return f"it is larger than {largest // 1_000_000} MB"
