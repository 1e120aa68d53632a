"""The file around the text: taken apart, and put together again from the parts of the new one."""

from __future__ import annotations

import hashlib
import posixpath
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree
from msgspec import Struct

from memocli.ooxml.archive import Archive
from memocli.ooxml.package import Element, written
from memocli.ooxml.parts import PACKAGE_RELATIONS, link_relationships, relationship
from memocli.render.docx.package import types_of
from memocli.render.docx.pictures import relation_id
from memocli.render.docx.style_list import STYLES
from memocli.render.redline.blocks import element
from memocli.render.redline.pieces import R, W

BODY: Final = "word/document.xml"
NOTES: Final = "word/endnotes.xml"
_STYLES: Final = "word/styles.xml"
_TYPES: Final = "[Content_Types].xml"
_OF_PICTURES: Final = re.compile(r"word/media/memocli([0-9]+)\.")
_SECTION_END: Final = next(style.name for style in STYLES if style.id == "SectionEnd")


class Side(Struct, frozen=True):
    """One of our files: its parts by their paths, and those that we take apart as XML.

    `notes` are the endnotes by their numbers. `targets` maps a path to where the relationships of that part lead, by their ids;
    `section_end` is the id of the style of paragraphs that only end a section.
    """

    parts: Mapping[str, bytes]
    main: Element
    notes_root: Element
    notes: Mapping[int, Element]
    targets: Mapping[str, dict[str, str]]
    section_end: str

    def links(self, path: str) -> dict[str, str]:
        """Address → relationship id of the links of a part."""
        return {
            target: name for name, target in self.targets[path].items() if name.startswith("link")
        }

    def picture(self, name: str) -> str:
        """The path of a picture of the body, by its relationship id."""
        return self.targets[BODY][name].lstrip("/")

    def free_id(self) -> int:
        """A number above those of all bookmarks and drawings."""
        ids = [mark.get(f"{W}id") for mark in self.main.iter(f"{W}bookmarkStart")]
        ids += [drawing.get("id") for drawing in self.main.iter("{*}docPr")]
        return 1 + max((int(number or 0) for number in ids), default=0)

    def digest(self, name: str) -> str:
        """What tells a picture of the body from others."""
        return hashlib.sha256(self.parts[self.picture(name)]).hexdigest()


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


class Pictures:
    """The pictures of the new body; deleted ones of the old body are added where the new one lacks them."""

    def __init__(self, was: Side, now: Side) -> None:
        self._was = was
        ours = {path: match for path in now.parts if (match := _OF_PICTURES.match(path))}
        self._numbers = 1 + max((int(match[1]) for match in ours.values()), default=0)
        names = (name for name in now.targets[BODY] if name.startswith("picture"))
        self._known = {now.digest(name): name for name in names}
        self.parts: dict[str, bytes] = {}
        self.relations = ""

    def adopted(self, content: Element, ids: Iterator[int]) -> Element:
        """A copy of an old drawing for the new file, with the next of the `ids`; of anything else, as it is."""
        if next(content.iter("{*}chart"), None) is not None:
            # Its data is a part of its own, which is not taken along: of a chart that is gone, the words and the table stay.
            return element("softHyphen")
        copy = deepcopy(content)
        for blip in copy.iter("{*}blip"):
            blip.set(f"{R}embed", self._name(blip.get(f"{R}embed", "")))
            number = str(next(ids))
            for named in copy.iter("{*}docPr", "{*}cNvPr"):
                named.set("id", number)
        return copy

    def _name(self, old_name: str) -> str:
        digest = self._was.digest(old_name)
        if digest not in self._known:
            old_path = self._was.picture(old_name)
            path = f"word/media/memocli{self._numbers}{posixpath.splitext(old_path)[1]}"
            self._known[digest] = relation_id(self._numbers)
            self.parts[path] = self._was.parts[old_path]
            self.relations += relationship(self._known[digest], "image", f"/{path}")
            self._numbers += 1
        return self._known[digest]


class MergedPart(Struct, frozen=True):
    """A part with tracked changes: its path, its root, all of its links, and the pictures that it got: relationships, and parts by path."""

    path: str
    root: Element
    links: Mapping[str, str]
    picture_relations: str = ""
    pictures: Mapping[str, bytes] = {}


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
        parts[path] = (
            head + (link_relationships(added) + part.picture_relations).encode() + end + tail
        )
        parts |= part.pictures
    del parts[_TYPES]
    return {_TYPES: types_of(parts).encode(), **parts}
