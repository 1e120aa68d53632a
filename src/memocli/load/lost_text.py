"""What YAML makes of a text unseen: a key or a comment that became part of it, and words that were cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.memo.keys import FREE_TEXT
from memocli.nodes import Scalar
from memocli.text import Placed, Span

# A further line of a text that begins as a key or a comment does.
_LINE: Final = re.compile(
    r"[\r\n][ \t]*(?P<sign>(?:- )?(?P<key>[A-Za-z][\w-]*):(?=\s|\Z)|#(?P<comment>[^\r\n]*))"
)
_COMMENT: Final = re.compile(r"[ \t]+#(?P<words>[^\r\n]*)")
_STYLED: Final = ("'", '"', "|", ">")
_LONGEST_SHOWN: Final = 60


def check_text(scalar: Scalar, key: str, known: frozenset[str]) -> Iterator[Diagnostic]:
    """What of a text was not meant to be text (F013), or is missing from it (F014).

    `key` is the key that the text belongs to; `known` are the keys of this kind of file.
    """
    raw = scalar.span.text
    if "\n" in raw or "\r" in raw:
        yield from _taken_in(scalar, raw, key, known)
    if key in FREE_TEXT and scalar.value is not None and not raw.startswith(_STYLED):
        cut = _COMMENT.match(scalar.span.file.text, scalar.span.end)
        if cut is not None:
            yield _cut_off(scalar, key, cut)


def meant_text(scalar: Scalar, known: frozenset[str]) -> Placed | None:
    """The text up to the first key that it took in: what follows was meant for other keys, or for nobody to read."""
    value = scalar.value
    if value is None:
        return None
    for line in _LINE.finditer(scalar.span.text):
        at = value.find(line["sign"]) if line["key"] in known else -1
        if at > 0:
            return Placed(value[:at].rstrip(), value.span)
    return value


def _taken_in(scalar: Scalar, raw: str, key: str, known: frozenset[str]) -> Iterator[Diagnostic]:
    for line in _LINE.finditer(raw):
        name = line["key"]
        if name is not None and name not in known:
            continue
        start = scalar.span.start + line.start("sign")
        span = Span(scalar.span.file, start, start + len(line["sign"]))
        if name is not None:
            message = f"`{name}:` is inside the text of `{key}`, so it would be printed"
            hint = f"to make it a key, begin it in the column of `{key}`; to print it, join it to the line above"
        else:
            message = f"a comment is inside the text of `{key}`, so it would be printed"
            hint = "move the comment above the text; to print the line, join it to the line above"
        yield diagnostic("F013", message, span, hint)


def _cut_off(scalar: Scalar, key: str, cut: re.Match[str]) -> Diagnostic:
    file, end = scalar.span.file, scalar.span.end
    lost = f"#{cut['words']}".strip()
    shown = lost if len(lost) <= _LONGEST_SHOWN else f"{lost[: _LONGEST_SHOWN - 1]}…"
    message = f"the text of `{key}` ends before ` #`: `{shown}` is a comment and not printed"
    whole = f"{scalar.span.text} {lost}".replace("'", "''")
    hint = f"to print it, put the text in quotation marks, `{key}: '{whole}'`; if it is a comment, move it to a line of its own"
    return diagnostic("F014", message, Span(file, end + cut[0].index("#"), cut.end()), hint)
