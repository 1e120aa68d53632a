"""Places in a source as lawyers write them: `p. 4`, `art. 8(2)(b)`, `pp. 8 to 10`, `art. 20, apartado C, fracción V`, `00:13:40`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from memocli.language import LANGUAGES

# How authors write CSL's kinds of locators, in any language: a Spanish memo may well have "p. 4".
_LABEL_OF: Final = {
    word: label
    for language in LANGUAGES.values()
    for label, words in language.locators.items()
    for word in words
}
LABELS: Final = frozenset(_LABEL_OF)
_LAW_PARTS: Final = frozenset(word for facts in LANGUAGES.values() for word in facts.law_parts)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(words)


# Possessive throughout (`++`): no text, however long, makes the search slow. And made so that Python compiles them quickly, which
# it does anew in each run: in pieces, with letters of both cases instead of a flag, and signs far apart (– and &) in sets of their own.
_LABEL: Final = re.compile(r"(?P<label>[^\W\d_]++|¶++|§++)\.?\s*+")
_LETTER: Final = "[A-Za-z]"
_ROMAN_DIGIT: Final = "[IVXLCDMivxlcdm]"
# 8(2)(b), 7045 (a), 215-A, A-12, 3.2, 12/2018, 1o.
_PART: Final = rf"\s?\((?:\d{{1,3}}|{_LETTER}{{1,2}}|{_ROMAN_DIGIT}{{1,6}}|(?i:bis|ter))\)"
_NUMBER: Final = rf"(?:\d++[OAoa]\.(?!\w)|{_LETTER}-\d++|(?=[\w.]*\d)\w++(?>(?:[.:/]++\w++|-{_LETTER}(?!\w))*))(?>(?:{_PART})*)\)?+"
# Roman numbers need a label before them, since "mix" and "I" are words as well.
_ROMAN: Final = rf"{_ROMAN_DIGIT}++\b(?>(?:{_PART})*)"
_LINKS: Final = _any_of(link for facts in LANGUAGES.values() for link in facts.links)
_NEXT: Final = rf"\s*+(?:--?+|[–—]|[,&]|\b(?i:{_LINKS})\b)\s*+"
# What a number of a law or a page may have behind it: art. 22 bis, pp. 4 ff.
_FOLLOWING: Final = _any_of(
    words.replace(" ", r"\s++") for facts in LANGUAGES.values() for words in facts.and_following
)
_MORE: Final = rf"(?>(?:\s++(?i:(?:bis|ter|quater|quinquies|sexies)\b|(?:{_FOLLOWING})\b\.?+))?)"
_ONE: Final = re.compile(rf"{_NUMBER}{_MORE}")
_AND: Final = re.compile(_NEXT)
# These are compiled when first used: few memos have one.
_PARTS: Final = rf"(?:{_PART})+"
_ROMANS: Final = rf"{_ROMAN}{_MORE}(?>(?:{_NEXT}(?:{_NUMBER}|{_ROMAN}){_MORE})*)"
# A place within the place: art. 20, apartado C, fracción V; p. 4, note 3.
_WITHIN: Final = re.compile(r",?+\s++(?P<label>[^\W\d_]++)(?!\w)\.?+\s*+")
_LETTER_WITHIN: Final = re.compile(rf"(?<=\s){_LETTER}(?!\w)\)?+")
# What is not read to the end of its word is no locator: it is printed as it is typed.
_END_OF_LABELLED: Final = re.compile(r"[\s,.;:]|\Z")
_END_OF_BARE: Final = re.compile(r"\s*+(?:[,.;:(]|\Z)")
_TIME: Final = re.compile(r"\d{1,2}:\d\d")

# Where a place that begins at an offset ends; 0 where there is none of its kind.
_Kind: TypeAlias = Callable[[str, int], int]


def read_locator(rest: str) -> tuple[str, str, str]:
    """Label, locator and suffix of what follows a key; empty texts where there is none."""
    rest = rest.strip().removeprefix(",").strip()
    said = _LABEL.match(rest)
    start = said.end() if said else 0
    end = _end(rest, start, _AFTER_LABEL, _END_OF_LABELLED) if said else 0
    label = _LABEL_OF.get(said["label"].casefold()) if said and end else None
    if not end:
        start, end = 0, _end(rest, 0, (_numbers,), _END_OF_BARE)
        label = "timestamp" if _TIME.match(rest) else "page"
    if not end or label is None:
        return "", "", rest
    suffix = rest[end:].strip().removeprefix(",").strip()
    return label, rest[start:end], suffix


def _numbers(text: str, start: int) -> int:
    """Where numbers that begin at `start` end, such as `8 to 10`, `8(2)(b) and (c)`, `4 ff.`; 0 where there are none."""
    one = _ONE.match(text, start)
    end = 0
    while one:
        end = one.end()
        link = _AND.match(text, end)
        at = link.end() if link else 0
        one = (_ONE.match(text, at) or re.compile(_PARTS).match(text, at)) if link else None
    return end


def _romans(text: str, start: int) -> int:
    found = re.compile(_ROMANS).match(text, start)
    return found.end() if found else 0


# The kinds of numbers that a label may have behind it, in the order in which they are tried.
_AFTER_LABEL: Final = (_numbers, _romans)


def _end(text: str, start: int, kinds: Iterable[_Kind], stop: re.Pattern[str]) -> int:
    """Where a place that begins at `start` ends, with those within it; 0 where there is none, or it ends within a word."""
    for kind in kinds:
        if end := kind(text, start):
            while within := _end_within(text, end):
                end = within
            if stop.match(text, end):
                return end
    return 0


def _end_within(text: str, start: int) -> int:
    """Where a place within the place before `start` ends; 0 where there is none."""
    named = _WITHIN.match(text, start)
    label = named["label"].casefold() if named else ""
    if named is None or (label not in _LABEL_OF and label not in _LAW_PARTS):
        return 0
    at = named.end()
    end = next(filter(None, (kind(text, at) for kind in _AFTER_LABEL)), 0)
    if not end and label in _LAW_PARTS:
        letter = _LETTER_WITHIN.match(text, at)
        end = letter.end() if letter else 0
    return end
