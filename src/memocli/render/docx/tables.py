"""What a table of a DOCX says of itself: the widths of its columns, and its name."""

from __future__ import annotations

from memocli.document import Table
from memocli.ooxml.markup import escaped


def column_widths(table: Table, width: int) -> list[int]:
    """The widths of the columns of a table that is so wide."""
    shares = table.shares or (1,) * len(table.head)
    return [width * share // sum(shares) for share in shares]


def caption_property(caption: str, *, headed: bool = True) -> str:
    """The look of a table, whose first row is its head or, if it is not `headed`, its first column, and its name for a screen reader."""
    # The format comes from the style; `firstRow` marks the head row.
    look = (
        f'<w:tblLook w:val="{"0620" if headed else "0680"}" w:firstRow="{headed:d}" w:lastRow="0" '
        f'w:firstColumn="{not headed:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    return look + (f'<w:tblCaption w:val="{escaped(caption)}"/>' if caption else "")
