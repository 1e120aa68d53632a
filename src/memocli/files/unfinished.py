"""A step that is not done yet: all that it needs lies in one hidden folder, inside the folder that is written to.

`new-N` are the files to come, `old-N` those that go. While the journal is there, the step is not done, and whoever finds
it takes back all of it; without a journal, nobody needs what is in the hidden folder. A run that fails undoes its step in the same way as
the next run does after one that was killed.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import asdict

from memocli.errors import UserError

UNFINISHED: Final = ".memocli-unfinished"
_JOURNAL: Final = "journal.json"
_JOURNAL_TO_BE: Final = "journal.new"
_PARTS: Final = re.compile(r"(?:new|old)-[0-9]+|journal\.new")
_VERSION: Final = 1
# Far more than the journal of any step has.
_LONGEST_JOURNAL: Final = 1_000_000


class OurNames(Struct, frozen=True):
    """The names, below a folder, of what is written into it, and those under which files of others are put aside."""

    written: re.Pattern[str]
    put_aside: re.Pattern[str] | None = None


class Step(Struct, frozen=True):
    """What is to change in a folder, each file by its name: `written` and `removed` map them to the SHA-256 of the bytes.

    `put_aside` maps names to new ones. A file that is renewed is in `removed` and in `written`, or in `replaced` (with the SHA-256
    of the old bytes) and in `written`: then it is at no moment missing.
    """

    written: Mapping[str, str]
    put_aside: Mapping[str, str]
    removed: Mapping[str, str]
    replaced: Mapping[str, str] = {}

    def moves(self, folder: Path) -> list[tuple[Path, Path]]:
        """What is renamed to what, in order. What vouches for the set, the last that is written, goes first and comes last."""
        inside = folder / UNFINISHED
        going = [(name, inside / f"old-{at}") for at, name in enumerate(self.removed)]
        going += [(name, folder / new) for name, new in self.put_aside.items()]
        last = [*self.written][-1:]
        going.sort(key=lambda move: move[0] not in last)
        coming = [(inside / f"new-{at}", folder / name) for at, name in enumerate(self.written)]
        return [*((folder / name, end) for name, end in going), *coming]

    def copy_of_old(self, folder: Path, name: str) -> Path:
        """Where the old bytes of a file that is replaced are kept meanwhile."""
        at = len(self.removed) + [*self.replaced].index(name)
        return folder / UNFINISHED / f"old-{at}"


class Mended(Enum):
    """What was done about an interrupted run: its step was undone, or files that nobody needs were removed."""

    UNDONE = "undone"
    REMOVED = "removed"


def is_unfinished(folder: Path) -> bool:
    """Whether an interrupted run left something there, or another one is just writing."""
    return _is_folder(folder / UNFINISHED)


def begin(folder: Path, step: Step) -> None:
    """Write the journal: from now on all of the step is undone, unless `finish` is reached."""
    inside = folder / UNFINISHED
    content = {"version": _VERSION} | asdict(step)
    new_file(inside / _JOURNAL_TO_BE, json.dumps(content, indent=1).encode())
    (inside / _JOURNAL_TO_BE).rename(inside / _JOURNAL)
    sync(inside)


def finish(folder: Path) -> None:
    """Remove the journal: the step is done."""
    sync(folder)
    (folder / UNFINISHED / _JOURNAL).unlink()
    sync(folder / UNFINISHED)


def mend(folder: Path, names: OurNames) -> Mended | None:
    """Undo a step that was not finished, and remove what it left; None where there is nothing to do.

    What lies under a name of the user's is moved only where it is as the step made it, and nothing is overwritten.
    Raises UserError where the journal can't be used; nothing is touched then.
    """
    if not is_unfinished(folder):
        return None
    inside = folder / UNFINISHED
    undone = os.path.lexists(inside / _JOURNAL)
    if undone:
        _undo(folder, _read_journal(folder, names))
        finish(folder)
    ours = [place for place in inside.iterdir() if _PARTS.fullmatch(place.name)]
    for place in ours:
        with suppress(OSError):
            place.unlink()
    with suppress(OSError):
        inside.rmdir()
    # What others have put there stays, and is not told each time.
    removed = ours or not is_unfinished(folder)
    return Mended.UNDONE if undone else Mended.REMOVED if removed else None


def digest_of(file: Path) -> str:
    """The SHA-256 of a file's bytes."""
    return digest(file.read_bytes())


def digest(content: bytes) -> str:
    """The SHA-256 of bytes."""
    # Imported here: commands that write nothing load this module, too.
    from hashlib import sha256

    return sha256(content).hexdigest()


def new_file(place: Path, content: bytes, like: Path | None = None) -> None:
    """Write a new file, down to the disk. Those may read it who may read `like`; where that is no file, the umask tells."""
    # Whoever makes a file can read it, whatever the old one was.
    kept = like.stat().st_mode & 0o777 | 0o400 if like and like.is_file() else None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(place, flags, 0o666 if kept is None else kept)
    with os.fdopen(handle, "wb") as file:
        if kept is not None and sys.platform != "win32":
            # Not every file system has such rights.
            with suppress(OSError):
                os.fchmod(handle, kept)
        file.write(content)
        file.flush()
        os.fsync(handle)


def sync(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _undo(folder: Path, step: Step) -> None:
    for start, end in reversed(step.moves(folder)):
        if os.path.lexists(start) or not os.path.lexists(end):
            continue
        name = end.relative_to(folder).as_posix()
        if name in step.replaced:
            if _is_as_written(folder, end, step):
                step.copy_of_old(folder, name).replace(end)
        elif start.parent.name != UNFINISHED or _is_as_written(folder, end, step):
            end.rename(start)
    for name in step.written:
        for parent in PurePosixPath(name).parents[:-1]:
            with suppress(OSError):
                (folder / parent).rmdir()


def _is_as_written(folder: Path, end: Path, step: Step) -> bool:
    """Whether a new file still has the bytes that the step gave it."""
    name = end.relative_to(folder).as_posix()
    return end.is_file() and digest_of(end) == step.written[name]


def _read_journal(folder: Path, names: OurNames) -> Step:
    inside = folder / UNFINISHED
    journal = inside / _JOURNAL
    state = journal.lstat()
    try:
        # It may have come with a project of other people: no pipe is waited for, no link followed.
        usable = S_ISREG(state.st_mode) and state.st_size <= _LONGEST_JOURNAL
        found = json.loads(journal.read_bytes()) if usable else None
    except (ValueError, RecursionError):
        found = None
    if found is None or not _is_usable(found, folder, names):
        raise UserError(
            f"{inside} holds files of an interrupted run, and its {_JOURNAL} can't be used; "
            "take out what you need, remove the folder, and try again"
        )
    return Step(**{key: found[key] for key in _KEYS})


_KEYS: Final = Step.__struct_fields__


def _is_usable(found: Any, folder: Path, names: OurNames) -> bool:
    """Whether a journal is one of ours, and all its names are those of files that memocli writes there."""
    if not isinstance(found, dict) or found.get("version") != _VERSION:
        return False
    if not all(isinstance(found.get(key), dict) for key in _KEYS):
        return False
    ours = {name for key in _KEYS for name in found[key]}
    if not all(names.written.fullmatch(name) and _is_inside(folder, name) for name in ours):
        return False
    aside = names.put_aside
    return all(aside and aside.fullmatch(str(new)) for new in found["put_aside"].values())


def _is_inside(folder: Path, name: str) -> bool:
    """Whether no link on the way to a file leads elsewhere."""
    parents = PurePosixPath(name).parent.parts
    return os.path.realpath(folder.joinpath(*parents)) == str(
        Path(os.path.realpath(folder), *parents)
    )


def _is_folder(place: Path) -> bool:
    """Whether it is a folder, and no link to one."""
    try:
        return S_ISDIR(place.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
