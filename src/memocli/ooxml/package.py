"""An opened Word file: its parts, and the relationships between them. One of the modules that import lxml."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml import etree

from memocli.errors import UserError
from memocli.ooxml.markup import WORD_NAMESPACE
from memocli.ooxml.parts import PACKAGE_RELATIONS, RELATION

Element: TypeAlias = etree._Element  # noqa: SLF001 — lxml has no public name for it

_STRICT: Final = "http://purl.oclc.org/ooxml/"
LARGEST: Final = 64 * 1024 * 1024


@dataclass(slots=True)
class Package:
    """The parts of a file by path, with the main part (the text) and what it refers to.

    `called` is the name of the file in messages. `relations` are the `Relationship` elements of the main part.
    """

    called: str
    parts: dict[str, bytes]
    main: str
    relations: list[Element]

    def xml(self, path: str) -> Element:
        """The root element of a part. Raises UserError where it is missing or broken."""
        return _parsed(self.called, self.parts, path)

    def path_of(self, kind: str) -> str:
        """The path of the one part of `kind` (`styles`) that the main part refers to, or empty."""
        for relation in self.relations:
            if relation.get("Type") == RELATION + kind:
                return target(self.main, relation)
        return ""

    def reachable(self, roots: list[Element]) -> dict[str, bytes]:
        """The parts that `roots`, relationships of the main part, refer to, with their own relationships."""
        kept: dict[str, bytes] = {}
        waiting = [target(self.main, relation) for relation in roots if is_inside(relation)]
        while waiting:
            path = waiting.pop()
            if path in kept or path not in self.parts:
                continue
            kept[path] = self.parts[path]
            own_relations = relations_path(path)
            if own_relations in self.parts:
                kept[own_relations] = self.parts[own_relations]
                waiting += [
                    target(path, relation)
                    for relation in self.xml(own_relations)
                    if is_inside(relation)
                ]
        return kept

    def content_types(self) -> dict[str, str]:
        """Path, or `.extension`, → content type, as the file says it."""
        types = {}
        for entry in self.xml("[Content_Types].xml"):
            name = (
                entry.get("PartName", "").removeprefix("/")
                or "." + entry.get("Extension", "").lower()
            )
            types[name] = entry.get("ContentType", "")
        return types


def open_package(data: bytes, called: str) -> Package:
    """Open a Word file, whose name in messages is `called`. Raises UserError where it can't be read."""
    parts = _unzipped(data, called)
    main = ""
    for relation in _parsed(called, parts, "_rels/.rels"):
        kind = relation.get("Type", "")
        if kind.startswith(_STRICT):
            raise UserError(
                f"{called} is saved as Strict Open XML; save it as Word Document (.docx)"
            )
        if kind == RELATION + "officeDocument":
            main = target("", relation)
    package = Package(called, parts, main, [])
    if main not in parts or package.xml(main).tag != f"{{{WORD_NAMESPACE}}}document":
        raise UserError(f"{called} is not a Word document")
    if relations_path(main) in parts:
        package.relations = list(package.xml(relations_path(main)))
    return package


def written(root: Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def target(source: str, relation: Element) -> str:
    """The path of the part that `relation`, one of part `source`, refers to."""
    return posixpath.normpath(
        posixpath.join("/", posixpath.dirname(source), relation.get("Target", ""))
    ).lstrip("/")


def relations_path(path: str) -> str:
    """The path of the relationships of a part."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", name + ".rels")


def is_inside(relation: Element) -> bool:
    """Whether a relationship refers to another part of the file."""
    return relation.get("TargetMode") != "External"


def add_relation(relations: list[Element], kind: str, path: str) -> str:
    """Add a relationship to the part at `path`; its id, which no other has."""
    used = {relation.get("Id") for relation in relations}
    name = kind
    while name in used:
        name += "x"
    attributes = {"Id": name, "Type": RELATION + kind, "Target": "/" + path}
    relations.append(etree.Element(f"{{{PACKAGE_RELATIONS}}}Relationship", attributes))
    return name


def _parsed(called: str, parts: dict[str, bytes], path: str) -> Element:
    if path not in parts:
        raise UserError(f"{called} is not a Word document: it has no part {path}")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(parts[path], parser)
    except etree.XMLSyntaxError as error:
        raise UserError(f"{called} is damaged: its part {path} is not XML") from error


def _unzipped(data: bytes, called: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise UserError(f"{called} is larger than 64 MB")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
    ) as error:
        raise UserError(
            f"{called} is not a .docx file, or it is damaged or protected by a password"
        ) from error
