"""No word is broken over the end of a column or a page: a reader would have to keep its first part in mind on the way.

CSS has `hyphenate-limit-last` for that, and WeasyPrint does not know it. Here, the last line of a paragraph that goes on in another
column is set once more without hyphenation, so that the whole word begins the next one. The line stays where it is and as high.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from memocli.render.pdf.columns import Box
from memocli.render.pdf.engine import VERSION, LineBox, TextBox, block, inline
from memocli.render.pdf.hyphens import broken_part
from memocli.render.pdf.lines import KNOWN

# Of a pixel: heights that differ by less are the same.
_TOLERANCE: Final = 1e-3


@contextmanager
def words_kept_whole() -> Iterator[None]:
    """What WeasyPrint lays out inside has no broken word at the end of a column that its paragraph goes on behind."""
    before = block._linebox_layout  # noqa: SLF001  there is no other way to it
    if VERSION.startswith(KNOWN):
        block._linebox_layout = _mending(before)  # noqa: SLF001
    try:
        yield
    finally:
        block._linebox_layout = before  # noqa: SLF001


def _mending(layout: Callable[..., tuple[Any, ...]]) -> Callable[..., tuple[Any, ...]]:
    """The layout of a paragraph's lines, which sets the last one again where it ends in a part of a word."""

    def linebox_layout(  # noqa: PLR0913, PLR0917  # the arguments of WeasyPrint's
        context: Any,
        box: Box,
        index: int,
        child: Box,
        new_children: list[Box],
        page_is_empty: bool,
        absolute_boxes: list[Box],
        fixed_boxes: list[Box],
        *others: Any,
    ) -> tuple[Any, ...]:
        first = (context, box, index, child, new_children, page_is_empty)
        abort, stop, resume_at, *rest = layout(*first, absolute_boxes, fixed_boxes, *others)
        # Of the paragraph's first line nobody knows from where it was set.
        if stop and not abort and len(new_children) > 1 and _is_broken(new_children[-1]):
            _, bottom_space, *_ = others
            boxes = (absolute_boxes, fixed_boxes)
            if line := _whole(context, box, child, new_children, bottom_space, boxes):
                new_children[-1] = line
                resume_at = {index: line.resume_at}
        return abort, stop, resume_at, *rest

    return linebox_layout


def _is_broken(line: Box) -> bool:
    """Whether a line ends in a part of a word."""
    return isinstance(line, LineBox) and broken_part(_said(line))[1]


def _said(line: Box) -> str:
    return "".join(found.text for found in line.descendants() if isinstance(found, TextBox))


def _whole(
    context: Any,
    box: Box,
    child: Box,
    lines: list[Box],
    bottom_space: float,
    boxes: tuple[list[Box], list[Box]],
) -> Box | None:
    """The last line without the part of a word that it ends in; none where that word has no room in a line of its own."""
    old = lines[-1]
    found: tuple[list[Box], list[Box]] = ([], [])
    with _unbroken():
        line, resume_at = inline.get_next_linebox(
            *(context, child, old.position_y, bottom_space, lines[-2].resume_at, box),
            *(*found, None, None),
        )
    if line is None:
        return None
    rest = _said(old).removeprefix(_said(line))
    if not rest[:1].isspace() or abs(line.height - old.height) > _TOLERANCE:
        block.remove_placeholders(context, line.children, *found)
        return None
    block.remove_placeholders(context, old.children, *boxes)
    for known, more in zip(boxes, found, strict=True):
        known.extend(more)
    line.resume_at = resume_at
    return line


@contextmanager
def _unbroken() -> Iterator[None]:
    """Lines that are set inside have whole words."""
    split = inline.split_first_line

    def split_first_line(text: str, style: Any, *others: Any, **named: Any) -> Any:
        whole = style.copy()
        whole["hyphens"] = "none"
        return split(text, whole, *others, **named)

    inline.split_first_line = split_first_line
    try:
        yield
    finally:
        inline.split_first_line = split
