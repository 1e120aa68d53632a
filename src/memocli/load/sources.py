"""The records of `sources/`. One that can't be read whole is taken for confidential."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from memocli.load.ids import by_id, check_unique
from memocli.load.library import Library
from memocli.memo import Custom, Source, SourceFile
from memocli.nodes import Mapping, Node
from memocli.nodes import Sequence as NodeSequence
from memocli.project import Project
from memocli.text import Span


def load_sources(project: Project, library: Library) -> None:
    """Read every file of `sources/` into the library."""
    records: list[Source] = []
    for path in project.source_files():
        decoded, read = library.read(project.tree, path, SourceFile)
        if decoded.diagnostics:
            library.completeness.sources = False
        doubtful = [*decoded.doubtful, *(fault.span for fault in read.diagnostics)]
        references = decoded.value.references if decoded.value else ()
        records.extend(_discreet(references, read.root, doubtful))
    check_unique(library, (record.id for record in records), "the source")
    library.sources = by_id((record.id, record) for record in records)


def _discreet(
    records: Sequence[Source], root: Node | None, doubtful: Sequence[Span]
) -> Iterator[Source]:
    """The records; those that may have lost the word that they are confidential say it: a draft prints the others."""
    entries = [
        entry.span
        for entry in _entries(root)
        if any(entry.span.start <= span.start < entry.span.end for span in doubtful)
    ]
    for record in records:
        place = record.id.span.start
        if any(entry.start <= place < entry.end for entry in entries):
            yield replace(record, custom=replace(record.custom or Custom(), confidential=True))
        else:
            yield record


def _entries(root: Node | None) -> list[Node]:
    if not isinstance(root, Mapping):
        return []
    key = root.key("references")
    found = root.entries[key] if key is not None else None
    return found.items if isinstance(found, NodeSequence) else []
