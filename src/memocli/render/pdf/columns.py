"""Columns are laid out once: WeasyPrint tries those of a page, and then lays the same ones out again for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import isfinite
from typing import Any, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from memocli.render.pdf.engine import VERSION, LineBox, block
from memocli.render.pdf.lines import KNOWN

# Of types of WeasyPrint: a box; what its layout gives (the new box, where the next column goes on, …).
Box: TypeAlias = Any
Laid: TypeAlias = tuple[Any, ...]
Layout: TypeAlias = Callable[..., Laid]

# Of a pixel: the same lengths are added up in another order.
_TOLERANCE: Final = 1e-6
# Of so many pixels more WeasyPrint tries columns where it can't tell how many the next box needs: a heading stays with two lines.
_STEP: Final = 1
# How many more are looked at at once then, and how near that is halved to where a box more has room.
_AHEAD: Final = 48
_NEAR: Final = 2


class _Column(Struct):
    """A column that was tried: of which boxes, from where, at the left or behind other columns, down to where; what came of it.

    `least` is the bottom space down to which a column is known to end at the same box: one between two that do so does so too.
    """

    children: list[int]
    start: Any
    left: float
    bottom_space: float
    least: float
    laid: Laid
    absolute_boxes: list[Box]
    fixed_boxes: list[Box]

    def is_of(self, call: _Call) -> bool:
        """Whether the column has the boxes and the place that are asked for, whatever its height."""
        return (
            self.left == call.box.position_x
            and self.start == call.start
            and self.children == call.children
        )

    def answers(self, call: _Call) -> bool:
        """Whether what is asked for would end as the column did; at the top of a page more is accepted than nothing."""
        is_within = self.least <= call.bottom_space <= self.bottom_space
        is_taken = self.laid[0] is not None or not call.page_is_empty
        return is_within and is_taken and self.is_of(call)

    def ends_as(self, laid: Laid) -> bool:
        """Whether another layout ends at the same box, and none is broken there: that would be as high as there is room."""
        return bool(self.laid[1] == laid[1] and _bottom(self.laid[0]) == _bottom(laid[0]))


class _Call(Struct, frozen=True):
    """The arguments of WeasyPrint's layout of a box."""

    context: Any
    box: Box
    bottom_space: float
    start: Any
    containing_block: Box
    page_is_empty: bool
    absolute_boxes: list[Box]
    fixed_boxes: list[Box]
    margins: list[float] | None
    others: tuple[Any, ...]
    named: dict[str, Any]

    @property
    def children(self) -> list[int]:
        """The boxes to be laid out."""
        return [id(child) for child in self.box.children]

    def answered(self, layout: Layout) -> Laid:
        """What the layout gives."""
        first = (self.context, self.box, self.bottom_space, self.start, self.containing_block)
        lists = (self.absolute_boxes, self.fixed_boxes, self.margins)
        return layout(*first, self.page_is_empty, *lists, *self.others, **self.named)


@contextmanager
def columns_kept() -> Iterator[None]:
    """What WeasyPrint lays out inside, it lays out with the same result in less time."""
    columns, box = block.columns_layout, block.block_box_layout
    if VERSION.startswith(KNOWN):
        tried = _Tried(box)
        block.columns_layout, block.block_box_layout = tried.beginning(columns), tried.laid_out
    try:
        yield
    finally:
        block.columns_layout, block.block_box_layout = columns, box


class _Tried:
    """The columns that were tried for the box that is being laid out."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._columns: list[_Column] = []
        self._gap: float | None = None  # between columns; none where it is not known
        self._place = 0  # of the column that was tried last, in its row
        self._goes_on: Any = None  # where the next one in the row starts

    def beginning(self, layout: Layout) -> Layout:
        """The layout of a box with columns, of which none was tried yet."""

        def columns_layout(context: Any, box: Box, *others: Any) -> Laid:
            self._columns.clear()
            self._gap, self._place, self._goes_on = _gap(box.style), 0, None
            return layout(context, box, *others)

        return columns_layout

    def laid_out(  # noqa: PLR0913, PLR0917  # the arguments of WeasyPrint's
        self,
        context: Any,
        box: Box,
        bottom_space: float,
        start: Any,
        containing_block: Box,
        page_is_empty: bool,
        absolute_boxes: list[Box],
        fixed_boxes: list[Box],
        margins: list[float] | None,
        *others: Any,
        **named: Any,
    ) -> Laid:
        """The layout of a box; that of a column which was tried as it is asked for is given again."""
        first = (context, box, bottom_space, start, containing_block, page_is_empty)
        call = _Call(*first, absolute_boxes, fixed_boxes, margins, others, named)
        if not box.is_column or self._gap is None:
            return call.answered(self._layout)
        if not isfinite(bottom_space):
            return self._known(call) or self._recorded(call)[0]
        # WeasyPrint gives no margins where it is in earnest.
        return self._given(call) if margins is None else self._try(call)

    def _try(self, call: _Call) -> Laid:
        """A column on trial, laid out where it will stand."""
        in_row = bool(call.start) and call.start == self._goes_on
        self._place = self._place + 1 if in_row else 0
        left = call.box.position_x
        call.box.position_x += self._place * (call.box.width + self._gap)
        laid = self._known(call) or self._tried(call)
        call.box.position_x = left
        self._goes_on = laid[1]
        return laid

    def _known(self, call: _Call) -> Laid | None:
        """What is known to come of a trial."""
        return next((found.laid for found in self._columns if found.answers(call)), None)

    def _tried(self, call: _Call) -> Laid:
        """What comes of a trial.

        It is laid out as below something else first: what comes of that, comes of it at the top of a page too, where more is
        accepted. But a margin at the top, which a page cuts off.
        """
        lower = next((found for found in self._columns if self._is_step(found, call)), None)
        careful = replace(call, page_is_empty=False, absolute_boxes=[], fixed_boxes=[])
        laid, column = self._recorded(careful)
        if call.page_is_empty and (column is None or laid[0] is None):
            _take_back(call, laid)
            return call.answered(self._layout)
        if lower and column and lower.ends_as(laid):
            self._look_ahead(column, careful)
        return laid

    @staticmethod
    def _is_step(column: _Column, call: _Call) -> bool:
        """Whether a column that was tried is lower than the one that is asked for by the least step."""
        step = column.least - call.bottom_space
        return abs(step - _STEP) < _TOLERANCE and column.is_of(call)

    def _look_ahead(self, column: _Column, call: _Call) -> None:
        """Learn how much higher the column may be with the same boxes, instead of trying pixel for pixel."""
        same, more = 0, _AHEAD
        other = 2 * more
        while other - same >= _NEAR:
            higher = replace(call, bottom_space=call.bottom_space - more)
            before = _set_aside(call.context)
            laid = higher.answered(self._layout)
            _take_back(call, laid)
            is_same = _set_aside(call.context) == before and column.ends_as(laid)
            same, other = (more, other) if is_same else (same, more)
            more = (same + other) // 2
        column.least = call.bottom_space - same

    def _recorded(self, call: _Call) -> tuple[Laid, _Column | None]:
        """A layout, and the column that is kept of it: none where more than its boxes depends on it."""
        before = _set_aside(call.context)
        laid = call.answered(self._layout)
        if _set_aside(call.context) != before or _has_margin(laid[0]):
            return laid, None
        place = (call.children, call.start, call.box.position_x)
        lists = (call.absolute_boxes, call.fixed_boxes)
        column = _Column(*place, call.bottom_space, call.bottom_space, laid, *lists)
        self._columns.append(column)
        return laid, column

    def _given(self, call: _Call) -> Laid:
        """A column for good."""
        for column in self._columns:
            is_as_high = abs(column.bottom_space - call.bottom_space) < _TOLERANCE
            if is_as_high and column.laid[0] is not None and column.is_of(call):
                self._columns.remove(column)
                call.absolute_boxes.extend(column.absolute_boxes)
                call.fixed_boxes.extend(column.fixed_boxes)
                return column.laid
        return call.answered(self._layout)


def _gap(style: Any) -> float | None:
    gap = style["column_gap"]
    if style["direction"] == "rtl" or (gap != "normal" and gap.unit != "px"):
        return None
    return float(style["font_size"] if gap == "normal" else gap.value)


def _set_aside(context: Any) -> tuple[int, ...]:
    """How many footnotes, running elements and broken boxes out of the flow are known: a trial takes back its own."""
    running = (found for pages in context.running_elements.values() for found in pages.values())
    return (
        len(context.current_page_footnotes),
        len(context.broken_out_of_flow),
        sum(map(len, running)),
    )


def _take_back(call: _Call, laid: Laid) -> None:
    """Take back what was laid out."""
    if laid[0] is not None:
        block.remove_placeholders(call.context, [laid[0]], [], [])


def _bottom(column: Box | None) -> tuple[float, float] | None:
    """Where the last box of a column in the flow is, and how high; None where there is none."""
    children = reversed(column.children) if column else ()
    last = next((child for child in children if child.is_in_normal_flow()), None)
    return (last.position_y, last.margin_height()) if last else None


def _has_margin(box: Box | None) -> bool:
    """Whether the first block of `box`, or its own first one, has a margin above it."""
    while box is not None and not isinstance(box, LineBox):
        first = next(
            (child for child in getattr(box, "children", ()) if child.is_in_normal_flow()), None
        )
        if first is None:
            return False
        margin = first.style["margin_top"]
        if margin == "auto" or margin.value:
            return not isinstance(first, LineBox)
        box = first
    return False
