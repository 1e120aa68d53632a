"""The text of one of our files in pieces: a word, a blank, a sign, a note mark or a picture, each with its formatting.

Two pieces are equal where their keys are. Bookmarks are no pieces: each goes with the piece that it stands before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from lxml import etree
from msgspec import Struct

from memocli.ooxml.markup import LINK_NAMESPACE, WORD_NAMESPACE
from memocli.ooxml.package import Element

W: Final = f"{{{WORD_NAMESPACE}}}"
R: Final = f"{{{LINK_NAMESPACE}}}"
# An address is one word, and so are numbers such as 8,335 and words such as "mother's"; an accent may be a character of its own.
_LETTERS: Final = "[\\w\u0300-\u036f]+"
_PIECES: Final = re.compile(rf"https?://\S+|{_LETTERS}(?:[-.,:/'’·]{_LETTERS})*|\s+|[^\w\s]")
_LONG: Final = 4
_BOOKMARKS: Final = frozenset((f"{W}bookmarkStart", f"{W}bookmarkEnd"))
# What may differ in two equal paragraphs. Bookmarks, and where a section ends, are no part of them; all else here is a number of
# the file, in whose place stands what it leads to. In text and attributes a `<` is `&lt;`.
_OF_THE_FILE: Final = re.compile(
    r"<w:bookmark(?:Start|End) [^<>]*></w:bookmark(?:Start|End)>|<w:sectPr\b.*?</w:sectPr>"
    r'|<w:endnoteReference w:id="(?P<note>[0-9]+)">|(?<=<w:hyperlink )[^<>]*\br:id="(?P<link>[^"]*)"'
    r"|(?P<drawing><w:drawing>).*?</w:drawing>",
    re.DOTALL,
)

_FIELD_SIGN: Final = f"{W}fldChar"
_FIELD_TYPE: Final = f"{W}fldCharType"
DRAWING: Final = f"{W}drawing"

# A word and which of its kind it is in its text: so sets of them can tell how often a word is there.
Words: TypeAlias = frozenset[tuple[str, int]]


def plain(element: Element) -> str:
    """An element as text, the same for the same element wherever it stands."""
    return etree.tostring(element, method="c14n", exclusive=True).decode()


class Piece(Struct, frozen=True):
    """What is kept, inserted or deleted as one.

    `key` is its content, formatting and address. `text` is empty where `content` is no `w:t`; `look` is its `w:rPr`. `note` is
    the number of the endnote whose mark it is, or 0. `field` are all runs of a field, from its beginning to its end, where it is one.
    `bookmarks` stand before it.
    """

    key: tuple[str, str, str]
    content: Element
    text: str = ""
    look: Element | None = None
    href: str = ""
    note: int = 0
    bookmarks: tuple[Element, ...] = ()
    field: tuple[Element, ...] = ()


class Reader(Struct, frozen=True):
    """Takes paragraphs of one part to pieces.

    `addresses` maps relationship ids to where links lead; `drawn` tells what two drawings show apart; `note` gives the words of a
    note.
    """

    addresses: dict[str, str]
    drawn: Callable[[Element], str] = plain
    note: Callable[[int], str] = str

    def identity(self, paragraph: Element) -> str:
        """What only equal paragraphs have in common, with the words of their notes; found much quicker than their pieces."""
        drawings = paragraph.iter(DRAWING)

        def meant(found: re.Match[str]) -> str:
            match found.lastgroup:
                case "note":
                    return f"<note {self.note(int(found['note']))}>"
                case "link":
                    return self.addresses[found["link"]]
                case "drawing":
                    return self.drawn(next(drawings))
            return ""

        return _OF_THE_FILE.sub(meant, plain(paragraph))

    def pieces(self, paragraph: Element) -> tuple[list[Piece], tuple[Element, ...]]:
        """The pieces of a paragraph, and the bookmarks behind the last one."""
        found: list[Piece] = []
        waiting: list[Element] = []
        inside = self._inside(paragraph, "")
        for element, href in inside:
            if element.tag in _BOOKMARKS:
                waiting.append(element)
                continue
            if _begins_field(element):
                runs = (
                    (element, *_rest_of_field(inside)) if not _ends_field(element) else (element,)
                )
                found.append(_field(runs, href, tuple(waiting)))
                waiting = []
                continue
            for piece in self._of_run(element, href, tuple(waiting)):
                found.append(piece)
                waiting = []
        return found, tuple(waiting)

    def _inside(self, parent: Element, href: str) -> Iterator[tuple[Element, str]]:
        for child in parent:
            if child.tag == f"{W}hyperlink":
                anchor = child.get(f"{W}anchor")  # of a place in the memo itself
                leads = f"#{anchor}" if anchor else self.addresses[child.get(f"{R}id", "")]
                yield from self._inside(child, leads)
            elif child.tag != f"{W}pPr":
                yield child, href

    def _of_run(self, run: Element, href: str, bookmarks: tuple[Element, ...]) -> Iterator[Piece]:
        look = run.find(f"{W}rPr")
        looks = "" if look is None else plain(look)
        for content in run:
            if content is look:
                continue
            if content.tag == f"{W}t":
                for text in _PIECES.findall(content.text or ""):
                    yield Piece((text, looks, href), content, text, look, href, 0, bookmarks)
                    bookmarks = ()
            else:
                note = int(content.get(f"{W}id", "0")) if _is_mark(content) else 0
                key = (f"<{self.note(note)}" if note else self._other(content), looks, href)
                yield Piece(key, content, "", look, href, note, bookmarks)
                bookmarks = ()

    def _other(self, content: Element) -> str:
        """What a tab, a break or a drawing is."""
        return self.drawn(content) if content.tag == DRAWING else plain(content)


def _field(runs: tuple[Element, ...], href: str, bookmarks: tuple[Element, ...]) -> Piece:
    """A field as one piece: half of an old and half of a new one would be none."""
    key = ("".join(map(plain, runs)), "", href)
    return Piece(key, runs[0], href=href, bookmarks=bookmarks, field=runs)


def _rest_of_field(inside: Iterator[tuple[Element, str]]) -> Iterator[Element]:
    for run, _ in inside:
        yield run
        if _ends_field(run):
            return


def _begins_field(run: Element) -> bool:
    return any(sign.get(_FIELD_TYPE) == "begin" for sign in run.findall(_FIELD_SIGN))


def _ends_field(run: Element) -> bool:
    return any(sign.get(_FIELD_TYPE) == "end" for sign in run.findall(_FIELD_SIGN))


def _is_mark(content: Element) -> bool:
    return content.tag == f"{W}endnoteReference"


def words_of(pieces: Iterable[Piece]) -> Words:
    """The words of a text, its numbers and its pictures, without note marks: the longer ones."""
    return _long_words(piece.text or piece.key[0] for piece in pieces if not piece.note)


def words_in(text: str) -> Words:
    """The words of a text without its formatting: the longer ones."""
    return _long_words(_PIECES.findall(text))


def _long_words(words: Iterable[str]) -> Words:
    """Words and numbers; short words, which every text has, do not count."""
    seen: Counter[str] = Counter()
    found = []
    for word in words:
        if len(word) < _LONG and not any(map(str.isdigit, word)):
            continue
        found.append((word, seen[word]))
        seen[word] += 1
    return frozenset(found)
