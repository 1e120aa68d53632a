"""The file that tells which copies are kept of a source, with some put in or taken out: `sources/annotations.yaml`, or the file of
its record, where its copies stand there already."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from memocli.diagnostics import has_errors
from memocli.edit import YamlFile, lines_of_key
from memocli.errors import UserError
from memocli.load import Library
from memocli.memo import Source
from memocli.nodes import Mapping as MappingNode
from memocli.nodes import Node, Scalar
from memocli.nodes import Sequence as SequenceNode
from memocli.pipeline.copies import copies_of
from memocli.project import ANNOTATIONS

_PATH: Final = f"sources/{ANNOTATIONS}"
_FIRST_LINE: Final = "# yaml-language-server: $schema=../schemas/annotations.schema.json"
_SCHEMA: Final = re.compile(r"\s*(?:# yaml-language-server:[^\n]*)?\s*\Z")
_EVIDENCE: Final = "evidence"


def file_of_copies(library: Library, source: Source) -> str:
    """The path of the file that tells of the copies of a source. Raises UserError where it is written by a program."""
    copies = copies_of(source)
    path = copies[0].file.span.file.path if copies else _PATH
    if path.endswith(".json"):
        raise UserError(
            f"its copies are told in {path}, which programs write anew: move what stands below `{_EVIDENCE}` there "
            f"to {_PATH}, and try again"
        )
    if has_errors(found for found in library.diagnostics if found.span.file.path == path):
        raise UserError(f"{path} has faults; `memocli check-citations` shows them")
    return path


def with_copies(
    library: Library,
    source: Source,
    added: Sequence[Mapping[str, str]],
    completed: Mapping[int, Mapping[str, str]],
) -> tuple[str, bytes]:
    """The path and the new content of the file. `completed` has what is to be said of copies that it names already, by their number."""
    path, name = file_of_copies(library, source), str(source.id)
    if path not in library.files:
        lines = [_FIRST_LINE, *lines_of_key(name, {_EVIDENCE: list(added)})]
        return path, "".join(f"{line}\n" for line in lines).encode()
    file = YamlFile(path, library.files[path])
    place = _place(file, source)
    if place is None:
        file.set(file.root, name, {_EVIDENCE: list(added)})
        return path, file.content()
    told = _below(place, _EVIDENCE)
    if isinstance(told, Scalar):
        # A name alone becomes an entry.
        named = {"file": str(told.value)} | dict(completed.get(0, {}))
        file.set(place, _EVIDENCE, [named, *added])
        return path, file.content()
    for at, said in completed.items():
        entry = told.items[at] if isinstance(told, SequenceNode) else None
        assert isinstance(entry, MappingNode)
        for key, value in said.items():
            file.set(entry, key, value)
    if added:
        file.extend(place, _EVIDENCE, list(added))
    return path, file.content()


def without_copy(library: Library, source: Source, at: int) -> tuple[str, bytes | None]:
    """The path and the new content of the file without a copy, by its number; None where nothing is left that it says."""
    path = file_of_copies(library, source)
    file = YamlFile(path, library.files[path])
    place = _place(file, source)
    assert place is not None
    if len(copies_of(source)) > 1:
        file.take_out(place, _EVIDENCE, at)
        return path, file.content()
    if len(place.entries) > 1:
        file.remove(place, _EVIDENCE)
        return path, file.content()
    if path != _PATH:
        file.remove(_record(file, source), "custom")
        return path, file.content()
    if len(file.root.entries) > 1:
        file.remove(file.root, str(source.id))
        return path, file.content()
    text, root = file.file.text, file.root.span
    if _SCHEMA.match(text[: root.start] + text[root.end :]):
        return path, None
    # Comments of the user's stay, with a mapping that says nothing.
    return path, (text[: root.start] + "{}" + text[root.end :]).encode()


def _place(file: YamlFile, source: Source) -> MappingNode | None:
    """The mapping that has the key `evidence` of a source, or gets it; None where there is none yet."""
    if file.file.path == _PATH:
        entry = _below(file.root, str(source.id))
    else:
        entry = _below(_record(file, source), "custom")
    return entry if isinstance(entry, MappingNode) else None


def _record(file: YamlFile, source: Source) -> MappingNode:
    """The record of a source in its file: the first one with its id."""
    records = file.top
    if isinstance(records, MappingNode):
        found = _below(records, "references")
        records = found if isinstance(found, SequenceNode) else records
    for one in records.items if isinstance(records, SequenceNode) else ():
        name = _below(one, "id")
        if isinstance(one, MappingNode) and isinstance(name, Scalar) and name.value == source.id:
            return one
    raise UserError(f"{file.file.path} has no record with this id any more; try again")


def _below(node: Node, name: str) -> Node | None:
    key = node.key(name) if isinstance(node, MappingNode) else None
    return node.entries[key] if isinstance(node, MappingNode) and key is not None else None
