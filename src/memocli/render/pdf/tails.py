"""No page begins or ends with a few lines of columns that stand alone.

WeasyPrint fills each page to its end, whatever is left for the next one: two lines a column, then a band or the notes. Here, a
page gives lines away where those of the next one would be too few, and columns begin on a page only where some lines have room.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.render.pdf.columns import Box, Laid, Layout
from memocli.render.pdf.engine import VERSION, LineBox, ReplacedBox, block
from memocli.render.pdf.lines import KNOWN

LEAST: Final = 5  # lines of a column that goes on from the page before
_LEAST_BELOW: Final = 3  # of one that begins below something else: a heading and two lines
# A page that gives more lines away would look empty.
_MOST_GIVEN: Final = 8
# Columns of so many lines more than the least ones can be balanced: each has enough.
_SPARE: Final = 3


@contextmanager
def tails_filled() -> Iterator[None]:
    """Columns that WeasyPrint lays out inside have, on each page, no less than `LEAST` lines where there are that many."""
    before = block.columns_layout
    if VERSION.startswith(KNOWN):
        block.columns_layout = _giving(before)
    try:
        yield
    finally:
        block.columns_layout = before


class _Columns(Struct, frozen=True):
    """Columns to be laid out: the arguments of WeasyPrint's function."""

    layout: Layout
    context: Any
    box: Box
    bottom_space: float
    start: Any
    containing_block: Box
    page_is_empty: bool
    absolute_boxes: list[Box]
    fixed_boxes: list[Box]
    others: tuple[Any, ...]

    def laid(self) -> Laid:
        """What WeasyPrint makes of them."""
        place = (self.context, self.box, self.bottom_space, self.start, self.containing_block)
        lists = (self.absolute_boxes, self.fixed_boxes)
        return self.layout(*place, self.page_is_empty, *lists, *self.others)

    def forget(self, laid: Laid) -> None:
        """Take back what was laid out."""
        block.remove_placeholders(self.context, [laid[0]], self.absolute_boxes, self.fixed_boxes)

    def tail(self, start: Any, line: float) -> list[int]:
        """How many lines each column of the next page has, from `start` on; nothing where they are many."""
        room = (LEAST + _SPARE) * line
        bottom_space = self.context.page_bottom - self.box.content_box_y() - room
        rest = replace(
            self,
            bottom_space=bottom_space,
            start=start,
            page_is_empty=True,
            absolute_boxes=[],
            fixed_boxes=[],
        )
        laid = rest.laid()
        if laid[0] is None:
            return []
        rest.forget(laid)
        return [] if laid[1] else [_lines(column) for column in laid[0].children]


def _giving(layout: Layout) -> Layout:
    """The layout of columns, which looks at what is left for the next page."""

    def columns_layout(  # noqa: PLR0913, PLR0917  # the arguments of WeasyPrint's
        context: Any,
        box: Box,
        bottom_space: float,
        start: Any,
        containing_block: Box,
        page_is_empty: bool,
        absolute_boxes: list[Box],
        fixed_boxes: list[Box],
        *others: Any,
    ) -> Laid:
        columns = _Columns(
            *(layout, context, box, bottom_space, start, containing_block, page_is_empty),
            *(absolute_boxes, fixed_boxes, others),
        )
        laid = columns.laid()
        if laid[0] is None or laid[1] is None:
            return laid
        laid = _filled(columns, laid)
        if not page_is_empty and min(map(_lines, laid[0].children)) < _LEAST_BELOW:
            columns.forget(laid)
            return None, (0, None), {"break": "any", "page": None}, [], False
        return laid

    return columns_layout


def _filled(columns: _Columns, laid: Laid) -> Laid:
    """The same columns as were laid out, or fewer lines of them where the next page has too few."""
    line = _line_height(laid[0])
    count = len(laid[0].children)
    tail = columns.tail(laid[1], line)
    given = 0
    while line and tail and (len(tail) < count or min(tail) < LEAST):
        given += max(1, ceil((count * LEAST - sum(tail)) / count))
        columns.forget(laid)
        if given > _MOST_GIVEN:
            return columns.laid()
        fewer = replace(columns, bottom_space=columns.bottom_space + given * line)
        laid = fewer.laid()
        if laid[0] is None:
            return columns.laid()
        tail = columns.tail(laid[1], line)
    return laid


def _line_height(box: Box) -> float:
    """The height of the last line in `box`."""
    lines = [found for found in box.descendants() if isinstance(found, LineBox)]
    return float(lines[-1].height) if lines else 0


def _lines(column: Box) -> int:
    """How many lines a column has; a picture counts for many."""
    return sum(
        LEAST if isinstance(box, ReplacedBox) else isinstance(box, LineBox)
        for box in column.descendants()
    )
