"""Numbers in a text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from memocli.language import LANGUAGES, language_of_tag
from memocli.prose.parts import Numeral, is_within

_MONTHS: Final = "|".join(month for facts in LANGUAGES.values() for month in facts.months)
_LINKS: Final = "|".join(link for facts in LANGUAGES.values() for link in facts.date_links)
# What stands between day, month and year in any language: "24 July 2018", "24 de julio de 2018".
_JOINTS: Final = "|".join(
    rf"{joint}\s+" for facts in LANGUAGES.values() if (joint := facts.date_joint.strip())
)
_DAYS: Final = rf"\d{{1,2}}(?:[-–]\d{{1,2}}|\s+(?:{_LINKS})\s+\d{{1,2}})?"
_DATE: Final = re.compile(
    rf"\b(?:{_MONTHS})\s+{_DAYS}(?:,?\s+\d{{4}})?\b"
    rf"|\b{_DAYS}\s+(?:{_JOINTS})?(?:{_MONTHS})(?:,?\s+(?:{_JOINTS})?\d{{4}})?\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")


def find_numerals(words: str, language: str) -> Iterator[Numeral]:
    """Numbers in reading order; those of dates are marked as such. Number words are those of `language`."""
    dates = [match.span() for match in _DATE.finditer(words)]
    facts = language_of_tag(language)
    found = []
    for match in _digits(facts.grouping, facts.decimal).finditer(words):
        is_date = is_within(match.start(), dates) or bool(_YEAR.match(match[0]))
        number = match[0].replace(facts.grouping, "").replace(facts.decimal, ".")
        found.append(Numeral(Decimal(number), *match.span(), is_date=is_date))
    pattern, values = _words(facts.tag)
    for match in pattern.finditer(words):
        key = re.sub(r"[\s-]+", " ", match[0].casefold())
        found.append(Numeral(Decimal(values[key]), *match.span(), in_words=True))
    yield from sorted(found, key=lambda numeral: numeral.start)


@cache
def _digits(grouping: str, decimal: str) -> re.Pattern[str]:
    """Numbers in digits, except those in a word, a path or a case number such as 545/2017."""
    group, point = re.escape(grouping), re.escape(decimal)
    return re.compile(
        rf"(?<![\w/.])(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{point}\d+)?(?![\w/]|[.,]\d)"
    )


@cache
def _words(tag: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern of all numbers from zero to ninety-nine in words, and their values."""
    facts = LANGUAGES[tag]
    values = {word: number for number, word in enumerate(facts.units)}
    for index, ten in enumerate(facts.tens, start=2):
        values[ten] = index * 10
        for unit in range(1, 10):
            values[f"{ten}{facts.tens_joint}{facts.units[unit]}"] = index * 10 + unit
    joint = facts.tens_joint.strip()
    between = rf"\s+{joint}\s+" if joint else r"[\s-]+"
    upper, lower = "|".join(facts.tens), "|".join(sorted(facts.units, key=len, reverse=True))
    below_ten = "|".join(facts.units[1:10])
    return re.compile(
        rf"\b(?:(?:{upper})(?:{between}(?:{below_ten}))?|{lower})\b", re.IGNORECASE
    ), values
