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
from memocli.pipeline.copies import NAMES, mend_first, naming_nobody, source_named
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
    with naming_nobody(task.source, task.called, [file.name for file in files]):
        copies = [Copy(composed(file.name), _content(file), said) for file in files]
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
    with naming_nobody(source, task.called):
        file_of_copies(task.library, source)  # before a server is asked: it may not be possible
        try:
            found = fetch(str(source.URL), limits)
        except NotFetched as error:
            raise UserError(f"{_address(task)} can't be kept: {error}") from None
        kind = kind_of(found.content, "", found.media_type)
        name = composed(name_for(found.address, str(source.id), kind.ending))
        free = free_name(project.tree, source, name, found.content, is_private=task.is_private)
        copy = Copy(free, found.content, found.address)
        return _kept(task, [copy], _doubts(source, found, kind), mended)


def _address(task: _Task) -> str:
    """What the address of a source may be called; a password in it is nobody's business."""
    if not task.may_tell:
        return f"what the record of {task.called} leads to"
    return _CREDENTIALS.sub("//…@", str(task.source.URL))


def _begun(project: Project, wanted: Wanted, mended: Callable[[Mended], None]) -> _Task:
    mend_first(project, mended)
    library = load_library(project, [])
    source = source_named(library, wanted.source)
    called = Mask(library).name(str(source.id))
    shown = f"`{called}`" if not source.is_confidential else called
    return _Task(project, library, source, shown, wanted)


def _content(file: Path) -> bytes:
    """The bytes of a file of the user's, wherever it lies."""
    return DiskTree(file.parent, is_ours=True).read(file.name)


def _kept(
    task: _Task, copies: Sequence[Copy], doubts: Sequence[str], mended: Callable[[Mended], None]
) -> Keeping:
    """Write all copies that are not there yet, and the file that tells of them."""
    root, tree = task.project.root, task.project.tree
    found = settle(tree, task.source, copies, is_private=task.is_private, may_tell=task.may_tell)
    settled = tuple(found)
    kinds = tuple(kind_of(one.copy.content, one.copy.name) for one in settled)
    files = {one.path: one.copy.content for one in settled if one.is_written}
    told = _told(task, settled, kinds)
    replaced = {path: task.library.files[path] for path in told if path in task.library.files}
    written: list[Path] = []
    if files or told:
        with opened(root, NAMES, mended), writing():
            written = write_files(root, files | told, NAMES, replaced=replaced)
    remarks = (*doubts, *_open_to_git(task))
    return Keeping(root, task.called, task.may_tell, settled, kinds, tuple(written), remarks)


def _told(task: _Task, settled: Sequence[Settled], kinds: Sequence[Kind]) -> dict[str, bytes]:
    """The new content of the file that tells of the copies, by its path; empty where it has nothing new to tell."""
    added, completed = [], {}
    for one, kind in zip(settled, kinds, strict=True):
        said = _said(task, one, kind)
        if one.entry is not None:
            completed[one.entry] = {key: value for key, value in said.items() if key != "file"}
        elif one.outcome in (Outcome.KEPT, Outcome.RECORDED):
            added.append(said)
    if not added and not completed:
        return {}
    _refuse_protected(task, [*added, *completed.values()])
    path, content = with_copies(task.library, task.source, added, completed)
    return {path: content}


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
