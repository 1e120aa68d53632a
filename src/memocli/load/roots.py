"""The root of a file in the one form that its type has: other forms that mean the same become that."""

from __future__ import annotations

from memocli.memo import Annotations, SourceFile
from memocli.nodes import Mapping, Node, Scalar, Sequence, is_empty
from memocli.text import Placed, Span

_EVIDENCE = "evidence"


def root_of(kind: type, root: Node | None) -> Node | None:
    """The root of a file of this kind, as its type has it."""
    if kind is SourceFile:
        return root_of_records(root)
    return _of_annotations(root) if kind is Annotations else root


def root_of_records(root: Node | None) -> Node | None:
    """The root of a file of sources: CSL-JSON is the list that CSL-YAML has below `references`."""
    if isinstance(root, Sequence):
        root = Mapping({Placed("references", root.span): root}, root.span)
    records = _below(root, "references")
    for record in records.items if isinstance(records, Sequence) else ():
        _list_evidence(_below(record, "custom"))
    return root


def _of_annotations(root: Node | None) -> Node | None:
    """The root of the file of annotations: a list with the ids in it, where the file has them as keys."""
    if not isinstance(root, Mapping):
        return root
    items = [_annotation(name, value) for name, value in root.entries.items()]
    nowhere = Span(root.span.file, root.span.start, root.span.start)
    return Mapping({Placed("annotations", nowhere): Sequence(items, root.span)}, root.span)


def _annotation(name: Placed, value: Node) -> Node:
    if not isinstance(value, Mapping):
        return value
    _list_evidence(value)
    entries: dict[Placed, Node] = {Placed("id", name.span): Scalar(name, name.span)}
    whole = Span(name.span.file, name.span.start, value.span.end)
    return Mapping(entries | value.entries, whole)


def _list_evidence(node: Node | None) -> None:
    """A kept copy that is only named, as the path of its file, becomes a list with one that is described."""
    evidence = _below(node, _EVIDENCE)
    if isinstance(node, Mapping) and isinstance(evidence, Scalar) and not is_empty(evidence):
        key = node.key(_EVIDENCE)
        if key is not None:
            copy: Node = Mapping({Placed("file", evidence.span): evidence}, evidence.span)
            node.entries[key] = Sequence([copy], evidence.span)


def _below(node: Node | None, name: str) -> Node | None:
    key = node.key(name) if isinstance(node, Mapping) else None
    return node.entries[key] if isinstance(node, Mapping) and key is not None else None
