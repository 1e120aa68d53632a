"""The names that a shell proposes: project → those that any reader of a terminal may see. Each function raises UserError."""

from __future__ import annotations

from collections.abc import Iterable

from memocli.load import Library, load_library
from memocli.pipeline.copies import copies_of
from memocli.project import Project
from memocli.protect import without_protected_words


def source_ids(project: Project) -> tuple[str, ...]:
    """The ids of all sources, but for confidential ones."""
    library = load_library(project, ())
    return _shown(project, library, filter(library.may_name, library.sources))


def copies_of_source(project: Project, source_id: str) -> tuple[str, ...]:
    """The names of the copies that are recorded of a source; of a confidential one none."""
    library = load_library(project, ())
    source = library.sources.get(source_id)
    if source is None or source.is_confidential:
        return ()
    return _shown(project, library, (str(copy.file) for copy in copies_of(source)))


def claim_names(project: Project, year: int) -> tuple[str, ...]:
    """The names of the claims of a memo, as `part/finding/claim`."""
    library = load_library(project, [year])
    memo = library.memos.get(year)
    names = (claim.full_name.partition("/")[2] for claim in (memo.claims if memo else ()))
    return _shown(project, library, names)


def part_ids(project: Project, years: Iterable[int]) -> tuple[str, ...]:
    """The ids of the parts of these memos, each once."""
    library = load_library(project, years)
    ids = (str(part.id) for memo in library.memos.values() for part in memo.parts)
    return _shown(project, library, dict.fromkeys(ids))


def _shown(project: Project, library: Library, names: Iterable[str]) -> tuple[str, ...]:
    """Those that hold no protected word."""
    listed = tuple(names)
    seen = without_protected_words(project, library, listed)
    return tuple(name for name, shown in zip(listed, seen, strict=True) if shown == name)
