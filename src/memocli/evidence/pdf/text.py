"""A PDF's text: its pages, without what does not belong to their text, as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from memocli.evidence.extracted import CannotRead, EvidenceText
from memocli.evidence.pdf.heads import without_heads
from memocli.evidence.pdf.lines import Page, pages_of
from memocli.evidence.pdf.order import in_reading_order
from memocli.evidence.pdf.paragraphs import pieces_of, usual
from memocli.evidence.placing import Piece, blocks_of

_END: Final = b"%%EOF"
# Letters that a font gives no meaning to come out as these.
_MEANINGLESS: Final = re.compile("[\ufffd\ue000-\uf8ff]")
_MOST_MEANINGLESS: Final = 0.3


def text_of_pdf(
    content: bytes, one_by_one: Callable[[Iterator[Page]], Iterator[Page]] = iter
) -> EvidenceText:
    """The text of a PDF, whose pages are read as `one_by_one` asks for them. Raises CannotRead."""
    # pdfium mends a file whose end is missing, and leaves out what was there.
    if b"endobj" in content[content.rfind(_END) :] or _END not in content:
        raise CannotRead("it is cut short: its end is missing")
    pages = list(one_by_one(pages_of(content)))
    bare = without_heads(pages)
    lines = {page.number: in_reading_order(page.lines) for page in bare.pages}
    common = usual(lines.values())
    pieces = [
        piece
        for page in bare.pages
        for piece in pieces_of(
            lines[page.number], page.number, bare.labels.get(page.number, ""), common
        )
    ]
    pieces += [
        Piece(text, sheet, bare.labels.get(sheet, ""), is_apart=True) for sheet, text in bare.heads
    ]
    empty = tuple(page.number for page in bare.pages if _is_empty(page))
    return EvidenceText(blocks_of(pieces), len(pages), empty)


def _is_empty(page: Page) -> bool:
    """Whether a page shows something, and nothing of it but its heads can be read."""
    text = "".join(line.text for line in page.lines)
    if not text.strip():
        return page.shows_more
    return len(_MEANINGLESS.findall(text)) > _MOST_MEANINGLESS * len(text)
