"""The file around the text: taken apart, and put together again from the parts of the new one."""

from __future__ import annotations

import posixpath
import sys
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree
from msgspec import Struct

from memocli.document import Design
from memocli.ooxml.archive import Archive
from memocli.ooxml.package import Element, written
from memocli.ooxml.parts import PACKAGE_RELATIONS, link_relationships
from memocli.render.docx.package import types_of
from memocli.render.docx.style_list import styles_of
from memocli.render.redline.pieces import W

BODY: Final = "word/document.xml"
NOTES: Final = "word/endnotes.xml"
_STYLES: Final = "word/styles.xml"
_TYPES: Final = "[Content_Types].xml"
_SECTION_END: Final = next(style.name for style in styles_of(Design()) if style.id == "SectionEnd")


class Side(Struct, frozen=True):
    """One of our files: its parts by their paths, and those that we take apart as XML.

    `notes` are the endnotes by their numbers, `separators` those that have none. `targets` maps a path to where the relationships of
    that part lead, by their ids; `section_end` is the id of the style of paragraphs that only end a section.
    """

    parts: Mapping[str, bytes]
    main: Element
    notes_root: Element
    notes: Mapping[int, Element]
    separators: tuple[Element, ...]
    targets: Mapping[str, dict[str, str]]
    section_end: str

    def links(self, path: str) -> dict[str, str]:
        """Address → relationship id of the links of a part."""
        return {
            target: name for name, target in self.targets[path].items() if name.startswith("link")
        }

    def leads_to(self, name: str) -> str:
        """The path of a part that the body refers to, by its relationship id."""
        return self.targets[BODY][name].lstrip("/")

    def free_id(self) -> int:
        """A number above those of all bookmarks and drawings."""
        ids = [mark.get(f"{W}id") for mark in self.main.iter(f"{W}bookmarkStart")]
        ids += [drawing.get("id") for drawing in self.main.iter("{*}docPr")]
        return 1 + max((int(number or 0) for number in ids), default=0)


def opened(file: bytes) -> Side:
    """Take one of our files apart."""
    archive = Archive(file, "the DOCX", largest=sys.maxsize)  # nobody else made it
    parts = {path: archive.read(path) for path in archive.paths()}
    notes = etree.fromstring(parts[NOTES])
    return Side(
        parts=parts,
        main=etree.fromstring(parts[BODY]),
        notes_root=notes,
        notes={_number(note): note for note in notes if _number(note) > 0},
        separators=tuple(note for note in notes if _number(note) <= 0),
        targets={path: _targets(parts[_relations_of(path)]) for path in (BODY, NOTES)},
        section_end=_style_id(parts[_STYLES], _SECTION_END),
    )


def _number(note: Element) -> int:
    return int(note.get(f"{W}id", "0"))


def _style_id(styles: bytes, name: str) -> str:
    for style in etree.fromstring(styles).iterfind(f"{W}style"):
        named = style.find(f"{W}name")
        if named is not None and named.get(f"{W}val", "").lower() == name.lower():
            return style.get(f"{W}styleId", "")
    raise LookupError(f"the DOCX has no style {name}")


def _relations_of(path: str) -> str:
    folder, name = posixpath.split(path)
    return f"{folder}/_rels/{name}.rels"


def _targets(relations: bytes) -> dict[str, str]:
    found = etree.fromstring(relations).iterfind(f"{{{PACKAGE_RELATIONS}}}Relationship")
    return {one.get("Id", ""): one.get("Target", "") for one in found}


class MergedPart(Struct, frozen=True):
    """A part with tracked changes: its path, its root, and all of its links.

    `drawn` are the pictures and charts that it got, by path, and `relations` the relationships to them.
    """

    path: str
    root: Element
    links: Mapping[str, str]
    relations: str = ""
    drawn: Mapping[str, bytes] = {}


def put_together(
    now: Side, merged: Iterable[MergedPart], more: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The parts of the new file with these in the place of its own, and `more` parts."""
    parts = {**now.parts, **more}
    for part in merged:
        parts[part.path] = written(part.root)
        old_links = now.links(part.path)
        added = {href: name for href, name in part.links.items() if href not in old_links}
        path = _relations_of(part.path)
        # At the end: what is there stays as it was, whatever else a template has brought in.
        head, end, tail = parts[path].rpartition(b"</Relationships>")
        relations = link_relationships(added) + part.relations
        parts[path] = head + relations.encode() + end + tail
        parts |= part.drawn
    del parts[_TYPES]
    return {_TYPES: types_of(parts).encode(), **parts}
