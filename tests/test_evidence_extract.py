"""Every kind of copy: its whole text in reading order, nothing else, and the kind is told by what is in it."""

from __future__ import annotations

from typing import Final

import pytest
from tests.support.evidence_documents import DOCUMENTS, numbered
from tests.support.evidence_texts import ENGLISH, FOLLOW_UP, REPLY, SPANISH
from tests.support.evidence_words import flow, letters_of

from memocli.evidence.extract import extracted
from memocli.evidence.extracted import EvidenceText, Unreadable

# What each has of the texts, in this order; a sentence may go on over the end of a page or a column.
SAID: Final = {
    "two-columns.pdf": [*numbered(ENGLISH), *numbered(ENGLISH[1:], 13)],
    "columns-by-rows.pdf": numbered(ENGLISH[:8]),
    "running-heads.pdf": [text for at in range(4) for text in numbered(ENGLISH, 1 + 12 * at)],
    "labelled.pdf": ENGLISH[:9],
    "scanned.pdf": ENGLISH[4:6],
    "fiscalia.pdf": numbered(SPANISH),
    "table.pdf": ENGLISH[1:3],
    "not-to-be-printed.pdf": ENGLISH[:2],
    "report.html": ENGLISH[:9],
    "fiscalia.htm": SPANISH,
    "report.txt": numbered(ENGLISH),
    "fiscalia-utf16.txt": SPANISH,
    "fiscalia-cp1252.txt": SPANISH,
    "follow-up.txt": numbered(FOLLOW_UP),
    "fiscalia-reply.txt": numbered(REPLY),
    "report.docx": ENGLISH[:7],
    "fiscalia.docx": numbered(SPANISH),
    "fiscalia.odt": numbered(SPANISH)[3:],
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_text_is_whole_and_in_order(name: str) -> None:
    said = flow(extracted(DOCUMENTS[name](), name))
    at = 0
    for text in SAID[name]:
        at = said.find(letters_of(text), at)
        assert at >= 0, text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_block_is_empty_and_pages_rise(name: str) -> None:
    text = extracted(DOCUMENTS[name](), name)
    assert isinstance(text, EvidenceText)
    assert all(block.text.strip() for block in text.blocks)
    in_flow = [block.place.page for block in text.blocks if block.place.heading]
    assert in_flow == sorted(in_flow)
    assert all(0 <= page <= text.pages for page in in_flow)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_kind_is_told_without_a_name(name: str) -> None:
    content = DOCUMENTS[name]()
    assert extracted(content, "") == extracted(content, name)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_copy_gives_the_same_text(name: str) -> None:
    content = DOCUMENTS[name]()
    assert extracted(content, name) == extracted(content, name)


def test_what_can_not_be_read_is_said_without_its_words() -> None:
    assert extracted(b"{\\rtf1 Zoraida}", "Zoraida.rtf") == Unreadable(
        "it is of a kind that can't be read (PDF, HTML, DOCX, ODT and plain text can be)"
    )
