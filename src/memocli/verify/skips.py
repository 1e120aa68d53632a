"""What a printer puts between the words of a sentence: the numbers of notes, the heads, feet and footnotes of pages.

None of it is quoted. So a quotation that is not found as it stands is looked for once more, where a reader would read on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from memocli.evidence.extracted import Block
from memocli.evidence.placing import BEFORE_MARK
from memocli.verify.marks import LABELS, RAISED_MARK, is_mark
from memocli.verify.words import words_of

# Before a word (its number): the words with which a reader may read on.
Skips: TypeAlias = dict[int, tuple[int, ...]]

# A page has at most so many blocks below its last line, footnotes included, and above its first one.
_BELOW: Final = 8
_ABOVE: Final = 3
# What stands above or below on so many pages is a running head.
_LEAST_PAGES: Final = 3
_FINISHED: Final = re.compile(r"[.!?:…][\"'’”»)\]]*\s*\Z")
_FOOTNOTE: Final = re.compile(r"[^\w\s]*\s*\d|[*†‡§]")
_MOST_HEAD_WORDS: Final = 12
_NUMBERS: Final = re.compile(r"<[^>]*>")
# The number of a note: right behind a word in small letters and its signs, or in brackets: impunity12, norm.”12, norm [12].
_NUMBER: Final = re.compile(r"\d(?<=[^\s\d/]\d)\d{0,2}+(?![^\W_]|[.,:/]\d)")
_BEFORE: Final = re.compile(r"([^\W\d_]+)[.,;:!?]?[’”»\"')]*\Z")
_LONGEST: Final = 40
_LEAST_LETTERS: Final = 3


def skips_of(blocks: Sequence[Block], firsts: Sequence[int], letters: Sequence[str]) -> Skips:
    """Where something may be passed over in blocks whose first words have these numbers, and whose joined keys are these."""
    skips: defaultdict[int, set[int]] = defaultdict(set)
    for number, block in enumerate(blocks):
        for at, past in _notes(block.text):
            skips[firsts[number] + at].add(firsts[number] + past)
    for at, behind in _page_turns(blocks, letters):
        if firsts[at] < firsts[behind]:
            skips[firsts[at]].add(firsts[behind])
    return {at: tuple(sorted(behind)) for at, behind in skips.items()}


def _notes(text: str) -> Iterator[tuple[int, int]]:
    """The words of a block that are probably numbers of notes: the first one among its words, and the one past the last."""
    found = [match.span() for match in _NUMBER.finditer(text) if _is_note(text, *match.span())]
    if BEFORE_MARK in text:
        raised = (match.span() for match in RAISED_MARK.finditer(text))
        found += [span for span in raised if is_mark(text, span[0])]
    if found:
        starts = [word.start for word in words_of(text)]
        for start, end in found:
            yield bisect_left(starts, start), bisect_left(starts, end)


def _is_note(text: str, start: int, end: int) -> bool:
    """Whether a number with no blank before it is probably that of a note: A12 and Sala3 are names, and "para.12" is a place."""
    if text[start - 1] == "[":
        return text[end : end + 1] == "]"
    before = _BEFORE.search(text[max(0, start - _LONGEST) : start])
    if before is None:
        return False
    word = before[1]
    return len(word) >= _LEAST_LETTERS and word.islower() and word not in LABELS


def _page_turns(blocks: Sequence[Block], letters: Sequence[str]) -> Iterator[tuple[int, int]]:
    """What may be passed over between two pages: from one block up to another."""
    pages = [
        [number for number, _ in group]
        for page, group in groupby(enumerate(blocks), key=lambda each: each[1].place.page)
        if page
    ]
    edges = [dict.fromkeys([*page[:_ABOVE], *page[-_BELOW:]]) for page in pages]
    # Running heads without the numbers of their pages.
    heads = {number: _NUMBERS.sub("", letters[number]) for page in edges for number in page}
    often = Counter(head for page in edges for head in {heads[number] for number in page})
    printed = {number for number, head in heads.items() if not head or often[head] >= _LEAST_PAGES}
    for page, following in pairwise(pages):
        for at in [*page[-_BELOW:], following[0]]:
            if at == page[0]:
                continue
            is_begun = at - 1 not in printed and not is_finished(blocks[at - 1].text)
            for behind in following[: _ABOVE + 1]:
                if all(
                    number in printed
                    or (is_begun and _is_aside(blocks[number], is_below=number < following[0]))
                    for number in range(at, behind)
                ):
                    yield at, behind


def _is_aside(block: Block, *, is_below: bool) -> bool:
    """Whether a block may stand between the two halves of a sentence: a footnote below, a head above."""
    if is_below:
        return begins_as_note(block.text)
    return not is_finished(block.text) and len(block.text.split()) <= _MOST_HEAD_WORDS


def begins_as_note(text: str) -> bool:
    """Whether a block may be a footnote: it begins with a number or a sign for one."""
    return _FOOTNOTE.match(text) is not None


def is_finished(text: str) -> bool:
    """Whether a block ends with a sentence."""
    return _FINISHED.search(text[-_LONGEST:]) is not None
