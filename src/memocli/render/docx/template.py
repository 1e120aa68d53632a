"""A house template filled in: its styles, page, header and footer; our body, endnotes and properties."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import Final

from lxml import etree

from memocli.document import Document
from memocli.ooxml.markup import LINK_NAMESPACE, NAMESPACES, WORD_NAMESPACE, escaped
from memocli.ooxml.package import Element, Package, add_relation, relations_path, target, written
from memocli.ooxml.parts import (
    CORE_RELATION,
    CORE_TYPE,
    RELATIONSHIPS_TYPE,
    content_types,
    link_relationships,
    relationship,
    relationships,
    word_type,
    zipped,
)
from memocli.render.docx.body import body_part
from memocli.render.docx.notes import check_marks, endnotes_part
from memocli.render.docx.package import (
    ENDNOTE_SETTINGS,
    core_properties,
    own_settings,
    picture_relationships,
)
from memocli.render.docx.page import Page, draft_header, draft_paragraph, letter_page
from memocli.render.docx.pictures import media_parts, media_types
from memocli.render.docx.runs import RunWriter
from memocli.render.docx.style_list import STYLES
from memocli.render.docx.styles import StyleIds, style_element, styles_part
from memocli.render.docx.template_bullets import NEW_PART, give_bullets
from memocli.render.docx.template_file import open_template

_W: Final = f"{{{WORD_NAMESPACE}}}"
_R_ID: Final = f"{{{LINK_NAMESPACE}}}id"
_BAND_STYLES: Final = (
    "RequirementLabel",
    "RequirementHeading",
    "RequirementCondition",
    "RequirementVerdict",
)
_FONTS: Final = re.compile(r"<w:rFonts[^>]*/>")
# The schema allows all settings before `w:endnotePr` except these.
_AFTER_ENDNOTES: Final = frozenset(
    "compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
    "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults "
    "doNotEmbedSmartTags decimalSymbol listSeparator".split()
)
# Settings that reveal from which place and people a file came.
_PRIVATE_SETTINGS: Final = (
    "endnotePr",
    "attachedTemplate",
    "mailMerge",
    "documentProtection",
    "docVars",
    "rsids",
)


def fill_template(document: Document, template: bytes) -> bytes:
    """The document with the styles and page of `template`. Raises UserError where the template cannot be used."""
    file = open_template(template)
    numbers = count(1)
    ids, styles, own_band = _styles(document, file)
    body = RunWriter(ids, document.language, numbers, document.draft)
    notes = RunWriter(ids, document.language, numbers, document.draft)
    settings_path = file.path_of("settings") or "word/settings.xml"
    parts = {
        file.path_of("styles") or "word/styles.xml": styles,
        settings_path: _settings(file),
        "word/endnotes.xml": endnotes_part(document, notes).encode(),
        "word/_rels/endnotes.xml.rels": relationships(link_relationships(notes.links)).encode(),
        "docProps/core.xml": core_properties(document).encode(),
        "_rels/.rels": _root_relations(file).encode(),
    }
    for kind in ("styles", "settings"):
        if not file.path_of(kind):
            add_relation(file.relations, kind, f"word/{kind}.xml")
    add_relation(file.relations, "endnotes", "word/endnotes.xml")
    page = _page(file)
    if document.draft:
        page = replace(page, references=page.references + _mark_headers(document, file, body))
    parts[file.main] = body_part(document, body, page, own_bars=own_band).encode()
    check_marks(document, body.marks)
    kept = file.reachable(file.relations)
    kept.pop(
        relations_path(settings_path), None
    )  # refers to the template that the template was made from
    kept.pop(relations_path("word/endnotes.xml"), None)
    parts = kept | parts | {relations_path(file.main): _relations(file, body)}
    parts |= media_parts(body.pictures)
    types = _types(file, parts) | media_types(body.pictures)
    parts["[Content_Types].xml"] = content_types(dict(sorted(types.items()))).encode()
    return zipped(dict(sorted(parts.items())))


def _styles(document: Document, file: Package) -> tuple[StyleIds, bytes, bool]:
    """Our style id → the template's; the styles part, with what the template lacks; whether the band has only our styles."""
    path = file.path_of("styles")
    root = file.xml(path) if path else etree.fromstring(styles_part(document.language).encode())
    known = {_key(style): style.get(f"{_W}styleId", "") for style in root.iterfind(f"{_W}style")}
    taken = set(known.values())
    defaults = {
        style.get(f"{_W}type")
        for style in root.iterfind(f"{_W}style")
        if style.get(f"{_W}default") in {"1", "true"}
    }
    ids, missing = {}, []
    for style in STYLES:
        ids[style.id] = known.get((style.kind, style.name.lower()), "")
        if not ids[style.id]:
            ids[style.id] = style.id if style.id not in taken else f"Memo{style.id}"
            # Use the template's fonts: ours would look different from the rest.
            default = style.default and style.kind not in defaults
            missing.append(replace(style, body=_FONTS.sub("", style.body), default=default))
    for style in missing:
        root.append(_element(style_element(style, ids)))
    _set_language(root, document.language)
    added = {style.id for style in missing}
    give_bullets(file, root, ids["ListBullet"], ours="ListBullet" in added)
    return ids, written(root), added.issuperset(_BAND_STYLES)


def _key(style: Element) -> tuple[str, str]:
    name = style.find(f"{_W}name")
    return style.get(f"{_W}type", ""), "" if name is None else name.get(f"{_W}val", "").lower()


def _set_language(styles: Element, language: str) -> None:
    """Make `language` the language of all text that names no other."""
    for found in styles.iterfind(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang"):
        found.set(f"{_W}val", language)


def _settings(file: Package) -> bytes:
    """The template's settings with our endnotes, and without what reveals where the template comes from."""
    path = file.path_of("settings")
    if not path:
        return own_settings().encode()
    root = file.xml(path)
    for name in _PRIVATE_SETTINGS:
        for found in root.findall(f"{_W}{name}"):
            root.remove(found)
    later = (
        i
        for i, child in enumerate(root)
        if etree.QName(child).localname in _AFTER_ENDNOTES or _foreign(child)
    )
    root.insert(next(later, len(root)), _element(ENDNOTE_SETTINGS))
    return written(root)


def _foreign(element: Element) -> bool:
    return etree.QName(element).namespace != WORD_NAMESPACE


def _page(file: Package) -> Page:
    """The page of the template's last section, with the headers and footers in force there; our own where it has none."""
    own = replace(letter_page(), references="", own_first=False)
    sections = _sections(file)
    if not sections:
        return own
    references = [
        _plain(found)
        for name in ("headerReference", "footerReference")
        for found in _references(file, name).values()
    ]
    page = replace(
        own, references="".join(references), own_first=any(map(_has_title_page, sections))
    )
    size, margins = sections[-1].find(f"{_W}pgSz"), sections[-1].find(f"{_W}pgMar")
    if size is None or margins is None:
        return page
    sides = [_number(margins, name) for name in ("left", "right", "gutter")]
    width = _number(size, "w") - sum(sides)
    return replace(page, size=_plain(size), margins=_plain(margins), text_width=width)


def _sections(file: Package) -> list[Element]:
    """The sections of the template in order, without earlier versions kept by tracked changes."""
    found = file.xml(file.main).iter(f"{_W}sectPr")
    return [section for section in found if not list(section.iterancestors(f"{_W}sectPrChange"))]


def _references(file: Package, name: str) -> dict[str, Element]:
    """Type (`default`, `first`, `even`) → the reference in force at the end: a section inherits what it does not name."""
    return {
        found.get(f"{_W}type", "default"): found
        for section in _sections(file)
        for found in section.iterfind(f"{_W}{name}")
        if _header_path(file, found)
    }


def _has_title_page(section: Element) -> bool:
    first = section.find(f"{_W}titlePg")
    return first is not None and first.get(f"{_W}val") not in {"0", "false", "off"}


def _number(element: Element, name: str) -> int:
    text = element.get(f"{_W}{name}", "")
    return int(text) if text.isdigit() else 0


def _mark_headers(document: Document, file: Package, runs: RunWriter) -> str:
    """Write the draft mark into each header of the template; returns references to a header of our own where it has none."""
    found = _references(file, "headerReference")
    for path in sorted({_header_path(file, reference) for reference in found.values()}):
        root = file.xml(path)
        root.insert(0, _element(draft_paragraph(document, runs)))
        file.parts[path] = written(root)
    missing = {"default", "first", "even"} - set(found)
    if not missing:
        return ""
    path = "word/memocliDraft.xml"
    file.parts[path] = draft_header(document, runs).encode()
    name = add_relation(file.relations, "header", path)
    return "".join(
        [f'<w:headerReference w:type="{kind}" r:id="{name}"/>' for kind in sorted(missing)]
    )


def _header_path(file: Package, reference: Element) -> str:
    for relation in file.relations:
        if relation.get("Id") == reference.get(_R_ID):
            return target(file.main, relation)
    return ""


def _relations(file: Package, body: RunWriter) -> bytes:
    own = link_relationships(body.links) + picture_relationships(body.pictures)
    root = etree.fromstring(relationships(own).encode())
    root.extend(file.relations)
    return written(root)


def _root_relations(file: Package) -> str:
    core = f'<Relationship Id="core" Type="{CORE_RELATION}" Target="docProps/core.xml"/>'
    return relationships(relationship("document", "officeDocument", file.main) + core)


def _types(file: Package, parts: dict[str, bytes]) -> dict[str, str]:
    """Content types of the parts that are there; the main part is a document, also where the template was a .dotx."""
    types = {
        name: kind
        for name, kind in file.content_types().items()
        if name.startswith(".") or name in parts
    }
    types |= {
        ".rels": RELATIONSHIPS_TYPE,
        ".xml": "application/xml",
    }
    types |= {file.main: word_type("document.main"), "word/endnotes.xml": word_type("endnotes")}
    types |= {"docProps/core.xml": CORE_TYPE}
    for path, kind in (
        ("word/styles.xml", "styles"),
        ("word/settings.xml", "settings"),
        ("word/memocliDraft.xml", "header"),
        (NEW_PART, "numbering"),
    ):
        if path in parts:
            types[path] = word_type(kind)
    return types


def _element(xml: str) -> Element:
    """One element from a string that uses the prefixes `w` and `r`."""
    root = etree.fromstring(f"<root {NAMESPACES}>{xml}</root>")
    etree.cleanup_namespaces(root[0])
    return root[0]


def _plain(element: Element) -> str:
    """An empty element as a string, with its attributes of the two namespaces that we declare."""
    attributes = ""
    for name, value in element.attrib.items():
        key = etree.QName(name)
        prefix = {WORD_NAMESPACE: "w", LINK_NAMESPACE: "r"}.get(key.namespace or "")
        attributes += f' {prefix}:{key.localname}="{escaped(str(value))}"' if prefix else ""
    return f"<w:{etree.QName(element).localname}{attributes}/>"
