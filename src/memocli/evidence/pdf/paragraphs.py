"""Lines become paragraphs and headings.

Where a paragraph is cut in two, or two are taken for one, nothing is lost: sentences are looked for over the ends of blocks. What
counts is that numbered paragraphs begin a block, and that headings are told from text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from msgspec import Struct

from memocli.evidence.pdf.lines import Line
from memocli.evidence.placing import Piece, begins_with_number

_ITEM: Final = re.compile(r"\s*(?:[•●▪–—*-]|\(?[a-z]{1,4}[.)]|\([ivx]+\))\s")
_LONGER_STEP: Final = 1.3
_OTHER_SIZE: Final = 0.1
_INDENT: Final = 0.8
_HEADING_SIZE: Final = 1.12
_LONGEST_HEADING: Final = 200
_MOST_HEADING_LINES: Final = 4
_NO_HEADING_ENDS: Final = (".", ",", ";", ":", "-")


class Usual(Struct, frozen=True):
    """What most of a PDF's text has: the size, and the step from one line to the next."""

    size: float
    step: float


def usual(pages: Iterable[Sequence[Line]]) -> Usual:
    """The usual size and step of the lines of all pages."""
    sizes: Counter[float] = Counter()
    steps = []
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        steps += [
            two.middle - one.middle
            for one, two in pairwise(lines)
            if 0 < two.middle - one.middle < 4 * one.size
        ]
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    return Usual(size, median(steps) if steps else size * 1.2)


def pieces_of(lines: Sequence[Line], page: int, label: str, common: Usual) -> Iterable[Piece]:
    """The paragraphs and headings of a page."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins_another(paragraph, line, common):
            yield _piece(paragraph, page, label, common)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield _piece(paragraph, page, label, common)


def _begins_another(paragraph: Sequence[Line], line: Line, common: Usual) -> bool:
    last = paragraph[-1]
    step = line.middle - last.middle
    if step <= 0 or step > max(common.step, last.size * 1.1) * _LONGER_STEP:
        return True
    if abs(line.size - last.size) > _OTHER_SIZE * last.size:
        return True
    if line.is_bold != last.is_bold and _may_be_heading(paragraph):
        return True
    if begins_with_number(line.text.lstrip()) or _ITEM.match(line.text):
        return True
    is_hanging = len(paragraph) == 1 and (
        begins_with_number(last.text.lstrip()) or _ITEM.match(last.text) is not None
    )
    return line.left - last.left > _INDENT * line.size and not is_hanging


def _may_be_heading(paragraph: Sequence[Line]) -> bool:
    return all(line.is_bold for line in paragraph) and len(paragraph) <= _MOST_HEADING_LINES


def _piece(paragraph: Sequence[Line], page: int, label: str, common: Usual) -> Piece:
    text = "\n".join(line.text.strip() for line in paragraph)
    is_large = all(line.size > common.size * _HEADING_SIZE for line in paragraph)
    is_bold = all(line.is_bold for line in paragraph) and not text.endswith(_NO_HEADING_ENDS)
    is_heading = (
        (is_large or is_bold)
        and len(text) <= _LONGEST_HEADING
        and len(paragraph) <= _MOST_HEADING_LINES
        and re.search(r"[^\W\d_]{2}", text) is not None
    )
    return Piece(text, page, label, is_heading)
