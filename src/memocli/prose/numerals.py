"""Numbers in a text, in digits and in words (English, Spanish)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from memocli.prose.parts import Numeral, is_within

_UNITS: Final = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split(),
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve".split(),
}
_TENS: Final = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety".split(),
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(),
}
_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_DATE: Final = re.compile(
    rf"\b(?:{_MONTHS})\s+\d{{1,2}}(?:\s+(?:to|and|or)\s+\d{{1,2}}|[-–]\d{{1,2}})?(?:,?\s+\d{{4}})?\b"
    rf"|\b\d{{1,2}}(?:(?:[-–]|\s+(?:to|and|or|y)\s+)\d{{1,2}})?\s+(?:de\s+)?(?:{_MONTHS})(?:,?\s+(?:de\s+)?\d{{4}})?\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}\b",
    re.IGNORECASE,
)
# A number is no part of a word, a path or a case number such as 545/2017.
_DIGITS: Final = re.compile(r"(?<![\w/.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w/]|[.,]\d)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")


def find_numerals(words: str, language: str) -> Iterator[Numeral]:
    """Numbers in reading order; those of dates are marked as such. Number words are those of `language`."""
    dates = [match.span() for match in _DATE.finditer(words)]
    found = []
    for match in _DIGITS.finditer(words):
        is_date = is_within(match.start(), dates) or bool(_YEAR.match(match[0]))
        found.append(Numeral(Decimal(match[0].replace(",", "")), *match.span(), is_date=is_date))
    pattern, values = _words("es" if language.startswith("es") else "en")
    for match in pattern.finditer(words):
        key = re.sub(r"[\s-]+", " ", match[0].casefold())
        found.append(Numeral(Decimal(values[key]), *match.span(), in_words=True))
    yield from sorted(found, key=lambda numeral: numeral.start)


@cache
def _words(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern of all numbers from zero to ninety-nine in words, and their values."""
    units, tens = _UNITS[language], _TENS[language]
    joint = " y " if language == "es" else " "
    values = {word: number for number, word in enumerate(units)}
    for index, ten in enumerate(tens, start=2):
        values[ten] = index * 10
        values.update({f"{ten}{joint}{units[unit]}": index * 10 + unit for unit in range(1, 10)})
    between = r"\s+y\s+" if language == "es" else r"[\s-]+"
    upper, lower = "|".join(tens), "|".join(sorted(units, key=len, reverse=True))
    below_ten = "|".join(units[1:10])
    return re.compile(
        rf"\b(?:(?:{upper})(?:{between}(?:{below_ten}))?|{lower})\b", re.IGNORECASE
    ), values
