"""The paragraphs of a text: an empty line ends one, any other line break is a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_LINE_BREAK: Final = r"(?:\r\n?+|\n)"
EMPTY_LINE: Final = re.compile(rf"{_LINE_BREAK}[^\S\r\n]*+{_LINE_BREAK}\s*")


def paragraph_places(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph, without the blanks around it; nothing for a text of blanks."""
    start = 0
    for match in EMPTY_LINE.finditer(text):
        yield from _place(text, start, match.start())
        start = match.end()
    yield from _place(text, start, len(text))


def _place(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
