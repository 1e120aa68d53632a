"""A table of a DOCX: its head row again on each page, no row broken, and the first cell of each row as its head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from memocli.document import Table
from memocli.ooxml.markup import escaped
from memocli.render.docx.box_styles import BOX_ROOM
from memocli.render.docx.column_shares import column_shares
from memocli.render.docx.runs import RunWriter

# Room below a table, which has none of its own: of an empty paragraph.
AFTER_TABLE: Final = '<w:spacing w:before="120" w:after="0" w:line="20" w:lineRule="exact"/>'
# In twips, for each point of its size: a letter, also a bold one of a wide font, which another program may take.
_LETTER: Final = 12
_STAYS: Final = "<w:keepNext/>"
_RIGHT: Final = '<w:jc w:val="right"/>'
_UNBROKEN: Final = "<w:cantSplit/>"


def table_markup(
    table: Table, runs: RunWriter, room: int, size: float, *, stays: bool = False
) -> str:
    """A table with a head row, `room` twips wide, in letters of `size` points; all on one page with what follows if it `stays`."""
    shares = table.shares or column_shares(table, room / (_LETTER * size))
    grid = _Grid(runs, _widths(shares, room), table.numeric, _STAYS if stays else "")
    head = [runs.spoken(text) for text in table.head]
    rows = [[runs.inlines(cell) for cell in row] for row in table.rows]
    written = [grid.row(row, "TableText", _UNBROKEN) for row in rows]
    written.insert(0, grid.row(head, "TableHead", f"{_UNBROKEN}<w:tblHeader/>"))
    return grid.table(written, table.caption, "MemoTable", has_head=True)


def box_markup(
    rows: Sequence[Sequence[str]], caption: str, widths: Sequence[int], runs: RunWriter
) -> str:
    """Rows of cells, which are runs, in columns of these widths, the last of which stands at the right."""
    at_the_right = (*(False for _ in widths[1:]), True)
    # Not margins of cells: in a file that is not of Word 2013 or later, as a template may be, they push the table out of the text.
    grid = _Grid(runs, widths, at_the_right, f'<w:ind w:left="{BOX_ROOM}" w:right="{BOX_ROOM}"/>')
    written = [grid.row(row, "TableText", _UNBROKEN) for row in rows]
    return grid.table(written, caption, "MemoBox", has_head=False)


class _Grid:
    """Columns of these widths; those that are `numeric` stand at the right. `properties` (XML) are those of each paragraph."""

    def __init__(
        self,
        runs: RunWriter,
        widths: Sequence[int],
        numeric: Sequence[bool] = (),
        properties: str = "",
    ) -> None:
        self._properties = properties
        self._styles = runs.styles
        self._widths = widths
        self._numeric = numeric or (False,) * len(widths)

    def row(self, cells: Sequence[str], style: str, properties: str) -> str:
        named = f'<w:pStyle w:val="{escaped(self._styles[style])}"/>'
        written = [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"<w:p><w:pPr>{named}{self._properties}{_RIGHT if is_numeric else ''}</w:pPr>{cell}</w:p></w:tc>"
            for cell, width, is_numeric in zip(cells, self._widths, self._numeric, strict=True)
        ]
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"

    def table(self, rows: Sequence[str], caption: str, style: str, *, has_head: bool) -> str:
        columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in self._widths])
        # The format comes from the style; `firstRow` and `firstColumn` mark the heads.
        look = (
            f'<w:tblLook w:val="{"06A0" if has_head else "0680"}" w:firstRow="{has_head:d}" w:lastRow="0" '
            'w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
        # A screen reader uses this as the table's name.
        name = f'<w:tblCaption w:val="{escaped(caption)}"/>' if caption else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{escaped(self._styles[style])}"/>'
            f'<w:tblW w:w="5000" w:type="pct"/>{look}{name}</w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )


def _widths(shares: Sequence[float], room: int) -> list[int]:
    return [int(room * share / sum(shares)) for share in shares]
