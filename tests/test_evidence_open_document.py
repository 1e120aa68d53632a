"""ODT: the words of the text, then the notes; neither deleted words nor comments."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.evidence_documents import odt_of, open_document, word_report
from tests.support.evidence_texts import FOOTNOTE, SPANISH
from tests.support.evidence_words import block_beginning, flow, letters_of
from tests.support.hostile_evidence import protected_odt
from tests.support.programs import office

from memocli.evidence.extracted import Block, CannotRead, Place
from memocli.evidence.open_document import text_of_open_document
from memocli.evidence.word import text_of_word


def said(body: str) -> list[str]:
    return [block.text for block in text_of_open_document(odt_of(body)).blocks]


def test_places() -> None:
    text = text_of_open_document(open_document())
    place = block_beginning(text, SPANISH[3]).place
    assert place == Place(paragraph="4", heading="Informe de la Fiscalía")


def test_notes_come_last_and_what_is_no_text_is_left_out() -> None:
    text = text_of_open_document(open_document())
    assert text.blocks[-1] == Block("Oficio 0417/2030, anexo 3.", Place())
    assert letters_of(SPANISH[1]) in flow(text)
    assert "777" not in flow(text)
    assert "555" not in flow(text)


def test_blanks_that_are_elements() -> None:
    assert said('<text:p>a\n  b<text:s text:c="2"/>c<text:tab/>d<text:line-break/>e</text:p>') == [
        "a b  c\td\ne"
    ]
    assert said('<text:p>a<text:s text:c="99999999999"/>b</text:p>') == [f"a{' ' * 100}b"]


def test_rows_of_a_table() -> None:
    assert "Villa Serena\t1,377\t31" in [
        block.text for block in text_of_open_document(open_document()).blocks
    ]


def test_a_password() -> None:
    with pytest.raises(CannotRead, match="protected by a password"):
        text_of_open_document(protected_odt())


def test_what_libre_office_makes_of_word_s_notes_and_changes(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(word_report())
    theirs = text_of_open_document(office(file, "odt", tmp_path).read_bytes())
    ours = text_of_word(file.read_bytes())
    assert FOOTNOTE in [block.text for block in theirs.blocks]
    assert "312" not in flow(theirs)
    for block in ours.blocks[:7]:
        assert letters_of(block.text) in flow(theirs)
