"""Signs that a keyboard has in place of those that are printed, and blanks too many: what comes along with pasted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

_BLANK: Final = "[ \u00a0\u2007\u2009\u202f]"
# What no text is made of but these: most texts have none.
_MAY_HAVE: Final = re.compile(rf"--|\.\.\.|[\"']|{_BLANK}(?:{_BLANK}|[,.])")
# Every repetition has a bound: a text of any length is read in one go.
_TYPED: Final = re.compile(
    r"(?<![-|])(?P<dash>-{2,3})(?![-|])"
    r"|(?<!\.)(?P<stops>\.\.\.)(?!\.)"
    r"|(?P<double>\")"
    r"|(?P<single>')"
    rf"|(?<=\S)(?P<blanks>{_BLANK}{{2,9}})(?=[^\s,.]|[,.]\w)"
    rf"|(?<=\S){_BLANK}{{1,9}}(?P<stop>[,.])(?![\w.,])"
)
# Where these signs are themselves: in addresses, in ids of sources, in codes, in tags of languages, and in lines of nothing else (F017).
_ADDRESS: Final = re.compile(
    r"(?:https?|ftp)://[^\s)\]>]+|\]\{[^{}\s]{1,40}\}|(?<=\]\()[^\s)]+|`[^`]*`|\bwww\.\S+|@\S+|(?m:^[ |:-]+$)"
)
_OPENING: Final = re.compile(r"[\s(\[{—–/“‘«*_-]\Z")


class TypedSign(Struct, frozen=True):
    """A sign in a text (from `start` to `end`), what is printed in its place, and that one."""

    start: int
    end: int
    kind: str  # dash, stops, double, single, blanks or stop
    typed: str
    printed: str


def find_typed_signs(text: str, quotation_marks: tuple[str, str]) -> Iterator[TypedSign]:
    """Each sign of a text that a printed text has another one for; the marks are those that open and close a quotation."""
    if _MAY_HAVE.search(text) is None:
        return
    text = _ADDRESS.sub(lambda address: "x" * len(address[0]), text)
    for match in _TYPED.finditer(text):
        kind = match.lastgroup or ""
        before = text[max(0, match.start() - 20) : match.start()]
        printed = _printed(kind, match[0], before, quotation_marks)
        if not printed:
            continue
        yield TypedSign(*match.span(), kind, match[0], printed)


def _printed(kind: str, typed: str, before: str, quotation_marks: tuple[str, str]) -> str:
    """What is printed in the place of a sign; nothing where it is right as it stands."""
    opens = not before or _OPENING.search(before) is not None
    match kind:
        case "dash":
            return "—" if len(typed) > len("--") else "–"
        case "stops":
            return "…"
        case "blanks":
            return " "
        case "stop":
            return typed[-1]
        case "double" | "single" if before[-1:].isdigit():
            return ""  # feet and inches, minutes and seconds
        case "double":
            return quotation_marks[0 if opens else 1]
        case _:
            return "‘" if opens else "’"
