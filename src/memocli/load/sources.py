"""The records of `sources/`. One with a fault that may hide that it is confidential counts as confidential."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator

from msgspec.structs import replace

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic, Severity
from memocli.fields import Name, kind_named
from memocli.load.annotations import annotate, read_annotations
from memocli.load.cut_entries import entries_at
from memocli.load.decode import Decoded
from memocli.load.hiding import may_be_confidential, regions, speaks_of_it
from memocli.load.ids import by_id, check_unique
from memocli.load.library import Library
from memocli.load.read import ReadFile
from memocli.load.unread import unread_sources
from memocli.memo import Custom, Source, SourceFile
from memocli.nodes import Mapping, Node, Scalar
from memocli.project import Project
from memocli.text import Span


def load_sources(project: Project, library: Library) -> None:
    """Read every file of `sources/` into the records of the library: `hide_sources` makes its sources of them."""
    unread = list(unread_sources(project.tree))
    library.diagnostics.extend(unread)
    # What seems to be missing may stand there.
    library.completeness.sources = not unread
    library.may_lack_confidential = bool(unread)
    for path in project.source_files():
        decoded, read = library.read(project.tree, path, SourceFile)
        library.records.extend(_records(library, decoded, read))
    check_unique(library, (record.id for record, _ in library.records), "the source")
    annotate(library, read_annotations(project, library))


def hide_sources(library: Library, ids: Collection[str]) -> None:
    """Make a library of its records, in which those with one of the ids (in small letters) are confidential too.

    What the files say of confidential sources in other places than their records is noted as hidden.
    """
    records = library.records
    # Of two records with one id the first counts, and is as confidential as the other. Capital letters make no other id.
    hidden = {_id(record) for record, _ in records if record.is_confidential}.union(ids)
    apart = {_id(record) for record, _ in records if not (record.custom and record.custom.linked)}
    texts = [text for record, text in records if _id(record) in hidden]
    # Of whom something is said that has no record, may be one of them, misspelt.
    is_any = bool(hidden) or library.may_lack_confidential
    public = {_id(record) for record, _ in records if is_any} - hidden
    texts += [said.text for said in library.said if is_any and said.source.casefold() not in public]
    library.hidden = list(dict.fromkeys([*library.hidden, *texts]))
    treated = [
        _hidden(record, _id(record) not in apart) if _id(record) in hidden else record
        for record, _ in records
    ]
    library.confidential = [record for record in treated if record.is_confidential]
    library.sources = by_id((record.id, record) for record in treated)


def _records(
    library: Library, decoded: Decoded[SourceFile], read: ReadFile
) -> Iterator[tuple[Source, Span]]:
    """The records of a file, each with its text; of one that can't be read, and may be confidential, the id alone.

    Texts that belong to no record, and may be of a confidential one, are noted in the library.
    """
    entries = entries_at(read.root, "references")
    texts = regions(read.file, entries)
    references = decoded.value.references if decoded.value else ()
    starts = [text.start for text in texts]
    read_at = {bisect_right(starts, one.id.span.start) - 1: one for one in references}
    alone = [_linked_alone(entries[at]) for at, one in read_at.items() if _is_linked_alone(one)]
    library.diagnostics.extend(alone)
    errors = [*alone, *(one for one in decoded.diagnostics if one.severity is Severity.ERROR)]
    hidden = may_be_confidential(entries, texts, errors)
    whole = Span(read.file, 0, len(read.file.text))
    # Programs write JSON: where it can't be read, it was cut on its way, perhaps before the word.
    is_cut = not entries and read.file.path.endswith(".json")
    if errors and (not entries or -1 in hidden) and (is_cut or speaks_of_it(whole)):
        library.hidden.append(whole)
        library.may_lack_confidential = True
    faulty = {bisect_right(starts, error.span.start) - 1 for error in errors}
    for index, text in enumerate(texts):
        record = read_at.get(index)
        if index in hidden:
            name = record.id if record else _id_of(entries[index])
            if name is None:
                library.hidden.append(text)
                library.may_lack_confidential = True
                continue
            record = _hidden(record or Source(id=name, custom=Custom(confidential=True)))
        if record is not None:
            if index in hidden or index in faulty:
                library.completeness.cut.add(str(record.id))
            yield record, text


def _is_linked_alone(record: Source) -> bool:
    return record.custom is not None and record.custom.linked and not record.custom.confidential


def _linked_alone(entry: Node) -> Diagnostic:
    """That a record says `linked: true`, which only a confidential one has a use for: it may lack that word."""
    place = entry
    for name in ("custom", "linked"):
        key = place.key(name) if isinstance(place, Mapping) else None
        place = place.entries[key] if isinstance(place, Mapping) and key is not None else place
    message = "`linked` is for a confidential source, and the record does not say that it is one"
    hint = "add `confidential: true`, or delete `linked`"
    return diagnostic("F005", message, place.span, hint)


def _id(record: Source) -> str:
    return record.id.casefold()


def _hidden(record: Source, linked: bool = False) -> Source:
    custom = replace(record.custom or Custom(), confidential=True, linked=linked)
    return replace(record, custom=custom)


def _id_of(entry: Node) -> Name | None:
    """The id of a record, where it is one."""
    key = entry.key("id") if isinstance(entry, Mapping) else None
    found = entry.entries[key] if key is not None and isinstance(entry, Mapping) else None
    if not isinstance(found, Scalar) or not kind_named("name").fits(found.value):
        return None
    return Name(found.value or "", found.span)
