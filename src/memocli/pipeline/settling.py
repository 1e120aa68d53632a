"""What becomes of a file that is to be kept as a copy: it is new, or there already, or something else has its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from memocli.errors import UserError
from memocli.evidence.names import fault_of_name
from memocli.evidence.store import (
    Recorded,
    State,
    digest,
    folder_of,
    look_at,
    places_of,
)
from memocli.memo import Source
from memocli.pipeline.copies import copies_of, recorded
from memocli.tree import Tree

_DROP: Final = "`memocli evidence drop`"


class Outcome(Enum):
    """A copy is new; or a file was there, and now its entry tells of it; or it was lost, and is there again; or nothing changes."""

    KEPT = "kept"
    RECORDED = "recorded"
    PUT_BACK = "put back"
    THERE = "there"


class Copy(Struct, frozen=True):
    """A copy to be kept: its name, its bytes, and where it comes from."""

    name: str
    content: bytes
    origin: str = ""


class Settled(Struct, frozen=True):
    """What becomes of a copy: the path where it lies then, whether it is written, and the number of an entry that is completed."""

    copy: Copy
    outcome: Outcome
    path: str
    is_written: bool = False
    entry: int | None = None


def settle(
    tree: Tree, source: Source, copies: Iterable[Copy], *, is_private: bool, may_tell: bool
) -> Iterator[Settled]:
    """What becomes of each. Raises UserError where one can't be kept; its sentence has no name unless it `may_tell`."""
    told = [recorded(source, one) for one in copies_of(source)]
    now: dict[str, str] = {}
    for copy in copies:
        said = copy.name if may_tell else "the file"
        if fault := fault_of_name(copy.name):
            raise UserError(f"{said} can't be kept under its name: {fault}; rename it first")
        if not copy.content:
            raise UserError(f"{said} is empty")
        wanted = digest(copy.content)
        if wanted in now:  # the same bytes twice among those of today
            yield Settled(copy, Outcome.THERE, now[wanted])
            continue
        settled = _settled(tree, str(source.id), told, copy, is_private=is_private)
        if isinstance(settled, str):
            raise UserError(f"{said} can't be kept: {settled}")
        yield settled
        now[wanted] = settled.path
        told.append(Recorded(str(source.id), copy.name, wanted, len(copy.content), is_private))


def free_name(tree: Tree, source: Source, name: str, content: bytes, *, is_private: bool) -> str:
    """The name, or the first of `name-2`, `name-3` … under which no other file is kept."""
    told = [recorded(source, one) for one in copies_of(source)]
    path, number = PurePosixPath(name), 1
    found = name
    while isinstance(
        _settled(tree, str(source.id), told, Copy(found, content), is_private=is_private), str
    ):
        number += 1
        found = f"{path.stem}-{number}{path.suffix}"
    return found


def _settled(
    tree: Tree, source: str, told: list[Recorded], copy: Copy, *, is_private: bool
) -> Settled | str:
    """What becomes of a copy, or why it can't be kept."""
    wanted = digest(copy.content)
    same = next((at for at, one in enumerate(told) if one.sha256 == wanted), None)
    if same is None:
        named = [at for at, one in enumerate(told) if one.file.casefold() == copy.name.casefold()]
        same = next(iter(named), None)
    if same is None:
        return _new(tree, source, copy, is_private=is_private)
    entry = told[same]
    if entry.sha256 not in ("", wanted):
        return f"another file is kept under this name; rename yours, or take that one out first with {_DROP}"
    if is_private and not entry.is_private:
        return f"it is kept already, and not as private; take it out first with {_DROP} --delete"
    path = next(places_of(entry), "")
    if not path:
        return "its entry names a file outside of the folders of copies; correct that first"
    [found] = look_at(tree, [entry])
    if found.state in (State.MISSING, State.NOT_HERE):
        outcome = Outcome.PUT_BACK if entry.sha256 else Outcome.KEPT
        return Settled(copy, outcome, path, True, None if entry.sha256 else same)
    if found.sha256 != wanted:
        return "the file that is kept under this name is another one by now; move that away first"
    if entry.sha256:
        return Settled(copy, Outcome.THERE, found.path)
    return Settled(copy, Outcome.RECORDED, found.path, entry=same)


def _new(tree: Tree, source: str, copy: Copy, *, is_private: bool) -> Settled | str:
    folder = folder_of(source, is_private=is_private)
    taken = [one for one in tree.names(folder) if one.casefold() == copy.name.casefold()]
    if not taken:
        return Settled(copy, Outcome.KEPT, f"{folder}/{copy.name}", True)
    path = f"{folder}/{taken[0]}"
    if taken[0] == copy.name and tree.is_file(path) and tree.read(path) == copy.content:
        return Settled(copy, Outcome.RECORDED, path)
    return "something else lies there under this name; rename yours, or move that away first"
