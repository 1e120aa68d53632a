"""Keep copies of a source: files, or what is at its address → `sources/evidence/` or `private/evidence/`, and what is recorded of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from memocli.characters import HIDDEN
from memocli.errors import UserError
from memocli.evidence.kinds import Kind, kind_of
from memocli.evidence.names import composed, name_for
from memocli.evidence.store import PRIVATE_FOLDER, digest
from memocli.files import Mended, opened, write_files
from memocli.interruption import writing
from memocli.load import Library, load_library
from memocli.mask import Mask
from memocli.memo import Source
from memocli.pipeline.annotating import file_of_copies, with_copies
from memocli.pipeline.copies import NAMES, mend_first, source_named
from memocli.pipeline.settling import Copy, Outcome, Settled, free_name, settle
from memocli.project import Project
from memocli.protect import is_searchable, protected_places, protecting_errors
from memocli.tree import DiskTree

if TYPE_CHECKING:
    from memocli.evidence.fetch import Fetched, Limits

_PRIVATE: Final = PRIVATE_FOLDER.partition("/")[0]
_CREDENTIALS: Final = re.compile(r"//[^/@]*@")


class Wanted(Struct, frozen=True):
    """The id of the source whose copies are to be kept, the day (ISO), and whether they may not be published."""

    source: str
    day: str
    is_private: bool = False


class Keeping(Struct, frozen=True):
    """What became of the copies, with their kinds, and the paths that were written, in order; `root` is the project's folder.

    `called` is what the source may be called. `may_tell` is false where it is confidential: its files are not named. `remarks` are
    what a user must know of what was fetched, and of private copies that git may take.
    """

    root: Path
    called: str
    may_tell: bool
    settled: tuple[Settled, ...]
    kinds: tuple[Kind, ...]
    written: tuple[Path, ...]
    remarks: tuple[str, ...]


class _Task(Struct, frozen=True):
    """What was asked for, and what was read for it."""

    project: Project
    library: Library
    source: Source
    called: str
    wanted: Wanted

    @property
    def may_tell(self) -> bool:
        return not self.source.is_confidential

    @property
    def is_private(self) -> bool:
        return self.wanted.is_private or self.source.is_confidential


@protecting_errors
def keep_files(
    project: Project,
    wanted: Wanted,
    files: Sequence[Path],
    origin: str,
    mended: Callable[[Mended], None],
) -> Keeping:
    """Keep these files as copies of a source: all of them, or none. Raises UserError."""
    task = _begun(project, wanted, mended)
    said = origin.strip()
    copies = [Copy(composed(file.name), _content(file, task), said) for file in files]
    return _kept(task, copies, (), mended)


@protecting_errors
def keep_fetched(
    project: Project, wanted: Wanted, limits: Limits, mended: Callable[[Mended], None]
) -> Keeping:
    """Keep what is at the address of a source. Raises UserError."""
    # Imported here: nothing else loads what knows a network.
    from memocli.evidence.fetch import NotFetched, fetch

    task = _begun(project, wanted, mended)
    source = task.source
    if source.URL is None:
        raise UserError(f"the record of {task.called} has no URL to take a copy from")
    file_of_copies(task.library, source)  # before a server is asked: it may not be possible
    try:
        found = fetch(str(source.URL), limits)
    except NotFetched as error:
        what = (
            _CREDENTIALS.sub("//…@", source.URL)
            if task.may_tell
            else f"what the record of {task.called} leads to"
        )
        raise UserError(f"{what} can't be kept: {error}") from None
    kind = kind_of(found.content, "", found.media_type)
    name = name_for(found.address, str(source.id), kind.ending)
    name = free_name(
        project.tree, source, composed(name), found.content, is_private=task.is_private
    )
    return _kept(
        task, [Copy(name, found.content, found.address)], _doubts(source, found, kind), mended
    )


def _begun(project: Project, wanted: Wanted, mended: Callable[[Mended], None]) -> _Task:
    mend_first(project, mended)
    library = load_library(project, [])
    source = source_named(library, wanted.source)
    called = Mask(library).name(str(source.id))
    shown = f"`{called}`" if not source.is_confidential else called
    return _Task(project, library, source, shown, wanted)


def _content(file: Path, task: _Task) -> bytes:
    """The bytes of a file of the user's, wherever it lies."""
    try:
        return DiskTree(file.parent, is_ours=True).read(file.name)
    except UserError:
        if task.may_tell:
            raise
        raise UserError(f"a file for {task.called} can't be read") from None


def _kept(
    task: _Task, copies: Sequence[Copy], doubts: Sequence[str], mended: Callable[[Mended], None]
) -> Keeping:
    """Write all copies that are not there yet, and the file that tells of them."""
    tree, source = task.project.tree, task.source
    settled = tuple(
        settle(tree, source, copies, is_private=task.is_private, may_tell=task.may_tell)
    )
    kinds = tuple(kind_of(one.copy.content, one.copy.name) for one in settled)
    said = [_said(task, one, kind) for one, kind in zip(settled, kinds, strict=True)]
    added = [
        entry
        for one, entry in zip(settled, said, strict=True)
        if one.entry is None and one.outcome in (Outcome.KEPT, Outcome.RECORDED)
    ]
    completed = {
        one.entry: {key: value for key, value in entry.items() if key != "file"}
        for one, entry in zip(settled, said, strict=True)
        if one.entry is not None
    }
    files = {one.path: one.copy.content for one in settled if one.is_written}
    replaced = {}
    if added or completed:
        _refuse_protected(task, said)
        path, content = with_copies(task.library, source, added, completed)
        files[path] = content
        if path in task.library.files:
            replaced[path] = task.library.files[path]
    written: list[Path] = []
    if files:
        with opened(task.project.root, NAMES, mended), writing():
            written = write_files(task.project.root, files, NAMES, replaced=replaced)
    remarks = [*doubts, *_open_to_git(task)]
    return Keeping(
        task.project.root,
        task.called,
        task.may_tell,
        settled,
        kinds,
        tuple(written),
        tuple(remarks),
    )


def _said(task: _Task, one: Settled, kind: Kind) -> dict[str, str]:
    """What is recorded of a copy."""
    content = one.copy.content
    said = {
        "file": one.path.rpartition("/")[2],
        "sha256": digest(content),
        "bytes": str(len(content)),
        "media-type": kind.media_type,
        "kept": task.wanted.day,
        "from": one.copy.origin,
        "private": "true" if task.is_private else "",
    }
    return {key: value for key, value in said.items() if value}


def _refuse_protected(task: _Task, entries: Sequence[dict[str, str]]) -> None:
    """Raise UserError where the record of a copy would show what is protected: whoever has the project's files reads it."""
    if not is_searchable(task.project):
        raise UserError("there are faults in private/; `memocli check-citations` shows them")
    text = "\n".join(entry[key] for entry in entries for key in ("file", "from") if key in entry)
    if re.search(HIDDEN, text.replace("\n", "")):
        raise UserError("there is an invisible character in what --from says; type it anew")
    # What its own record says, a confidential source's files may be called too: both are in sources/.
    known = task.library if task.may_tell else Library()
    if places := protected_places(task.project, known, text):
        raise UserError(
            f"the name of a file, or where it comes from, holds {places[0]}, and would stand in sources/: rename the file first, "
            "or say something else with --from"
        )


def _doubts(source: Source, found: Fetched, kind: Kind) -> list[str]:
    """Why what was fetched may not be the document."""
    from memocli.evidence.fetch import has_password_field

    told = []
    if kind.is_web_page and str(source.URL).lower().endswith(".pdf"):
        told.append("a web page came, where the address promises a PDF: look at it")
    elif kind.is_web_page and has_password_field(found.content):
        told.append("the page has a field for a password: look whether it is the document")
    if source.custom is not None and source.custom.url_is == "page-about":
        told.append("it is a page about the document, as its record says (`url-is: page-about`)")
    return told


def _open_to_git(task: _Task) -> list[str]:
    """Whether git may take private copies, since nothing tells it not to."""
    tree = task.project.tree
    if not task.is_private:
        return []
    lines = b""
    # Where it can't be read, git can't read it either.
    with suppress(UserError):
        lines = tree.read(".gitignore")
    if _PRIVATE.encode() in {line.strip().strip(b"/") for line in lines.splitlines()}:
        return []
    return [f"no line of .gitignore says `{_PRIVATE}/`: see that these copies are not committed"]
