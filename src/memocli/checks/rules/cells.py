"""The cells of tables that hold plain words: what must be supported belongs into a claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from memocli.checks.context import CheckContext
from memocli.prose import Prose, scan
from memocli.text import Placed

CELL_HINT: Final = "make the cell a claim: `{id: …, text: …}`, with a citation or a basis"


class PlainCell(Struct, frozen=True):
    """A cell with plain words; `names_row` where it is the first of its row."""

    text: Placed
    prose: Prose
    names_row: bool


def plain_cells(context: CheckContext) -> Iterator[PlainCell]:
    """Those of the memos in question, in reading order."""
    for year in context.years:
        memo = context.memos[year]
        tables = (finding.table for part in memo.parts for finding in part.findings)
        for row in (row for table in tables if table for row in table.rows):
            for place, cell in enumerate(row):
                if isinstance(cell, Placed):
                    yield PlainCell(cell, scan(cell, memo.language), names_row=not place)
