"""The styles of the box on the first page, which holds all verdicts."""

from __future__ import annotations

from typing import Final

from memocli.document import Design
from memocli.render.docx.properties import pale_box, run_properties
from memocli.render.docx.style import Style, character_style, paragraph_style

# In points, and as twips: how far from the edges of the box its words stand.
_ROOM: Final = 11
BOX_ROOM: Final = _ROOM * 20


def box_styles(design: Design) -> tuple[Style, ...]:
    """Its heading, its links, and its table, which goes on below the heading on the same ground."""
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{design.rule}"'
    table = (
        f'<w:tblPr><w:tblBorders><w:bottom w:val="nil"/><w:insideH {rule}/></w:tblBorders>'
        '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{design.band}"/></w:tcPr>'
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr></w:tblStylePr>'
    )
    heading = pale_box(design, _ROOM, above=8, below=4)
    return (
        paragraph_style(
            "BoxHeading",
            "Box Heading",
            based_on="Caption",
            body=f"<w:pPr><w:keepNext/>{heading}</w:pPr>"
            + run_properties(size=design.body_size, colour=design.accent),
        ),
        # The whole column is links: a line below each would only be in the way.
        character_style("BoxLink", "Box Link", run_properties(colour=design.link)),
        Style("MemoBox", "table", "Memo Box", table, "MemoTable"),
    )
