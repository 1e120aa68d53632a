"""The lines of the pages of a PDF, with their places and sizes, as pypdfium2 sees them. Only this module of `evidence` imports it."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from math import hypot
from typing import Any, Final

from msgspec import Struct

from memocli.evidence.extracted import CannotRead
from memocli.evidence.pdf.characters import characters
from memocli.evidence.placing import BEFORE_MARK, without_marks

# More than any report that people write.
MOST_PAGES: Final = 10_000
_WRONG_PASSWORD: Final = 4

# A line ends; where a word is broken, pdfium gives one sign instead of the hyphen and the line's end.
_LINE_END: Final = re.compile("(?P<hyphen>[\ufffe\x02])(?:\r\n)?|\r\n?|\n")
_NO_LETTERS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd\ufffe\uffff]")
# Between two cells or columns; between words of a justified line there is less.
_WIDE_GAP: Final = 1.3
# Of the size of a letter: a gap that is seen as a blank.
_BLANK: Final = 0.18
# A number right behind something else; and by how much of its size it is raised, or how small it is, as the mark of a note.
_RUN_TO_NUMBER: Final = re.compile(r"(?:[^\s\d] ?)?[\d,.]*\d")
_RAISED: Final = 0.28
_SMALLER: Final = 0.85
_BOLD: Final = 600
_LONGEST_FONT_NAME: Final = 80
# A page with so many characters has more than heads; with more rules and boxes than so many it shows a drawing, or letters that are drawn.
_FULL: Final = 1_000
_MOST_RULES: Final = 12
_MOST_OBJECTS: Final = 1_000


class Line(Struct, frozen=True, gc=False):
    """A line or a piece of one, with its box in points from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    is_bold: bool

    @property
    def middle(self) -> float:
        """Half the way from its top to its bottom."""
        return (self.top + self.bottom) / 2


class Page(Struct, frozen=True):
    """A page: its lines in the order in which it is drawn, the label that the file gives to it, and whether it shows more than them."""

    number: int
    label: str
    height: float
    lines: tuple[Line, ...]
    shows_more: bool


def pages_of(content: bytes) -> Iterator[Page]:
    """Each page of a PDF. Raises CannotRead where it can't be opened, or one of them is damaged."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == _WRONG_PASSWORD
        raise CannotRead("it is encrypted" if is_locked else "it is damaged") from None
    with closing(document):
        if len(document) > MOST_PAGES:
            raise CannotRead(f"it has more than {MOST_PAGES:,} pages")
        for index in range(len(document)):
            try:
                page = document[index]
                with closing(page), closing(page.get_textpage()) as words:
                    yield _page(index + 1, document.get_page_label(index), page, words)
            except pypdfium2.PdfiumError:
                raise CannotRead(f"its page {index + 1} is damaged") from None


def _page(number: int, label: str, page: Any, words: Any) -> Page:
    from pypdfium2 import raw

    turn = page.get_rotation()
    width, height = page.get_size()
    lines = tuple(_Reader(raw, words, turn, (width, height)).lines())
    return Page(number, label, height, lines, _shows_more(raw, page, lines))


def _shows_more(raw: Any, page: Any, lines: Sequence[Line]) -> bool:
    """Whether a page shows more than its lines and the rules below a head. Nobody asks it of a page full of text."""
    if sum(len(line.text) for line in lines) > _FULL:
        return False
    kinds = [
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, index))
        for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS))
    ]
    others = [kind for kind in kinds if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT)]
    unread = raw.FPDF_PAGEOBJ_TEXT in kinds and not lines
    return bool(others) or unread or kinds.count(raw.FPDF_PAGEOBJ_PATH) > _MOST_RULES


class _Reader:
    """Asks pdfium about the text of one page; the same four numbers are used for each box."""

    def __init__(self, raw: Any, words: Any, turn: int, size: tuple[float, float]) -> None:
        self._raw = raw
        self._words = words
        self._turn = turn
        self._width, self._height = size
        self._box = [ctypes.c_double() for _ in range(4)]
        self._name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
        self._scale = raw.FS_MATRIX()
        self._left, self._top, self._right, self._bottom = map(ctypes.byref, self._box)

    def lines(self) -> Iterator[Line]:
        text = self._text()
        start = 0
        for match in _LINE_END.finditer(text):
            yield from self._pieces(text, start, match.start(), "-" if match["hyphen"] else "")
            start = match.end()
        yield from self._pieces(text, start, len(text), "")

    def _text(self) -> str:
        """A character for each that pdfium counts, so that places in the text are those that it knows."""
        raw, words = self._raw, self._words
        count = raw.FPDFText_CountChars(words)
        if count <= 0:
            return ""
        room = (ctypes.c_ushort * (count + 1))()
        raw.FPDFText_GetText(words, 0, count, room)
        text = without_marks(bytes(room).decode("utf-16-le", "replace").rstrip("\0"))
        if len(text) == count:
            return text
        codes = (raw.FPDFText_GetUnicode(words, index) for index in range(count))
        return without_marks(characters(codes))

    def _pieces(self, text: str, start: int, end: int, hyphen: str) -> Iterator[Line]:
        """A line, or its pieces where wide gaps are in it, as between the columns of a page."""
        if not text[start:end].strip() and not hyphen:
            return
        boxes = self._boxes(start, end - start + len(hyphen))
        if not boxes:
            return
        # Blanks are often none of the file's own, and have no size.
        middle = next((at for at in range((start + end) // 2, end) if text[at] > " "), start)
        size = self._size(middle)
        is_bold = self._is_bold(middle)
        cuts = self._cuts(boxes, text, start, end, size * _WIDE_GAP)
        for first, last in zip([start, *cuts], [*cuts, end], strict=True):
            words = text[first:last]
            if len(boxes) > 1:
                blanks = self._blanks_left_out(text, (first, last), boxes, size)
                words = self._with_marks(text, first, last, blanks)
            said = _NO_LETTERS.sub("", words) + (hyphen if last == end else "")
            if said.strip():
                places = boxes if not cuts else self._boxes(first, last - first)
                yield _line(said, places or boxes, size, is_bold)

    def _boxes(self, start: int, count: int) -> list[tuple[float, float, float, float]]:
        raw, words = self._raw, self._words
        one, two, three, four = self._box
        found = []
        for index in range(raw.FPDFText_CountRects(words, start, count)):
            raw.FPDFText_GetRect(words, index, self._left, self._top, self._right, self._bottom)
            found.append(self._turned(one.value, two.value, three.value, four.value))
        return found

    def _turned(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """A box from the upper left corner of the page as it is seen; pdfium counts from below, and from before it was turned."""
        if self._turn == 90:
            return bottom, left, top, right
        if self._turn == 180:
            return self._width - right, bottom, self._width - left, top
        if self._turn == 270:
            return (
                self._width - top,
                self._height - right,
                self._width - bottom,
                self._height - left,
            )
        return left, self._height - top, right, self._height - bottom

    def _cuts(
        self,
        boxes: list[tuple[float, float, float, float]],
        text: str,
        start: int,
        end: int,
        gap: float,
    ) -> list[int]:
        """Where in a line a wide gap ends."""
        if not any(two[0] - one[2] > gap for one, two in pairwise(boxes)):
            return []
        cuts, right = [], None
        for index in range(start, end):
            if text[index].isspace():
                continue
            box = self._boxes(index, 1)
            if box:
                if right is not None and box[0][0] - right > gap:
                    cuts.append(index)
                right = box[0][2]
        return cuts

    def _with_marks(self, text: str, start: int, end: int, blanks: Sequence[int]) -> str:
        """A line in which the raised numbers of notes are set apart from the words and numbers before them, and words by blanks."""
        put_in = [(at, " ") for at in blanks]
        for match in _RUN_TO_NUMBER.finditer(text, start, end):
            seen = [at for at in range(*match.span()) if text[at] != " "]
            pairs = zip(pairwise(seen), pairwise(map(self._foot, seen)), strict=True)
            at = next((two for (one, two), feet in pairs if _is_raised(*feet, two - one > 1)), 0)
            if at and text[at : match.end()].isdigit():
                put_in.append((at, BEFORE_MARK))
        said = []
        for at, blank in sorted(put_in):
            said += [text[start:at], blank]
            start = at
        return "".join([*said, text[start:end]])

    def _blanks_left_out(
        self,
        text: str,
        places: tuple[int, int],
        boxes: list[tuple[float, float, float, float]],
        size: float,
    ) -> list[int]:
        """Before which letters of a line there is a blank that pdfium doesn't see, as happens where the font changes."""
        if self._turn:
            return []
        found = []
        for one, two in pairwise(boxes):
            if _BLANK * size < two[0] - one[2] < _WIDE_GAP * size:
                middle = self._height - (two[1] + two[3]) / 2
                at = self._raw.FPDFText_GetCharIndexAtPos(self._words, two[0] + 0.1, middle, 1, 1)
                is_within = places[0] < at - 1 and at + 1 < places[1]
                is_within = is_within and text[at - 2 : at + 2].isalpha()
                if is_within and self._font(at - 1) != self._font(at):
                    found.append(at)
        return found

    def _foot(self, index: int) -> tuple[float, float]:
        """Where a letter stands, counted from below, and how large it is."""
        self._raw.FPDFText_GetCharBox(
            self._words, index, self._left, self._right, self._bottom, self._top
        )
        foot = self._box[0 if self._turn in (90, 270) else 3].value
        return foot, self._size(index)

    def _size(self, index: int) -> float:
        """How large a letter is on the page: the size that is set, and by how much it is scaled."""
        raw, scale = self._raw, self._scale
        size: float = raw.FPDFText_GetFontSize(self._words, index)
        if raw.FPDFText_GetMatrix(self._words, index, scale):
            size *= hypot(scale.c, scale.d)
        return size or 1.0

    def _is_bold(self, index: int) -> bool:
        raw = self._raw
        if raw.FPDFText_GetFontWeight(self._words, index) >= _BOLD:
            return True
        return b"bold" in self._font(index).lower()

    def _font(self, index: int) -> bytes:
        """The name of the font of a letter."""
        self._raw.FPDFText_GetFontInfo(self._words, index, self._name, _LONGEST_FONT_NAME, None)
        return self._name.value


def _is_raised(one: tuple[float, float], two: tuple[float, float], is_apart: bool) -> bool:
    """Whether the second of two letters stands higher: by more than letters with a tail do, or by less and smaller, as it must be
    where a blank is between them.
    """
    raised = (two[0] - one[0]) / one[1]
    is_smaller = two[1] < one[1] * _SMALLER
    return (raised > _RAISED and not is_apart) or (raised > _RAISED / 3 and is_smaller)


def _line(
    text: str, boxes: list[tuple[float, float, float, float]], size: float, is_bold: bool
) -> Line:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Line(text, min(lefts), min(tops), max(rights), max(bottoms), size, is_bold)
