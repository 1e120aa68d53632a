"""Numbers and their bounds as a language writes them: 8,335; at least 31."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from memocli.language.facts import Language

_MINUS: Final = "−"


def number_text(value: Decimal, language: Language, *, signed: bool = False) -> str:
    """A number as it is printed: 32,218; −1.5; with a sign +5,217."""
    text = f"{value:+,f}" if signed else f"{value:,f}"
    signs = {",": language.grouping, ".": language.decimal, "-": _MINUS}
    return "".join(signs.get(sign, sign) for sign in text)


def quantity_text(value: Decimal, at: str, language: Language) -> str:
    """ "8,335"; "at least 31"; `at` is empty where the value is exact."""
    bound = f"{language.bounds[at][0]} " if at else ""
    return bound + number_text(value, language)
