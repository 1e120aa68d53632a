"""What an extracted text says, in a form in which it can be compared."""

from __future__ import annotations

import re
import unicodedata

from memocli.evidence.extracted import Block, EvidenceText, Unreadable


def flow(text: EvidenceText | Unreadable) -> str:
    """All letters and signs in order, without blanks, hyphens, ligatures and the raised numbers of notes."""
    assert isinstance(text, EvidenceText), text
    return letters_of("\n".join(block.text for block in text.blocks))


def letters_of(text: str) -> str:
    """The same of any text."""
    text = re.sub("\u200a\\d+", "", text)
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", unicodedata.normalize("NFKC", text))


def block_beginning(text: EvidenceText | Unreadable, beginning: str) -> Block:
    """The one block that begins so, behind its number."""
    assert isinstance(text, EvidenceText), text
    start = letters_of(beginning)
    begins = [
        block
        for block in text.blocks
        if re.sub(r"^\d+\.", "", letters_of(block.text)).startswith(start)
    ]
    assert len(begins) == 1, begins
    return begins[0]
