"""Text with positions: a file, a stretch of it, and a string that knows where it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Self


@dataclass(frozen=True, eq=False)
class TextFile:
    """A text file as read. `path` is relative to the project's root, with forward slashes."""

    path: str
    text: str

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which the lines begin; the first is 0."""
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def line_number(self, offset: int) -> int:
        """The line (from 1) that holds the character at `offset`."""
        return bisect_right(self.line_starts, offset)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line break; empty past the end."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)].rstrip("\r")


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `start` to `end` (exclusive) of a file, as offsets from 0."""

    file: TextFile
    start: int
    end: int

    @property
    def line(self) -> int:
        """Line of the first character, from 1."""
        return self.file.line_number(self.start)

    @property
    def column(self) -> int:
        """Column of the first character, from 1, in characters."""
        return self.start - self.file.line_starts[self.line - 1] + 1

    @property
    def end_line(self) -> int:
        """Line of the last character, from 1."""
        return self.file.line_number(max(self.start, self.end - 1))

    @property
    def end_column(self) -> int:
        """Column just past the last character, from 1, on `end_line`."""
        return self.end - self.file.line_starts[self.end_line - 1] + 1

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.file.text[self.start : self.end]

    def __str__(self) -> str:
        return f"{self.file.path}:{self.line}:{self.column}"


class Placed(str):
    """A string that knows its span; it equals, and hashes like, any equal text.

    The span covers the raw text in the file, with quotation marks, escapes, folds and indentation.
    """

    __slots__ = ("span",)

    span: Span

    def __new__(cls, value: str, span: Span) -> Self:
        """Place `value` at `span`."""
        placed = super().__new__(cls, value)
        placed.span = span
        return placed

    def part(self, start: int, end: int) -> Span:
        """The span in the file of the characters `start` to `end` of the value."""
        raw = self.span.text
        if raw == self:
            return Span(self.span.file, self.span.start + start, self.span.start + end)
        offsets = _align(self, raw)
        if not offsets:
            return self.span
        first = offsets[min(start, len(offsets) - 1)]
        last = offsets[min(max(end - 1, start), len(offsets) - 1)] + 1
        return Span(self.span.file, self.span.start + first, self.span.start + last)


def _align(value: str, raw: str) -> list[int]:
    """For each character of `value`, the offset in `raw` where it is written.

    Any run of white space stands for any other: that covers the folding and indentation of every
    YAML scalar style. A character that can't be found (an escape) keeps the current offset.
    """
    offsets: list[int] = []
    at = 0
    if raw[:1] in "|>":
        at = raw.find("\n") + 1
    elif raw[:1] in "\"'":
        at = 1
    double = raw[:1] == '"'
    for index, character in enumerate(value):
        if character.isspace():
            offsets.append(min(at, len(raw) - 1))
            following_is_space = index + 1 < len(value) and value[index + 1].isspace()
            while at < len(raw) and raw[at].isspace():
                at += 1
                if following_is_space and raw[at - 1] == " ":
                    break
            continue
        while at < len(raw) and raw[at].isspace():
            at += 1
        if double and raw[at : at + 1] == "\\" and character != "\\":
            offsets.append(at)
            at += {"x": 4, "u": 6, "U": 10}.get(raw[at + 1 : at + 2], 2)
            continue
        offsets.append(min(at, len(raw) - 1))
        at += 2 if raw[at : at + 2] in ("''", "\\\\") and raw[:1] in "\"'" else 1
    return offsets
