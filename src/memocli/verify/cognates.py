"""The beginning of a word, written in the one way that English and Spanish have in common: `commission` and `comisión`, `special` and `especial`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_LETTERS: Final = 5
_MOST_KNOWN: Final = 1 << 16
# Spanish writes one letter for two, but for ll and rr, which are others; and puts an e before an s with a consonant.
_RULES: Final = (
    (re.compile(r"([a-z])\1"), r"\1"),
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("y"), "i"),
    (re.compile("qu|ck|k"), "c"),
    (re.compile("^e(?=s[bcdfgjlmnpqtv])"), ""),
    (re.compile("^dis"), "des"),
    (re.compile("^in(?=m)"), "i"),
)


@lru_cache(_MOST_KNOWN)
def stem_of(name: str) -> str:
    """The first letters of a word without accents and capitals; empty where it is too short to tell anything."""
    if len(name) < _LETTERS:
        return ""
    for letters, instead in _RULES:
        name = letters.sub(instead, name)
    return name[:_LETTERS] if len(name) >= _LETTERS else ""
