"""The styles of what stands beside and between the findings: lines to sign on, the numbers of paragraphs."""

from __future__ import annotations

from typing import Final

from memocli.document import Design
from memocli.render.docx.properties import run_properties
from memocli.render.docx.style import Style, character_style, paragraph_style

# A tab draws the line; the name stands below it in the same paragraph, so that no page parts the two.
_LINE: Final = (
    '<w:pPr><w:keepLines/><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="5040"/></w:tabs>'
    '<w:suppressAutoHyphens/><w:spacing w:before="720" w:after="60"/></w:pPr>'
)


def part_styles(design: Design) -> tuple[Style, ...]:
    """The styles, in their order."""
    number = run_properties(
        font=design.sans, bold=True, size=design.small_size, colour=design.muted
    )
    return (
        paragraph_style(
            "SignatureLine", "Signature Line", body=_LINE + run_properties(font=design.sans)
        ),
        character_style("ParagraphNumber", "Paragraph Number", number),
    )
