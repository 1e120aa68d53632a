"""The file around the text: parts, relationships, content types, settings, core properties, zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final

from memocli.document import Document, Picture
from memocli.render.design import DESIGN
from memocli.render.docx.markup import DECLARATION, NAMESPACES, address, escaped
from memocli.render.docx.numbering import numbering_part
from memocli.render.docx.page import MARGIN_PARTS
from memocli.render.docx.pictures import media_paths, media_types, relation_id
from memocli.render.docx.theme import theme_part

RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE_RELATION: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_APP_TYPE: Final = "application/vnd.openxmlformats-officedocument.extended-properties+xml"

ENDNOTE_SETTINGS: Final = '<w:endnotePr><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
# Zip keeps no year before 1980; a fixed one makes equal input equal bytes.
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The file: parts in the order given, content types first, the same bytes each time."""
    first = "[Content_Types].xml"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in [first, *(path for path in parts if path != first)]:
            entry = zipfile.ZipInfo(path, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the bytes would tell the operating system
            archive.writestr(entry, parts[path])
    return buffer.getvalue()


def own_parts(links: Mapping[str, str], pictures: Sequence[Picture]) -> dict[str, str]:
    """The parts that hang our own file together, without a template; `links` and `pictures` are those of the body."""
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
        "[Content_Types].xml": _content_types(pictures),
        "_rels/.rels": relationships(
            relationship("document", "officeDocument", "word/document.xml")
            + f'<Relationship Id="core" Type="{CORE_RELATION}" Target="docProps/core.xml"/>'
            + relationship("app", "extended-properties", "docProps/app.xml")
        ),
        "docProps/app.xml": _app(),
        "word/_rels/document.xml.rels": relationships(
            inside + link_relationships(links) + picture_relationships(pictures)
        ),
        "word/settings.xml": own_settings(),
        "word/fontTable.xml": _fonts(),
        "word/numbering.xml": numbering_part(),
        "word/theme/theme1.xml": theme_part(),
    }


def relationships(inside: str) -> str:
    """A relationships part around `inside`."""
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONS}">{inside}</Relationships>'


def relationship(name: str, kind: str, target: str) -> str:
    """One relationship to a part of the file."""
    return f'<Relationship Id="{name}" Type="{RELATION}{kind}" Target="{target}"/>'


def link_relationships(links: Mapping[str, str]) -> str:
    """Relationships to the addresses outside of the file."""
    return "".join(
        [
            f'<Relationship Id="{name}" Type="{RELATION}hyperlink" Target="{address(href)}" TargetMode="External"/>'
            for href, name in links.items()
        ]
    )


def picture_relationships(pictures: Sequence[Picture]) -> str:
    """Relationships to the pictures of the body."""
    return "".join(
        [
            relationship(relation_id(number), "image", f"/{path}")
            for number, path in enumerate(media_paths(pictures), start=1)
        ]
    )


def core_properties(document: Document) -> str:
    """`docProps/core.xml`: what a file manager and a screen reader show of the memo."""
    date = _moment(document.date)
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
        f"<dc:title>{escaped(document.title)}</dc:title><dc:subject>{escaped(document.subject)}</dc:subject>"
        f"<dc:creator>{escaped('; '.join(document.authors))}</dc:creator>"
        f"<cp:keywords>{escaped(', '.join(document.keywords))}</cp:keywords>"
        f"<dc:language>{escaped(document.language)}</dc:language>{stamp if date else ''}</cp:coreProperties>"
    )


def _moment(date: str) -> str:
    """An ISO date as the moment that Word wants: a month or a year becomes its first day."""
    return f"{date}{'-01-01'[3 * date.count('-') :]}T00:00:00Z" if date else ""


def _content_types(pictures: Sequence[Picture]) -> str:
    overrides = {
        "docProps/core.xml": CORE_TYPE,
        "docProps/app.xml": _APP_TYPE,
        "word/document.xml": f"{WORD_TYPE}document.main+xml",
        "word/styles.xml": f"{WORD_TYPE}styles+xml",
        "word/settings.xml": f"{WORD_TYPE}settings+xml",
        "word/fontTable.xml": f"{WORD_TYPE}fontTable+xml",
        "word/endnotes.xml": f"{WORD_TYPE}endnotes+xml",
        "word/numbering.xml": f"{WORD_TYPE}numbering+xml",
        "word/theme/theme1.xml": _THEME_TYPE,
    } | {path: f"{WORD_TYPE}{kind}+xml" for kind, path in MARGIN_PARTS.values()}
    inside = "".join(
        [f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in overrides.items()]
    )
    media = "".join(
        [
            f'<Default Extension="{name[1:]}" ContentType="{kind}"/>'
            for name, kind in media_types(pictures).items()
        ]
    )
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{media}{inside}</Types>'
    )


def _app() -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{namespace}"><Application>memocli</Application></Properties>'


def own_settings() -> str:
    """`word/settings.xml` of a file that is all ours."""
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


def _fonts() -> str:
    """The fonts by name; on a machine that lacks one, Word takes the `altName`."""
    faces = (
        (DESIGN.sans, DESIGN.sans_fallback[0], "swiss"),
        (DESIGN.serif, DESIGN.serif_fallback[0], "roman"),
    )
    fonts = "".join(
        [
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
            for name, other, family in faces
        ]
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"
