"""A line of text that has been set once is not set again: WeasyPrint tries columns in several heights, mostly with the same lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any, Final, TypeAlias

from memocli.render.pdf.engine import VERSION, inline, preferred

# What is known of `split_first_line` holds for these versions: its result depends on its arguments alone, and is changed by
# whoever gets it only in its layout. With any other version nothing is kept.
KNOWN: Final = "70."
# A column is tried again at once: what was set some pages before is asked for no more.
_MOST: Final = 4_096

# Layout, length in bytes, start of the next line, width, height, baseline: of types of WeasyPrint.
_Line: TypeAlias = tuple[Any, ...]


@contextmanager
def lines_kept() -> Iterator[None]:
    """What WeasyPrint lays out inside, it lays out with the same result in less time."""
    before = inline.split_first_line
    if VERSION.startswith(KNOWN):
        inline.split_first_line = preferred.split_first_line = _keeping(before)
    try:
        yield
    finally:
        inline.split_first_line = preferred.split_first_line = before


def _keeping(split: Callable[..., _Line]) -> Callable[..., _Line]:
    """The same function, which looks up what it is asked again."""
    known: dict[tuple[Any, ...], tuple[Any, _Line]] = {}

    def split_first_line(  # noqa: PLR0913, PLR0917  # the arguments of WeasyPrint's
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> _Line:
        key = (id(style), text, max_width, spacing, is_line_start, minimum)
        if key not in known:
            if len(known) == _MOST:
                known.clear()
            line = split(text, style, context, max_width, spacing, is_line_start, minimum)
            known[key] = style, line  # a style that is gone could leave its id to another
        layout, *rest = known[key][1]
        return copy(layout), *rest

    return split_first_line
