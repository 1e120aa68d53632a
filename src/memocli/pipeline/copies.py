"""The kept copies of sources: of which source a command speaks, what is recorded of its copies, and how they are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from memocli.errors import UserError
from memocli.evidence.store import FOLDER, PRIVATE_FOLDER, Kept, Recorded, look_at
from memocli.files import Mended, OurNames, is_unfinished, opened
from memocli.load import Library, load_library
from memocli.mask import Mask
from memocli.memo import KeptCopy, Source
from memocli.project import Project
from memocli.protect import protecting_errors, without_protected_words
from memocli.report.copies import Copies, ListedCopy
from memocli.suggest import nearest

# What is written from a project's top folder on: copies, the files that tell of them, and passages of claims. Whichever command comes
# after an interrupted one mends what that had begun.
NAMES: Final = OurNames(
    re.compile(
        rf"(?:{FOLDER}|{PRIVATE_FOLDER})(?:/[^/]+)+|sources/[^/]+\.yaml|memo/[0-9]{{4}}(?:/[^/]+)+\.yaml"
    )
)


def mend_first(project: Project, mended: Callable[[Mended], None]) -> None:
    """Undo what an interrupted run had begun, before anything is read that it may have changed."""
    if is_unfinished(project.root):
        with opened(project.root, NAMES, mended):
            pass


@contextmanager
def naming_nobody(source: Source, called: str, names: Sequence[str] = ()) -> Iterator[None]:
    """Errors inside do not tell who a confidential source is, nor the names of its files; `names` are those of more of them."""
    try:
        yield
    except (OSError, UserError) as error:
        if not source.is_confidential:
            raise
        words = (str(source.id), *names, *(str(copy.file) for copy in copies_of(source)))
        said = str(error).casefold()
        if isinstance(error, UserError) and not any(word.casefold() in said for word in words):
            raise
        reason = getattr(error, "strerror", None) or str(error).rpartition(": ")[2]
        if any(word.casefold() in reason.casefold() for word in words):
            reason = "something is in the way"
        raise UserError(f"copies of {called} can't be read or written: {reason}") from None


@protecting_errors
def list_copies(project: Project, names: Sequence[str] = ()) -> Copies:
    """The kept copies of these sources, or of all, each with how it is found. Raises UserError where a name is no source's.

    Of a confidential source nothing is told but that it has copies, and how they are found.
    """
    library = load_library(project, [])
    sources = [source_named(library, name) for name in dict.fromkeys(names)]
    chosen = sources or list(library.sources.values())
    mask = Mask(library)
    kept = [(source, copy) for source in chosen for copy in copies_of(source)]
    found = look_at(project.tree, [recorded(source, copy) for source, copy in kept])
    listed = [
        _listed(source, copy, one, mask.name(str(source.id)))
        for (source, copy), one in zip(kept, found, strict=True)
    ]
    report = Copies(tuple(listed), is_complete=library.completeness.sources)
    return without_protected_words(project, library, report)


def _listed(source: Source, copy: KeptCopy, found: Kept, called: str) -> ListedCopy:
    if source.is_confidential:
        return ListedCopy(called, found.state, is_private=copy.private)
    return ListedCopy(
        called,
        found.state,
        found.reason,
        file=str(copy.file),
        size=found.size if copy.bytes is None else int(copy.bytes.value),
        media_type=str(copy.media_type or ""),
        kept=str(copy.kept or ""),
        origin=str(copy.from_ or ""),
        is_private=copy.private,
    )


def source_named(library: Library, name: str) -> Source:
    """The source with this id. Raises UserError, which names no other source than may be named."""
    if name in library.sources:
        return library.sources[name]
    mask = Mask(library)
    said = f"no source `{name}`" if mask.name(name) else "no source with this id"
    close = nearest(name, filter(library.may_name, library.sources))
    if close:
        raise UserError(f"there is {said}; did you mean `{close}`?")
    if not library.completeness.sources:
        raise UserError(
            f"there is {said}, or its record has faults; `memocli check-citations` shows them"
        )
    raise UserError(f"there is {said} in sources/; its record comes first")


def copies_of(source: Source) -> tuple[KeptCopy, ...]:
    """The copies that are recorded of a source."""
    return source.custom.evidence if source.custom is not None else ()


def recorded(source: Source, copy: KeptCopy) -> Recorded:
    """What is recorded of a copy, as the store knows it."""
    return Recorded(
        str(source.id),
        str(copy.file),
        str(copy.sha256 or ""),
        int(copy.bytes.value) if copy.bytes is not None else None,
        copy.private,
    )
