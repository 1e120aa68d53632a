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


class _Column(Struct, frozen=True):
    """A column that was tried: of which boxes, from where, down to where; and what came of it."""

    children: list[int]
    start: Any
    bottom_space: float
    laid: Laid
    absolute_boxes: list[Box]
    fixed_boxes: list[Box]


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
        if not box.is_column or self._gap is None or not isfinite(bottom_space):
            return call.answered(self._layout)
        # WeasyPrint gives no margins where it is in earnest.
        return self._given(call) if margins is None else self._try(call)

    def _try(self, call: _Call) -> Laid:
        """A column on trial, laid out where it will stand.

        It is laid out as below something else first: what comes of that, comes of it at the top of a page too, where more is
        accepted. But a margin at the top, which a page cuts off.
        """
        in_row = bool(call.start) and call.start == self._goes_on
        self._place = self._place + 1 if in_row else 0
        call.box.position_x += self._place * (call.box.width + self._gap)
        before = _set_aside(call.context)
        careful = replace(call, page_is_empty=False, absolute_boxes=[], fixed_boxes=[])
        laid = careful.answered(self._layout)
        if laid[0] is None or _has_margin(laid[0]) or _set_aside(call.context) != before:
            if laid[0] is not None:
                block.remove_placeholders(call.context, [laid[0]], [], [])
            laid = call.answered(self._layout)
        else:
            children = [id(child) for child in call.box.children]
            lists = (careful.absolute_boxes, careful.fixed_boxes)
            self._columns.append(_Column(children, call.start, call.bottom_space, laid, *lists))
        self._goes_on = laid[1]
        return laid

    def _given(self, call: _Call) -> Laid:
        """A column for good."""
        children = [id(child) for child in call.box.children]
        for column in self._columns:
            if (
                column.children == children
                and column.start == call.start
                and abs(column.bottom_space - call.bottom_space) < _TOLERANCE
                and column.laid[0].position_x == call.box.position_x
            ):
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


def _has_margin(box: Box) -> bool:
    """Whether the first block of `box`, or its own first one, has a margin above it."""
    while not isinstance(box, LineBox):
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
