"""What YAML makes of a text unseen: a key or comment that became part of it, words cut off, empty lines folded away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from memocli.codes import diagnostic
from memocli.dates import is_range, readings
from memocli.diagnostics import Diagnostic
from memocli.fields import number_meant
from memocli.memo.keys import FREE_TEXT
from memocli.nodes import Mapping, Node, Scalar, is_empty
from memocli.text import Placed, Span

# A further line of a text that begins as a key or a comment does.
_LINE: Final = re.compile(
    r"[\r\n][ \t]*(?P<sign>(?:- )?(?P<key>[A-Za-z][\w-]*):(?=\s|\Z)|#(?P<comment>[^\r\n]*))"
)
_EMPTY_LINE: Final = re.compile(r"(?:\r\n?+|\n)[ \t]*+[\r\n]")
_COMMENT: Final = re.compile(r"[ \t]+#(?P<words>[^\r\n]*)")
_STYLED: Final = ("'", '"', "|", ">")
_LONGEST_SHOWN: Final = 60
# A number or a date.
_LONGEST_NUMBER: Final = 100
_CODE: Final = re.compile(r"[A-Z]\d{3}", re.ASCII)


def check_text(scalar: Scalar, key: str, known: frozenset[str]) -> Iterator[Diagnostic]:
    """What of a text was not meant to be text (F013), or is missing from it (F014).

    `key` is the key that the text belongs to; `known` are the keys of this kind of file.
    """
    raw = scalar.span.text
    # Nothing is taken in without such a sign: most texts have none.
    if (":" in raw or "#" in raw) and ("\n" in raw or "\r" in raw):
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


def with_empty_lines(text: Placed) -> Placed:
    """The text with an empty line where the file has one: everywhere but below `|`, YAML makes one line break of it."""
    raw = text.span.text
    if raw.startswith("|") or not _EMPTY_LINE.search(raw):
        return text
    lines = text.split("\n")
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        # Around a line that is indented deeper than the others, YAML keeps the line breaks as they are.
        is_folded = before and line and not before[0].isspace() and not line[0].isspace()
        pieces += ["\n\n" if is_folded else "\n", line]
    return Placed("".join(pieces), text.span)


def rejoin(
    mapping: Mapping, key: str, known: frozenset[str]
) -> tuple[dict[Placed, Node], list[Diagnostic]]:
    """The entries of a mapping, those in braces that a comma cut made whole again; and what is to be said of each.

    `key` is the key that the mapping belongs to.
    """
    entries: dict[Placed, Node] = {}
    cuts: dict[Placed, Placed] = {}
    last: Placed | None = None
    for name, node in mapping.entries.items():
        before = entries[last] if last is not None and is_empty(node) else None
        if last is not None and isinstance(before, Scalar):
            whole = _whole(
                before, name, key, known, is_date=key == "period" or last not in FREE_TEXT
            )
            if whole is not None:
                entries[last] = Scalar(whole, whole.span)
                cuts[last] = whole
                continue
        entries[name] = node
        last = name
    return entries, [_cut_by_comma(key, whole) for key, whole in cuts.items()]


def _whole(
    before: Scalar, rest: Placed, key: str, known: frozenset[str], *, is_date: bool
) -> Placed | None:
    """A text and what follows its comma as one, a number or a date as it is to be typed; None where that is a key without a value."""
    file = rest.span.file
    span = Span(file, before.span.start, rest.span.end)
    joint = file.text[before.span.end : rest.span.start]
    if not before.value or joint.strip() != "," or file.text.startswith(_STYLED, span.start):
        return None
    if file.text.startswith(":", span.end):
        return None
    # A text may be cut by a thousand commas: it is not read from its start at each of them.
    short = span.text if span.end - span.start <= _LONGEST_NUMBER else ""
    number = number_meant(re.sub(r",\s+", ",", short))
    if number and rest.isdecimal():
        return Placed(number, span)
    days = readings(short) if is_date else ()
    if len(days) == 1:
        return Placed(days[0].isoformat(), span)
    if key == "figures" or rest in known or (key == "waive" and _CODE.fullmatch(rest)):
        return None
    return Placed(f"{before.value}, {rest}", span)


def _cut_by_comma(key: Placed, whole: Placed) -> Diagnostic:
    kind = "number" if number_meant(whole) == whole else "date" if is_range(whole) else "text"
    quoted = whole.replace("'", "''")
    hint = f"write `{whole}`"
    if kind == "text":
        hint = f"put the text in quotation marks, `{key}: '{quoted}'`"
    message = f"a comma ends the {kind} of `{key}`: what follows is read as a key"
    return diagnostic("F006", message, whole.span, hint)


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
