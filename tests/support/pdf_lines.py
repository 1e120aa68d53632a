"""The lines of a PDF's pages, and where they stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from msgspec import Struct
from tests.support.programs import program, run

# The body of a page of letter size, in points: running heads and page numbers stand outside.
TOP: Final = 64
BOTTOM: Final = 728
_MIDDLE: Final = 306

_PAGE: Final = re.compile(r"<page .*?</page>", re.DOTALL)
_WORD: Final = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
# Words whose middles are so near stand in one line: raised marks too.
_SAME: Final = 5.0


class Line(Struct, frozen=True):
    """A line of one column, or of the whole width: what stands left of the middle, or right of it."""

    left: bool
    top: float
    bottom: float
    text: str


def page_lines(file: Path) -> list[list[Line]]:
    """The lines of each page, from above: those of the left column before those of the right one."""
    printed = run(program("pdftotext"), "-bbox", file, "-")
    return [_lines(page) for page in _PAGE.findall(printed)]


def _lines(page: str) -> list[Line]:
    lines = []
    for left in (True, False):
        found = [
            (float(y0), float(y1), float(x0), text)
            for x0, y0, _x1, y1, text in _WORD.findall(page)
            if (float(x0) < _MIDDLE) == left and TOP <= float(y0) < BOTTOM
        ]
        row: list[tuple[float, float, float, str]] = []
        for word in sorted(found, key=lambda word: word[0] + word[1]):
            if row and sum(word[:2]) / 2 - sum(row[0][:2]) / 2 > _SAME:
                lines.append(_line(left, row))
                row = []
            row.append(word)
        if row:
            lines.append(_line(left, row))
    return lines


def _line(left: bool, row: list[tuple[float, float, float, str]]) -> Line:
    words = [text for _, _, _, text in sorted(row, key=lambda word: word[2])]
    return Line(left, min(word[0] for word in row), max(word[1] for word in row), " ".join(words))


def column_lines(lines: list[Line], top: float, bottom: float) -> tuple[list[Line], list[Line]]:
    """The lines of the two columns between two heights."""
    inside = [line for line in lines if top <= line.top < bottom]
    return [line for line in inside if line.left], [line for line in inside if not line.left]
