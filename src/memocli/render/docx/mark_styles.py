"""The styles of what memocli puts beside the author's words: what is wrong, what a claim rests on, that it is a draft."""

from __future__ import annotations

from memocli.document import Design
from memocli.render.docx.properties import run_properties
from memocli.render.docx.style import Style, character_style


def mark_styles(design: Design) -> tuple[Style, ...]:
    """These styles in a design."""
    return (
        character_style(
            "Fault",
            "Fault",
            run_properties(
                font=design.sans,
                bold=True,
                size=design.small_size,
                colour=design.accent,
                shade="ffe9a8",
            ),
        ),
        character_style(
            "BasisSign",
            "Basis Sign",
            run_properties(
                font=design.sans, size=design.body_size + 1, colour=design.muted, superscript=True
            ),
        ),
        character_style(
            "DraftMark",
            "Draft Mark",
            run_properties(bold=True, caps=True, colour=design.accent, tracking=1),
        ),
    )
