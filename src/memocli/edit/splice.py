"""Pieces of a text that are put in, taken out or replaced; and where its lines begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

_LINE_BREAK: Final = re.compile(r"\r\n?|\n")


class Splice(Struct, frozen=True):
    """The characters `start` to `end` (exclusive) become `text`."""

    start: int
    end: int
    text: str = ""


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all pieces in it; of those for one place, the first is put in first."""
    made, at = [], 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        made += [text[at : splice.start], splice.text]
        at = max(at, splice.end)
    return "".join([*made, text[at:]])


def line_start(text: str, at: int) -> int:
    """Where the line of a place begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where it ends, before its line break."""
    found = _LINE_BREAK.search(text, at)
    if found is None:
        return len(text)
    # A place between the two signs of a line break belongs to the line before them.
    inside = text[at : at + 1] == "\n" and text[at - 1 : at] == "\r"
    return found.start() - inside


def next_line(text: str, at: int) -> int:
    """Where the next line begins; the end of the text where there is none."""
    found = _LINE_BREAK.search(text, at)
    return found.end() if found else len(text)


def line_break(text: str, at: int) -> str:
    """The line break that a line added at a place gets: that of its own line, else of the first one."""
    found = _LINE_BREAK.search(text, at) or _LINE_BREAK.search(text)
    return found[0] if found else "\n"
