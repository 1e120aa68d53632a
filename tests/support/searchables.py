"""Texts of kept copies, made up and ready to be searched."""

from __future__ import annotations

from memocli.evidence.extracted import Block, EvidenceText, Place
from memocli.verify.searchable import Searchable, searchable


def of_blocks(*texts: str) -> Searchable:
    """Blocks without pages."""
    return searchable(EvidenceText(tuple(Block(text, Place()) for text in texts)))


def of_pages(*pages: str | list[str], first_label: int | None = None) -> Searchable:
    """Pages of one block or several each; with printed numbers that begin with another one than the sheets', if given."""
    blocks = [
        Block(text, Place(sheet, "" if first_label is None else str(sheet - 1 + first_label)))
        for sheet, page in enumerate(pages, start=1)
        for text in ([page] if isinstance(page, str) else page)
    ]
    return searchable(EvidenceText(tuple(blocks), pages=len(pages)))
