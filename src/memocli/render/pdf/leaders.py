"""The dots that lead from an entry of the contents to its page are one text: WeasyPrint draws, and tags, each dot for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from memocli.render.pdf.boxes import Box, set_text
from memocli.render.pdf.engine import VERSION, ParentBox, inline
from memocli.render.pdf.lines import KNOWN


@contextmanager
def leaders_joined() -> Iterator[None]:
    """What WeasyPrint lays out inside looks the same and takes less time."""
    before = inline.handle_leader
    if VERSION.startswith(KNOWN):
        inline.handle_leader = _joining(before)
    try:
        yield
    finally:
        inline.handle_leader = before


def _joining(handle: Callable[..., None]) -> Callable[..., None]:
    """The same function, which makes one text of those that fill the room of a line."""

    def handle_leader(context: Any, line: Box, around: Box) -> None:
        handle(context, line, around)
        if (leader := _leader(line)) and len(leader.children) > 1:
            last, *_, first = leader.children  # it is filled from its end
            end = last.position_x + last.width
            set_text(first, "".join([dot.text for dot in leader.children]))
            first.position_x = end - first.width
            leader.children = (first,)

    return handle_leader


def _leader(box: Box) -> Box | None:
    """The box in a line that is filled with dots."""
    for child in box.children:
        if child.is_leader:
            return child
        if isinstance(child, ParentBox) and (found := _leader(child)):
            return found
    return None
