"""A house template filled in: its styles, page, header and footer; our body, endnotes and properties.

Paths, content types and relationships are ours, made from what is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final

from lxml import etree
from msgspec.structs import replace

from memocli.document import Document, ForeignTerms
from memocli.image import Image
from memocli.language import in_country
from memocli.ooxml.markup import NAMESPACES, WORD_NAMESPACE
from memocli.ooxml.package import Element, written
from memocli.ooxml.parts import link_relationships, relationship, relationships, zipped
from memocli.render.docx.charts import chart_parts
from memocli.render.docx.main_part import body_part
from memocli.render.docx.notes import check_marks, endnotes_part
from memocli.render.docx.package import (
    ENDNOTE_SETTINGS,
    chart_relationships,
    core_properties,
    own_settings,
    picture_relationships,
    root_relationships,
    types_of,
)
from memocli.render.docx.page import draft_header, draft_paragraph
from memocli.render.docx.pictures import EXTENSIONS, media_parts
from memocli.render.docx.printed_claims import printed_parts, printed_relationship
from memocli.render.docx.runs import RunWriter
from memocli.render.docx.style_list import styles_of
from memocli.render.docx.styles import StyleIds, style_element, styles_part
from memocli.render.docx.template_clean import Part
from memocli.render.docx.template_file import House, open_house
from memocli.render.docx.template_lists import (
    add_lists,
    give_bullets,
    give_numbers,
    taken_numbers,
)

_W: Final = f"{{{WORD_NAMESPACE}}}"
_BAND_STYLES: Final = (
    "RequirementHeading",
    "RequirementCondition",
    "RequirementVerdict",
)
_DECLARED: Final = re.compile(r' xmlns:\w+="[^"]*"')
_FONTS: Final = re.compile(r"<w:rFonts[^>]*/>")
# The schema allows all settings that we carry over before `w:endnotePr` except these.
_AFTER_ENDNOTES: Final = frozenset(
    "compat themeFontLang clrSchemeMapping decimalSymbol listSeparator".split()
)
_PATHS: Final = {
    "styles": "styles.xml",
    "settings": "settings.xml",
    "numbering": "numbering.xml",
    "fontTable": "fontTable.xml",
    "theme": "theme/theme1.xml",
    "endnotes": "endnotes.xml",
}


def fill_template(document: Document, template: bytes) -> bytes:
    """The document with the styles and page of `template`. Raises UserError where the template cannot be used."""
    return zipped(dict(sorted(filled_parts(document, template).items())))


def filled_parts(document: Document, template: bytes) -> dict[str, bytes]:
    """Path → bytes of the parts of the document with the styles and page of `template`."""
    numbers = count(1)
    house = open_house(template, numbers, document.design)
    ids, own_band = _fill_styles(document, house)
    _fill_settings(house)
    body = RunWriter(ids, document.language, numbers, document.draft)
    body.taken_lists.update(taken_numbers(house))
    body.terms = ForeignTerms(document.foreign_words)
    notes = RunWriter(ids, document.language, numbers, document.draft)
    if document.draft:
        _mark_headers(document, house, body)
    page = replace(house.page, references=_references(house))
    parts = {
        "word/document.xml": body_part(
            document, body, page, _number_look(house, ids), own_bars=own_band
        ).encode(),
        "word/endnotes.xml": endnotes_part(document, notes).encode(),
        "word/_rels/endnotes.xml.rels": relationships(link_relationships(notes.links)).encode(),
        "docProps/core.xml": core_properties(document).encode(),
        "_rels/.rels": root_relationships().encode(),
        "word/_rels/document.xml.rels": _relations(house, body).encode(),
    }
    check_marks(document, body.marks)
    add_lists(house, ids["ListNumber"], body.lists)
    parts |= printed_parts(body.claims, parts)
    parts |= (
        _house_parts(house) | media_parts(body.pictures) | chart_parts(body.charts, document.design)
    )
    parts["[Content_Types].xml"] = types_of(parts).encode()
    return parts


def _house_parts(house: House) -> dict[str, bytes]:
    """The parts that come from the template, with their pictures."""
    places = {f"word/{_PATHS[kind]}": part for kind, part in house.parts.items()}
    places |= {_margin_path(house, place): part for place, (_, part) in enumerate(house.margins)}
    numbers, parts = count(1), {}
    for path, part in places.items():
        parts[path] = written(part.root)
        pictures = {_picture_path(picture, numbers): picture for picture in part.pictures}
        parts |= {path: picture.data for path, picture in pictures.items()}
        if pictures:
            folder, _, name = path.rpartition("/")
            inside = [
                relationship(f"image{number}", "image", f"/{picture}")
                for number, picture in enumerate(pictures, start=1)
            ]
            parts[f"{folder}/_rels/{name}.rels"] = relationships("".join(inside)).encode()
    return parts


def _picture_path(picture: Image, numbers: Iterator[int]) -> str:
    return f"word/media/house{next(numbers)}.{EXTENSIONS[picture.media_type]}"


def _margin_path(house: House, place: int) -> str:
    return f"word/{house.margins[place][0]}{place + 1}.xml"


def _fill_styles(document: Document, house: House) -> tuple[StyleIds, bool]:
    """Add the styles that the template lacks. Our style id → the template's; whether the band looks as we draw it."""
    if "styles" not in house.parts:
        own = etree.fromstring(styles_part(document.language, document.design).encode())
        house.parts["styles"] = Part(own, [])
    root = house.parts["styles"].root
    known = {_key(style): style.get(f"{_W}styleId", "") for style in root.iterfind(f"{_W}style")}
    taken = set(known.values())
    defaults = {
        style.get(f"{_W}type")
        for style in root.iterfind(f"{_W}style")
        if style.get(f"{_W}default") in {"1", "true"}
    }
    ids, missing = {}, []
    for style in styles_of(document.design):
        ids[style.id] = known.get((style.kind, style.name.lower()), "")
        if not ids[style.id]:
            ids[style.id] = style.id if style.id not in taken else f"Memo{style.id}"
            # Use the template's fonts: ours would look different from the rest.
            default = style.default and style.kind not in defaults
            missing.append(replace(style, body=_FONTS.sub("", style.body), default=default))
    for style in missing:
        root.append(_element(style_element(style, ids)))
    _set_language(root, in_country(document.language))
    added = {style.id for style in missing}
    give_bullets(house, ids["ListBullet"], ours="ListBullet" in added)
    give_numbers(house, ids["ListNumber"], ours="ListNumber" in added)
    by_id = {style.get(f"{_W}styleId", ""): style for style in root.iterfind(f"{_W}style")}
    own_band = all(
        _edges(by_id[ids[style.id]]) == _edges(_element(style_element(style, ids)))
        for style in styles_of(document.design)
        if style.id in _BAND_STYLES
    )
    return ids, own_band


def _edges(style: Element) -> set[tuple[str, ...]]:
    """The lines and the ground of a style; Word writes colours in capitals."""
    drawn = (*style.iterfind(f"{_W}pPr/{_W}pBdr/*"), *style.iterfind(f"{_W}pPr/{_W}shd"))
    return {(one.tag, *sorted(str(said).lower() for said in one.attrib.values())) for one in drawn}


def _key(style: Element) -> tuple[str, str]:
    name = style.find(f"{_W}name")
    return style.get(f"{_W}type", ""), "" if name is None else name.get(f"{_W}val", "").lower()


def _number_look(house: House, ids: StyleIds) -> str:
    """What the template's style Requirement Number gives to its words, as properties of a run."""
    styles = house.parts["styles"].root.iterfind(f"{_W}style")
    number = next(one for one in styles if one.get(f"{_W}styleId") == ids["RequirementNumber"])
    found = [one for one in number.iterfind(f"{_W}rPr/*") if one.tag != f"{_W}lang"]
    return "".join(_DECLARED.sub("", etree.tostring(one, encoding="unicode")) for one in found)


def _set_language(styles: Element, language: str) -> None:
    """Make `language` the language of all text that names no other."""
    for found in styles.iterfind(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang"):
        found.set(f"{_W}val", language)


def _fill_settings(house: House) -> None:
    """Number the endnotes our way."""
    if "settings" not in house.parts:
        house.parts["settings"] = Part(etree.fromstring(own_settings().encode()), [])
        return
    root = house.parts["settings"].root
    later = (i for i, child in enumerate(root) if etree.QName(child).localname in _AFTER_ENDNOTES)
    root.insert(next(later, len(root)), _element(ENDNOTE_SETTINGS))


def _mark_headers(document: Document, house: House, runs: RunWriter) -> None:
    """Write the draft mark into each header of the template, and into one of our own where it has none."""
    for kind, part in house.margins:
        if kind == "header":
            part.root.insert(0, _element(draft_paragraph(document, runs)))
    missing = [
        pages for pages in ("default", "even", "first") if ("header", pages) not in house.references
    ]
    if missing:
        own = Part(etree.fromstring(draft_header(document, runs).encode()), [])
        house.references |= {("header", pages): len(house.margins) for pages in missing}
        house.margins.append(("header", own))


def _references(house: House) -> str:
    return "".join(
        [
            f'<w:{kind}Reference w:type="{pages}" r:id="{kind}{place + 1}"/>'
            for (kind, pages), place in sorted(house.references.items(), reverse=True)
        ]
    )


def _relations(house: House, body: RunWriter) -> str:
    inside = [relationship(kind, kind, _PATHS[kind]) for kind in (*house.parts, "endnotes")]
    inside += [
        relationship(f"{kind}{place + 1}", kind, "/" + _margin_path(house, place))
        for place, (kind, _) in enumerate(house.margins)
    ]
    return relationships(
        "".join(inside)
        + link_relationships(body.links)
        + picture_relationships(body.pictures)
        + chart_relationships(body.charts)
        + printed_relationship(body.claims)
    )


def _element(xml: str) -> Element:
    """One element from a string that uses the prefixes `w` and `r`."""
    root = etree.fromstring(f"<root {NAMESPACES}>{xml}</root>")
    etree.cleanup_namespaces(root[0])
    return root[0]
