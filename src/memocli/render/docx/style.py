"""What a style of a DOCX is."""

from __future__ import annotations

from msgspec import Struct


class Style(Struct, frozen=True):
    """One style. `kind` is `paragraph`, `character`, `table` or `numbering`; `body` is the XML of its properties."""

    id: str
    kind: str
    name: str
    body: str = ""
    based_on: str = ""
    following: str = ""
    default: bool = False
    hidden: bool = False


def paragraph_style(
    style_id: str, name: str, *, based_on: str = "Normal", following: str = "", body: str = ""
) -> Style:
    """A style for paragraphs."""
    return Style(style_id, "paragraph", name, body, based_on, following)


def character_style(style_id: str, name: str, body: str) -> Style:
    """A style for runs of words."""
    return Style(style_id, "character", name, body, "DefaultParagraphFont")
