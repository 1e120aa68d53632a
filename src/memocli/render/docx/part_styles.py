"""The styles of what stands before, beside and between the findings: contents, lines to sign on, the numbers of paragraphs."""

from __future__ import annotations

from typing import Final

from memocli.document import Design
from memocli.render.docx.properties import paragraph_properties, run_properties
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
        # It has no look: it only says what the head of each page repeats.
        character_style("PartName", "Part Name", ""),
        *_contents(design),
    )


def _contents(design: Design) -> tuple[Style, ...]:
    """The styles of the heading and of the two levels, which Word has names for."""
    heading = paragraph_properties(before=16, after=4, keep_next=True, outline=9)
    first = paragraph_properties(before=3, after=1, right=0.4, hyphenate=False)
    second = paragraph_properties(after=0, left=0.24, right=0.4, hyphenate=False)
    return (
        paragraph_style(
            "TOCHeading",
            "TOC Heading",
            based_on="Heading1",
            following="BodyText",
            body=heading + run_properties(size=design.heading_sizes[1]),
        ),
        paragraph_style("TOC1", "toc 1", body=first + run_properties(font=design.sans)),
        paragraph_style("TOC2", "toc 2", body=second + run_properties(font=design.sans)),
    )
