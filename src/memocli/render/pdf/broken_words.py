"""What a broken word is copied and found as: its first part stands for all of it, the rest for a blank; or the rest stands for all
of it, where the mark of a note is right behind: the mark would seem to begin a line.

A soft hyphen alone, as the standard has it, would be enough for few programs: most look for the letters as they follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.render.html.addresses import WORD_JOINER
from memocli.render.pdf.hyphens import broken_part

# Glyphs, or how far the next one is moved.
_DRAWN: Final = re.compile(rb"<([0-9a-f]*)>|(-?\d[\d.]*)")
_SOFT: Final = "\u00ad"


class _Line(Struct):
    """A line that ends in a part of a word, or begins with the rest of one (then `rest_said` is not empty).

    `said` is what the part, or its hyphen alone, is read as.
    """

    contents: list[Any]
    place: int
    drawn: list[bytes]
    blanks: list[int]
    said: str
    rest_said: str = ""

    def say(self) -> None:
        """Put the texts into the drawing."""
        drawn, blanks = self.drawn, self.blanks
        start = (blanks or [len(drawn)])[0] if self.rest_said else 0
        end = len(drawn)
        if self.said == _SOFT:
            end = max(place for place, piece in enumerate(drawn) if piece.startswith(b"<"))
        elif self.said:
            end = (blanks or [-1])[-1] + 1
        parts = (
            _read_as(self.rest_said, drawn[:start]),
            _shown(drawn[start:end]),
            _read_as(self.said, drawn[end:]),
        )
        self.contents[self.place] = b"\n".join(part for part in parts if part)


class _Word(Struct, frozen=True):
    """A word with the lines that it stands in, which are of one `block`; it has a mark where a note's is right behind it."""

    said: str
    lines: tuple[_Line, ...]
    block: Any
    has_mark: bool = False

    def say(self) -> None:
        """Let one of its parts stand for all of it, each other one for a blank."""
        first, *others = self.lines
        said = self.said.replace(WORD_JOINER, "")
        first.said = " " if self.has_mark else said
        for line in others:
            line.rest_said = " "
        for line in others[:-1]:
            line.said = ""
        if self.has_mark:
            others[
                -1
            ].rest_said = f"{said} "  # MuPDF forgets what is read before glyphs that it ends with


class _Shown(Struct, frozen=True):
    """Where the glyphs of a line are in a drawing, and which of their font are blanks; what is drawn in pieces has its last one here."""

    place: int
    blanks: AbstractSet[bytes]
    is_whole: bool


class BrokenWords:
    """Finds the parts of broken words, line by line in reading order, and then says in the drawings what they stand for."""

    def __init__(self, fonts: Mapping[Any, Any]) -> None:
        """`fonts` are those of weasyprint's document."""
        self._blanks = {
            font.hash.encode(): {
                b"<%04x>" % glyph for glyph, text in font.to_unicode.items() if text.isspace()
            }
            for font in fonts.values()
        }
        self._shown: dict[int, _Shown] = {}
        self._contents: list[Any] = []
        self._lines: list[_Line] = []
        self._words: list[_Word] = []
        self._open: _Word | None = None
        self._may_have_mark = False

    def begin(self, contents: list[Any]) -> None:
        """Go on with the drawing of the next page."""
        self._contents, self._shown = contents, {}
        number, font = -1, b""
        for place, item in enumerate(contents):
            if isinstance(item, dict):
                number = item.get("MCID", number)
            elif not isinstance(item, bytes):
                continue
            elif item.endswith(b" Tf"):
                font = item[1 : item.index(b" ")]
            elif item.endswith(b"TJ"):
                is_whole = number not in self._shown
                self._shown[number] = _Shown(place, self._blanks.get(font, frozenset()), is_whole)

    def read(self, number: int, text: str, block: Any) -> None:
        """The line that is drawn as this number of the page's contents; `block` is what it is a line of."""
        before, self._open = self._open, None
        if self._may_have_mark and text.startswith(WORD_JOINER):
            self._words[-1] = replace(self._words[-1], has_mark=True)
        self._may_have_mark = False
        part, is_broken = broken_part(text)
        goes_on = before is not None and before.block is block
        if number not in self._shown or not (part or goes_on):
            return
        line = self._line(number, _SOFT if is_broken else "")
        self._lines.append(line)
        is_clear = len(line.blanks) == sum(map(str.isspace, text.rstrip()))
        if not (is_clear and self._shown[number].is_whole):
            return
        if before and goes_on and text[:1].strip():
            lines = (*before.lines, line)
            if part and not line.blanks:
                self._open = _Word(before.said + part, lines, block)
                return
            rest = text.split(maxsplit=1)[0]
            self._words.append(_Word(before.said + rest, lines, block))
            self._may_have_mark = not line.blanks
        if part:
            self._open = _Word(part, (line,), block)

    def _line(self, number: int, said: str) -> _Line:
        shown = self._shown[number]
        drawn = list(_pieces(self._contents[shown.place]))
        blanks = [place for place, piece in enumerate(drawn) if piece in shown.blanks]
        if blanks and not any(piece.startswith(b"<") for piece in drawn[blanks[-1] + 1 :]):
            blanks.pop()  # weasyprint draws the blank at a line's end, which its text may lack
        return _Line(self._contents, shown.place, drawn, blanks, said)

    def say(self) -> None:
        """Put the texts of all words into the drawings."""
        for word in self._words:
            word.say()
        for line in self._lines:
            line.say()


def _pieces(shown: bytes) -> Iterator[bytes]:
    """The glyphs of a drawing (`[…] TJ`) one by one, and the numbers between them."""
    for glyphs, number in _DRAWN.findall(shown):
        yield from (b"<%s>" % glyphs[at : at + 4] for at in range(0, len(glyphs), 4))
        if number:  # another one may follow, where a glyph between them is not drawn
            yield number + b" "


def _shown(drawn: list[bytes]) -> bytes:
    return b"[%s] TJ" % b"".join(drawn) if drawn else b""


def _read_as(text: str, drawn: list[bytes]) -> bytes:
    """Glyphs with the text that a program reads in their place."""
    said = text.encode("utf-16-be").hex().upper().encode()
    return b"/Span <</ActualText <FEFF%s>>> BDC\n%s\nEMC" % (said, _shown(drawn)) if drawn else b""
