"""Signs that a keyboard has in place of those that are printed, and blanks too many: what comes along with pasted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

_BLANK: Final = "[ \u00a0\u2007\u2009\u202f]"
# What no text is made of but these: most texts have none.
_MAY_HAVE: Final = re.compile(rf"--|\.\.\.|[\"']|{_BLANK}(?:{_BLANK}|[,.]|-{_BLANK})")
# Every repetition has a bound: a text of any length is read in one go. Compiled when first used, as those that follow.
_TYPED: Final = (
    r"(?<![-|])(?P<dash>-{2,3})(?![-|])"
    rf"|(?<={_BLANK})(?P<hyphen>-)(?={_BLANK})"
    r"|(?<!\.)(?P<stops>\.\.\.)(?!\.)"
    r"|(?P<double>\")"
    r"|(?P<single>')"
    rf"|(?<=\S)(?P<blanks>{_BLANK}{{2,9}})(?=[^\s,.]|[,.]\w)"
    rf"|(?<=\S){_BLANK}{{1,9}}(?P<stop>[,.])(?![\w.,])"
)
# Where these signs are themselves: in addresses, in ids of sources, in codes, in tags of languages, and in lines of nothing else (F017).
_ADDRESS: Final = r"(?:https?|ftp)://[^\s)\]>]+|\]\{[^{}\s]{1,40}\}|(?<=\]\()[^\s)]+|`[^`]*`|\bwww\.\S+|@\S+|(?m:^[ |:-]+$)"
# The words beside a hyphen that stands between blanks, without their quotation marks and brackets.
_WORD_BEFORE: Final = rf"(\w+)[^\w\s]{{0,9}}{_BLANK}{{1,9}}\Z"
_WORD_BEHIND: Final = rf"{_BLANK}{{1,9}}[^\w\s-]{{0,9}}([^\W\d_]\w*)"
_OPENING: Final = r"[\s(\[{—–/“‘«*_-]\Z"


class TypedSign(Struct, frozen=True):
    """A sign in a text (from `start` to `end`), what is printed in its place, and that one."""

    start: int
    end: int
    kind: str  # dash, hyphen, stops, double, single, blanks or stop
    typed: str
    printed: str


def find_typed_signs(text: str, quotation_marks: tuple[str, str], dash: str) -> Iterator[TypedSign]:
    """Each sign of a text that a printed text has another one for.

    The marks are those that open and close a quotation, and the dash is the one that sets words off.
    """
    if _MAY_HAVE.search(text) is None:
        return
    text = re.sub(_ADDRESS, lambda address: "x" * len(address[0]), text)
    for match in re.finditer(_TYPED, text):
        kind = match.lastgroup or ""
        before = text[max(0, match.start() - 20) : match.start()]
        if kind == "hyphen":
            printed = dash if _is_between_words(text, match.start()) else ""
        else:
            printed = _printed(kind, match[0], before, quotation_marks)
        if not printed:
            continue
        yield TypedSign(*match.span(), kind, match[0], printed)


def _is_between_words(text: str, at: int) -> bool:
    """Whether the hyphen at this place has words on both sides: no minus, no number of a list, no letters of an id or a formula."""
    before = re.compile(_WORD_BEFORE).search(text, max(0, at - 60), at)
    behind = re.compile(_WORD_BEHIND).match(text, at + 1)
    if before is None or behind is None:
        return False
    return any(len(word) > 1 and word != word.upper() for word in (before[1], behind[1]))


def _printed(kind: str, typed: str, before: str, quotation_marks: tuple[str, str]) -> str:
    """What is printed in the place of a sign; nothing where it is right as it stands."""
    opens = not before or re.search(_OPENING, before) is not None
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
