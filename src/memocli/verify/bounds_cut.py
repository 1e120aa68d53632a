"""Words such as "at least" and "up to" that stand beside a number, and are cut off where a quotation begins or ends with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from memocli.language import LANGUAGES

# What follows makes a date or a year of the number: "hasta 25 de mayo", "hasta 2017".
_DATE: Final = re.compile(r"(?:1[6-9]|20)\d\d\b|\d{1,2}\s+de\b")
_ROUND: Final = re.compile(r"[\d.,\u00a0\u202f]*0\b")
# "Some", "unos" are said of much else.
_SHORT: Final = 4
# "More than 40" and "at least 41" say the same of what there is.
_SAME: Final = {"over": "least"}


class Bound(Struct, frozen=True):
    """Such words, and what they make of the number: `least`, `most` or `about`."""

    words: str
    kind: str


def bound_before(words: str, number: str) -> Bound | None:
    """The bound with which `words` end; the number follows at once."""
    match = _before().search(words)
    if match is None:
        return None
    said = _plain(match["said"])
    kind, may_be_preposition = _kinds()[said]
    if may_be_preposition and (_DATE.match(number) or not (kind == "most" or _ROUND.match(number))):
        return None
    return Bound(match["said"], kind)


def bound_behind(words: str) -> Bound | None:
    """The bound with which `words`, behind a number, begin."""
    match = _behind().match(words)
    return Bound(match[0], _kinds()[_plain(match[0])][0]) if match else None


def bounds_in(text: str) -> frozenset[str]:
    """The kinds of bounds that a text has before or behind its numbers in digits; before those in words, only what is no preposition."""
    return frozenset(_stated(text))


def _stated(text: str) -> Iterator[str]:
    for match in _of_number().finditer(text):
        kind, may_be_preposition = _kinds()[_plain(match["said"])]
        is_of_digits = text[match.end() : match.end() + 1].isdigit()
        if is_of_digits or (len(match["said"]) > _SHORT and not may_be_preposition):
            yield kind
    for match in _behind_anywhere().finditer(text):
        yield _kinds()[_plain(match["said"])][0]


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


@cache
def _kinds() -> dict[str, tuple[str, bool]]:
    """All such words, their kinds, and whether they may be prepositions."""
    return {
        said: (_SAME.get(kind, kind), said in facts.bounds_or_prepositions)
        for facts in LANGUAGES.values()
        for table in (facts.bounds, facts.bounds_behind)
        for kind, listed in table.items()
        for said in listed
    }


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?P<said>{_either('bounds')})[\s*_$€£]*\Z", re.IGNORECASE)


@cache
def _of_number() -> re.Pattern[str]:
    signs = r"[\s*_$€£“”«»\"'‘]*"
    return re.compile(rf"(?<![^\W_])(?P<said>{_either('bounds')})(?![^\W_]){signs}", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either('bounds_behind')})(?![^\W_])", re.IGNORECASE)


@cache
def _behind_anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?<=\d)\s+(?P<said>{_either('bounds_behind')})(?![^\W_])", re.IGNORECASE)


def _either(table: str) -> str:
    """A pattern of the words of a table of bounds, the longest first."""
    words = {
        said
        for facts in LANGUAGES.values()
        for listed in getattr(facts, table).values()
        for said in listed
    }
    ordered = sorted(words, key=lambda said: (-len(said), said))
    return "|".join(said.replace(" ", r"\s+") for said in ordered)
