"""The line a diagnostic is about, with the place to put the carets under it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from memocli.report.sanitize import sanitize
from memocli.report.styled import columns
from memocli.text import Span

_TAB: Final = "    "
_ELLIPSIS: Final = "…"
_BASE_FOR_A_LONE_MARK: Final = "◌"


class Excerpt(Struct, frozen=True):
    """A line of a file as it is shown, with `carets` columns marked after `indent` columns."""

    line_number: int
    text: str
    indent: int
    carets: int


class _Cells(Struct, frozen=True):
    """A piece of a file as cells: what a reader sees as one character, which may be several in the file.

    `places` and `columns` say where each cell begins, in the file and on the screen, and at last where the piece ends.
    """

    shown: Sequence[str]
    places: Sequence[int]
    columns: Sequence[int]

    def fitting(self, first: int, last: int, room: int) -> tuple[int, int]:
        """Those cells that show the cells `first` to `last`, with as much on either side as fits."""
        inner = max(room - 2, 1)  # there may be an ellipsis at both ends
        before, total = self.columns[first], self.columns[-1]
        marked = self.columns[last] - before
        left = max(0, min(before - max(inner - marked, 0) // 2, total - inner))
        begin = bisect_left(self.columns, left)
        return begin, max(begin, bisect_right(self.columns, left + inner) - 1)


def excerpt(span: Span, room: int) -> Excerpt:
    """The first line of `span` in at most `room` columns (and one for a caret at its end).

    A span that continues on further lines is marked to the end of its first one; an empty span gets one
    caret. Of a longer line, the part around the span is shown.
    """
    number = span.line
    line_start, line_end = span.file.line_place(number)
    start = min(span.start, line_end)
    end = line_end if span.end_line > number else min(span.end, line_end)
    # A line may be as long as the file: use only the part that could be shown.
    low, high = max(line_start, start - 2 * room), min(line_end, start + 2 * room)
    cells = _cells(span.file.text[low:high], low)
    first = bisect_right(cells.places, start) - 1
    last = max(first, min(bisect_left(cells.places, end), len(cells.shown)))
    is_whole = (low, high) == (line_start, line_end) and cells.columns[-1] <= room
    begin, stop = (0, len(cells.shown)) if is_whole else cells.fitting(first, last, room)
    cut_before, cut_after = cells.places[begin] > line_start, cells.places[stop] < line_end
    left, marked, right = (cells.columns[max(begin, min(at, stop))] for at in (begin, first, last))
    return Excerpt(
        line_number=number,
        text=_ELLIPSIS * cut_before + "".join(cells.shown[begin:stop]) + _ELLIPSIS * cut_after,
        indent=cut_before + marked - left,
        carets=max(1, right - marked),
    )


def _cells(text: str, place: int) -> _Cells:
    """The cells of a text that begins at `place`, combining marks joined to the letter before."""
    if text.isascii() and text.isprintable():  # most lines; a file may have many thousand faults
        return _Cells(text, range(place, place + len(text) + 1), range(len(text) + 1))
    shown: list[str] = []
    places, columns = [], [0]
    for at, character in enumerate(text, start=place):
        spelt, width = _shown(character)
        if shown and not width:
            shown[-1] += spelt
            continue
        shown.append(spelt if width else _BASE_FOR_A_LONE_MARK + spelt)
        places.append(at)
        columns.append(columns[-1] + (width or 1))
    return _Cells(shown, [*places, place + len(text)], columns)


def _shown(character: str) -> tuple[str, int]:
    """How a character is shown, and in how many columns."""
    if " " <= character <= "~":
        return character, 1
    if character == "\t":
        return _TAB, len(_TAB)
    spelt = sanitize(character)
    if spelt != character:
        return spelt, len(spelt)
    return character, columns(character)
