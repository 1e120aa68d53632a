"""Verdicts: the sign and words of one, and the box on the first page with all of them."""

from __future__ import annotations

from typing import Final

from memocli.document import BottomLine, Design
from memocli.render.docx.body import Body
from memocli.render.docx.verdict_words import verdict_runs

# For each letter of a verdict, by the size of the type: of a wide one, where the font is not installed; and the room around them, in points.
_LETTER: Final = 0.72
_AROUND: Final = 24
# The number of a page has four digits at most, with room on both sides.
_PAGE: Final = 38
_TWIPS: Final = 20
# No verdict is so long that nothing is left for what it is about.
_MOST: Final = 0.4


def bottom_line(box: BottomLine, body: Body) -> None:
    """All verdicts, each with its sign, the requirement that it leads to, and its page, which Word fills in."""
    runs = body.runs
    rows = [
        [
            runs.to_place(line.anchor, line.heading, "BoxLink"),
            verdict_runs(line.verdict, line.verdict_key, runs),
            runs.page_of(line.anchor),
        ]
        for line in box.lines
    ]
    room = body.page.column_width(body.columns)
    body.box(box.heading, _columns(box, room, body.design), rows)


def _columns(box: BottomLine, room: int, design: Design) -> tuple[int, int, int]:
    """The widths, in twips: as much as the verdicts and pages need, and the rest for the headings."""
    letters = max(len(line.verdict) for line in box.lines) + 2
    wanted = (letters * _LETTER * design.table_size + _AROUND) * _TWIPS
    verdict, page = round(min(wanted, _MOST * room)), _PAGE * _TWIPS
    return room - verdict - page, verdict, page
