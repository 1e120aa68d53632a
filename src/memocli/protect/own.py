"""What is nobody's: the words of the formats, and what memocli itself writes into every file beside the memo's words.

Without this, a list with `Mark`, `Serif` or `Page` would stop every build, and be given up. Only whole values count as our own,
and only where no author writes: a house template's style `Mark Ruiz` is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from memocli.document.screen import OtherFile, Screen
from memocli.language import LANGUAGES
from memocli.templates import (
    EVIDENCE_SHEET,
    PAGE,
    REPORT_PAGE,
    REPORT_SHEET,
    SHEET,
    script,
    shipped,
)
from memocli.web_fonts import FACES, LICENCE

# What of a style is in somebody's own words: comments, quoted texts, addresses, names of classes, elements and properties.
_IN_CSS: Final = re.compile(
    r"/\*.*?\*/|\"[^\"]*\"|'[^']*'|url\([^)]*\)|\.[A-Za-z][\w-]*|#(?![0-9A-Fa-f]{3,8}\b)[\w-]+|(?<![\w-])--[\w-]+",
    re.DOTALL,
)
_FONTS_OF_CSS: Final = re.compile(
    r"(?<![\w-])(?:font|font-family|--serif|--sans|mso-[\w-]*font[\w-]*)\s*:[^;{}]*"
)
_ESCAPE_OF_CSS: Final = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?")
_ADDED_TO_CSS: Final = (
    ".fault",
    ".notice",
    "--m",
    ".of-band",
    ".cell",
    ".box",
    ".running",
    ".foot",
    f"/* {LICENCE} */",
    "url()",
)
# The fonts in every page, by what their addresses hold.
OWN_FONTS: Final = frozenset(FACES.values())

# Elements of Word's files whose attributes are terms of the format, and attributes that are so everywhere.
_ELEMENTS: Final = frozenset(
    "rFonts font altName family latin ea cs sym pitch charset latentStyles lsdException f fldChar jc lvlJc numFmt shd u tab "
    "vAlign vertAlign multiLevelType suff top left bottom right start end insideH insideV between bar prstDash srgbClr bodyPr".split()
)
_ATTRIBUTES: Final = frozenset(
    "type space lineRule color fill Id ContentType Extension TargetMode prst eqn".split()
)
_SCHEMA: Final = re.compile(
    r"(?:(?:https?://schemas\.|urn:schemas-)[\w.:/-]+|urn:memocli:printed:1)\Z"
)
# Styles of Word and of memocli by name and, where that has no blanks, by id.
_STYLES: Final = frozenset(
    "Normal|Normal Table|Default Paragraph Font|No List|Title|Subtitle|Body Text|List Bullet|List Number|List Continue|Quote|Caption|caption|Lead"
    "|Title Fact|Title Fact Label|Requirement Label|Requirement Heading|Requirement Condition|Requirement Verdict|Requirement Word"
    "|Memo Table|Table Text|Table Head|Table Grid|Picture Caption|Draft Mark|Basis Sign|Signature Line|Paragraph Number|Part Name|Requirement Number|Requirement Name|Section End|Hyperlink|Web Address|Fault|Box Heading|Box Link|Memo Box"
    "|Entry Label|Entry Place|Entry Text|Entry Detail|Deleted|Inserted"
    "|header|footer|TOC Heading|toc 1|toc 2|endnote text|endnote reference|footnote text|footnote reference|Strong|Emphasis".split(
        "|"
    )
)
# Fields that name a style of ours, or are in letters that might be somebody's.
_FIELDS: Final = frozenset((' STYLEREF "Part Name" \\* CHARFORMAT ', r' TOC \o "1-2" \h \z \u '))
_LEVEL: Final = re.compile(r"[Hh]eading ?\d\Z")
_STEP_OF_PATH: Final = re.compile(
    r"/?(?:(?:word|media|theme|docProps|customXml|_rels)/)*"
    r"(?:(?:document|styles|settings|numbering|fontTable|footnotes|endnotes|webSettings|app|core|theme|header|footer|item|itemProps)\d*\.(?:xml|xml\.rels)|(?=\w))"
)
_IN_PDF: Final = frozenset(
    ("Adobe", "Source Serif Pro", "Source Sans Pro", "x-default", 'end="r"', 'end="w"')
)
_OF_PAGES: Final = frozenset(
    {
        ("name", "description"),
        ("name", "keywords"),
        ("name", "author"),
        ("name", "generator"),
        ("name", "viewport"),
        ("name", "Generator"),
        ("name", "ProgId"),
        ("content", "Word.Document"),
        ("content", "Microsoft Word 15"),
        ("name", "citation_title"),
        ("name", "citation_author"),
        ("name", "citation_publication_date"),
        ("name", "citation_language"),
        ("charset", "utf-8"),
        ("scope", "col"),
        ("title", "header"),
        ("title", "footer"),
        ("media", "not all"),
        ("type", "PAGE"),
        ("type", "DOCSTAT"),
        ("subtype", "PAGE"),
        ("subtype", "RANDOM"),
        ("format", "PAGE"),
        ("format", "ARABIC"),
        ("scope", "row"),
        ("role", "img"),
        ("text-anchor", "start"),
        ("text-anchor", "middle"),
        ("text-anchor", "end"),
    }
)
# What a page says of itself in the terms of schema.org.
_OF_RECORD: Final = (
    "@context https://schema.org @type Report Organization MediaObject name alternativeHeadline author datePublished inLanguage keywords encoding encodingFormat contentUrl "
    "application/pdf application/vnd.openxmlformats-officedocument.wordprocessingml.document"
).split()
# What the shapes of a drawing are made of.
_GEOMETRY: Final = frozenset("viewbox d x y width height font-size font-weight".split())
_SHAPE: Final = re.compile(r"[\d\s.,MmLlHhVvAaZz-]*")


def words_of_css(style: str) -> str:
    """The words of a style that are neither CSS's own, nor names of fonts, nor those of the shipped templates."""
    plain = _ESCAPE_OF_CSS.sub(_unescaped, _FONTS_OF_CSS.sub("", style))
    return "\n".join(said for said in _IN_CSS.findall(plain) if said not in _shipped_css())


def words_of_page(attribute: str, value: str) -> str:
    """What an attribute of a page says that is not our own."""
    if attribute == "class":
        return "\n".join(name for name in value.split() if f".{name}" not in _shipped_css())
    if attribute == "style":
        return words_of_css(value)
    if attribute in _GEOMETRY and _SHAPE.fullmatch(value):
        return ""
    if attribute == "font-family":
        return words_of_css(f"font-family:{value}")
    is_own = (attribute, value) in _OF_PAGES or _SCHEMA.match(value)
    return "" if is_own else value


def is_own_script(code: str) -> bool:
    """Whether a script is the one that memocli ships, as a page holds it."""
    return code.replace("<\\/", "</").strip() == script().strip()


def is_own_term(said: str) -> bool:
    """Whether a name or value in the data that a page's script reads is one of ours, as a whole."""
    return said in _own_terms()


@cache
def _own_terms() -> frozenset[str]:
    """What programs read, and what the page's own buttons and lists are called, in all languages."""
    texts = set(_OF_RECORD)
    waiting: list[object] = [language.wording.screen for language in LANGUAGES.values()]
    waiting += [Screen.__struct_fields__, OtherFile.__struct_fields__]
    while waiting:
        said = waiting.pop()
        if isinstance(said, str):
            texts.add(said)
        elif isinstance(said, Struct):
            waiting += asdict(said).items()
        elif isinstance(said, Mapping):
            waiting += said.items()
        elif isinstance(said, Iterable):
            waiting += said
    return frozenset(texts)


def words_of_part(element: str, attribute: str, value: str) -> str:
    """What an attribute of an element of a Word file says that is not our own."""
    if element in _ELEMENTS or attribute in _ATTRIBUTES or _SCHEMA.match(value):
        return ""
    if attribute in ("Target", "PartName"):
        return words_of_path(value)
    if attribute in ("val", "styleId") and (value in _STYLES or _LEVEL.match(value)):
        return ""
    return words_of_css(value) if attribute == "style" else value


def words_of_text(text: str) -> str:
    """What a text of a Word file says that is no field of our own."""
    return "" if text in _FIELDS else text


def words_of_path(path: str) -> str:
    """What the path of a part of a Word file says, without the names that every such file has."""
    return _STEP_OF_PATH.sub("", path, count=1)


def is_own_in_pdf(text: str) -> bool:
    """Whether a string of a PDF is one that every PDF of memocli has."""
    return text in _IN_PDF or text.startswith("IEC 61966-2-1 Default RGB")


@cache
def _shipped_css() -> frozenset[str]:
    """What the shipped templates say in their styles."""
    names = (PAGE, SHEET, REPORT_PAGE, REPORT_SHEET, EVIDENCE_SHEET)
    sheets = ((shipped(name) or b"").decode("utf-8") for name in names)
    return frozenset(
        (*_ADDED_TO_CSS, *(said for sheet in sheets for said in _IN_CSS.findall(sheet)))
    )


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else ""
