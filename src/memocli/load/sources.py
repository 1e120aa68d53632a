"""The records of `sources/`. One with a fault is treated as confidential: the fault may hide that key."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from memocli.diagnostics import Diagnostic, Severity
from memocli.load.cut_entries import entries_at
from memocli.load.ids import by_id, check_unique
from memocli.load.library import Library
from memocli.load.unread import unread_sources
from memocli.memo import Custom, Source, SourceFile
from memocli.nodes import Node
from memocli.project import Project


def load_sources(project: Project, library: Library) -> None:
    """Read every file of `sources/` into the library."""
    records: list[Source] = []
    unread = list(unread_sources(project.tree))
    library.diagnostics.extend(unread)
    # What seems to be missing may stand there.
    library.completeness.sources = not unread
    for path in project.source_files():
        decoded, read = library.read(project.tree, path, SourceFile)
        references = decoded.value.references if decoded.value else ()
        faulty = set(_faulty(references, read.root, decoded.diagnostics))
        library.completeness.cut |= faulty
        records.extend(_hidden(record) if record.id in faulty else record for record in references)
    check_unique(library, (record.id for record in records), "the source")
    # Of two records with one id the first counts, and is as confidential as the other.
    hidden = {record.id for record in records if record.is_confidential}
    library.sources = by_id(
        (record.id, _hidden(record) if record.id in hidden else record) for record in records
    )


def _faulty(
    records: Sequence[Source], root: Node | None, faults: Sequence[Diagnostic]
) -> Iterator[str]:
    """The ids of the records with a fault, and of each that stands before an entry which is no record.

    What such an entry says may belong to the record before it: `- custom: …` with a `-` too many.
    """
    starts = [entry.span.start for entry in entries_at(root, "references")]

    def entry_at(place: int) -> int:
        return bisect_right(starts, place) - 1

    places = [entry_at(record.id.span.start) for record in records]
    no_records = set(range(len(starts))) - set(places)
    errors = (fault for fault in faults if fault.severity is Severity.ERROR)
    faulty = {entry_at(error.span.start) for error in errors} | {entry - 1 for entry in no_records}
    for record, entry in zip(records, places, strict=True):
        if entry in faulty:
            yield str(record.id)


def _hidden(record: Source) -> Source:
    return replace(record, custom=replace(record.custom or Custom(), confidential=True))
