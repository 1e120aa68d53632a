"""CSL styles: a style file, and the layout that citeproc gives in it to a source of a certain shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

import citeproc.string
from citeproc import (
    PRIMARY_DIALECTS,
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
)
from citeproc.source import BibliographySource

from memocli.endnotes.record import BOLD_OFF, BOLD_ON, ITALIC_OFF, ITALIC_ON, Shape
from memocli.endnotes.reference import build_reference
from memocli.errors import UserError
from memocli.templates import STYLE, shipped

CSL: Final = "{http://purl.org/net/xbiblio/csl}"
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{2})?\Z")
# The one key that citeproc ever sees: it lower-cases keys, and two could become equal.
_KEY: Final = "source"

# Slots for what belongs to a citation, not to a record; no record has so many words.
LOCATOR_SLOT: Final = chr(0x10FFFC)
FIRST_NOTE_SLOT: Final = chr(0x10FFFD)


class Position(Enum):
    """The position of a citation among those of the same source, as CSL distinguishes them."""

    FIRST = "first"
    SUBSEQUENT = "subsequent"
    IBID = "ibid"
    IBID_WITH_LOCATOR = "ibid-with-locator"


@dataclass(frozen=True, slots=True)
class Marks:
    """A language's quotation marks, outer and inner; `inside`: a full stop or comma goes before the closing one."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    inside: bool


class _Formatter:
    """What citeproc calls to format text: private-use characters around it, and nothing escaped."""

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)

    @staticmethod
    def Italic(text: object) -> str:  # noqa: N802  # citeproc's name
        return _wrapped(ITALIC_ON, text, ITALIC_OFF)

    @staticmethod
    def Bold(text: object) -> str:  # noqa: N802  # citeproc's name
        return _wrapped(BOLD_ON, text, BOLD_OFF)

    Oblique = Italic
    Light = Underline = Superscript = Subscript = SmallCaps = preformat


def _wrapped(before: str, text: object, after: str) -> str:
    wrapped: str = citeproc.string.String(f"{before}{text}{after}")
    return wrapped


@dataclass(slots=True)
class Style:
    """A style in one language. `lay_out` is its one task; the other fields join several sources in one note."""

    name: str
    marks: Marks
    prefix: str
    suffix: str
    delimiter: str
    initials: bool
    ordinals: bool
    _parsed: Any
    _is_own: bool
    _layouts: dict[tuple[Shape, Position, str, str], str] = field(default_factory=dict)

    def lay_out(self, shape: Shape, position: Position, label: str = "", locator: str = "") -> str:
        """The source's part of a note, with slots and formatting marks; without the style's own prefix and suffix.

        `label` is a CSL locator label and `locator` the slot of the locator (see `count`), both
        empty where the citation has none. Raises UserError where citeproc can't follow a style that memocli does not ship.
        """
        key = (shape, position, label, locator)
        if key not in self._layouts:
            with _faults_named(self.name, self._is_own):
                self._layouts[key] = self._render(shape, position, label, locator)
        return self._layouts[key]

    def _render(self, shape: Shape, position: Position, label: str, locator: str) -> str:
        citation = self._parsed.root.citation
        layout = citation.layout
        source = BibliographySource()
        source.add(build_reference(_KEY, shape, FIRST_NOTE_SLOT))
        bibliography = CitationStylesBibliography(self._parsed, source, _Formatter)
        place = Locator(label, locator) if locator else None
        cited = _cited(bibliography, place)
        citation.cites = _cited_before(bibliography, position, place)
        layout.repressed = {}
        text = layout.render_children(cited)
        # citeproc-py keeps the preposition in a Spanish range of dates: "16 de–17 de noviembre".
        return "" if text is None else str(text).replace(" de–", "–")


def _cited(bibliography: Any, place: Any, key: str = _KEY) -> Any:
    """A citation of one source, as citeproc wants it."""
    item = CitationItem(key, **({"locator": place} if place else {}))
    citation = Citation([item])
    citation.bibliography = bibliography
    bibliography.keys = [_KEY]
    return item


def _cited_before(bibliography: Any, position: Position, place: Any) -> list[Any]:
    """The shortest list of earlier citations that makes citeproc recognise the position."""
    same = _cited(bibliography, place if position is Position.IBID else None)
    other = _cited(bibliography, None, "other")
    return {
        Position.FIRST: [],
        Position.SUBSEQUENT: [same, other],
        Position.IBID: [same],
        Position.IBID_WITH_LOCATOR: [same],
    }[position]


@lru_cache(maxsize=8)
def load_style(content: bytes, language: str, name: str) -> Style:
    """A style from its file's content, with the words of a language (BCP 47 tag); its name in messages is `name`.

    A language that citeproc does not know gets English words. Raises UserError where a style that memocli does not ship
    can't be used.
    """
    is_own = content != shipped(STYLE)
    with _faults_named(name, is_own):
        parsed = CitationStylesStyle(BytesIO(content), locale=_locale(language), validate=False)
        root = parsed.root
        root.formatter = _Formatter
        _count_near_as_repeated(root)
        layout = root.citation.layout
        return Style(
            name=name,
            marks=_marks(layout),
            prefix=layout.get("prefix", ""),
            suffix=layout.get("suffix", ""),
            delimiter=layout.get("delimiter", ""),
            initials=any("initialize-with" in element.attrib for element in root.iter()),
            ordinals=any(_counts_days(tree) for tree in (root, *root.locales)),
            _parsed=parsed,
            _is_own=is_own,
        )


@contextmanager
def _faults_named(name: str, is_own: bool) -> Iterator[None]:
    """Turn what goes wrong in citeproc-py into a UserError that names the style, unless memocli ships it."""
    try:
        yield
    except Exception as error:  # citeproc-py may raise any exception for a faulty style
        if not is_own:
            raise
        reason = " ".join([type(error).__name__, *str(error).split()])
        raise UserError(
            f"the style {name} asks for what citeproc-py can't do ({reason})"
        ) from error


def _locale(language: str) -> str:
    """The language as citeproc-py knows it, or else English."""
    known = _LANGUAGE.match(language)
    return known[0] if known and known[1].lower() in PRIMARY_DIALECTS else "en"


def _count_near_as_repeated(root: Any) -> None:
    """Citeproc-py can't measure the distance between notes: each repetition counts as near."""
    for element in root.iter():
        if "near-note" in element.get("position", ""):
            element.set("position", element.get("position").replace("near-note", "subsequent"))


def _counts_days(tree: Any) -> bool:
    return any(part.get("form") == "ordinal" for part in tree.iter(f"{CSL}date-part"))


def _marks(layout: Any) -> Marks:
    def term(name: str) -> str:
        return str(layout.get_single_term(name=name))

    return Marks(
        opening=term("open-quote"),
        closing=term("close-quote"),
        inner_opening=term("open-inner-quote"),
        inner_closing=term("close-inner-quote"),
        inside=layout.get_locale_option("punctuation-in-quote") == "true",
    )
