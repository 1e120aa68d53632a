"""A web page: what a reader sees of it, without its menus.

To lose a sentence of an article is worse than to keep a menu. So only what says of itself that it is none of the text is left out:
scripts, styles, navigation, the foot of the page, what is hidden. Nothing is guessed from names of classes or from how many links
there are.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final, TypeAlias

from lxml import etree

from memocli.evidence.extracted import CannotRead, EvidenceText
from memocli.evidence.placing import (
    BEFORE_MARK,
    IN_NONE,
    Piece,
    blocks_of,
    is_mark_of_note,
    without_marks,
)
from memocli.evidence.plain import decoded

Element: TypeAlias = etree._Element  # noqa: SLF001 — lxml has no public name for it

_DECLARED_WITHIN: Final = 4096
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:-]{2,40})""")
# Others that Python knows are no encodings of texts, or are nobody's.
_ENCODINGS: Final = re.compile(
    r"utf-?8|iso-8859-\d+|latin-?\d|windows-\d+|cp\d+|koi8-[ru]|gb\w+|big5|euc-\w+|shift_jis|us-ascii",
    re.IGNORECASE,
)
# Browsers take these for Windows' Western, which has signs where they have none.
_WESTERN: Final = re.compile(r"iso-8859-1|latin-?1|us-ascii", re.IGNORECASE)
_XML_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")

_LEFT_OUT: Final = frozenset(
    "head script style template nav iframe object embed button select textarea audio video canvas".split()
)
_ROLES_LEFT_OUT: Final = frozenset(("navigation", "contentinfo", "search", "menu", "menubar"))
_FOOT_OF_TEXT: Final = frozenset(("article", "main", "section", "blockquote", "figure"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody tfoot thead tr ul".split()
)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS: Final = frozenset(("td", "th"))
_BLANK: Final = re.compile(r"[ \t\n\r\f]+")
# As old pages part their paragraphs.
_EMPTY_LINE: Final = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+")


def text_of_web_page(content: bytes) -> EvidenceText:
    """The text of an HTML page. Raises CannotRead where its characters can't be told."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    text = _XML_DECLARATION.sub("", _characters(content), count=1)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    # What stands deeper than the parser goes would be missing.
    if any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
        raise CannotRead("its parts are nested too deeply")
    return EvidenceText(blocks_of(_Page(root).pieces if root is not None else ()))


def _characters(content: bytes) -> str:
    """The characters of a page: as its first bytes say, as it says itself, or as a file that says nothing."""
    if content.startswith((BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)):
        return decoded(content)
    found = _DECLARED.search(content[:_DECLARED_WITHIN])
    name = found[1].decode("ascii") if found else ""
    if _ENCODINGS.fullmatch(name):
        try:
            return content.decode("cp1252" if _WESTERN.fullmatch(name) else name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decoded(content)


class _Page:
    """Walks through a page once; `pieces` is what it found."""

    def __init__(self, root: Element) -> None:
        self.pieces: list[Piece] = []
        self._words: list[str] = []
        self._is_heading = False
        self._number = 0
        self._preformatted = 0
        # The next number of each list that is open.
        self._lists: list[int] = []
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._end(element)
            elif isinstance(element.tag, str) and not _is_left_out(element):
                self._start(element)
            else:
                walker.skip_subtree()
                element.tag = "skipped"
        self._flush()

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
            self._is_heading = tag in _HEADINGS
        if tag == "br":
            self._words.append("\n")
        elif tag in _CELLS and self._words:
            self._words.append("\t")
        elif (
            tag == "sup" and self._words and is_mark_of_note("".join(map(str, element.itertext())))
        ):
            self._words.append(BEFORE_MARK)
        elif tag == "ol":
            self._lists.append(_integer(element.get("start"), 1))
        elif tag == "ul":
            self._lists.append(0)
        elif tag == "li" and self._lists and self._lists[-1]:
            self._number = _integer(element.get("value"), self._lists[-1])
            self._lists[-1] = self._number + 1
        self._preformatted += tag == "pre"
        self._say(element.text)

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag != "skipped":
            if tag in _BLOCKS:
                self._flush()
                self._is_heading = False
            if tag in ("ol", "ul") and self._lists:
                self._number = IN_NONE if self._lists.pop() else self._number
            self._preformatted -= tag == "pre"
        self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if text:
            said = without_marks(text)
            self._words.append(said if self._preformatted else _BLANK.sub(" ", said))

    def _flush(self) -> None:
        """What was said since the last one becomes a piece; an empty line within begins another."""
        text, self._words = "".join(self._words), []
        if not text.strip():
            return
        parts = (
            [text] if self._preformatted else _EMPTY_LINE.split(re.sub(r" *\n *| {2,}", _one, text))
        )
        for part in parts:
            if part.strip():
                self.pieces.append(
                    Piece(part.strip(), is_heading=self._is_heading, number=self._number)
                )
                self._number = 0


def _one(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] else " "


def _is_left_out(element: Element) -> bool:
    """Whether a part of the page says that it is none of the text, or is not seen."""
    get = element.get
    if element.tag in _LEFT_OUT or get("role", "").lower() in _ROLES_LEFT_OUT:
        return True
    if get("hidden", "until-found") != "until-found" or _HIDDEN.search(get("style", "")):
        return True
    if element.tag == "dialog":
        return get("open") is None
    return element.tag == "footer" and not _is_foot_of_text(element)


def _is_foot_of_text(element: Element) -> bool:
    """Whether a foot has to do with a text, such as its notes, and not with the page."""
    is_notes = "note" in _called(element)
    return is_notes or any(one.tag in _FOOT_OF_TEXT for one in element.iterancestors())


def _called(element: Element) -> str:
    """What an element calls itself."""
    return f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}".lower()


def _integer(text: str | None, otherwise: int) -> int:
    is_number = text is not None and re.fullmatch(r"\s*\d{1,4}\s*", text)
    return int(text or 0) if is_number else otherwise
