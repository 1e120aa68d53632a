"""Text from the author's files, made safe to show: nothing invisible, nothing that controls a terminal."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from memocli.characters import HIDDEN, SURROGATES, may_be_odd, spelt

_SURROGATE: Final = f"[{SURROGATES}]"  # compiled when first used, for another report


def sanitize(text: str) -> str:
    """`text` in one line, with invisible characters written as codes: a tab becomes `<U+0009>`."""
    if _is_harmless(text):
        return text
    return _hidden().sub(lambda found: spelt(found[0]), text)


@cache
def _hidden() -> re.Pattern[str]:
    # Compiled here: it takes longer than the report of a small memo.
    return re.compile(HIDDEN)


def encodable(text: str) -> str:
    """`text` that UTF-8 can hold: the replacement character replaces each lone surrogate."""
    return re.sub(_SURROGATE, "\ufffd", text)


def escaped_for_json(dumped: str) -> str:
    r"""A JSON text in one line with its invisible characters as \u escapes; letters such as ñ stay readable.

    This is safe, since everything outside a string is ASCII.
    """
    if _is_harmless(dumped):
        return dumped
    return _hidden().sub(_json_escape, dumped)


def _is_harmless(text: str) -> bool:
    """Whether nothing of a text has to be replaced, as of nearly all: to look for each such character takes far longer."""
    return text.isprintable() and not may_be_odd(text)


def _json_escape(found: re.Match[str]) -> str:
    units = encodable(found[0]).encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
