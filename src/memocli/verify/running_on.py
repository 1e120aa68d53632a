"""Sentences that go on in another block: behind the end of a column or a page, and behind the footnotes there.

Only running text of a copy with pages is joined: rows of tables, headings and items of lists end where they end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice
from typing import Final

from msgspec import Struct

from memocli.evidence.extracted import Block
from memocli.language import LANGUAGES
from memocli.prose.date_words import MONTH_NAMES
from memocli.verify.marks import RAISED_MARK
from memocli.verify.sentences import sentence_places
from memocli.verify.skips import begins_as_note, is_finished

# A page has at most so many footnotes between its last line and the next page's first one.
_MOST_NOTES: Final = 8
# Running text has so many words in small letters before its break, and behind it.
_LEAST_BEFORE: Final = 5
_LEAST_BEHIND: Final = 2
_NEAR: Final = 60
# A sentence is joined with no more than so many letters on each side.
_LONGEST: Final = 600
_SMALL_WORD: Final = re.compile(r"(?<![^\W_])[a-zà-ÿ]{2,}(?![^\W_])")
_LAST: Final = re.compile(r"(?P<word>[^\W_]+)[-\u00ad\u2010.,/]?\s*\Z")
# The cells of a table, the leaders of a table of contents.
_ROW: Final = re.compile(r"\t|[.…](?:\s?[.…]){3}")
# An item of a list, a numbered paragraph, a footnote.
_OF_ITS_OWN: Final = re.compile(
    r"[\[(]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)\]]\s|\d{1,3}\s+[“«\"'(¿¡]*[^\W\d_a-zà-ÿ]|[*†‡§•·–—-]"
)
_FIRST: Final = re.compile(r"[“«\"'(\[¿¡]*(?P<word>[^\W_]+)")
# What ends and begins with the halves of one number: "8," and "335"; of that of a case: "318/" and "2030".
_HALVES: Final = (
    (re.compile(r"(?<![\d.,])\d{1,3}[.,]\Z"), re.compile(r"\d{3}(?!\d)")),
    (re.compile(r"\d/\Z"), re.compile(r"(?:19|20)\d\d(?!\d)")),
)


class Seam(Struct, frozen=True, gc=False):
    """A sentence that begins in a block, at an offset of its text, and ends in another one, with the sign between the two parts."""

    first: int
    start: int
    last: int
    end: int
    joint: str


def seams_of(blocks: Sequence[Block]) -> Iterator[Seam]:
    """All of them, in order; where it is not clear with which block a sentence goes on, each."""
    for last in range(1, len(blocks)):
        if not blocks[last].place.page:
            continue
        for first in range(last - 1, max(-1, last - 2 - _MOST_NOTES), -1):
            if _goes_on(blocks[first], blocks[last]):
                yield _seam(blocks, first, last)
            if not begins_as_note(blocks[first].text):
                break


def _goes_on(before: Block, behind: Block) -> bool:
    """Whether the last sentence of a block probably goes on with the first one of another."""
    # What is quickly asked first: nearly all blocks end with a stop.
    if is_finished(before.text) or not 0 <= behind.place.page - before.place.page <= 1:
        return False
    if _OF_ITS_OWN.match(behind.text):
        return False
    end = RAISED_MARK.sub("", before.text[-_NEAR:])
    if is_finished(end) or _ROW.search(end) or _ROW.search(behind.text[:_NEAR]):
        return False
    if not (_is_running(before.text, _LEAST_BEFORE) and _is_running(behind.text, _LEAST_BEHIND)):
        return False
    first, last = _FIRST.match(behind.text), _LAST.search(end)
    if first is None or last is None:
        return False
    word = last["word"].lower()
    if first["word"][0].islower() or word in _linking():
        return True
    is_month = first["word"].lower() in MONTH_NAMES
    return word.isdecimal() and (is_month or _is_one_number(end, behind.text))


def _is_running(text: str, least: int) -> bool:
    """Whether it has so many words in small letters."""
    return len(list(islice(_SMALL_WORD.finditer(text), least))) == least


def _is_one_number(before: str, behind: str) -> bool:
    return any(ends.search(before) and begins.match(behind) for ends, begins in _HALVES)


def _seam(blocks: Sequence[Block], first: int, last: int) -> Seam:
    before, behind = blocks[first].text.rstrip(), blocks[last].text
    start = [place for place, _ in sentence_places(before, 0, len(before))][-1]
    _, end = next(sentence_places(behind, 0, len(behind)))
    if len(before) - start > _LONGEST:
        start = before.find(" ", len(before) - _LONGEST) + 1
    if end > _LONGEST:
        end = max(behind.rfind(" ", 0, _LONGEST), 1)
    joint = "" if _is_one_number(before, behind) else "\n"
    return Seam(first, start, last, end, joint)


@cache
def _linking() -> frozenset[str]:
    """Words that end no sentence: "of", "de", "the"; and months, behind which a year may stand."""
    return frozenset(
        chain.from_iterable(
            (
                *facts.links,
                *words.frequent,
                *words.linking,
                *words.months,
                *map(str.lower, facts.months),
            )
            for facts in LANGUAGES.values()
            for words in [facts.sources]
        )
    )
