"""The order in which the lines of a page are read.

Nearly every PDF is drawn in that order, column by column, so it is kept. Where a page is drawn row by row over its columns, or in no
order, the lines are put in order by their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from memocli.evidence.pdf.lines import Line
from memocli.evidence.placing import BEFORE_MARK, is_mark_of_note

_FEWEST: Final = 6
# Of the lines of a page: so many that go up again, or have a neighbour in another column right behind them.
_MOST_UP: Final = 0.2
_MOST_BESIDE: Final = 0.25
# Cells of a table are shorter than the lines of a column.
_SHORTEST_OF_COLUMN: Final = 20
# In a column, so many lines at least; over the gap between two, so many of all at most.
_FEWEST_IN_COLUMN: Final = 3
_MOST_OVER: Final = 0.2


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, its pieces of one line joined where they are not those of columns."""
    if len(lines) >= _FEWEST and (_goes_up(lines) or _goes_across(lines)):
        lines = _by_place(lines)
    return _joined(lines)


def _goes_up(lines: Sequence[Line]) -> bool:
    """Whether it goes up the page more often than columns do."""
    up = sum(two.bottom < one.top for one, two in pairwise(lines))
    return up > max(3, _MOST_UP * len(lines))


def _goes_across(lines: Sequence[Line]) -> bool:
    """Whether lines of one column are followed by those beside them in the next."""
    beside = sum(
        _is_beside(one, two) and min(len(one.text), len(two.text)) >= _SHORTEST_OF_COLUMN
        for one, two in pairwise(lines)
    )
    return beside > _MOST_BESIDE * len(lines)


def _is_beside(one: Line, two: Line) -> bool:
    """Whether the second stands right of the first, at the same height."""
    return two.left >= one.right - one.size * 0.3 and _overlap(one, two) > 0.5


def _overlap(one: Line, two: Line) -> float:
    """How much of the lower of two lines is at the height of the other."""
    shared = min(one.bottom, two.bottom) - max(one.top, two.top)
    return shared / (min(one.bottom - one.top, two.bottom - two.top) or 1.0)


def _by_place(lines: Sequence[Line]) -> list[Line]:
    """By columns, where there are any between the lines that go over all of them; from top to bottom in each."""
    gap = _gap(lines)
    if gap is None:
        return _from_top(lines)
    over = sorted(
        (line for line in lines if line.left < gap < line.right), key=lambda line: line.top
    )
    found = []
    done = float("-inf")
    for end in [*over, None]:
        until = end.top if end else float("inf")
        band = [line for line in lines if done <= line.top < until and line not in over]
        for side in (
            [line for line in band if line.right <= gap],
            [line for line in band if line.left >= gap],
        ):
            found += _by_place(side)
        found += [end] if end else []
        done = until
    return found


def _gap(lines: Sequence[Line]) -> float | None:
    """Where the first column ends; None where there is only one."""
    best: tuple[int, float] | None = None
    for gap in {line.left - 1 for line in lines}:
        left = sum(line.right <= gap for line in lines)
        right = sum(line.left >= gap for line in lines)
        over = len(lines) - left - right
        if min(left, right) >= _FEWEST_IN_COLUMN and over <= _MOST_OVER * len(lines):
            best = max(best or (0, gap), (min(left, right), gap))
    return best[1] if best else None


def _from_top(lines: Iterable[Line]) -> list[Line]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.middle):
        if rows and _overlap(rows[-1][-1], line) > 0.5:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def _joined(lines: Iterable[Line]) -> list[Line]:
    """Pieces that stand beside each other as one line: cells with a tab between them, what a raised number has cut off without."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last and _is_beside(last, line) and not _is_next_column(last, line):
            between = _between(last, line)
            is_smaller = line.size < last.size
            found[-1] = Line(
                between.join((last.text.rstrip(), line.text.lstrip())),
                last.left,
                min(last.top, line.top) if not is_smaller else last.top,
                line.right,
                max(last.bottom, line.bottom) if not is_smaller else last.bottom,
                max(last.size, line.size),
                last.is_bold and line.is_bold,
            )
        else:
            found.append(line)
    return found


def _between(last: Line, line: Line) -> str:
    """What to put between two pieces of a line."""
    gap = line.left - last.right
    if gap > last.size:
        return "\t"
    if gap > last.size * 0.25 or last.text[-1:].isspace() or line.text[:1].isspace():
        return " "
    return BEFORE_MARK if is_mark_of_note(line.text) else ""


def _is_next_column(one: Line, two: Line) -> bool:
    """Whether the second may be the top of another column: a long line beside a long one, with a wide gap."""
    is_wide = two.left - one.right > one.size
    return is_wide and min(len(one.text), len(two.text)) >= _SHORTEST_OF_COLUMN
