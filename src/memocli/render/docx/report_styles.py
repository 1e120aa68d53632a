"""The styles of a report on changes: its entries, and words that were deleted and inserted."""

from __future__ import annotations

from typing import Final

from memocli.render.design import DESIGN
from memocli.render.docx.properties import paragraph_properties, run_properties
from memocli.render.docx.style import Style, character_style, paragraph_style

DELETED: Final = "Deleted"
INSERTED: Final = "Inserted"
_INDENT: Final = 0.2  # inches


def report_styles() -> tuple[Style, ...]:
    """The styles, in their order."""
    small = DESIGN.small_size
    label = paragraph_properties(
        before=9, after=1, line=small * 1.4, keep_next=True, keep_lines=True, hyphenate=False
    ) + run_properties(font=DESIGN.sans, bold=True, size=small, colour=DESIGN.accent)
    detail = paragraph_properties(
        before=0, after=1, line=small * 1.35, left=_INDENT, hyphenate=False
    ) + run_properties(font=DESIGN.sans, size=small)
    return (
        paragraph_style("EntryLabel", "Entry Label", following="EntryText", body=label),
        character_style(
            "EntryPlace",
            "Entry Place",
            f'<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{DESIGN.muted}"/></w:rPr>',
        ),
        paragraph_style(
            "EntryText", "Entry Text", body=paragraph_properties(after=3, left=_INDENT)
        ),
        paragraph_style("EntryDetail", "Entry Detail", body=detail),
        character_style(DELETED, "Deleted", run_properties(strike=True, colour=DESIGN.accent)),
        character_style(INSERTED, "Inserted", run_properties(colour=DESIGN.link, underline=True)),
    )
