"""The numbers of cases, laws and files in a claim ("amparo 318/2030"): a copy has all their digits, or not the number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from memocli.verify.searchable import Searchable

# A number, perhaps with letters before or behind it (SUP-JDC-101/2017, 15VG/2018), and a year. A month before the year makes a date of it:
# 02/2018; another year, a span: 2016/2017.
_CASE: Final = re.compile(
    r"(?<![\w/.,-])(?P<before>(?:[A-Z]{1,8}-){0,3})(?P<number>[0-9]{1,6})(?P<behind>[A-Z]{0,3})/(?:19|20)[0-9]{2}(?![\w/]|[.,-][0-9])"
)
_MONTHS: Final = 12
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")


def case_numbers_in(words: str) -> Iterator[tuple[int, int]]:
    """Where a text has such numbers."""
    for match in _CASE.finditer(words):
        number = match["number"]
        has_letters = match["before"] or match["behind"]
        if has_letters or (int(number) > _MONTHS and not _YEAR.fullmatch(number)):
            yield match.span()


def has_case_number(number: str, copy: Searchable) -> bool:
    """Whether a copy has it, perhaps with blanks or the end of a line within, or with a hyphen for its stroke."""
    return any(copy.has(number.replace("/", sign)) for sign in "/ -")
