"""The sentences of a paragraph, as places in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from memocli.language import LANGUAGES

_END: Final = re.compile(r"(?P<word>\w*)[.!?…]+[”»\"’)\]]*\s+(?=[“«\"'(\[¿¡]*[^\W_a-zà-ÿ])")


def sentence_places(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences between two places of a text; "art. 12", "Dr. Gómez" and "J. Méndez" end none."""
    for match in _END.finditer(text, start, end):
        word = match["word"].lower()
        is_initial = len(word) == 1 and word.isalpha() and match["word"].isupper()
        before_digits = text[match.end() : match.end() + 1].isdigit() and word in _before_digits()
        if is_initial or before_digits or word in _titles():
            continue
        yield start, match.start() + len(match[0].rstrip())
        start = match.end()
    if text[start:end].strip():
        yield start, end


@cache
def _titles() -> frozenset[str]:
    return frozenset(title for facts in LANGUAGES.values() for title in facts.sources.titles)


@cache
def _before_digits() -> frozenset[str]:
    """Words cut short with a number behind them: "art. 12", "Feb. 3"."""
    listed: set[str] = set()
    for facts in LANGUAGES.values():
        listed |= {*facts.sources.months}
        listed |= {word for words in facts.locators.values() for word in words if len(word) < 6}
    return frozenset(listed)
