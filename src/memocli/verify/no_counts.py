"""Digits that say nothing of how many: of dates, pages, paragraphs, notes and addresses."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, TypeAlias

from memocli.language import LANGUAGES
from memocli.verify.written import Written

Role: TypeAlias = Literal["count", "date", "locator", "mark"]

_YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")
# A year, where the words beside it do not say so, is a count if the thing counted follows: "2017 casos".
_THING: Final = re.compile(r"\s+(?P<word>[^\W\d_]{3,})")
# Where numbers are not counts: "the number 43", "43 in part" are.
_KINDS: Final = (
    "page paragraph section chapter article-locator note folio table figure appendix".split()
)
# A word from its first letter on; without that, the same is tried from each letter of each word, which takes four times as long.
_WHOLE: Final = r"(?<![^\W\d_])[^\W\d_]+"
_LAST_WORD: Final = re.compile(
    rf"({_WHOLE}\.?|[¶§]+),?\s*(?:(?:n[.º°o]+|núm\.?|no\.)\s*)?\Z", re.IGNORECASE
)
_LAST_NUMBER: Final = re.compile(
    rf"({_WHOLE}\.?|[¶§]+)\s*\d+(?:\s*[-–,]\s*|\s+(?:and|to|y|a)\s+)\Z", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"://|www\.|@|\.(?:com|org|net|gob|gov|mx)\b", re.IGNORECASE)
# What the number of a note stands right behind; a straight mark behind a blank or a dash opens a quotation.
_NOTE: Final = re.compile(
    r"[^\W\d_][.,;:!?]?[”»\"’)\]]?[.,;:!?]?\Z|[^\s(\[¿¡“«‘–—-][”»\"’)\]][.,;:!?]?\Z"
)
# "12. ", "(12) ", "1.2. ".
_PARAGRAPH: Final = re.compile(
    r"\s{0,9}[\[(]?\d{1,3}(?:\.\d{1,2}){0,4}(?:\.|\)|\]|\.[-–])(?:\s|\Z)"
)
_BEFORE: Final = 40


def role(copy: Written, start: int, end: int) -> Role:
    """What digits are there for, as far as what stands beside them shows it."""
    text = copy.text
    first, last = copy.block_places(copy.block_at(start))
    before = text[max(first, start - _BEFORE) : start]
    if (end - start <= 4 and any(copy.dates.around(start))) or _is_year(text, before, start, end):
        return "date"
    if _is_mark(copy, first, last, start, end) or _is_in_address(text, start, end):
        return "mark"
    return "locator" if follows_locator(before) else "count"


def follows_locator(before: str) -> bool:
    """Whether what stands before a number makes it a part of a law or a book: "Article 21"."""
    near = before[-_BEFORE:]
    found = (_LAST_WORD.search(near), _LAST_NUMBER.search(near))
    return any(beside is not None and beside[1].lower() in _locators() for beside in found)


@cache
def _locators() -> frozenset[str]:
    """The words before the number of a page and the like; one cut short has its full stop, for "para" is a word, and "para." is none."""
    tables = [
        [words for kind, words in facts.locators.items() if kind in _KINDS] + [facts.law_parts]
        for facts in LANGUAGES.values()
    ]
    listed = [[word.lower() for word in words] for table in tables for words in table]
    return frozenset(
        f"{word}." if word.isalpha() and _is_cut(word, words) else word
        for words in listed
        for word in words
    )


def _is_cut(word: str, words: list[str]) -> bool:
    longer = (other for other in words if len(other) > len(word) + 2)
    return len(word) <= 3 or any(other[:2] == word[:2] for other in longer)


@cache
def _joints_of_years() -> frozenset[str]:
    words = {word for facts in LANGUAGES.values() for word in facts.sources.before_year}
    months = {month.lower() for facts in LANGUAGES.values() for month in facts.months}
    return frozenset({word.split()[-1] for word in words} | months | _YEAR_WORDS)


_YEAR_WORDS: Final = frozenset(
    "in since by until during from to through between and fiscal en desde hasta durante entre y a al ejercicio".split()
)


def _is_year(text: str, before: str, start: int, end: int) -> bool:
    if end - start != 4 or not _YEAR.fullmatch(text, start, end):
        return False
    word = re.search(r"([^\W\d_]+)\s*\Z", before)
    if word and word[1].lower() in _joints_of_years():
        return True
    thing = _THING.match(text, end)
    return thing is None or thing["word"].lower() in _joints_of_years()


def _is_mark(copy: Written, first: int, last: int, start: int, end: int) -> bool:
    """Whether digits are the number of a paragraph, a page or a note."""
    text = copy.text
    is_alone = last - first <= _BEFORE and text[first:last].strip() == text[start:end]
    paragraph = _PARAGRAPH.match(text, first, min(last, first + _BEFORE))
    if paragraph and start < paragraph.end() and not is_alone:
        return True
    place = copy.blocks[copy.spot(start, end).block].place
    if is_alone and text[start:end] in (str(place.page), place.label):
        return True
    if end - start > 3:
        return False
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        return True
    glued = text[max(first, start - 4) : start]
    return bool(glued) and not glued[-1].isspace() and bool(_NOTE.search(glued))


def _is_in_address(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 200) : start]
    behind = text[end : end + 100].split(maxsplit=1)
    pieces = [] if before[-1:].isspace() else before.rsplit(maxsplit=1)
    is_behind = bool(behind) and not text[end : end + 1].isspace()
    word = "".join(pieces[-1:]) + (behind[0] if is_behind else "")
    return len(word) > 3 and _ADDRESS.search(word) is not None
