"""Where the kept copies of sources lie, and whether each is there with the very bytes that were recorded.

What is not on this machine is never said to be in order: nobody has looked at it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from hashlib import sha256
from typing import Final

from msgspec import Struct

from memocli.errors import UserError
from memocli.tree import Tree

FOLDER: Final = "sources/evidence"
PRIVATE_FOLDER: Final = "private/evidence"
# Files are read and hashed without Python's lock.
_AT_ONCE: Final = 4


class Recorded(Struct, frozen=True, gc=False):
    """What is recorded of a copy: its name as it stands there, and the SHA-256 and number of its bytes where they are known."""

    source: str
    file: str
    sha256: str = ""
    size: int | None = None
    is_private: bool = False


class State(StrEnum):
    """How a copy is found. `NOT_HERE` is a private one that this machine does not have: it may be in order elsewhere."""

    AS_RECORDED = "as recorded"
    NO_DIGEST = "no digest recorded"
    CHANGED = "changed"
    MISSING = "missing"
    NOT_HERE = "not checked here"
    UNREADABLE = "can't be read"


class Kept(Struct, frozen=True):
    """A copy as it was found: its path, empty where it is not there, and the SHA-256 and number of its bytes as far as it was read.

    `reason` says of an unreadable one why, in one sentence that names the path.
    """

    recorded: Recorded
    state: State
    path: str = ""
    sha256: str = ""
    size: int | None = None
    reason: str = ""

    @property
    def is_private(self) -> bool:
        """Whether it lies where private copies do."""
        return self.path.startswith(f"{PRIVATE_FOLDER}/")

    @property
    def is_usable(self) -> bool:
        """Whether a claim can be held against it: it is there, and nothing says that it is another file by now."""
        return self.state in (State.AS_RECORDED, State.NO_DIGEST)


def digest(content: bytes) -> str:
    """The SHA-256 of bytes."""
    return sha256(content).hexdigest()


def folder_of(source: str, *, is_private: bool) -> str:
    """Where the copies of a source are put."""
    return f"{PRIVATE_FOLDER if is_private else FOLDER}/{source}"


def places_of(copy: Recorded) -> Iterator[str]:
    """The paths at which a copy may lie, the likeliest first; none where its name leads out of the folders of copies.

    Whoever writes records by hand may give a path below `sources/evidence/`, where one file may be a copy of two sources.
    """
    name = posixpath.normpath(copy.file)
    if "\\" in name or name.startswith(("/", "..")):
        return
    if not copy.is_private:
        yield f"{folder_of(copy.source, is_private=False)}/{name}"
        yield f"{FOLDER}/{name}"
    yield f"{folder_of(copy.source, is_private=True)}/{name}"


def path_of(tree: Tree, copy: Recorded) -> str:
    """Where a copy lies; empty where it is at none of its places. Raises UserError where the system does not tell."""
    return next((path for path in places_of(copy) if tree.is_file(path)), "")


def look_at(tree: Tree, copies: Sequence[Recorded]) -> tuple[Kept, ...]:
    """Each copy as it is found, in the same order; of those that stand in several places, each is read once."""
    different = list(dict.fromkeys(copies))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        looked = pool.map(lambda copy: _looked_at(tree, copy), different)
        found = dict(zip(different, looked, strict=True))
    return tuple(found[copy] for copy in copies)


def content_of(tree: Tree, kept: Kept) -> bytes:
    """The bytes of a copy that was looked at. Raises UserError where it can't be read, or is not the one that it was then."""
    content = tree.read(kept.path)
    if digest(content) != kept.sha256:
        raise UserError(f"{kept.path} was changed while memocli was reading it; try again")
    return content


def _looked_at(tree: Tree, copy: Recorded) -> Kept:
    path = ""
    try:
        path = path_of(tree, copy)
        if not path:
            return Kept(copy, State.NOT_HERE if copy.is_private else State.MISSING)
        size = tree.size(path)
        if copy.sha256 and None not in (size, copy.size) and size != copy.size:
            return Kept(copy, State.CHANGED, path, size=size)
        content = tree.read(path)
    except UserError as error:
        return Kept(copy, State.UNREADABLE, path, reason=str(error))
    found = digest(content)
    state = State.AS_RECORDED if found == copy.sha256 else State.CHANGED
    return Kept(copy, state if copy.sha256 else State.NO_DIGEST, path, found, len(content))
