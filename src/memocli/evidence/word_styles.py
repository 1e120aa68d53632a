"""What Word adds to the paragraphs of a DOCX: which are headings, and the numbers that it counts itself."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from lxml import etree
from msgspec import Struct, field

from memocli.evidence.office_xml import part, walked
from memocli.ooxml.markup import WORD_NAMESPACE
from memocli.ooxml.package import Package

Element: TypeAlias = etree._Element  # noqa: SLF001 — lxml has no public name for it

_W: Final = f"{{{WORD_NAMESPACE}}}"
_HEADING: Final = re.compile(r"heading [1-9]|title|subtitle", re.IGNORECASE)
_NO_HEADING: Final = "9"
# A style that is based on itself, by way of others, ends somewhere.
_MOST_BASES: Final = 20


class Style(Struct, frozen=True):
    """What a style, or a paragraph itself, says: whether it is a heading, and the list whose first level numbers it."""

    is_heading: bool = False
    numbering: str = ""


class Styles(Struct, frozen=True):
    """The styles of paragraphs, by their ids; `usual` is the one of paragraphs that name none."""

    by_id: dict[str, Style]
    usual: str = ""

    def of(self, paragraph: Element) -> Style:
        """What holds for a paragraph."""
        says = paragraph.find(f"{_W}pPr")
        if says is None:
            return self.by_id.get(self.usual, Style())
        style = self.by_id.get(_value(says, "pStyle") or self.usual, Style())
        return Style(
            _is_heading(says, otherwise=style.is_heading), _numbering(says, style.numbering)
        )


class Numbers(Struct):
    """Counts the paragraphs of lists: which list counts together with which, what each begins with, and how far it is."""

    lists: dict[str, str] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    restarts: dict[str, int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)

    def next(self, numbering: str) -> int:
        """The number of the next paragraph of a list; 0 where the list has no numbers."""
        together = self.lists.get(numbering, "")
        if together not in self.starts:
            return 0
        if numbering in self.restarts:
            self.now[together] = self.restarts.pop(numbering) - 1
        self.now[together] = self.now.get(together, self.starts[together] - 1) + 1
        return self.now[together]


def styles_of(package: Package) -> Styles:
    """The styles of a DOCX."""
    path = package.path_of("styles")
    if path not in package.archive:
        return Styles({})
    found: dict[str, Element] = {}
    usual = ""
    for event, element in walked(part(package.archive, path), f"{_W}style"):
        name = element.get(f"{_W}styleId", "")
        if event == "end" and element.get(f"{_W}type") == "paragraph":
            found[name] = element
            usual = name if element.get(f"{_W}default") in ("1", "true") else usual
    return Styles({name: _style(element, found) for name, element in found.items()}, usual)


def _style(element: Element, found: dict[str, Element]) -> Style:
    """What a style says, or those that it is based on."""
    line = [element]
    while len(line) < _MOST_BASES and (base := found.get(_value(line[-1], "basedOn"))) is not None:
        line.append(base)
    style = Style()
    for one in reversed(line):
        says = one.find(f"{_W}pPr")
        is_named = _HEADING.fullmatch(_value(one, "name")) is not None
        style = Style(
            _is_heading(says, otherwise=style.is_heading or is_named),
            _numbering(says, style.numbering),
        )
    return style


def _is_heading(says: Element | None, *, otherwise: bool) -> bool:
    level = _value(says, "outlineLvl")
    return level < _NO_HEADING if level else otherwise


def _numbering(says: Element | None, otherwise: str) -> str:
    numbering = says.find(f"{_W}numPr") if says is not None else None
    if numbering is None:
        return otherwise
    # Deeper levels are lists within a paragraph.
    if _value(numbering, "ilvl") not in ("", "0"):
        return ""
    return _value(numbering, "numId") or otherwise


def numbers_of(package: Package) -> Numbers:
    """The lists of a DOCX whose first level counts in figures."""
    numbers = Numbers()
    path = package.path_of("numbering")
    if path not in package.archive:
        return numbers
    for event, element in walked(part(package.archive, path), f"{_W}abstractNum", f"{_W}num"):
        if event == "start":
            continue
        if element.tag == f"{_W}abstractNum":
            first = element.find(f"{_W}lvl[@{_W}ilvl='0']")
            if _value(first, "numFmt") in ("decimal", "decimalZero"):
                name = element.get(f"{_W}abstractNumId", "")
                numbers.starts[name] = _integer(_value(first, "start"), 1)
        else:
            name = element.get(f"{_W}numId", "")
            numbers.lists[name] = _value(element, "abstractNumId")
            override = element.find(f"{_W}lvlOverride[@{_W}ilvl='0']")
            if start := _value(override, "startOverride"):
                numbers.restarts[name] = _integer(start, 1)
    return numbers


def _value(element: Element | None, tag: str) -> str:
    """The value of an element's child; empty where there is none."""
    child = element.find(f"{_W}{tag}") if element is not None else None
    return child.get(f"{_W}val", "") if child is not None else ""


def _integer(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,4}", text) else otherwise
