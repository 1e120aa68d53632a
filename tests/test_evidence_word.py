"""DOCX: the words of the text and its notes, without those that were deleted; headings; numbers that Word counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.evidence_documents import (
    docx_of,
    paragraph_of,
    run_of,
    spanish_word_report,
    word_report,
)
from tests.support.evidence_texts import ENDNOTE, ENGLISH, FOOTNOTE, REPORT, SPANISH, SYMBOL
from tests.support.evidence_words import block_beginning, flow, letters_of
from tests.support.programs import office

from memocli.evidence.extracted import Block, Place
from memocli.evidence.open_document import text_of_open_document
from memocli.evidence.placing import BEFORE_MARK
from memocli.evidence.word import text_of_word


def said(body: str) -> list[str]:
    return [block.text for block in text_of_word(docx_of(body)).blocks]


def test_tracked_changes_hidden_words_and_raised_numbers() -> None:
    text = text_of_word(word_report())
    assert block_beginning(text, "The Office counted 3").text == (
        f"The Office counted 321 complaints{BEFORE_MARK}3 in all."
    )


def test_places() -> None:
    text = text_of_word(word_report())
    for at in range(6):
        assert block_beginning(text, ENGLISH[at]).place == Place(
            paragraph=str(at + 1), heading=REPORT
        )
    assert block_beginning(text, ENGLISH[6]).place == Place(paragraph="7", heading="Complaints")


def test_notes_and_heads_come_last_and_below_no_heading() -> None:
    assert text_of_word(word_report()).blocks[-3:] == tuple(
        Block(text, Place()) for text in (FOOTNOTE, ENDNOTE, SYMBOL)
    )


def test_rows_of_a_table() -> None:
    for content in (word_report(), spanish_word_report()):
        rows = [block.text for block in text_of_word(content).blocks if "\t" in block.text]
        assert rows[1] == "Puerto Nuevo\t1,904\t22"
        assert len(rows) == 4


def test_cells_with_several_paragraphs_stay_apart() -> None:
    cell = f"<w:tc>{paragraph_of(run_of('One'))}{paragraph_of(run_of('Two'))}</w:tc>"
    assert said(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == ["One", "Two"]


def test_signs_that_are_elements() -> None:
    inside = "<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:noBreakHyphen/><w:t>D</w:t></w:r>"
    assert said(paragraph_of(inside)) == ["A\tB\nC\u2011D"]


def test_a_text_box_is_said_once() -> None:
    box = f"<w:txbxContent>{paragraph_of(run_of('In a box'))}</w:txbxContent>"
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = (
        f"<w:r><mc:AlternateContent {spaces}><mc:Choice Requires='x'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert said(paragraph_of(run_of("Around it") + twice)) == ["In a box", "Around it"]


def test_links_and_fields_are_text() -> None:
    inside = f"<w:hyperlink>{run_of('a link')}</w:hyperlink><w:fldSimple>{run_of(' and 7')}</w:fldSimple>"
    assert said(paragraph_of(inside + "<w:r><w:instrText>PAGE</w:instrText></w:r>")) == [
        "a link and 7"
    ]


def listed(level: int, numbering: int) -> str:
    return (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr></w:pPr>'
    )


def test_deeper_levels_and_bullets_belong_to_the_paragraph_above() -> None:
    body = "".join(
        f"<w:p>{listed(level, numbering)}{run_of(text)}</w:p>"
        for text, level, numbering in [
            ("One", 0, 4),
            ("a list in it", 1, 4),
            ("a bullet", 0, 5),
            ("Two", 0, 4),
        ]
    )
    places = [block.place.paragraph for block in text_of_word(docx_of(body)).blocks]
    assert places == ["1", "1", "1", "2"]


def test_libre_office_sees_the_same_text(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(spanish_word_report())
    theirs = text_of_open_document(office(file, "odt", tmp_path).read_bytes())
    ours = text_of_word(file.read_bytes())
    assert flow(theirs) == flow(ours)
    assert letters_of("".join(SPANISH[0])) in flow(ours)
    assert [block.place.heading for block in theirs.blocks] == [
        block.place.heading for block in ours.blocks
    ]


@pytest.mark.parametrize("style", ["Ttulo1"])
def test_a_heading_is_told_by_the_name_of_its_style_not_by_its_id(style: str) -> None:
    blocks = text_of_word(
        docx_of(paragraph_of(run_of("Hechos"), style) + paragraph_of(run_of("x")))
    ).blocks
    assert blocks[1].place.heading == "Hechos"
