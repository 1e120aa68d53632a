"""A house template, opened: the parts of it that the memo uses, each written anew.

The rest (its text, comments, pictures in the text, notes, custom properties, the path of the template it was made from) is left
out: a memo must not publish it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.document import Design
from memocli.ooxml.markup import LINK_NAMESPACE
from memocli.ooxml.package import Element, Package, open_package
from memocli.ooxml.parts import word_type
from memocli.render.docx.page import Page, own_page
from memocli.render.docx.properties import twips
from memocli.render.docx.template_clean import Part, is_on, read_part
from memocli.render.docx.template_known import (
    FONTS,
    FOOTER,
    HEADER,
    NUMBERING,
    SETTINGS,
    STYLES,
    THEME,
    Known,
    clark,
)

_CALLED: Final = "templates/memo.docx"
_KINDS: Final = {
    "styles": STYLES,
    "settings": SETTINGS,
    "numbering": NUMBERING,
    "fontTable": FONTS,
    "theme": THEME,
}
_MARGINS: Final = {"header": HEADER, "footer": FOOTER}
_PAGES: Final = ("default", "first", "even")
_W: Final = clark("w:")
_MEASURE: Final = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,6})?")
_NARROWEST: Final = 1440  # twips


class House(Struct):
    """What a memo takes from a house template.

    `parts` are those around the text by kind (`styles`). `margins` are its headers and footers, and `references` which of
    them a page has: kind (`header`) and pages (`first`) → place in `margins`.
    """

    parts: dict[str, Part]
    page: Page
    margins: list[tuple[str, Part]] = []
    references: dict[tuple[str, str], int] = {}


def open_house(template: bytes, ids: Iterator[int], design: Design) -> House:
    """Open the template; `ids` are fresh numbers for drawings, `design` is for what it does not say.

    Raises UserError, one sentence, where it is not a Word file that memocli can use.
    """
    file = open_package(template, _CALLED)
    kind = file.content_type(file.main)
    if "macroEnabled" in kind:
        raise file.archive.refused("it has macros; save it as Word Document (.docx)")
    if kind not in {word_type("document.main"), word_type("template.main")}:
        raise file.archive.refused("it is not a Word document")
    sections = _sections(file)
    parts = {
        kind: read_part(file, path, known, ids)
        for kind, known in _KINDS.items()
        if (path := file.path_of(kind))
    }
    house = House(parts, _page(file, sections, design))
    for kind, known in _MARGINS.items():
        _read_margins(house, file, sections, kind, known, ids)
    return house


def _sections(file: Package) -> list[Element]:
    """The sections of the template in order, without earlier versions kept by tracked changes."""
    found = file.xml(file.main, clark("w:document")).iter(f"{_W}sectPr")
    return [one for one in found if next(one.iterancestors(f"{_W}sectPrChange"), None) is None]


def _read_margins(
    house: House,
    file: Package,
    sections: list[Element],
    kind: str,
    known: Known,
    ids: Iterator[int],
) -> None:
    """Read the headers or footers in force at the end: a section inherits what it does not name."""
    paths = {one.name: one.path for one in file.relations if one.kind == kind and one.path}
    in_force = {
        found.get(f"{_W}type", "default"): paths[name]
        for section in sections
        for found in section.iterfind(f"{_W}{kind}Reference")
        if (name := found.get(f"{{{LINK_NAMESPACE}}}id", "")) in paths
    }
    places: dict[str, int] = {}
    for pages, path in in_force.items():
        if pages not in _PAGES:
            raise file.archive.refused(f"it has a {kind} that is for no pages that Word knows")
        if path not in places:
            places[path] = len(house.margins)
            house.margins.append((kind, read_part(file, path, known, ids)))
        house.references[kind, pages] = places[path]


def _page(file: Package, sections: list[Element], design: Design) -> Page:
    """The page of the template's last section; our own where it has none. Headers and footers are not in it yet."""
    first = any(is_on(found) for one in sections for found in one.iterfind(f"{_W}titlePg"))
    page = replace(own_page(design), references="", own_first=first)
    size = sections[-1].find(f"{_W}pgSz") if sections else None
    margins = sections[-1].find(f"{_W}pgMar") if sections else None
    if size is None or margins is None:
        return page
    paper = {name: _measure(file, size, name) for name in ("w", "h")}
    turned = ' w:orient="landscape"' if size.get(f"{_W}orient") == "landscape" else ""
    edges = {
        name: _measure(file, margins, name)
        for name in ("top", "right", "bottom", "left", "header", "footer", "gutter")
    }
    width = paper["w"] - edges["left"] - edges["right"] - edges["gutter"]
    if width < _NARROWEST or paper["h"] < _NARROWEST:
        raise file.archive.refused("its page has no room for text between the margins")
    return replace(
        page,
        size=f"<w:pgSz{_attributes(paper)}{turned}/>",
        margins=f"<w:pgMar{_attributes(edges)}/>",
        text_width=width,
        height=paper["h"] / twips(1),
    )


def _measure(file: Package, element: Element, name: str) -> int:
    """A length in twips."""
    text = element.get(f"{_W}{name}", "0")
    if not _MEASURE.fullmatch(text):
        raise file.archive.refused("the size of its page can't be read; set it again in Word")
    return round(float(text))


def _attributes(lengths: dict[str, int]) -> str:
    return "".join([f' w:{name}="{length}"' for name, length in lengths.items()])
