"""Whether a document seems long enough for contents: all that takes room on paper counts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.support.sample_document import sample_document

from memocli.document import (
    Block,
    BlockQuotation,
    Columns,
    Contents,
    ContentsEntry,
    Document,
    ItemList,
    Note,
    Paragraph,
    Picture,
    Table,
    Text,
)
from memocli.render.contents import LONG, decided, estimated_pages

WORDS = (Text("word " * 280),)
PICTURE = Picture(b"", "image/png", "A river", "", 10, 10)
LISTED = Contents("Contents", (ContentsEntry("x", "I. X"),))


def document_of(*blocks: Block, **more: object) -> Document:
    bare = replace(sample_document(), blocks=blocks, notes=(), about=(), contents=LISTED)
    return replace(bare, **more)


@pytest.mark.parametrize(
    ("document", "more"),
    [
        (document_of(Columns((Paragraph(WORDS),))), 0.5),
        (document_of(BlockQuotation(WORDS)), 0.5),
        (document_of(ItemList((WORDS, WORDS))), 1),
        (document_of(Table("", ("a", "b"), ((WORDS, WORDS),))), 1),
        (document_of(about=WORDS), 0.5),
        (document_of(*[PICTURE] * 6), 1),
        (document_of(notes=(Note(1, "", (Text("word " * 800),)),)), 1),
    ],
)
def test_what_takes_room_counts(document: Document, more: float) -> None:
    assert estimated_pages(document) - estimated_pages(document_of()) == pytest.approx(more)


def test_contents_are_left_out_of_what_seems_short_but_where_they_were_asked_for() -> None:
    # The front takes a page and a half.
    long = document_of(*[Paragraph(WORDS)] * (2 * LONG - 3))
    short = replace(long, blocks=long.blocks[1:])
    assert decided(long).contents == LISTED
    assert decided(short).contents is None
    asked = replace(LISTED, is_asked=True)
    assert decided(replace(short, contents=asked)).contents == asked
