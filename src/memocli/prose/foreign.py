"""Words in another language within a text: `[amparo]{es}`, or as pandoc writes it, `[amparo]{lang=es}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct

from memocli.prose.paragraphs import EMPTY_LINE

_TAG: Final = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_END: Final = re.compile(rf"\]\{{(?:lang=)?(?P<mark>\"?)(?P<tag>{_TAG})(?P=mark)\}}")
# What was meant as such an end: braces right behind the bracket, with other signs in them, or never closed.
# Compiled when first used.
_MEANT: Final = r"\](?P<blank>[ \t]?)\{(?P<inside>[^{}\[\]\s]{0,40}+)(?P<close>\}?)"
# A bracket, or an empty line.
_SIGN: Final = re.compile(rf"(?<!\\)[\[\]]|{EMPTY_LINE.pattern}")


class ForeignWords(Struct, frozen=True, gc=False):
    """Words with the tag of their language; the bracket is at `start`, its end (`]{es}`) from `close` to `end`."""

    language: str
    start: int
    close: int
    end: int


class BadForeignWords(Struct, frozen=True):
    """What looks like words in another language but can't be read; `reason` says why, `hint` what to type."""

    reason: str
    hint: str
    start: int
    end: int


def find_foreign_words(text: str) -> tuple[ForeignWords, ...]:
    """All words in other languages, those inside of others too, in the order of their starts."""
    if "]{" not in text:
        return ()
    return tuple(sorted(_pairs(text), key=lambda one: one.start))


def find_faults(text: str) -> Iterator[BadForeignWords]:
    """What was meant as words in another language, and is printed as it is typed."""
    if "{" not in text:
        return
    known = {one.close for one in find_foreign_words(text)}
    for meant in re.finditer(_MEANT, text):
        if meant.start() not in known:
            reason, hint = _what_is_wrong(meant)
            yield BadForeignWords(reason, hint, *meant.span())


def marks_of(text: str) -> list[tuple[int, int]]:
    """The places of the brackets and tags, which are not printed."""
    found = find_foreign_words(text)
    return [place for one in found for place in ((one.start, one.start + 1), (one.close, one.end))]


def without_marks(text: str) -> str:
    """The text with blanks in place of the brackets and tags, so that all offsets stay the same."""
    return blank(text, marks_of(text)) if "]{" in text else text


def unmarked(text: str) -> str:
    """The text as it is read, without brackets and tags."""
    return "".join(
        text[end:start]
        for (_, end), (start, _) in pairwise([(0, 0), *sorted(marks_of(text)), (len(text), 0)])
    )


def blank(text: str, places: list[tuple[int, int]]) -> str:
    """The text with spaces at the places, so that all offsets stay the same."""
    pieces, at = [], 0
    for start, end in sorted(places):
        pieces += [text[at:start], " " * (end - max(start, at))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _what_is_wrong(meant: re.Match[str]) -> tuple[str, str]:
    """The reason and the hint."""
    inside = meant["inside"].removeprefix("lang=").strip('"')
    if not meant["close"]:
        return "the brace is not closed", f"write `]{{{inside or 'es'}}}`"
    if meant["blank"]:
        return "a blank stands between bracket and brace", f"write `]{{{inside}}}`"
    if re.fullmatch(_TAG, inside):
        return "no bracket with words stands before it", f"write `[words]{{{inside}}}`"
    return f"`{inside}` is no tag of a language", "write a tag, as `es` for Spanish: `[amparo]{es}`"


def _pairs(text: str) -> Iterator[ForeignWords]:
    """The brackets that have a language behind them, but for those around nothing or a citation."""
    opened: list[int] = []
    for sign in _SIGN.finditer(text):
        if sign[0] == "[":
            opened.append(sign.start())
        elif sign[0] != "]":
            opened.clear()  # a paragraph ends
        elif opened:
            start, close = opened.pop(), sign.start()
            end = _END.match(text, close)
            words = text[start + 1 : close] if end else ""
            if end and words.strip() and ("@" not in words or "[" in words):
                yield ForeignWords(end["tag"], start, close, end.end())
