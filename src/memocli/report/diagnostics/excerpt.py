"""The line a diagnostic is about, with the place to put the carets under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from memocli.report.sanitize import sanitize
from memocli.report.styled import columns
from memocli.text import Span

_TAB: Final = "    "
_ELLIPSIS: Final = "…"
_BASE_FOR_A_LONE_MARK: Final = "◌"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file as it is shown, with `carets` columns marked after `indent` columns."""

    line_number: int
    text: str
    indent: int
    carets: int


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a reader sees as one character: `width` columns for the characters `start` to `end`."""

    shown: str
    width: int
    start: int
    end: int


def excerpt(span: Span, room: int) -> Excerpt:
    """The first line of `span` in at most `room` columns (and one for a caret at its end).

    A span that continues on further lines is marked to the end of its first one; an empty span gets one
    caret. Of a longer line, the part around the span is shown.
    """
    number = span.line
    line = span.file.line(number)
    start = min(span.column - 1, len(line))
    end = len(line) if span.end_line > number else min(span.end_column - 1, len(line))
    # A line may be as long as the file: use only the part that could be shown.
    low, high = max(0, start - 2 * room), min(len(line), start + 2 * room)
    cells = list(_cells(line, low, high))
    is_whole = low == 0 and high == len(line) and sum(cell.width for cell in cells) <= room
    shown = cells if is_whole else _fitting(cells, start, end, room)
    cut_before = shown[0].start > 0 if shown else low > 0
    cut_after = shown[-1].end < len(line) if shown else high < len(line)
    return Excerpt(
        line_number=number,
        text=_ELLIPSIS * cut_before + "".join(c.shown for c in shown) + _ELLIPSIS * cut_after,
        indent=cut_before + sum(c.width for c in shown if c.end <= start),
        carets=max(1, sum(c.width for c in shown if c.end > start and c.start < end)),
    )


def _cells(line: str, low: int, high: int) -> Iterator[_Cell]:
    """The characters `low` to `high` of `line`, combining marks joined to the letter before."""
    pending: _Cell | None = None
    for index in range(low, high):
        shown, width = _shown(line[index])
        if pending and not width:
            pending = _Cell(pending.shown + shown, pending.width, pending.start, index + 1)
            continue
        if pending:
            yield pending
        if not width:
            shown, width = _BASE_FOR_A_LONE_MARK + shown, 1
        pending = _Cell(shown, width, index, index + 1)
    if pending:
        yield pending


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


def _fitting(cells: list[_Cell], start: int, end: int, room: int) -> list[_Cell]:
    """Those cells that show the characters `start` to `end`, with as much on either side as fits."""
    inner = max(room - 2, 1)  # there may be an ellipsis at both ends
    before = sum(cell.width for cell in cells if cell.end <= start)
    marked = sum(cell.width for cell in cells if cell.end > start and cell.start < end)
    total = sum(cell.width for cell in cells)
    left = max(0, min(before - max(inner - marked, 0) // 2, total - inner))
    fitting, column = [], 0
    for cell in cells:
        if column >= left and column + cell.width <= left + inner:
            fitting.append(cell)
        column += cell.width
    return fitting
