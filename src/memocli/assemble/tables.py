"""The tables of findings, and where they stand: one with many columns across the columns of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from memocli.document import Block, Columns, Heading, Inline, Table, plain
from memocli.memo import Claim, FindingTable

# So many columns and rows are read well in one column of the page.
_MOST_COLUMNS: Final = 3
_MOST_ROWS: Final = 20
# Compiled when first used: most memos have no table.
_NUMERIC: Final = r"[\d.,:%/()–—+\s-]*\d[\d.,:%/()–—+\s-]*"
# Letters: the most that a column's width follows, and what each column has besides.
_WIDEST: Final = 40
_ROOM: Final = 4
_Row: TypeAlias = tuple[tuple[Inline, ...], ...]
_SHORT_WORD: Final = r"[^\W\d]{1,8}"
_EMPTY: Final = r"[–—-]?"


def table_of(
    table: FindingTable,
    claims: Iterator[Inline],
    text: Callable[[str | None], str],
    running: Callable[[str], tuple[Inline, ...]],
    anchor: str,
) -> Table:
    """A table of a finding; `claims` are those in its cells, in order; `text` gives a text as it may be printed, and `running` one as runs.

    In a draft a row may lack cells, or have too many: it is printed with empty ones, so that nothing is lost.
    """
    width = max(len(table.head), *(len(row) for row in table.rows), 1)
    empty: tuple[Inline, ...] = ()
    rows: list[_Row] = []
    for row in table.rows:
        cells = [(next(claims),) if isinstance(cell, Claim) else running(cell) for cell in row]
        rows.append((*cells, *[empty] * (width - len(cells))))
    head = [text(name) for name in table.head]
    head += [""] * (width - len(head))
    return Table(
        text(table.caption),
        tuple(head),
        tuple(rows),
        tuple(_share(head, rows, place) for place in range(width)),
        anchor=anchor,
        numeric=tuple(place > 0 and _is_numeric(rows, place) for place in range(width)),
    )


def _share(head: Sequence[str], rows: Sequence[_Row], place: int) -> int:
    """How wide a column is beside the others: as its longest cell, up to about two lines of it."""
    longest = max(len(words) for words in (head[place], *_said(rows, place)))
    return min(longest, _WIDEST) + _ROOM


def _said(rows: Sequence[_Row], place: int) -> list[str]:
    return [plain(row[place], marks=False).strip() for row in rows]


def _is_numeric(rows: Sequence[_Row], place: int) -> bool:
    """Whether the cells of a column are numbers; some may be empty, and fewer than half a short word, such as "none"."""
    said = [words.rstrip(".") for words in _said(rows, place)]
    filled = [words for words in said if not re.fullmatch(_EMPTY, words)]
    others = [words for words in filled if not re.fullmatch(_NUMERIC, words)]
    return 2 * len(others) < len(filled) and all(
        re.fullmatch(_SHORT_WORD, words) for words in others
    )


def in_columns(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks in columns; a table with many columns or rows stands across them, with a heading that is right above it."""
    waiting: list[Block] = []
    for block in blocks:
        if not (isinstance(block, Table) and _is_wide(block)):
            waiting.append(block)
            continue
        heading = [waiting.pop()] if waiting and isinstance(waiting[-1], Heading) else []
        if waiting:
            yield Columns(tuple(waiting))
        yield from (*heading, block)
        waiting = []
    if waiting or not blocks:
        yield Columns(tuple(waiting))


def _is_wide(table: Table) -> bool:
    return len(table.head) > _MOST_COLUMNS or len(table.rows) > _MOST_ROWS
