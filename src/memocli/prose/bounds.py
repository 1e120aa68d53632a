"""What the words next to a number make of it: "at least 31", "más de 200", "40 or more"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from memocli.language import LANGUAGES, language_of_tag
from memocli.prose.number_words import name_of, names_in
from memocli.prose.parts import Numeral, StatedBound

# Within so many characters, and behind so many other words, a bound may still belong to the number.
_NEAR: Final = 60
_BETWEEN: Final = re.compile(r"[*_]*(?P<words>(?:\s+[^\W\d_]+){0,3})\s+[*_$€£]*")
_BEHIND: Final = re.compile(r"[*_]*(?P<words>(?:\s+[^\W\d_]+){0,3})\s+")


def bounds_of(text: str, numeral: Numeral, language: str) -> Iterator[StatedBound]:
    """The bounds before a number of the text, and those behind it; the number is exact where there is none."""
    facts = language_of_tag(language)
    near = text[max(0, numeral.start - _NEAR) : numeral.end + _NEAR]
    if _telling_names(facts.tag).isdisjoint(names_in(near)):
        return  # as near most numbers
    words, kinds = _words(facts.tag, behind=False)
    for match in words.finditer(text, max(0, numeral.start - _NEAR), numeral.start):
        between = _BETWEEN.fullmatch(text, match.end(), numeral.start)
        if between:
            said = _key(match[0])
            # Nobody says "over 43" of a count: before such a number the word is a preposition.
            is_clear = said not in facts.bounds_or_prepositions or numeral.value % 10 == 0
            certain = is_clear and not between["words"]
            yield StatedBound(kinds[said], match.start(), numeral.end, certain)
    words, kinds = _words(facts.tag, behind=True)
    for match in words.finditer(text, numeral.end, numeral.end + _NEAR):
        between = _BEHIND.fullmatch(text, numeral.end, match.start())
        if between:
            kind, certain = kinds[_key(match[0])], not between["words"]
            yield StatedBound(kind, numeral.start, match.end(), certain)


@cache
def _words(tag: str, *, behind: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the words that a bound is said with, and the kinds of bounds that they say."""
    facts = LANGUAGES[tag]
    table: Mapping[str, tuple[str, ...]] = facts.bounds_behind if behind else facts.bounds
    kinds = {_key(words): kind for kind, listed in table.items() for words in listed}
    # What begins first is found, and nothing within it: "no more than 16" is not more than 16.
    listed = (words for listed in table.values() for words in listed)
    pattern = "|".join(words.replace(" ", r"\s+") for words in listed)
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), kinds


@cache
def _telling_names(tag: str) -> frozenset[str]:
    """The name of one word, the longest, of each bound: near a number without any of these there is no bound."""
    facts = LANGUAGES[tag]
    said = (words for table in (facts.bounds, facts.bounds_behind) for words in table.values())
    return frozenset(name_of(max(words.split(), key=len)) for listed in said for words in listed)


def _key(words: str) -> str:
    """The words without what the pattern does not mind; to it, a dotless ı is an i."""
    return " ".join(name_of(words).replace("ı", "i").split())
