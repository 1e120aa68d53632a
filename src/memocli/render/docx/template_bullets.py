"""Bullets in a house template: its own where its style of list items has some, else ours, added to its definitions."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from memocli.ooxml.markup import NAMESPACES, WORD_NAMESPACE
from memocli.ooxml.package import Element
from memocli.render.docx.numbering import bullet_definition, bullet_list, numbering_part
from memocli.render.docx.template_clean import Part
from memocli.render.docx.template_file import House

_W: Final = f"{{{WORD_NAMESPACE}}}"
# What the schema allows before `w:numPr` in the properties of a paragraph.
_BEFORE: Final = frozenset("pStyle keepNext keepLines pageBreakBefore framePr widowControl".split())

_NUMBER: Final = re.compile(r"[0-9]{1,9}")


def give_bullets(house: House, styles: Element, style_id: str, *, ours: bool) -> None:
    """Make sure that items in the style `style_id` have bullets; `ours` is true where the template lacked that style."""
    by_id = {style.get(f"{_W}styleId", ""): style for style in styles.iterfind(f"{_W}style")}
    if ours or not _has_number(by_id, style_id):
        _set_number(by_id[style_id], _add_bullets(house, style_id))


def _has_number(by_id: dict[str, Element], style_id: str) -> bool:
    """Whether a style, or one that it is based on, names a numbering."""
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        found = by_id[style_id].find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if found is not None:
            return found.get(f"{_W}val") != "0"
        base = by_id[style_id].find(f"{_W}basedOn")
        style_id = "" if base is None else base.get(f"{_W}val", "")
    return False


def _set_number(style: Element, number: int) -> None:
    properties = style.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        run = style.find(f"{_W}rPr")
        style.insert(len(style) if run is None else style.index(run), properties)
    for found in properties.findall(f"{_W}numPr"):
        properties.remove(found)
    place = sum(etree.QName(child).localname in _BEFORE for child in properties)
    properties.insert(place, _elements(f'<w:numPr><w:numId w:val="{number}"/></w:numPr>')[0])


def _add_bullets(house: House, style_id: str) -> int:
    """Add our bullets to the template's numbering part, under numbers that it does not use; the number of the list."""
    if "numbering" not in house.parts:
        house.parts["numbering"] = Part(etree.fromstring(numbering_part(" ").encode()), [])
    root = house.parts["numbering"].root
    definition = _fresh(root, "abstractNum", "abstractNumId")
    number = _fresh(root, "num", "numId")
    added = _elements(bullet_definition(definition, style_id) + bullet_list(number, definition))
    # The schema requires all definitions before all lists, and both before the rest.
    root.insert(_after_last(root, ("numPicBullet", "abstractNum")), added[0])
    root.insert(_after_last(root, ("numPicBullet", "abstractNum", "num")), added[1])
    return number


def _fresh(root: Element, name: str, attribute: str) -> int:
    """A number above all that elements of `name` have; 0 means no list at all."""
    used = [found.get(f"{_W}{attribute}", "") for found in root.iterfind(f"{_W}{name}")]
    return max([0, *(int(number) for number in used if _NUMBER.fullmatch(number))]) + 1


def _after_last(root: Element, names: tuple[str, ...]) -> int:
    """The place after the last child that is one of `names`."""
    places = [place for place, child in enumerate(root) if child.tag in {_W + n for n in names}]
    return places[-1] + 1 if places else 0


def _elements(xml: str) -> list[Element]:
    return list(etree.fromstring(f"<root {NAMESPACES}>{xml}</root>"))
