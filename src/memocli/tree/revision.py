"""The files of a folder as they are in a revision of git: what git lists is looked up here, and git is asked for content alone."""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Callable, Iterable
from typing import Final, NoReturn

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
)

# Kinds of things, as git writes them; all others are files.
_FOLDER: Final = "040000"
_LINK: Final = "120000"
_SUBMODULE: Final = "160000"
_TOP: Final = "."
# As many links in a row as Linux follows.
_MOST_LINKS: Final = 40
_OF_LFS: Final = b"version https://git-lfs.github.com/spec/"
_LARGEST_OF_LFS: Final = 1024

_SUBMODULE_SAID: Final = "it is a git submodule, whose files are in another repository"
_LFS_SAID: Final = "git has only a pointer to it there, which git LFS made"


class Entry(Struct, frozen=True):
    """One thing that git lists: its kind, and the name of its content."""

    kind: str
    name: str


class RevisionTree:
    """The files below a folder in a revision of git; the same rules as for `DiskTree`, in the same words.

    `content` gives the bytes of an entry, at most as many as it is told; or raises UserError with the reason. Links are followed
    within the tree; where one leads out of it, nobody looks.
    """

    def __init__(
        self,
        listed: Iterable[tuple[str, Entry]],
        content: Callable[[Entry, int], bytes],
        largest: int = LARGEST,
    ) -> None:
        """Keep what git lists, by path."""
        self._entries = {_TOP: Entry(_FOLDER, "")} | dict(listed)
        self._content = content
        self._largest = largest
        self._names: dict[str, list[str]] = {}
        for path in self._entries:
            if path != _TOP:
                folder, name = posixpath.split(path)
                self._names.setdefault(folder or _TOP, []).append(name)

    def read(self, path: str) -> bytes:
        """See `Tree`."""
        if inside(path) is None:
            _refuse(path, OUTSIDE)
        entry = self._entry(path)
        if entry is None:
            reason = LEADS_NOWHERE if self._is_link(path) else os.strerror(errno.ENOENT)
            _refuse(path, reason)
        if entry.kind == _FOLDER:
            _refuse(path, NO_FILE)
        if entry.kind == _SUBMODULE:
            _refuse(path, _SUBMODULE_SAID)
        return self._bytes(path, entry)

    def is_file(self, path: str) -> bool:
        """See `Tree`."""
        entry = self._entry(path)
        return entry is not None and entry.kind not in (_FOLDER, _SUBMODULE)

    def size(self, path: str) -> None:
        """See `Tree`: git lists what there is without its size."""

    def is_folder(self, path: str) -> bool:
        """See `Tree`."""
        entry = self._entry(path)
        return entry is not None and entry.kind in (_FOLDER, _SUBMODULE)

    def names(self, folder: str) -> tuple[str, ...]:
        """See `Tree`."""
        if inside(folder) is None:
            return ()
        place = self._place(folder)
        entry = self._entries.get(place) if place else None
        if place is None or entry is None:
            if self._is_link(folder):
                _refuse(folder, LEADS_NOWHERE)
            return ()
        if entry.kind == _SUBMODULE:
            _refuse(folder, _SUBMODULE_SAID)
        if entry.kind != _FOLDER:
            _refuse(folder, NO_FOLDER)
        return tuple(sorted(self._names.get(place, ())))

    def _bytes(self, path: str, entry: Entry) -> bytes:
        """What a file or a link says."""
        try:
            content = self._content(entry, self._largest)
        except UserError as error:
            _refuse(path, str(error))
        if content.startswith(_OF_LFS) and len(content) <= _LARGEST_OF_LFS:
            _refuse(path, _LFS_SAID)
        return content

    def _entry(self, path: str) -> Entry | None:
        """What a path leads to; None where nothing is there."""
        place = None if inside(path) is None else self._place(path)
        return self._entries.get(place) if place else None

    def _is_link(self, path: str) -> bool:
        """Whether the path itself is a link, wherever it leads."""
        folder, name = posixpath.split(inside(path) or _TOP)
        place = self._place(folder or _TOP)
        found = self._entries.get(_below(place, name)) if place else None
        return found is not None and found.kind == _LINK

    def _place(self, path: str) -> str | None:
        """Where a path leads, past all links, be anything there or not; None where links lead in a circle.

        Raises UserError where one leads out of the tree: what is there is not the project's.
        """
        place, links = _TOP, 0
        left = (inside(path) or _TOP).split("/")[::-1]
        while left:
            step = left.pop()
            if step in ("", _TOP):
                continue
            if step == "..":
                if place == _TOP:
                    _refuse(path, LEADS_OUT)
                place = posixpath.dirname(place) or _TOP
                continue
            entry = self._entries.get(_below(place, step))
            if entry is None or entry.kind != _LINK:
                place = _below(place, step)
                continue
            links += 1
            if links > _MOST_LINKS:
                return None
            target = self._bytes(path, entry).decode("utf-8", "surrogateescape")
            if target.startswith("/"):
                _refuse(path, LEADS_OUT)
            left.extend(target.split("/")[::-1])
        return place


def _below(folder: str, name: str) -> str:
    return name if folder == _TOP else f"{folder}/{name}"


def _refuse(path: str, reason: str) -> NoReturn:
    raise UserError(f"{path} can't be read: {reason}")
