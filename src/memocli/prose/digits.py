"""A number in digits: which of its signs group them, and which comes before decimals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from memocli.language import Language

# The digits and signs behind the first digit. A blank that breaks no line groups digits in any language; a usual blank is between two numbers.
FURTHER: Final = r"(?:\d{0,2}(?>(?:[\u00a0\u2009\u202f]\d{3})+)(?:[.,]\d++)?|\d*+(?>(?:[.,]\d++)*))"
_BLANKS: Final = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f"))
_NO_SIGN: Final = re.compile(r"[^.,]")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+")
_GROUPED_ONCE: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
# With decimals of a foreign sign; more than two would be a slip in the grouping.
_SHORT_DECIMALS: Final = re.compile(r"\d+[.,]\d\d?")


def decimal_sign(texts: Iterable[str]) -> str:
    """The sign before decimals, `.` or `,`, that numbers of one text show; empty where they show none, or both."""
    shown = set()
    for text in texts:
        signs = _NO_SIGN.sub("", text)
        if not signs or _GROUPED_ONCE.fullmatch(text):
            continue
        if len(signs) == 1:
            shown.add(signs)
        else:  # the first of several groups digits
            shown.add("," if signs[0] == "." else ".")
    return shown.pop() if len(shown) == 1 else ""


def read_digits(text: str, facts: Language, shown: str) -> tuple[Decimal, ...]:
    """The value of a number in digits; two where it may mean either, and none where it can't be read.

    In a language whose countries swap the two signs, three digits behind either are taken for a group (`8.335` and `8,335` are
    8335), and for decimals as well only where `shown`, what `decimal_sign` found in the same text, says so: nobody
    must copy `8.335` as the figure 8.335 without being told.
    """
    if text.isdigit():
        return (Decimal(text),)
    if not text.isascii():
        text = text.translate(_BLANKS)
    signs = _NO_SIGN.sub("", text)
    if not signs:
        return (Decimal(text),)
    if _GROUPED_ONCE.fullmatch(text):
        grouped, decimal = Decimal(re.sub("[.,]", "", text)), Decimal(text.replace(",", "."))
        if facts.signs_swap:
            return (grouped, decimal) if signs == shown else (grouped,)
        return (grouped,) if signs == facts.grouping else (decimal,)
    if _GROUPED.fullmatch(text):
        return (Decimal(re.sub("[.,]", "", text)),)
    whole, _, decimals = text.rpartition(signs[-1])
    if len(signs) > 1:
        readable = signs[-1] not in whole and bool(_GROUPED.fullmatch(whole))
    else:
        usual = signs == facts.decimal or facts.signs_swap
        readable = usual or bool(_SHORT_DECIMALS.fullmatch(text))
    return (Decimal(f"{re.sub('[.,]', '', whole)}.{decimals}"),) if readable else ()
