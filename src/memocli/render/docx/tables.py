"""What a table of a DOCX says of itself: the widths of its columns, and its name."""

from __future__ import annotations

from memocli.document import Table
from memocli.ooxml.markup import escaped


def column_widths(table: Table, width: int) -> list[int]:
    """The widths of the columns of a table that is so wide."""
    shares = table.shares or (1,) * len(table.head)
    return [width * share // sum(shares) for share in shares]


def caption_property(caption: str) -> str:
    """How a table is looked at, and its name where it has one."""
    # A screen reader uses this as the table's name; the format comes from the style, and `firstRow` marks the head row.
    look = '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    return look + (f'<w:tblCaption w:val="{escaped(caption)}"/>' if caption else "")
