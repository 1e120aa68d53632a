"""Styled text: how many columns it takes, in lines of a given width, with or without colour. Only this module imports wcwidth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

# A text and its style in rich's words, or "" for none.
Piece: TypeAlias = tuple[str, str]
Line: TypeAlias = list[Piece]

# Letters and signs of one column each, in which nearly all memos are written.
LATIN: Final = re.compile(r"[ -~¡-¬®-ʯ‐-‧‰-⁞€]*")
_BITS: Final = re.compile(r"\s+|\S+")


def wrap(pieces: Iterable[Piece], width: int) -> list[Line]:
    """The pieces in lines of at most `width` columns, broken at white space only.

    A wider word gets a line of its own. No pieces give one empty line.
    """
    lines: list[Line] = [[]]
    column = 0
    for word in _words(pieces):
        word_width = sum(columns(text) for text, _ in word)
        line = lines[-1]
        if line and column + 1 + word_width > width:
            line = []
            lines.append(line)
        elif line:
            # The space within struck-through words is struck through as well.
            line.append((" ", word[0][1] if line[-1][1] == word[0][1] else ""))
        column = word_width if not line else column + 1 + word_width
        line.extend(word)
    return lines


def _words(pieces: Iterable[Piece]) -> list[Line]:
    """Groups of text between which a line could be broken."""
    words: list[Line] = []
    is_open = False
    for text, style in pieces:
        for bit in _BITS.findall(text):
            if bit.isspace():
                is_open = False
            elif is_open:
                words[-1].append((bit, style))
            else:
                words.append([(bit, style)])
                is_open = True
    return words


def columns(text: str) -> int:
    """How many columns of a terminal the text takes; codes that control a terminal were removed before."""
    if LATIN.fullmatch(text):
        return len(text)
    # Loaded only here: it takes longer to load than a small memo takes to check.
    from wcwidth import wcswidth

    width: int = wcswidth(text)
    return width


def text_of(line: Sequence[Piece], *, colour: bool) -> str:
    """The line as text, with ANSI codes where `colour` is wanted, without white space at its end."""
    if not colour:
        return "".join(text for text, _ in line).rstrip()
    # Loaded only here: a plain report must not wait for rich.
    from rich.color import ColorSystem
    from rich.style import Style

    pieces = [
        Style.parse(style).render(text, color_system=ColorSystem.STANDARD) if style else text
        for text, style in _joined(line)
    ]
    return "".join(pieces).rstrip()


def _joined(line: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one style as one piece."""
    joined: list[Piece] = []
    for text, style in line:
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        else:
            joined.append((text, style))
    return joined
