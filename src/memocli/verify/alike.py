"""How alike two texts are whose joined keys are the same: to the sign, but for typography, or in their words only.

The keys have let accents, capitals and everything between the words go. Here it is decided whether that was right: names keep their
accents, two words are one only where a hyphen or another sign stands between them, and what stands between numbers, or behind a word
such as "no", is the same: "10–15" is not "10, 15", nor "No, they did" the same as "No they did".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Final

from msgspec import Struct

from memocli.language import LANGUAGES
from memocli.verify.words import (
    HYPHENS,
    RAISED,
    UNSEEN,
    Word,
    breaks_alike,
    letters_of,
    signs_of,
    words_of,
)

# Blanks, hyphens and dashes, what is not seen, the numbers of notes; emphasis and backslashes of a claim.
_NO_MATTER: Final = re.compile(rf"[{HYPHENS}{UNSEEN}{RAISED}\u2014\u2015*_\\\s]+")
_QUOTES: Final = re.compile('["‘’‚‛“”„‟«»‹›`´′″]')
_EMPHASIS: Final = re.compile(r"[*_\\\[\]]+")
# Brackets around the first letters of a word: [N]o.
_CAPITAL: Final = re.compile(r"\\?\[([^\W\d_]+)\\?\](?=[^\W\d_])")
_DASH: Final = re.compile(f"[{HYPHENS}]")
# A minus, or the point of a decimal without a digit before it.
_SIGN: Final = re.compile(rf"[\s(][{HYPHENS}.]\Z")
_NEGATIONS: Final = frozenset(
    letters_of(word)
    for facts in LANGUAGES.values()
    for word in facts.limiting.negations
    if word.isalpha()
)
_NOTE: Final = re.compile(f"[{RAISED}]+")
_N_WITH_TILDE: Final = "n\u0303"


class Level(IntEnum):
    """What two texts have in common, the most first."""

    EXACT = 1
    TYPOGRAPHY = 2
    WORDS = 3


def level_of(quoted: str, said: str) -> Level | None:
    """How alike two texts with the same joined keys are, each from its first word to its last; None where they are not."""
    if quoted == said or quoted.split() == said.split():
        return Level.EXACT
    if "[" in quoted:
        quoted = _CAPITAL.sub(r"\1", quoted)
    words, others = seen_words(quoted), seen_words(said)
    if not _same_breaks(quoted, words, said, others):
        return None
    if _strict_breaks(quoted, words) != _strict_breaks(said, others):
        return None
    if _even(quoted) == _even(said):
        return Level.TYPOGRAPHY
    return Level.WORDS if _same_names(quoted, words, said, others) else None


def seen_words(text: str) -> list[Word]:
    """The words of a text, without the raised numbers of notes."""
    return [word for word in words_of(text) if word.key]


def _even(text: str) -> str:
    """A text without the differences that typography makes."""
    return unicodedata.normalize("NFKC", _QUOTES.sub("'", _NO_MATTER.sub("", text)))


def _same_breaks(text: str, words: Sequence[Word], other: str, others: Sequence[Word]) -> bool:
    """Whether the two are words in the same places, but for words that are one elsewhere."""
    if [word.key for word in words] == [word.key for word in others]:
        return True
    breaks, other_breaks = dict(_breaks(text, words)), dict(_breaks(other, others))
    return all(
        breaks_alike(breaks[at] if at in breaks else other_breaks[at])
        for at in breaks.keys() ^ other_breaks.keys()
    )


def _breaks(text: str, words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """What stands between two words, by its place in the joined keys."""
    at = 0
    for word, behind in pairwise(words):
        at += len(word.key)
        yield at, text[word.end : behind.start]


def _strict_breaks(text: str, words: Sequence[Word]) -> list[str]:
    """What stands between two numbers, before a number as its sign, and behind a negation, in a form without typography."""
    found = []
    for word, behind in pairwise(words):
        between = text[word.end : behind.start]
        if word.is_number and behind.is_number:
            found.append("".join(_DASH.sub("-", _EMPHASIS.sub("", between)).split()))
        elif behind.is_number:
            found.append("-" if _SIGN.search(between) else "")
        elif word.key in _NEGATIONS and not breaks_alike(between):
            found += filter(None, [_even(_EMPHASIS.sub("", between))])
    return found


def _same_names(text: str, words: Sequence[Word], other: str, others: Sequence[Word]) -> bool:
    """Whether no word that begins with a capital in either text has other accents in the other."""
    return all(
        one.sign == two.sign or not (one.in_name or two.in_name) or _are_capitals(one, two)
        for one, two in zip(_signs(text, words), _signs(other, others), strict=False)
    )


class _Sign(Struct, frozen=True, gc=False):
    """A letter with its accents; whether it is in a word with a capital, and in a word of capitals."""

    sign: str
    in_name: bool
    in_capitals: bool


def _signs(text: str, words: Sequence[Word]) -> Iterator[_Sign]:
    in_name, end = False, 0
    for word in words:
        goes_on = "\n" in text[end : word.start] and breaks_alike(text[end : word.start])
        in_name = word.is_capitalised or (in_name and goes_on)  # Gonzá-\nlez
        end = word.end
        plain = _NOTE.sub("", word.text)
        in_capitals = len(plain) > 1 and plain.isupper()
        for sign in signs_of(plain):
            yield _Sign(sign, in_name, in_capitals)


def _are_capitals(one: _Sign, two: _Sign) -> bool:
    """Whether an accent is left out as printers do in capitals: COMISION. Ñ always has its tilde."""
    bare, accented = sorted((one, two), key=lambda sign: len(sign.sign))
    return bare.in_capitals and len(bare.sign) == 1 and accented.sign != _N_WITH_TILDE
