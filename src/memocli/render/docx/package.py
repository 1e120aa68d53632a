"""The file around the text: its parts, their relationships and types, settings, core properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from memocli.document import Chart, Design, Document, Picture
from memocli.ooxml.markup import DECLARATION, NAMESPACES, escaped
from memocli.ooxml.parts import (
    CORE_RELATION,
    CORE_TYPE,
    PRINTED,
    PRINTED_PROPERTIES,
    RELATIONSHIPS_TYPE,
    content_types,
    link_relationships,
    relationship,
    relationships,
    word_type,
)
from memocli.render.docx.charts import CHART_TYPE, CHARTS, chart_paths
from memocli.render.docx.charts import relation_id as chart_id
from memocli.render.docx.numbering import numbering_part
from memocli.render.docx.page import MARGIN_PARTS
from memocli.render.docx.pictures import EXTENSIONS, media_paths, relation_id
from memocli.render.docx.printed_claims import printed_relationship
from memocli.render.docx.runs import RunWriter
from memocli.render.docx.theme import theme_part

# The parts whose content type does not follow from their name, as that of `word/header1.xml` does.
_TYPES: Final = {
    "docProps/core.xml": CORE_TYPE,
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    PRINTED_PROPERTIES: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "word/document.xml": word_type("document.main"),
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_NUMBER: Final = re.compile(r"[0-9]*\.xml")

ENDNOTE_SETTINGS: Final = '<w:endnotePr><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'


def own_parts(design: Design, body: RunWriter) -> dict[str, str]:
    """The parts around the text of our own file, without a template; `body` has written the body."""
    relations = {
        "styles": ("styles", "styles.xml"),
        "settings": ("settings", "settings.xml"),
        "fonts": ("fontTable", "fontTable.xml"),
        "theme": ("theme", "theme/theme1.xml"),
        "endnotes": ("endnotes", "endnotes.xml"),
        "numbering": ("numbering", "numbering.xml"),
    } | {name: (kind, path.removeprefix("word/")) for name, (kind, path) in MARGIN_PARTS.items()}
    inside = "".join(
        [relationship(name, kind, target) for name, (kind, target) in relations.items()]
    )
    return {
        "_rels/.rels": root_relationships(
            relationship("app", "extended-properties", "docProps/app.xml")
        ),
        "docProps/app.xml": _app(),
        "word/_rels/document.xml.rels": relationships(
            inside
            + link_relationships(body.links)
            + picture_relationships(body.pictures)
            + chart_relationships(body.charts)
            + printed_relationship(body.claims)
        ),
        "word/settings.xml": own_settings(),
        "word/fontTable.xml": _fonts(design),
        "word/numbering.xml": numbering_part(body.lists),
        "word/theme/theme1.xml": theme_part(design),
    }


def picture_relationships(pictures: Sequence[Picture]) -> str:
    """Relationships to the pictures of the body."""
    return "".join(
        [
            relationship(relation_id(number), "image", f"/{path}")
            for number, path in enumerate(media_paths(pictures), start=1)
        ]
    )


def chart_relationships(charts: Sequence[Chart]) -> str:
    """Relationships to the charts of the body."""
    return "".join(
        [
            relationship(chart_id(number), "chart", f"/{path}")
            for number, path in enumerate(chart_paths(charts), start=1)
        ]
    )


def core_properties(document: Document) -> str:
    """`docProps/core.xml`: what a file manager and a screen reader show of the memo."""
    date = moment(document.date)
    stamp = "".join(
        [
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>'
            for name in ("created", "modified")
        ]
    )
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(document.file_title)}</dc:title><dc:subject>{escaped(document.subject)}</dc:subject>"
        f"<dc:creator>{escaped('; '.join(document.authors))}</dc:creator>"
        f"<cp:keywords>{escaped(', '.join(document.keywords))}</cp:keywords>"
        f"<dc:language>{escaped(document.language)}</dc:language>{stamp if date else ''}</cp:coreProperties>"
    )


def moment(date: str) -> str:
    """An ISO date as the time stamp that Word requires: a month or a year becomes its first day."""
    return f"{date}{'-01-01'[3 * date.count('-') :]}T00:00:00Z" if date else ""


def root_relationships(inside: str = "") -> str:
    """`_rels/.rels`: where the text and the properties are; `inside` is added."""
    core = f'<Relationship Id="core" Type="{CORE_RELATION}" Target="docProps/core.xml"/>'
    return relationships(
        relationship("document", "officeDocument", "word/document.xml") + core + inside
    )


def types_of(paths: Iterable[str]) -> str:
    """`[Content_Types].xml` for the parts at `paths`."""
    types = {".rels": RELATIONSHIPS_TYPE, ".xml": "application/xml"}
    pictures = {f".{extension}": kind for kind, extension in EXTENSIONS.items()}
    for path in sorted(paths):
        extension = path[path.rindex(".") :]
        if extension in pictures:
            types[extension] = pictures[extension]
        elif path.startswith(CHARTS):
            types[path] = CHART_TYPE
        elif extension != ".rels" and path != PRINTED:
            types[path] = _TYPES.get(path) or word_type(_NUMBER.sub("", path[len("word/") :]))
    return content_types(types)


def _app() -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{namespace}"><Application>memocli</Application></Properties>'


def own_settings() -> str:
    """`word/settings.xml` of a file made without a template."""
    modern = "".join(
        [
            f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
            for name, value in (
                ("compatibilityMode", 15),
                ("overrideTableStyleFontSizeAndJustification", 1),
                ("enableOpenTypeFeatures", 1),
                ("doNotFlipMirrorIndents", 1),
                ("differentiateMultirowTableHeaders", 1),
            )
        ]
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/>'
        f"{ENDNOTE_SETTINGS}<w:compat>{modern}</w:compat></w:settings>"
    )


def _fonts(design: Design) -> str:
    """The fonts by name; on a machine that lacks one, Word takes the `altName`."""
    faces = (
        (design.sans, design.sans_fallback, "swiss"),
        (design.serif, design.serif_fallback, "roman"),
    )
    fonts = "".join(
        [
            f'<w:font w:name="{name}"><w:altName w:val="{next(other for other in others if other != name)}"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
            for name, others, family in faces
        ]
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"
