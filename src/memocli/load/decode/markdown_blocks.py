"""Markdown that a text can't have (F017): lists, tables, quoted blocks, code, lines of signs and pictures.

Looked for in the lines of the file: YAML may have joined them. A line may begin with a dash or a number by chance, where an editor
broke it; so an item counts only where a list is evident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.nodes import Scalar
from memocli.text import Span

_PRINTED: Final = frozenset(
    "about abbreviations addressee alt caption cases head heading interviews languages lines protection rights rows standard subtitle "
    "text title".split()
)
_SIGN: Final = r"[-*•‣▪●◦·–|>`~=_\d]"
# No more than this is looked for in most texts: a line that begins with such a sign, the first one (`>-` alone is what opens a
# text) or another, or a picture. Python is quick to find a pattern that begins with a set of characters.
_FIRST_LINE: Final = re.compile(rf"(?:['\"]|(?![|>])){_SIGN}")
_OTHER_LINE: Final = re.compile(rf"[!\r\n\\](?:(?<=!)\[|(?:(?<=[\r\n])|(?<=\\)n)[ \t]*+{_SIGN})")

_BULLET: Final = re.compile(r"[-*•‣▪●◦·–]\s+\S")
_NUMBER: Final = re.compile(r"(?P<number>\d{1,3})[.)]\s+\S")
_ROW: Final = re.compile(r"\|.*\|")
_BELOW_HEAD: Final = re.compile(r"\|?\s*+:?-{2,}+:?\s*+(?>(?:\|\s*+:?-{2,}+:?\s*+)+)\|?\Z")
_QUOTE: Final = re.compile(r">\s*\S")
_FENCE: Final = re.compile(r"```|~~~")
_RULE: Final = re.compile(r"(?:(?:-\s?){3,}|(?:\*\s?){3,}|(?:_\s?){3,}|={3,})\Z")
# Nothing in it goes on over the next bracket: else a line of brackets would be read to its end from each of them.
_IMAGE: Final = re.compile(r"!\[[^\[\]\r\n]*+\]\([^)\[\r\n]*+\)")
_ENDS_A_CLAUSE: Final = re.compile(r"[.:;!?)\]”»\"]\Z")

_HINTS: Final = {
    "list": "write each item as a claim of its own, and `list: true` at the finding; anywhere else write sentences",
    "numbered list": "write each item as a claim of its own, and `list: numbered` at the finding; anywhere else write "
    "`(1)` in a sentence",
    "table": "write it as `table: {caption: …, head: […], rows: […]}` at the finding",
    "quoted block": "put the words in quotation marks, and cite their source; for a block quotation write `quote: true` "
    "at the finding",
    "block of code": "delete the line",
    "line of signs": "delete the line: an empty line begins a new paragraph",
    "picture": "write `picture: {file: …, alt: …}` at the finding",
}


class _Line(Struct, frozen=True):
    """A line of a text: its words, where they begin in the file, how far they are indented.

    `is_first`: nothing, or an empty line, is before it; `before` is the end of the line before it.
    """

    text: str
    start: int
    indent: int
    is_first: bool
    before: str

    @property
    def begins(self) -> bool:
        """Whether no sentence can run into this line."""
        return self.is_first or self.before.endswith(":")

    @property
    def may_begin(self) -> bool:
        """Whether a sentence may have ended before this line."""
        return self.is_first or bool(_ENDS_A_CLAUSE.search(self.before))


def check_blocks(scalar: Scalar, key: str) -> Iterator[Diagnostic]:
    """What of a text is Markdown that would be printed with its signs; each kind once. `key` is the key of the text."""
    raw = scalar.span.text
    if key not in _PRINTED or not (_FIRST_LINE.match(raw) or _OTHER_LINE.search(raw)):
        return
    lines = list(_lines(scalar))
    found = {
        "list": _bullets(lines),
        "numbered list": _numbers(lines),
        "table": _table(lines),
        "quoted block": next((i for i in lines if i.begins and _QUOTE.match(i.text)), None),
        "block of code": next((line for line in lines if _FENCE.match(line.text)), None),
        "line of signs": next((line for line in lines if _RULE.match(line.text)), None),
    }
    for kind, line in found.items():
        if line is not None:
            yield _fault(scalar, key, kind, line.start, len(line.text))
    image = _IMAGE.search(raw)
    if image is not None:
        yield _fault(scalar, key, "picture", scalar.span.start + image.start(), len(image[0]))


def _fault(scalar: Scalar, key: str, kind: str, start: int, length: int) -> Diagnostic:
    message = f"a {kind} is inside the text of `{key}`, so its signs would be printed"
    return diagnostic("F017", message, Span(scalar.span.file, start, start + length), _HINTS[kind])


def _lines(scalar: Scalar) -> Iterator[_Line]:
    """The lines of a text that are not empty, without the sign that opens it."""
    raw = scalar.span.text
    style = raw[:1]
    ends = re.compile(r"\\n|\r\n?|\n" if style == '"' else r"\r\n?|\n")
    opening = ends.search(raw) if style in ("|", ">") else re.match(r"['\"]?", raw)
    at = opening.end() if opening else len(raw)
    is_first, before = True, ""
    while at <= len(raw):
        end = ends.search(raw, at)
        stop = end.start() if end else len(raw)
        line = raw[at:stop]
        words = line.strip()
        if words:
            indent = len(line) - len(line.lstrip())
            yield _Line(words, scalar.span.start + at + indent, indent, is_first, before)
        is_first, before = not words, words
        at = end.end() if end else len(raw) + 1


def _bullets(lines: Sequence[_Line]) -> _Line | None:
    """The first item of a list with bullets."""
    items = [line for line in lines if _BULLET.match(line.text)]
    # A dash between clauses begins no paragraph, and no two lines in a row.
    one = (item for item in items if item.begins and not item.text.startswith("–"))
    several = [item for item in items if item.may_begin]
    return next(one, None) or (items[0] if len(several) > 1 or _any_in_a_row(lines) else None)


def _any_in_a_row(lines: Sequence[_Line]) -> bool:
    """Whether an item follows one of the same sign, with nothing between them but lines indented as the rest of that."""
    # The lines that are not followed yet by one that is indented less: each is indented deeper than, or as, the one before.
    open_lines: list[_Line] = []
    for line in lines:
        while open_lines and open_lines[-1].indent > line.indent:
            open_lines.pop()
        if open_lines and _BULLET.match(line.text) and _is_item(open_lines[-1], line.text[0]):
            return True
        open_lines.append(line)
    return False


def _is_item(line: _Line, sign: str) -> bool:
    return line.text[0] == sign and bool(_BULLET.match(line.text))


def _numbers(lines: Sequence[_Line]) -> _Line | None:
    """The first item of a numbered list: one that the next number, or the same again, follows."""
    before: tuple[_Line, int] | None = None
    for line in lines:
        match = _NUMBER.match(line.text) if line.may_begin else None
        if match is None:
            continue
        number = int(match["number"])
        if before is not None and number in (before[1], before[1] + 1):
            return before[0]
        before = line, number
    return None


def _table(lines: Sequence[_Line]) -> _Line | None:
    """The first row of a table."""
    rows = [line for line in lines if _ROW.match(line.text)]
    if len(rows) > 1:
        return rows[0]
    return next(
        (line for line in lines if _is_whole_row(line.text) or _BELOW_HEAD.match(line.text)),
        None,
    )


def _is_whole_row(text: str) -> bool:
    """Whether there are bars at both ends, and one between them with something on either side."""
    return text.startswith("|") and text.endswith("|") and "|" in text[2:-2]
