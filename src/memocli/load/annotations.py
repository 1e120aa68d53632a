"""What memocli knows of sources apart from their records: `sources/annotations.yaml`, which may be missing."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct
from msgspec.structs import replace

from memocli.diagnostics import Related, Severity
from memocli.load.cut_entries import entries_at
from memocli.load.hiding import may_be_confidential, regions, speaks_of_it
from memocli.load.library import Library, Said
from memocli.memo import Annotation, Annotations, Custom, Source
from memocli.nodes import Mapping, Node
from memocli.project import ANNOTATIONS, Project
from memocli.suggest import Speller
from memocli.text import Span


class Annotated(Struct, frozen=True):
    """One entry of the file: what was read of it, its node, and its text."""

    annotation: Annotation
    node: Node
    text: Span


def read_annotations(project: Project, library: Library) -> tuple[Annotated, ...]:
    """Read the file; an entry with a fault that may hide that its source is confidential says that it is.

    Where that may be said of nobody knows whom, all sources are confidential until the file is corrected.
    """
    if ANNOTATIONS not in project.tree.names("sources"):
        return ()
    decoded, read = library.read(project.tree, f"sources/{ANNOTATIONS}", Annotations)
    nodes = entries_at(read.root, "annotations")
    texts = regions(read.file, nodes)
    errors = [one for one in decoded.diagnostics if one.severity is Severity.ERROR]
    hidden = may_be_confidential(nodes, texts, errors)
    starts = [text.start for text in texts]
    found: dict[int, Annotated] = {}
    for entry in decoded.value.annotations if decoded.value else ():
        at = bisect_right(starts, entry.id.span.start) - 1
        said = replace(entry, confidential=True) if at in hidden else entry
        found[at] = Annotated(said, nodes[at], texts[at])
    faulty = {bisect_right(starts, error.span.start) - 1 for error in errors}
    library.completeness.cut |= {str(found[at].annotation.id) for at in faulty & found.keys()}
    whole = Span(read.file, 0, len(read.file.text))
    is_lost = not hidden <= found.keys() or (bool(errors) and not nodes)
    if is_lost and speaks_of_it(whole):
        library.hidden.append(whole)
        library.may_lack_confidential = True
        library.records = [(_confidential(record), text) for record, text in library.records]
    return tuple(found.values())


def annotate(library: Library, entries: tuple[Annotated, ...]) -> None:
    """Give the records of the library what the entries say of them, and report entries of no record."""
    by_id = {str(one.annotation.id): one for one in entries}
    library.said += [Said(name, one.text) for name, one in by_id.items()]
    known = {str(record.id) for record, _ in library.records}
    near = Speller(sorted(known))
    for name, one in by_id.items():
        if name not in known and library.completeness.sources:
            close = near.nearest(name)
            hint = f"did you mean `{close}`?" if close else "correct the id, or delete the entry"
            library.report("F019", f"no source `{name}`", one.annotation.id.span, hint)
    library.records = [
        (_annotated(library, record, by_id[str(record.id)]), text)
        if str(record.id) in by_id
        else (record, text)
        for record, text in library.records
    ]


def _confidential(record: Source) -> Source:
    return replace(record, custom=replace(record.custom or Custom(), confidential=True))


def _annotated(library: Library, record: Source, one: Annotated) -> Source:
    """A record with what an entry says of its source; what the record says too is reported."""
    custom = record.custom or Custom()
    said: dict[str, object] = {}
    for name, key in zip(Custom.__struct_fields__, Custom.__struct_encode_fields__, strict=True):
        value = getattr(one.annotation, name)
        if value == getattr(Custom(), name):
            continue
        if getattr(custom, name) != getattr(Custom(), name):
            _report_twice(library, record, one, key)
        said[name] = value
    return replace(record, custom=replace(custom, **said))


def _report_twice(library: Library, record: Source, one: Annotated, key: str) -> None:
    place = one.node.key(key) if isinstance(one.node, Mapping) else None
    message = f"`{key}` of `{record.id}` stands in its record too, below `custom`"
    hint = "delete one of the two"
    related = (Related(record.id.span, f"the record of `{record.id}`"),)
    library.report("F020", message, (place or one.annotation.id).span, hint, related)
