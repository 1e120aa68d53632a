"""Text with positions: a file, a part of it, and a string that knows its place in the file."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Final, Self

from msgspec import Struct

_LINE_BREAK: Final = re.compile(r"\r\n?|\n")
# In double quotes: a line break after a backslash; together with the indentation that follows, it means nothing. Compiled when first used.
_ESCAPED_BREAKS: Final = r"(?:\\(?:\r\n?|\n)[ \t]*)*"
# A word without the signs that YAML may write in another way, or any other character.
_WORD: Final = re.compile(r"[^\s\\'\"]+|.", re.DOTALL)
_ESCAPE_LENGTHS: Final = {"x": 4, "u": 6, "U": 10}


class TextFile(Struct, frozen=True, eq=False, dict=True):
    """A text file as read. `path` is relative to the project's root, with forward slashes."""

    path: str
    text: str

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which the lines begin; the first is 0."""
        if "\r" not in self.text:  # as in nearly all files, which are cut far more quickly so
            return list(
                accumulate((len(line) + 1 for line in self.text.split("\n")[:-1]), initial=0)
            )
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def line_number(self, offset: int) -> int:
        """The line (from 1) that holds the character at `offset`."""
        return bisect_right(self.line_starts, offset)

    def line_place(self, number: int) -> tuple[int, int]:
        """Start and end of line `number` (from 1), without its line break; an empty place past the end."""
        if not 1 <= number <= len(self.line_starts):
            return len(self.text), len(self.text)
        start, *rest = self.line_starts[number - 1 : number + 1]
        end = rest[0] if rest else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line break; empty past the end."""
        start, end = self.line_place(number)
        return self.text[start:end]


class Span(Struct, frozen=True, gc=False):
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

    __slots__ = ("_written", "span")

    span: Span
    # Found at the first question, as most texts have no fault; kept, as one text may have many.
    _written: _Written | None

    def __new__(cls, value: str, span: Span) -> Self:
        """Place `value` at `span`."""
        placed = str.__new__(cls, value)  # twice as quick as by way of super()
        placed.span = span
        return placed

    def part(self, start: int, end: int) -> Span:
        """The span in the file of the characters `start` to `end` of the value."""
        try:
            written = self._written
        except AttributeError:
            raw = self.span.text
            written = self._written = None if raw == self else _align(str(self), raw)
        file, offset = self.span.file, self.span.start
        if written is None:
            return Span(file, offset + start, offset + end)
        if not self:
            return self.span
        first, _ = written.place(min(start, len(self) - 1))
        _, last = written.place(min(max(end - 1, start), len(self) - 1))
        return Span(file, offset + first, offset + max(first, last))


class _Written(Struct, frozen=True):
    """Where a text is written, in pieces: a word as it is, or one character that may be written in another way.

    For the first character of each piece: its offset in the text, and where it starts and ends in what is written.
    """

    begins: array[int]
    starts: array[int]
    ends: array[int]

    def place(self, at: int) -> tuple[int, int]:
        """Where the character at this offset in the text starts and ends."""
        piece = bisect_right(self.begins, at) - 1
        further = at - self.begins[piece]
        return self.starts[piece] + further, self.ends[piece] + further


def _align(value: str, raw: str) -> _Written:
    """Where in `raw` each character of `value` is written.

    Any run of white space counts as equal to any other, which covers the folding and indentation of every YAML
    style; only an escape is taken as one unit.
    """
    style = raw[:1]
    at = 0
    if style in ("|", ">"):
        header = _LINE_BREAK.search(raw)
        at = header.end() if header else len(raw)
    elif style in ('"', "'"):
        at = 1
    begins, starts, ends = array("Q"), array("Q"), array("Q")
    for word in _WORD.finditer(value):
        begin = _after_space(raw, at, whole=True)
        if word.end() - word.start() > 1 and raw.startswith(word[0], begin):
            at = begin + len(word[0])
            begins.append(word.start())
            starts.append(begin)
            ends.append(begin + 1)
            continue
        for index in range(*word.span()):
            start, at = _place_of(value, index, raw, at)
            begins.append(index)
            starts.append(start)
            ends.append(at)
    return _Written(begins, starts, ends)


def _place_of(value: str, index: int, raw: str, at: int) -> tuple[int, int]:
    """Where a character of `value` starts and ends in `raw`, of which all before `at` is used up."""
    style, character = raw[:1], value[index]
    if style == '"' and (breaks := re.compile(_ESCAPED_BREAKS).match(raw, at)):
        at = breaks.end()
    if style == '"' and raw.startswith("\\", at):
        end = at + _ESCAPE_LENGTHS.get(raw[at + 1 : at + 2], 2)
    elif character.isspace():
        more = index + 1 < len(value) and value[index + 1].isspace()
        end = _after_space(raw, at, whole=not more)
    else:
        at = _after_space(raw, at, whole=True)
        end = at + (2 if style == "'" and raw.startswith("''", at) else 1)
    end = min(end, len(raw))
    return min(at, end), end


def _after_space(raw: str, at: int, *, whole: bool) -> int:
    """The offset after the white space at `at`: after all of it, or after its first space."""
    while at < len(raw) and raw[at].isspace():
        at += 1
        if not whole and raw[at - 1] == " ":
            break
    return at
