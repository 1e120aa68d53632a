"""What depends on the length of a document: contents, from twelve pages on, its contents counted; and the room for the number of a page."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from memocli.document import (
    Band,
    BlockQuotation,
    Chart,
    Document,
    ItemList,
    Paragraph,
    Picture,
    Table,
    flat,
    plain,
)

LONG: Final = 12
# Words on a page of running text, and on one of notes, in two columns; headings and bands counted in.
_WORDS: Final = 560
_WORDS_OF_NOTES: Final = 800
_PICTURES: Final = 6
# The title, the verdicts, and what stays white.
_FRONT: Final = 1.5
# From here on, the document may have a hundred pages.
_NEAR_A_HUNDRED: Final = 80


def estimated_pages(document: Document) -> float:
    """About how many pages the document has in print, its contents not counted."""
    words = pictures = 0
    for block in flat(document.blocks):
        match block:
            case Paragraph(children=runs) | Band(condition=runs) | BlockQuotation(children=runs):
                words += len(plain(runs, marks=False).split())
            case ItemList(items=items):
                words += sum(len(plain(item, marks=False).split()) for item in items)
            case Table(rows=rows):
                cells = (cell for row in rows for cell in row)
                words += sum(len(plain(cell, marks=False).split()) for cell in cells)
            case Picture() | Chart():
                pictures += 1
            case _:
                pass
    noted = sum(len(plain(note.children).split()) for note in document.notes)
    about = len(plain(document.about).split())
    text = (words + about) / _WORDS + noted / _WORDS_OF_NOTES
    return _FRONT + text + pictures / _PICTURES


def page_place(document: Document) -> str:
    """What stands in the place of a page's number until that is known: as many digits as the last page may have."""
    return "000" if estimated_pages(document) >= _NEAR_A_HUNDRED else "00"


def without_contents(document: Document) -> Document:
    """The document without contents."""
    return replace(document, contents=None)


def decided(document: Document) -> Document:
    """The document with its contents, or without where nobody asked for them and it seems to be short."""
    asked = document.contents is None or document.contents.is_asked
    return document if asked or estimated_pages(document) >= LONG else without_contents(document)
