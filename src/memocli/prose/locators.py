"""Places in a source as lawyers write them: `p. 4`, `art. 8(2)(b)`, `pp. 8 to 10`, `art. 20, apartado C, fracción V`, `00:13:40`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from memocli.language import LANGUAGES

# How authors write CSL's kinds of locators, in any language: a Spanish memo may well have "p. 4".
_LABEL_OF: Final = {
    word: label
    for language in LANGUAGES.values()
    for label, words in language.locators.items()
    for word in words
}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(words)


# Possessive throughout (`++`): no text, however long, makes the search slow. And in pieces, each of them compiled once: a pattern
# of them all takes longer to compile than a check of a memo.
_LABEL: Final = re.compile(r"(?P<label>[^\W\d_]++|¶++|§++)\.?\s*+")
# 8(2)(b), 7045 (a), 215-A, A-12, 3.2, 12/2018, 1o.
_PART: Final = r"\s?\((?:\d{1,3}|[a-z]{1,2}|[ivxlcdm]{1,6}|bis|ter)\)"
_NUMBER: Final = rf"(?:\d++[oa]\.(?!\w)|[a-z]-\d++|(?=[\w.]*\d)\w++(?:[.:/]++\w++|-[a-z](?!\w))*+)(?:{_PART})*+\)?+"
# Roman numbers need a label before them, since "mix" and "I" are words as well.
_ROMAN: Final = rf"[ivxlcdm]++\b(?:{_PART})*+"
_LINKS: Final = _any_of(link for facts in LANGUAGES.values() for link in facts.links)
_NEXT: Final = rf"\s*+(?:--?+|[–—,&]|\b(?:{_LINKS})\b)\s*+"
# What a number of a law or a page may have behind it: art. 22 bis, pp. 4 ff.
_FOLLOWING: Final = _any_of(
    words.replace(" ", r"\s++") for facts in LANGUAGES.values() for words in facts.and_following
)
_MORE: Final = rf"(?:\s++(?:(?:bis|ter|quater|quinquies|sexies)\b|(?:{_FOLLOWING})\b\.?+))?+"
_NUMBERS: Final = re.compile(
    rf"{_NUMBER}{_MORE}(?:{_NEXT}(?:{_NUMBER}{_MORE}|(?:{_PART})++))*+", re.IGNORECASE
)
_ROMANS: Final = re.compile(
    rf"{_ROMAN}{_MORE}(?:{_NEXT}(?:{_NUMBER}|{_ROMAN}){_MORE})*+", re.IGNORECASE
)
# A place within the place: art. 20, apartado C, fracción V; p. 4, note 3.
_LAW_PARTS: Final = _any_of(word for facts in LANGUAGES.values() for word in facts.law_parts)
_LABELS: Final = _any_of(word for word in _LABEL_OF if word.isalpha())
_WITHIN: Final = re.compile(rf",?+\s++(?:{_LABELS}|{_LAW_PARTS})(?!\w)\.?+\s*+", re.IGNORECASE)
_LETTER_WITHIN: Final = re.compile(
    rf",?+\s++(?:{_LAW_PARTS})(?!\w)\.?+\s++[a-z](?!\w)\)?+", re.IGNORECASE
)
# What is not read to the end of its word is no locator: it is printed as it is typed.
_END_OF_LABELLED: Final = re.compile(r"[\s,.;:]|\Z")
_END_OF_BARE: Final = re.compile(r"\s*+(?:[,.;:(]|\Z)")
_TIME: Final = re.compile(r"\d{1,2}:\d\d")


def read_locator(rest: str) -> tuple[str, str, str]:
    """Label, locator and suffix of what follows a key; empty texts where there is none."""
    rest = rest.strip().removeprefix(",").strip()
    said = _LABEL.match(rest)
    start = said.end() if said else 0
    end = _end(rest, start, (_NUMBERS, _ROMANS), _END_OF_LABELLED) if said else 0
    label = _LABEL_OF.get(said["label"].casefold()) if said and end else None
    if not end:
        start, end = 0, _end(rest, 0, (_NUMBERS,), _END_OF_BARE)
        label = "timestamp" if _TIME.match(rest) else "page"
    if not end or label is None:
        return "", "", rest
    suffix = rest[end:].strip().removeprefix(",").strip()
    return label, rest[start:end], suffix


def _end(text: str, start: int, kinds: tuple[re.Pattern[str], ...], stop: re.Pattern[str]) -> int:
    """Where a place that begins at `start` ends, with those within it; 0 where there is none, or it ends within a word."""
    for kind in kinds:
        if found := kind.match(text, start):
            end = found.end()
            while within := _end_within(text, end):
                end = within
            if stop.match(text, end):
                return end
    return 0


def _end_within(text: str, start: int) -> int:
    """Where a place within the place before `start` ends; 0 where there is none."""
    named = _WITHIN.match(text, start)
    found = named and (_NUMBERS.match(text, named.end()) or _ROMANS.match(text, named.end()))
    found = found or _LETTER_WITHIN.match(text, start)
    return found.end() if found else 0
