"""Bullets and numbers in a house template: its own where its styles of list items have some, else ours, added to its definitions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from lxml import etree

from memocli.ooxml.markup import NAMESPACES, WORD_NAMESPACE
from memocli.ooxml.package import Element
from memocli.render.docx.numbering import (
    bullet_definition,
    list_from_1,
    list_of,
    number_definition,
    numbering_around,
)
from memocli.render.docx.template_clean import Part
from memocli.render.docx.template_file import House

_W: Final = f"{{{WORD_NAMESPACE}}}"
# What the schema allows before `w:numPr` in the properties of a paragraph.
_BEFORE: Final = frozenset("pStyle keepNext keepLines pageBreakBefore framePr widowControl".split())

_NUMBER: Final = re.compile(r"[0-9]{1,9}")


def give_bullets(house: House, style_id: str, *, ours: bool) -> None:
    """Make sure that items in the style `style_id` have bullets; `ours` is true where the template lacked that style."""
    _give(house, style_id, bullet_definition, ours=ours)


def give_numbers(house: House, style_id: str, *, ours: bool) -> None:
    """The same for items with numbers."""
    _give(house, style_id, number_definition, ours=ours)


def taken_numbers(house: House) -> list[int]:
    """The numbers of the template's own lists."""
    part = house.parts.get("numbering")
    used = [] if part is None else [one.get(f"{_W}numId", "") for one in part.root]
    return [int(number) for number in used if _NUMBER.fullmatch(number) and number != "0"]


def add_lists(house: House, style_id: str, numbers: Iterable[int]) -> None:
    """Add lists whose numbers begin anew, each as the style `style_id` has them."""
    root = house.parts["numbering"].root
    number = _number_of(_by_id(house), style_id)
    places = (
        one.find(f"{_W}abstractNumId")
        for one in root.iterfind(f"{_W}num")
        if one.get(f"{_W}numId") == number
    )
    place = next(places, None)
    definition = "" if place is None else place.get(f"{_W}val", "")
    for one in sorted(numbers) if _NUMBER.fullmatch(definition) else ():
        _add_list(root, list_from_1(one, int(definition)))


def _give(
    house: House, style_id: str, definition: Callable[[int, str], str], *, ours: bool
) -> None:
    by_id = _by_id(house)
    # A list that the template names and does not have is none.
    if ours or _number_of(by_id, style_id) not in map(str, taken_numbers(house)):
        _set_number(by_id[style_id], _add_definition(house, style_id, definition))


def _by_id(house: House) -> dict[str, Element]:
    styles = house.parts["styles"].root
    return {style.get(f"{_W}styleId", ""): style for style in styles.iterfind(f"{_W}style")}


def _number_of(by_id: dict[str, Element], style_id: str) -> str:
    """The list that a style, or one that it is based on, names; empty where there is none."""
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        found = by_id[style_id].find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if found is not None:
            return found.get(f"{_W}val", "")
        base = by_id[style_id].find(f"{_W}basedOn")
        style_id = "" if base is None else base.get(f"{_W}val", "")
    return ""


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


def _add_definition(house: House, style_id: str, definition: Callable[[int, str], str]) -> int:
    """Add one of our definitions to the template's numbering part, under numbers that it does not use; the number of the list."""
    if "numbering" not in house.parts:
        house.parts["numbering"] = Part(etree.fromstring(numbering_around("").encode()), [])
    root = house.parts["numbering"].root
    place = _fresh(root, "abstractNum", "abstractNumId")
    number = _fresh(root, "num", "numId")
    # The schema requires all definitions before all lists, and both before the rest.
    added = _elements(definition(place, style_id))[0]
    root.insert(_after_last(root, ("numPicBullet", "abstractNum")), added)
    _add_list(root, list_of(number, place))
    return number


def _add_list(root: Element, xml: str) -> None:
    root.insert(_after_last(root, ("numPicBullet", "abstractNum", "num")), _elements(xml)[0])


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
