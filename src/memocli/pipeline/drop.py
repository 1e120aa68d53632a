"""Take a copy of a source out of what is recorded; its file stays, unless it is to be deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from memocli.errors import UserError
from memocli.evidence.names import composed
from memocli.evidence.store import digest, path_of
from memocli.files import Mended, opened, write_files
from memocli.interruption import writing
from memocli.load import Library, load_library
from memocli.mask import Mask
from memocli.memo import KeptCopy, Source
from memocli.pipeline.annotating import without_copy
from memocli.pipeline.copies import (
    NAMES,
    copies_of,
    mend_first,
    naming_nobody,
    recorded,
    source_named,
)
from memocli.project import Project
from memocli.protect import protecting_errors


class Dropped(Struct, frozen=True):
    """What was done: the file that told of the copy, the path of the copy where it is there, and whether that was deleted.

    `is_told_in_gone` says that the first was removed, since it said nothing more. `called` is what the source may be called. `may_tell` is false where it is confidential: its file is not named.
    `is_shared` says that another entry names the file too, so that it stays.
    """

    called: str
    may_tell: bool
    told_in: Path
    is_told_in_gone: bool
    path: str
    is_deleted: bool
    is_shared: bool = False


@protecting_errors
def drop_copy(
    project: Project,
    name: str,
    file: str,
    mended: Callable[[Mended], None],
    *,
    delete: bool = False,
) -> Dropped:
    """Take a copy of a source out: the one of this name, or its only one where no name is given. Raises UserError."""
    mend_first(project, mended)
    library = load_library(project, [])
    source = source_named(library, name)
    called = Mask(library).name(str(source.id))
    may_tell = not source.is_confidential
    shown = f"`{called}`" if may_tell else called
    with naming_nobody(source, shown, [file] if file else []):
        at = _chosen(copies_of(source), file, shown, may_tell=may_tell)
        done = _dropped(project, library, source, at, mended, delete=delete)
    return Dropped(shown, may_tell, *done)


def _dropped(
    project: Project,
    library: Library,
    source: Source,
    at: int,
    mended: Callable[[Mended], None],
    *,
    delete: bool,
) -> tuple[Path, bool, str, bool, bool]:
    """Take out the copy with this number: all of `Dropped` but what the source may be called."""
    everything = [
        recorded(one, copy) for one in library.sources.values() for copy in copies_of(one)
    ]
    there = path_of(project.tree, recorded(source, copies_of(source)[at]))
    places = [path_of(project.tree, copy) for copy in everything] if there else []
    is_shared = places.count(there) > 1
    path, content = without_copy(library, source, at)
    before = library.files[path]
    old = {path: digest(before)} if content is None else {}
    is_deleted = delete and bool(there) and not is_shared
    if is_deleted:
        old[there] = digest(project.tree.read(there))
    new = {} if content is None else {path: content}
    with opened(project.root, NAMES, mended), writing():
        write_files(project.root, new, NAMES, old=old, replaced=dict.fromkeys(new, before))
    return project.root / path, content is None, there, is_deleted, is_shared


def _chosen(copies: Sequence[KeptCopy], file: str, called: str, *, may_tell: bool) -> int:
    """The number of the copy that is meant."""
    if not copies:
        raise UserError(f"no copy of {called} is recorded")
    names = [str(copy.file) for copy in copies]
    wanted = composed(file)
    if not file and len(names) == 1:
        return 0
    if wanted in names:
        return names.index(wanted)
    listed = f": {', '.join(names)}" if may_tell else ""
    if file:
        raise UserError(f"no copy of {called} has this name; there are {len(names)}{listed}")
    raise UserError(f"{called} has {len(names)} copies; name one{listed}")
