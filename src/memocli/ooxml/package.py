"""An opened Word file: its parts, and the relationships between them. One of the modules that import lxml."""

from __future__ import annotations

import posixpath
from typing import Final, TypeAlias

from lxml import etree
from msgspec import Struct

from memocli.ooxml.archive import Archive
from memocli.ooxml.markup import WORD_NAMESPACE
from memocli.ooxml.parts import CONTENT_TYPES, PACKAGE_RELATIONS, RELATION

Element: TypeAlias = etree._Element  # noqa: SLF001 — lxml has no public name for it

_STRICT: Final = "http://purl.oclc.org/ooxml/"
# Of one part that is parsed: the text of a memo has 0.1 MB.
_LARGEST_XML: Final = 16_000_000
# Elements and attributes take some 200 bytes each when read, however short they are in the file.
_MOST_MARKS: Final = 500_000


class Relation(Struct, frozen=True):
    """A relationship: its id, its kind (`styles`), and the path of the part that it leads to.

    `kind` is the whole address where it is none of the usual ones; `path` is empty where it leads out of the file.
    """

    name: str
    kind: str
    path: str


class Package(Struct, frozen=True):
    """The parts of a file, with the path of the main part (the text) and its relationships."""

    archive: Archive
    main: str
    relations: tuple[Relation, ...]

    def xml(self, path: str, root: str) -> Element:
        """The root element of the part at `path`, whose tag is `root`. Raises UserError where it is missing or another."""
        return _parsed(self.archive, path, root)

    def path_of(self, kind: str) -> str:
        """The path of the one part of `kind` (`styles`) that the main part refers to, or empty."""
        return next((one.path for one in self.relations if one.kind == kind), "")

    def relations_of(self, path: str) -> tuple[Relation, ...]:
        """The relationships of the part at `path`."""
        return _relations(self.archive, path)

    def content_type(self, path: str) -> str:
        """The content type of the part at `path`, or empty."""
        found = ""
        extension = path.rpartition(".")[2].lower()
        for entry in self.xml("[Content_Types].xml", f"{{{CONTENT_TYPES}}}Types"):
            if entry.get("PartName") == f"/{path}":
                return entry.get("ContentType", "")
            if entry.get("Extension", "").lower() == extension:
                found = entry.get("ContentType", "")
        return found


def open_package(data: bytes, called: str) -> Package:
    """Open a Word file, whose name in messages is `called`. Raises UserError where it can't be used."""
    return package_of(Archive(data, called))


def package_of(archive: Archive) -> Package:
    """The package in an opened zip. Raises Refused where it is no Word document."""
    relations = _relations(archive, "")
    if any(relation.kind.startswith(_STRICT) for relation in relations):
        raise _is_strict(archive)
    main = next((one.path for one in relations if one.kind == "officeDocument"), "")
    if main not in archive:
        raise archive.refused("it is not a Word document")
    return Package(archive, main, _relations(archive, main))


def written(root: Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relations(archive: Archive, source: str) -> tuple[Relation, ...]:
    folder, name = posixpath.split(source)
    path = posixpath.join(folder, "_rels", name + ".rels")
    if source and path not in archive:
        return ()
    return tuple(
        Relation(
            one.get("Id", ""),
            one.get("Type", "").removeprefix(RELATION),
            "" if one.get("TargetMode") == "External" else _target(folder, one.get("Target", "")),
        )
        for one in _parsed(archive, path, f"{{{PACKAGE_RELATIONS}}}Relationships")
    )


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _parsed(archive: Archive, path: str, root: str) -> Element:
    if path not in archive:
        raise archive.refused(f"it is not a Word document: it has no part {path}")
    content = archive.read(path)
    if len(content) > _LARGEST_XML or content.count(b"<") + content.count(b"=") > _MOST_MARKS:
        raise archive.refused(f"its part {path} is too large")
    text = plain_xml(archive, path, content)
    # The encoding is given, so that nothing else can be declared inside.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        found = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        place = f" (line {error.lineno}, column {error.offset})" if error.lineno else ""
        raise archive.refused(f"its part {path} is not well-formed XML{place}") from error
    if found.tag != root:
        if found.tag.startswith(f"{{{_STRICT}"):
            raise _is_strict(archive)
        if root == f"{{{WORD_NAMESPACE}}}document":
            raise archive.refused("it is not a Word document")
        raise archive.refused(f"its part {path} is not what its name says")
    return found


def plain_xml(archive: Archive, path: str, content: bytes) -> bytes:
    """The XML of the part at `path` in UTF-8, which declares nothing. Raises Refused where it does, or has an encoding of its own."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise archive.refused(f"its part {path} is not well-formed XML") from error
    # Before it is parsed: an entity in an attribute is unfolded whatever the parser is told.
    if "<!DOCTYPE" in text:
        raise archive.refused(f"its part {path} has a DOCTYPE, which no Word file has")
    return text.encode()


def _is_strict(archive: Archive) -> Exception:
    return archive.refused(
        "it is saved as Strict Open XML; save it as Word Document (.docx), not Strict"
    )
