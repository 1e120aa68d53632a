"""Pieces of a text become blocks: below which heading each stands, and in which numbered paragraph.

Reports of courts, treaty bodies and commissions number their paragraphs through, and are cited by these numbers. A list within such
a paragraph has numbers too. So the longest run of rising numbers is taken for that of the paragraphs, and numbers that don't fit in
belong to lists; before and after it (in an annex) there may be other runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from memocli.evidence.extracted import Block, Place

# "12. ", "12) ", "[12] ", "§ 12 ", "12  The" (as some courts print it): with a letter, a quotation mark or a bracket behind it.
_NUMBERED: Final = re.compile(
    r"(?:(?:§|¶)\s*(\d{1,4})[.)]?|\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)])\s+(?=[^\W\d_]|[\"'“‘«¿¡(\[])"
)
# One or two numbers may be lost in a table or at the end of a page.
_LARGEST_STEP: Final = 3
# More than any report has parts and annexes that count anew.
_MOST_RUNS: Final = 60
_LONGEST_HEADING: Final = 200

# The number of a piece that begins no paragraph and goes on with none.
IN_NONE: Final = -1
# Between a word and the raised mark of a note: without it "8,335" with note 12 would be 8,33512. A text's own blanks of this kind
# (hair spaces) become thin ones, so that it means nothing else.
BEFORE_MARK: Final = "\u200a"
_THIN: Final = "\u2009"
_MARK: Final = re.compile(r"\s*[\[(]?\d{1,4}(?:\s*[,–-]\s*\d{1,4})*[\])]?\s*")


class Piece(Struct, frozen=True, gc=False):
    """A block to be. `number` is that which a format gives to the paragraph, without its being a part of the text; or IN_NONE.

    `is_apart`: it stands below no heading and in no paragraph, such as a note or a running head behind all the text.
    """

    text: str
    page: int = 0
    label: str = ""
    is_heading: bool = False
    number: int = 0
    is_apart: bool = False


def blocks_of(pieces: Iterable[Piece]) -> tuple[Block, ...]:
    """The blocks, in the same order; pieces without a word or sign are left out."""
    kept = [piece for piece in pieces if piece.text.strip()]
    numbered = _numbers_of_paragraphs([_number(piece) for piece in kept])
    heading = paragraph = ""
    blocks = []
    for index, piece in enumerate(kept):
        if piece.is_apart:
            heading = paragraph = ""
        elif piece.is_heading:
            heading = " ".join(piece.text.split())[:_LONGEST_HEADING]
            paragraph = ""
        if index in numbered:
            paragraph = str(numbered[index])
        elif piece.number == IN_NONE:
            paragraph = ""
        place = Place(piece.page, piece.label, paragraph, heading)
        blocks.append(Block(piece.text.strip("\n"), place))
    return tuple(blocks)


def without_marks(text: str) -> str:
    """A text of a file with thin blanks in place of those that stand before marks; it stays as long as it was."""
    return text.replace(BEFORE_MARK, _THIN)


def begins_with_number(text: str) -> bool:
    """Whether a text begins as a numbered paragraph does."""
    return _NUMBERED.match(text) is not None


def is_mark_of_note(raised: str) -> bool:
    """Whether raised letters are the mark of a note."""
    return _MARK.fullmatch(raised) is not None


def _number(piece: Piece) -> int:
    """The number that a piece begins with; 0 where it has none."""
    if piece.is_heading or piece.is_apart:
        return 0
    if piece.number:
        return max(0, piece.number)
    match = _NUMBERED.match(piece.text.lstrip())
    return int(next(filter(None, match.groups()))) if match else 0


def _numbers_of_paragraphs(numbers: list[int]) -> dict[int, int]:
    """Which of the numbers are those of paragraphs, by their index: the longest run, and the runs before and after it."""
    found: dict[int, int] = {}
    spans = [(0, len(numbers))]
    for _ in range(_MOST_RUNS):
        start, end = spans.pop(spans.index(max(spans, key=lambda span: span[1] - span[0])))
        if run := _longest_run(numbers, start, end):
            found |= {index: numbers[index] for index in run}
            spans += [(start, run[0]), (run[-1] + 1, end)]
        if not spans:
            break
    return found


def _longest_run(numbers: list[int], start: int, end: int) -> list[int]:
    """The indexes of the longest run of rising numbers; of equally long ones the first."""
    # For each number: how long a run may be that ends with it, and where it last stood in such a run.
    lengths: dict[int, tuple[int, int]] = {}
    before: dict[int, int] = {}
    best = (0, -1)
    for index in range(start, end):
        if number := numbers[index]:
            steps = range(number - 1, max(0, number - 1 - _LARGEST_STEP), -1)
            length, last = max((lengths.get(step, (0, -1)) for step in steps), default=(0, -1))
            before[index] = last
            if length + 1 >= lengths.get(number, (0, -1))[0]:
                lengths[number] = (length + 1, index)
            if length + 1 > best[0]:
                best = (length + 1, index)
    run = [best[1]] if best[0] else []
    while run and (last := before[run[-1]]) >= 0:
        run.append(last)
    return run[::-1]
