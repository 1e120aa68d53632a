"""A part of a house template, written anew from what is known of it.

Nothing is copied that has not a place in `template_known`: no comment, no address, no name of who changed what. Where people read the part,
a header or a footer, anything unknown is refused, since nobody would notice that it is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec import Struct

from memocli.errors import UserError
from memocli.image import Image, read_image
from memocli.ooxml.package import Element, Package
from memocli.render.docx.template_fields import check_fields
from memocli.render.docx.template_known import (
    ATTRIBUTES,
    DRAWINGS,
    DROPPED,
    FONTS,
    PREFIXES,
    REASONS,
    THEME,
    UNWRAPPED,
    WITH_TEXT,
    Known,
    clark,
    is_extension,
)

_ALTERNATIVES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W: Final = clark("w:")
_EMBED, _LINK, _R_ID = clark("r:embed"), clark("r:link"), clark("r:id")
_BLIP, _IMAGE_DATA = clark("a:blip"), clark("v:imagedata")
_HIDDEN: Final = tuple(map(clark, ("w:vanish", "w:specVanish", "w:webHidden")))
_NAMED: Final = frozenset(map(clark, ("wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr")))
# LibreOffice names the sides of a number as only Strict Open XML does.
_LIST_SIDE: Final = clark("w:lvlJc")
_SIDES: Final = {"center": "center", "right": "right", "end": "right"}
_ALTERNATIVE_TEXTS: Final = ("descr", "title", "alt")
# Word puts the place of a picture on its author's disk where an alternative text belongs.
_PLACE_ON_DISK: Final = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|/(?:home|Users)/")


class Part(Struct, frozen=True):
    """A part written anew, and the pictures that it shows: `image1` is the relationship id of the first."""

    root: Element
    pictures: list[Image]


class _Cleaner(Struct):
    file: Package
    path: str
    known: Known
    ids: Iterator[int]
    pictures: dict[str, Image] = {}

    def copy(self, element: Element, into: Element) -> None:
        """Write `element` below `into`, as far as it is known."""
        tag = element.tag
        if tag in self.known.elements:
            made = etree.SubElement(into, tag, self.attributes(element))
            if tag in WITH_TEXT:
                made.text = element.text
            self.children(element, made)
        elif tag.startswith(_ALTERNATIVES):
            self._alternatives(element, into)
        elif tag in UNWRAPPED:
            self.children(element, into)
        elif tag in DROPPED:
            self._check_control(element)
        elif self.known is THEME and tag == clark("a:blipFill"):
            # The schema wants three fills, and this one is a picture elsewhere.
            fill = etree.SubElement(into, clark("a:solidFill"))
            etree.SubElement(fill, clark("a:schemeClr"), val="phClr")
        elif self.known is FONTS and tag.startswith(f"{_W}embed"):
            raise self.refused(
                "embedded fonts; in Word, choose File, Options, Save, and do not embed them"
            )
        elif self.known.words and not is_extension(tag):
            name = etree.QName(tag).localname
            raise self.refused(
                REASONS.get(name, f"`{name[:40]}`, which memocli does not know there")
            )

    def children(self, element: Element, into: Element) -> None:
        for child in element:
            self.copy(child, into)

    def refused(self, what: str) -> UserError:
        return self.file.archive.refused(f"{self.path} holds {what}")

    def attributes(self, element: Element) -> dict[str, str]:
        allowed = ATTRIBUTES[element.tag[1:].partition("}")[0]]
        found = {str(k): str(value) for k, value in element.attrib.items() if k in allowed}
        for name in _ALTERNATIVE_TEXTS:
            if _PLACE_ON_DISK.search(found.get(name, "")):
                del found[name]
        if element.tag in _NAMED:
            number = next(self.ids)
            found |= {"id": str(number), "name": f"Drawing {number}"}
        elif element.tag == _BLIP:
            found[_EMBED] = self._picture(element, element.get(_EMBED, ""))
        elif element.tag == _IMAGE_DATA:
            found[_R_ID] = self._picture(element, element.get(_R_ID, ""))
        elif element.tag == _LIST_SIDE:
            found[f"{_W}val"] = _SIDES.get(found.get(f"{_W}val", ""), "left")
        elif element.tag == clark("a:graphicData") and element.get("uri") not in DRAWINGS:
            raise self.refused("a chart, a SmartArt or another drawing that is no picture")
        elif element.tag in _HIDDEN and self.known.words and is_on(element):
            raise self.refused("hidden text; delete it, or show it")
        return found

    def _picture(self, element: Element, name: str) -> str:
        """The id that the picture of relationship `name` has from now on."""
        outside = {_LINK, "src", clark("r:href"), clark("o:href")} & set(element.keys())
        relation = next(
            (one for one in self.file.relations_of(self.path) if one.name == name), None
        )
        if outside or (relation is not None and not relation.path):
            raise self.refused("a picture that lies outside of the file; insert the picture itself")
        if relation is None or relation.kind != "image" or relation.path not in self.file.archive:
            raise self.refused("a picture that is not there")
        path = relation.path
        if path not in self.pictures:
            try:
                self.pictures[path] = read_image(self.file.archive.read(path))
            except ValueError as error:
                raise self.file.archive.refused(f"{path} {error}") from error
        return f"image{list(self.pictures).index(path) + 1}"

    def _alternatives(self, element: Element, into: Element) -> None:
        """Of several forms of one thing, the newest that is known."""
        fallback = None
        for branch in element:
            wanted = {branch.nsmap.get(prefix, "") for prefix in branch.get("Requires", "").split()}
            if branch.tag == f"{_ALTERNATIVES}Choice" and wanted and wanted <= DRAWINGS:
                self.children(branch, into)
                return
            if branch.tag == f"{_ALTERNATIVES}Fallback":
                fallback = branch
        if fallback is not None:
            self.children(fallback, into)
        elif self.known.words:
            raise self.refused("something that only newer versions of Word can show")

    def _check_control(self, element: Element) -> None:
        bound = any(etree.QName(inner).localname == "dataBinding" for inner in element.iter())
        if bound and self.known.words:
            raise self.refused(
                "a content control that the properties of the file fill; type its words instead"
            )


def read_part(file: Package, path: str, known: Known, ids: Iterator[int]) -> Part:
    """The part at `path`, written anew; `ids` are fresh numbers for its drawings.

    Raises UserError, which names the part, where it is not well formed, or holds what acts, leads out of the file or is hidden.
    """
    source = file.xml(path, known.root)
    root = etree.Element(known.root, nsmap=PREFIXES)
    cleaner = _Cleaner(file, path, known, ids)
    for name, value in cleaner.attributes(source).items():
        root.set(name, value)
    cleaner.children(source, root)
    if known.words:
        check_fields(root, cleaner.refused)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"] if known is not THEME else ["a"])
    return Part(root, list(cleaner.pictures.values()))


def is_on(element: Element) -> bool:
    """Whether a property that is on or off is on."""
    return element.get(f"{_W}val") not in {"0", "false", "off"}
