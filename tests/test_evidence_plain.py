"""Plain text: its encodings, its paragraphs, their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.evidence_documents import plain_cp1252, plain_text, plain_utf16
from tests.support.evidence_texts import ENGLISH, SPANISH

from memocli.evidence.extracted import CannotRead
from memocli.evidence.plain import decoded, text_of_plain


def test_paragraphs_with_their_numbers() -> None:
    blocks = text_of_plain(plain_text()).blocks
    assert [block.place.paragraph for block in blocks] == [str(at) for at in range(1, 13)]
    assert " ".join(blocks[1].text.split("\n")) == f"2. {ENGLISH[1]}"


@pytest.mark.parametrize("content", [plain_utf16(), plain_cp1252()])
def test_what_notepad_saves(content: bytes) -> None:
    assert [block.text for block in text_of_plain(content).blocks][: len(SPANISH)] == list(SPANISH)


def test_signs_of_windows() -> None:
    assert text_of_plain(plain_cp1252()).blocks[-1].text == "“Fin” –"


def test_numbered_paragraphs_without_blank_lines_between_them() -> None:
    blocks = text_of_plain(b"A title\n1. One\nmore of it\n2. Two\n").blocks
    assert [(block.text, block.place.paragraph) for block in blocks] == [
        ("A title", ""),
        ("1. One\nmore of it", "1"),
        ("2. Two", "2"),
    ]


def test_pages_of_a_printer_end_paragraphs() -> None:
    blocks = text_of_plain(b"One\x0cTwo\r\rThree").blocks
    assert [block.text for block in blocks] == ["One", "Two", "Three"]


def test_a_few_lost_bytes_cost_their_letters_only() -> None:
    content = "La Comisión halló “seis” fosas\n\nno más".encode().replace("ó".encode(), b"\xc3", 1)
    assert [block.text for block in text_of_plain(content).blocks] == [
        "La Comisi\ufffdn halló “seis” fosas",
        "no más",
    ]


def test_an_encoding_that_nobody_knows() -> None:
    with pytest.raises(CannotRead, match="no encoding that is known"):
        text_of_plain(b"\x81\x8d no such letters")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_letter_is_lost(text: str) -> None:
    content = ("x" + text).encode()
    said = "".join(block.text for block in text_of_plain(content).blocks)
    assert [sign for sign in said if not sign.isspace()] == [
        sign for sign in decoded(content) if not sign.isspace()
    ]
