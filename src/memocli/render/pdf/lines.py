"""A line of text that has been set once is not set again: WeasyPrint tries columns in several heights, mostly with the same lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any, Final, TypeAlias

from msgspec import Struct

from memocli.render.pdf.boxes import Box
from memocli.render.pdf.engine import VERSION, AnyBox, ParentBox, TextBox, block

# What is known of `iter_line_boxes` holds for these versions: how a line is set does not depend on where it stands on its page,
# and whoever gets it moves it as a whole. With any other version nothing is kept.
KNOWN: Final = "70."
# A column is tried again at once: what was set some pages before is asked for no more.
_MOST: Final = 4_096

# Where a line begins or the next one goes on: numbers of children inside one another.
_Place: TypeAlias = dict[int, Any] | None
_Lines: TypeAlias = Iterator[tuple[Box, _Place]]


class _Kept(Struct, frozen=True):
    """A line that was set, from where on the page, and where the next one goes on.

    Whoever got it first may have moved it since. The paragraph is held, since its id could be given to another.
    """

    paragraph: Box
    line: Box
    position_x: float
    resume_at: _Place

    def again(self, position_y: float) -> Box:
        """The line at another height of the page."""
        line = _copy(self.line)
        line.translate(self.position_x - line.position_x, position_y - line.position_y)
        line.position_y = position_y  # the sum could differ by a rounding
        return line


@contextmanager
def lines_kept() -> Iterator[None]:
    """What WeasyPrint lays out inside, it lays out with the same result in less time."""
    before = block.iter_line_boxes
    if VERSION.startswith(KNOWN):
        block.iter_line_boxes = _keeping(before)
    try:
        yield
    finally:
        block.iter_line_boxes = before


def _keeping(lines_of: Callable[..., _Lines]) -> Callable[..., _Lines]:
    """The same function, which looks up the lines that it is asked for again."""
    known: dict[tuple[Any, ...], _Kept] = {}

    def iter_line_boxes(  # noqa: PLR0913, PLR0917  # the arguments of WeasyPrint's
        context: Any,
        paragraph: Box,
        position_y: float,
        bottom_space: float,
        start: _Place,
        around: Box,
        absolute_boxes: list[Box],
        fixed_boxes: list[Box],
        *first_styles: Any,
    ) -> _Lines:
        others = (around, absolute_boxes, fixed_boxes, *first_styles)
        goes_on = True
        while goes_on:
            if context.excluded_shapes or any(first_styles):
                yield from lines_of(context, paragraph, position_y, bottom_space, start, *others)
                return
            key = (id(paragraph), around.content_box_x(), around.width, *_numbers(start))
            if kept := known.get(key):
                line, start = kept.again(position_y), kept.resume_at
            else:
                found = lines_of(context, paragraph, position_y, bottom_space, start, *others)
                line, start = next(found, (None, None))
                if line is None:
                    return
                if len(known) == _MOST:
                    known.clear()
                if _is_always_so(line):
                    known[key] = _Kept(paragraph, line, line.position_x, start)
            position_y, goes_on = line.position_y + line.height, start is not None
            yield line, start

    return iter_line_boxes


def _numbers(place: _Place) -> Iterator[int]:
    """A place as numbers."""
    while place:
        ((number, place),) = place.items()
        yield number


def _is_always_so(line: Box) -> bool:
    """Whether nothing in a line depends on anything else: the number of another page, or the boxes around it."""
    return all(
        isinstance(box, AnyBox)  # not the place of one that stands elsewhere
        and box.missing_link is None
        and box.is_in_normal_flow()
        and box.style["position"] == "static"
        for box in line.descendants()
    )


def _copy(box: Box) -> Box:
    """A box, with copies of those in it."""
    copied = box.copy()
    if isinstance(box, ParentBox):
        copied.children = [_copy(child) for child in box.children]
    elif isinstance(box, TextBox):
        # Of its own: drawing cuts the text of a layout where a line is too long.
        copied.pango_layout = copy(box.pango_layout)
    return copied
