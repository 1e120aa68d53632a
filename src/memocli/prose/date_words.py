"""The words that dates are made of in all languages that memocli knows, and the patterns of what stands around a month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from memocli.language import LANGUAGES
from memocli.prose.number_words import name_of

_SOURCES: Final = [facts.sources for facts in LANGUAGES.values()]
# The words for months by their numbers; those cut short mean a month only beside a day or a year.
MONTH_NAMES: Final = {
    name.lower(): number
    for facts in LANGUAGES.values()
    for number, name in enumerate(facts.months, start=1)
}
_SHORT: Final = {name: number for words in _SOURCES for name, number in words.months.items()}
MONTHS: Final = _SHORT | MONTH_NAMES
# Only these are written before their day, and with a capital letter.
BEFORE_DAY: Final = {
    name.lower()
    for facts in LANGUAGES.values()
    if not facts.sources.day_first
    for name in facts.months
} | {name for words in _SOURCES if not words.day_first for name in words.months}


def _either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first, with any white space for a blank."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)


def _days_in_words() -> dict[str, int]:
    """Days as Spanish writes them in words, with accents and without; of English only those that count."""
    days: dict[str, int] = {}
    for facts in LANGUAGES.values():
        days |= dict.fromkeys(facts.sources.first_day, 1)
        numbers = facts.numbers
        if facts.sources.day_first:
            thirty, joint = numbers.tens[1], numbers.tens_joint
            days |= {unit: number for number, unit in enumerate(numbers.units) if number}
            days |= {thirty: 30, f"{thirty} {joint} {numbers.units[1]}": 31}
    return days | {name_of(word): day for word, day in days.items()}


DAYS_IN_WORDS: Final = _days_in_words()
_LETTER: Final = r"[^\W\d_]"
_ENDINGS: Final = _either(
    ending for facts in LANGUAGES.values() for ending in (*facts.numbers.ordinal_endings, "°")
)
_DAY: Final = (
    rf"(?:(?<![\w.,/:])(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:{_ENDINGS})?"
    rf"|(?<![^\W_])(?:{_either(DAYS_IN_WORDS)})(?!{_LETTER}))"
)
_LINKING: Final = _either(word for words in _SOURCES for word in words.linking)
_DAYS: Final = rf"(?P<days>{_DAY}(?:(?:\s*[-–—,]\s*|\s+(?:{_LINKING})\s+){_DAY})*)"
ONE_DAY: Final = re.compile(_DAY)
_JOINT: Final = _either(word for words in _SOURCES for word in words.before_month)
PARTS: Final = {
    said: part for words in _SOURCES for part, listed in words.parts.items() for said in listed
}
_PART: Final = rf"(?<![^\W_])(?P<part>{_either(PARTS)})"
_YEAR: Final = r"(?:1[5-9]\d\d|20\d\d)(?!\d)"
# What a year in words begins with.
_BEGINNINGS: Final = {
    word
    for facts in LANGUAGES.values()
    for word in (*facts.numbers.units[2:], *facts.numbers.tens[:1], *facts.numbers.alone)
}
_BEFORE_YEAR: Final = _either(word for words in _SOURCES for word in words.before_year)

# By first letters, and what may not stand before it is asked afterwards: so it is found three times as quickly.
MONTH: Final = re.compile(
    "(?:"
    + "|".join(
        f"{letter}(?:{_either(name[1:] for name in MONTHS if name[0] == letter)})"
        for letter in sorted({name[0] for name in MONTHS})
    )
    + r")(?![^\W_])"
)
DAYS_BEFORE: Final = re.compile(rf"{_DAYS}(?:\s+(?:(?:{_JOINT})\s+)?|[-/.])\Z")
PART_BEFORE: Final = re.compile(rf"{_PART}(?:[\s-]+|\s+(?:{_JOINT})\s+)\Z")
DAYS_BEHIND: Final = re.compile(rf"\.?\s+(?:the\s+)?{_DAYS}")
YEAR_BEHIND: Final = re.compile(
    rf"(?:\.?,?\s+(?:(?:{_BEFORE_YEAR})\s+)?|[-/.])(?P<year>{_YEAR}|(?:{_either(_BEGINNINGS)})(?!{_LETTER}))"
)
PART_OF_YEAR: Final = re.compile(
    rf"{_PART}(?:[\s-]+|\s+(?:{_BEFORE_YEAR})\s+)(?P<year>{_YEAR})", re.IGNORECASE
)
# From one date to the next: "January 7 to", "28 de febrero y el".
BETWEEN: Final = re.compile(rf"\s*(?:[-–—,]|,?\s(?:{_LINKING}))\s*(?:(?:the|el)\s+)?")
