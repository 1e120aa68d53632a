"""Running heads, running feet and page numbers: what of a page does not belong to its text, and which number is printed on it.

A sentence that goes on over the end of a page must not have them in its middle. No words are lost, however: the caller puts each
head behind all the text, once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from memocli.evidence.pdf.lines import Line, Page

# How much of the height of a page they stand in, and how many lines of it are looked at.
_MARGIN: Final = 0.12
_MOST_ROWS: Final = 3
_OFTEN: Final = 3
_SAME_ROW: Final = 2.0
# Of the size of a line: the step to it from the one before, where that is more than what lines of a text have between them.
_GAP: Final = 1.7

_NUMBER: Final = re.compile(
    r"(?<![\d.,/])\d{1,4}(?![\d.,/]\d)|(?<![\d.,])\d{1,4}(?=/\d)|(?<![^\W\d])[ivxlc]{1,8}\b"
)
_ONLY_A_NUMBER: Final = re.compile(
    r"\W*(?:p(?:ages?|ágs?|áginas?|p)?\b\.?\s*)?(?:\d{1,4}|[ivxlc]{1,8})(?:\s*(?:/|of|de)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LONGEST_HEAD: Final = 160


class Numbering(Struct, frozen=True, gc=False):
    """How printed numbers go with the sheets: by how much they are larger, and whether they are Roman."""

    ahead: int
    is_roman: bool


class Bare(Struct, frozen=True):
    """The pages without heads and numbers; the printed number of each sheet, where known; and the heads, with the first sheet of each."""

    pages: list[Page]
    labels: dict[int, str]
    heads: list[tuple[int, str]]


def without_heads(pages: Sequence[Page]) -> Bare:
    """Take the heads off all pages of a PDF."""
    edges = {page.number: _edges(page) for page in pages}
    numberings = _numberings(edges)
    often = Counter(key for lines in edges.values() for key in {*map(_key, lines)})
    enough = min(_OFTEN, max(2, len(pages)))
    repeated = {
        key for key, count in often.items() if count >= enough and re.search(r"[^\W\d]", key[0])
    }
    rows = _usual_rows(edges, repeated, numberings)
    bare, heads = [], dict[str, tuple[int, str]]()
    for page in pages:
        gone = []
        for line in edges[page.number]:
            is_numbered = bool(_matching(line, page.number, numberings))
            is_number = is_numbered and _ONLY_A_NUMBER.fullmatch(line.text.strip())
            if is_number or is_numbered or _key(line) in repeated or _row(line) in rows:
                gone.append(line)
                if not is_number:
                    heads.setdefault(_key(line)[0], (page.number, line.text.strip()))
        left = tuple(line for line in page.lines if line not in gone)
        bare.append(Page(page.number, page.label, page.height, left, page.shows_more))
    return Bare(bare, _labels(pages, edges, numberings), list(heads.values()))


def _edges(page: Page) -> list[Line]:
    """The lines near the upper and the lower edge of a page that stand apart from the others."""
    margin = page.height * _MARGIN
    downwards = sorted(page.lines, key=lambda line: line.middle)
    upper = [line for line in _outermost(downwards) if line.bottom < margin]
    lower = [line for line in _outermost(downwards[::-1]) if line.top > page.height - margin]
    return [line for line in (*upper, *lower) if len(line.text) <= _LONGEST_HEAD]


def _outermost(lines: Sequence[Line]) -> list[Line]:
    """The first rows up to a gap; without one, the first alone, where it is nothing but a number."""
    rows: list[list[Line]] = []
    for line in lines:
        step = abs(line.middle - rows[-1][0].middle) if rows else 0.0
        if rows and step <= _SAME_ROW:
            rows[-1].append(line)
        elif rows and step > _GAP * line.size:
            return [one for row in rows for one in row]
        elif len(rows) == _MOST_ROWS:
            return [one for one in rows[0] if _ONLY_A_NUMBER.fullmatch(one.text.strip())]
        else:
            rows.append([line])
    return [one for row in rows for one in row]


def _key(line: Line) -> tuple[str, int]:
    """What stays the same in a head from page to page: its words, and how far down it stands."""
    return re.sub(r"\d+", "#", " ".join(line.text.casefold().split())), round(
        line.middle / _SAME_ROW
    )


def _row(line: Line) -> tuple[int, int]:
    return round(line.middle / _SAME_ROW), round(line.size)


def _numberings(edges: dict[int, list[Line]]) -> Counter[Numbering]:
    """The numberings that go with the sheets often enough to be no chance, with the number of their pages."""
    votes = Counter(
        numbering
        for sheet, lines in edges.items()
        for numbering in {one for line in lines for one, _ in _numbers(line, sheet)}
    )
    enough = min(_OFTEN, max(2, len(edges)))
    return Counter({one: count for one, count in votes.items() if count >= enough})


def _numbers(line: Line, sheet: int) -> Iterable[tuple[Numbering, str]]:
    """Each number of a line as a numbering in which it would be that of the sheet."""
    for match in _NUMBER.finditer(line.text):
        text = match[0]
        value = int(text) if text.isdigit() else _roman(text)
        if value:
            yield Numbering(value - sheet, not text.isdigit()), text


def _roman(text: str) -> int:
    """The value of a Roman numeral; 0 where it is none."""
    values = [_ROMAN[letter] for letter in text]
    signed = [-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True)]
    total = sum(signed)
    return total if roman(total) == text else 0


def roman(value: int) -> str:
    """A number below 400 as a Roman numeral, in small letters."""
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return (
        "c" * (value // 100) + tens[value // 10 % 10] + ones[value % 10] if 0 < value < 400 else ""
    )


def _matching(
    line: Line, sheet: int, numberings: Counter[Numbering]
) -> tuple[Numbering, str] | None:
    """The number of a line that is the printed one of its sheet."""
    found = [one for one in _numbers(line, sheet) if one[0] in numberings]
    return max(found, key=lambda one: numberings[one[0]], default=None)


def _usual_rows(
    edges: dict[int, list[Line]], repeated: set[tuple[str, int]], numberings: Counter[Numbering]
) -> set[tuple[int, int]]:
    """Where heads stand on most pages: what else stands there in the same size is a head too, such as the title of a short chapter."""
    rows = Counter(
        row
        for sheet, lines in edges.items()
        for row in {
            _row(line)
            for line in lines
            if _key(line) in repeated or _matching(line, sheet, numberings)
        }
    )
    return {row for row, count in rows.items() if count >= _OFTEN and count * 2 > len(edges)}


def _labels(
    pages: Sequence[Page], edges: dict[int, list[Line]], numberings: Counter[Numbering]
) -> dict[int, str]:
    """The printed number of each sheet: as the file itself says, unless it merely counts the sheets; else as the heads say."""
    if any(page.label not in ("", str(page.number)) for page in pages):
        return {page.number: page.label for page in pages}
    found: dict[int, Numbering] = {}
    for sheet, lines in edges.items():
        matches = filter(None, (_matching(line, sheet, numberings) for line in lines))
        if best := max(matches, key=lambda one: numberings[one[0]], default=None):
            found[sheet] = best[0]
    if not found:
        return {page.number: page.label for page in pages}
    return {sheet: _printed(one, sheet) for sheet, one in _continued(found, len(pages)).items()}


def _continued(found: dict[int, Numbering], sheets: int) -> dict[int, Numbering]:
    """With the sheets between two of the same numbering: the first page of a chapter often bears no number."""
    last: Numbering | None = None
    between: list[int] = []
    whole = dict(found)
    for sheet in range(1, sheets + 1):
        if sheet not in found:
            between.append(sheet)
            continue
        if last == found[sheet]:
            whole |= dict.fromkeys(between, found[sheet])
        last, between = found[sheet], []
    return whole


def _printed(numbering: Numbering, sheet: int) -> str:
    value = sheet + numbering.ahead
    return roman(value) if numbering.is_roman else str(value)
