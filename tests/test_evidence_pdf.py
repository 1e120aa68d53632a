"""PDF: pages and what is printed on them, columns, paragraphs, headings, heads, scans."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from tests.support.evidence_documents import (
    DOCUMENTS,
    FONTS_CHANGE,
    Drawn,
    blank_backs_pdf,
    columns_drawn_by_rows_pdf,
    drawn_pdf,
    encrypted_pdf,
    footnotes_pdf,
    labelled_pdf,
    large_pdf,
    page_of,
    running_heads_pdf,
    scanned_pdf,
    set_pdf,
    spanish_pdf,
    table_pdf,
    two_columns_pdf,
)
from tests.support.evidence_texts import ENGLISH, REPORT, SPANISH, SYMBOL
from tests.support.evidence_words import block_beginning, flow, letters_of
from tests.support.hostile_evidence import claimed_pages_pdf, cut_pdf, cut_update_pdf
from tests.support.programs import program

from memocli.evidence.child import Copy, extract_all
from memocli.evidence.extracted import CannotRead, EvidenceText
from memocli.evidence.pdf import text_of_pdf
from memocli.evidence.pdf.characters import characters
from memocli.evidence.placing import BEFORE_MARK, without_marks


def labels(text: EvidenceText) -> dict[int, str]:
    return {block.place.page: block.place.label for block in text.blocks}


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def test_printed_numbers_are_told_from_sheets() -> None:
    text = text_of_pdf(running_heads_pdf())
    assert text.pages > 5
    assert labels(text) == {page: str(212 + page) for page in range(1, text.pages + 1)}


def test_labels_of_the_file() -> None:
    assert labels(text_of_pdf(labelled_pdf())) == {1: "i", 2: "ii", 3: "1", 4: "2"}


def test_a_number_with_a_word_before_and_a_total_behind() -> None:
    text = text_of_pdf(spanish_pdf())
    assert labels(text) == {page: str(page) for page in range(1, text.pages + 1)}
    assert "Página" not in " ".join(block.text for block in text.blocks)


def test_a_page_without_a_number_between_two_with_one() -> None:
    pages = [[*page_of(ENGLISH[at : at + 2]), (290, 30, 9, str(at + 50), False)] for at in range(7)]
    del pages[3][-1]
    assert labels(text_of_pdf(drawn_pdf(pages)))[4] == "53"


def test_roman_numbers_before_arabic_ones() -> None:
    marks = ["i", "ii", "iii", "iv", "1", "2", "3", "4"]
    pages = [
        [*page_of(ENGLISH[at : at + 1]), (290, 30, 9, mark, False)] for at, mark in enumerate(marks)
    ]
    assert list(labels(text_of_pdf(drawn_pdf(pages))).values()) == marks


def test_numbers_that_do_not_rise_with_the_sheets_are_none_of_pages() -> None:
    numbers = ["8,335", "17", "2018", "96.8", "17", "4"]
    pages = [
        [*page_of(ENGLISH[at : at + 1]), (60, 30, 9, number, False)]
        for at, number in enumerate(numbers)
    ]
    text = text_of_pdf(drawn_pdf(pages))
    assert set(labels(text).values()) == {""}
    assert [block.text for block in text.blocks if block.text in numbers] == numbers


def test_scanned_pages_are_named_and_blank_ones_are_not() -> None:
    assert text_of_pdf(scanned_pdf()).empty_pages == (1, 3)
    blank = text_of_pdf(drawn_pdf([page_of(ENGLISH[:1])]))
    assert blank.empty_pages == ()
    with pikepdf.open(io.BytesIO(scanned_pdf())) as file:
        file.add_blank_page()
        content = io.BytesIO()
        file.save(content)
    assert text_of_pdf(content.getvalue()).empty_pages == (1, 3)


def test_a_scan_with_a_stamped_number_is_a_scan_all_the_same() -> None:
    stamped = [drawn_pdf([[(290, 30, 9, f"Exhibit page {at}", False)]]) for at in range(1, 5)]
    with pikepdf.open(io.BytesIO(scanned_pdf())) as scan, pikepdf.new() as file:
        for content in stamped:
            with pikepdf.open(io.BytesIO(content)) as stamp:
                file.pages.append(scan.pages[0])
                file.pages[-1].add_overlay(stamp.pages[0], None)
        whole = io.BytesIO()
        file.save(whole)
    text = text_of_pdf(whole.getvalue())
    assert text.empty_pages == (1, 2, 3, 4)


def test_pages_with_nothing_but_a_head_and_a_rule_are_no_scans() -> None:
    text = text_of_pdf(blank_backs_pdf())
    assert text.pages >= 6
    assert text.empty_pages == ()


def test_letters_that_are_drawn_below_a_head_are_named() -> None:
    with pikepdf.open(io.BytesIO(blank_backs_pdf())) as file:
        strokes = b" ".join(b"100 %d m 300 %d l S" % (at, at) for at in range(200, 400, 8))
        file.pages[1].contents_add(strokes)
        content = io.BytesIO()
        file.save(content)
    assert text_of_pdf(content.getvalue()).empty_pages == (2,)


# ── heads ────────────────────────────────────────────────────────────────────────────────────────


def test_heads_do_not_interrupt_a_sentence_and_are_not_lost() -> None:
    text = text_of_pdf(running_heads_pdf())
    assert letters_of(ENGLISH[5]) in flow(text)
    heads = [block for block in text.blocks if block.text in (SYMBOL, REPORT)]
    assert heads == list(text.blocks[-2:])
    assert all((head.place.page, head.place.heading) == (1, "") for head in heads)


def test_the_first_line_of_a_page_is_no_head() -> None:
    """Each page begins with the same words, but nothing sets them apart."""
    pages = [page_of([f"{ENGLISH[6]} {ENGLISH[at]}"]) for at in range(5)]
    text = text_of_pdf(drawn_pdf(pages))
    assert flow(text).count(letters_of(ENGLISH[6])) == 5


# ── columns ──────────────────────────────────────────────────────────────────────────────────────


def test_columns_that_are_drawn_by_rows() -> None:
    text = text_of_pdf(columns_drawn_by_rows_pdf())
    assert [block.place.paragraph for block in text.blocks] == ["", *"12345678"]
    assert text.blocks[0].text == REPORT


def test_lines_that_are_drawn_in_no_order() -> None:
    ordered = page_of(ENGLISH[:5])
    shuffled = [ordered[at * 7 % len(ordered)] for at in range(len(ordered))]
    assert len({*shuffled}) == len(ordered)
    assert flow(text_of_pdf(drawn_pdf([shuffled]))) == flow(text_of_pdf(drawn_pdf([ordered])))


def test_rows_of_a_table_stay_rows() -> None:
    text = text_of_pdf(table_pdf())
    assert "Villa Serena\t1,377\t31" in "\n".join(block.text for block in text.blocks)


def test_a_page_that_lies_on_its_side() -> None:
    with pikepdf.open(io.BytesIO(columns_drawn_by_rows_pdf())) as file:
        for turn in (90, 180, 270):
            page = file.pages[0]
            page.Rotate = turn
            # What is drawn is turned the other way, so that it is read as before.
            width, height = 595, 842
            turned = {
                90: f"0 1 -1 0 {width} 0 cm",
                180: f"-1 0 0 -1 {width} {height} cm",
                270: f"0 -1 1 0 0 {height} cm",
            }
            content = io.BytesIO()
            with pikepdf.open(io.BytesIO(columns_drawn_by_rows_pdf())) as other:
                other.pages[0].Rotate = turn
                other.pages[0].MediaBox = [0, 0, 900, 900]
                other.pages[0].contents_add(turned[turn].encode(), prepend=True)
                other.save(content)
            text = text_of_pdf(content.getvalue())
            assert [block.place.paragraph for block in text.blocks] == ["", *"12345678"], turn


# ── paragraphs ───────────────────────────────────────────────────────────────────────────────────


def test_numbered_paragraphs_go_on_over_columns_and_pages() -> None:
    text = text_of_pdf(two_columns_pdf())
    numbers = [block.place.paragraph for block in text.blocks]
    assert [number for number in dict.fromkeys(numbers) if number] == [
        str(at) for at in range(1, 24)
    ]
    assert [int(number or 0) for number in numbers] == sorted(
        int(number or 0) for number in numbers
    )


def test_words_broken_at_the_end_of_a_line_keep_their_hyphens() -> None:
    said = "\n".join(block.text for block in text_of_pdf(two_columns_pdf()).blocks)
    assert re.search(r"[a-z]-\n[a-z]", said)
    assert not re.search("[\x02\ufffe\r]", said)


def test_raised_numbers_of_notes_are_set_apart() -> None:
    said = "\n".join(block.text for block in text_of_pdf(two_columns_pdf()).blocks)
    assert f"4,127{BEFORE_MARK}1" in said
    assert f"6,318{BEFORE_MARK}2" in said


def test_marks_of_notes_behind_stops_and_names_are_set_apart() -> None:
    text = text_of_pdf(footnotes_pdf())
    said = " ".join(" ".join(block.text for block in text.blocks).split(" "))
    for before, mark in (("investigations.", 1), ("charges,", 2), ("final”.", 3), ("Vélez", 4)):
        assert f"{before}{BEFORE_MARK}{mark}" in said
    assert f"8,335{BEFORE_MARK}6" in said
    assert f"2030{BEFORE_MARK}7" in said


def test_a_raised_mark_behind_a_blank_is_set_apart() -> None:
    drawn = [(60, 700, 10, "the army fled.", False), (123.4, 704, 6, "6", False)]
    (block,) = text_of_pdf(drawn_pdf([[*drawn, (129.5, 700, 10, "Then they hid", False)]])).blocks
    assert block.text == f"the army fled. {BEFORE_MARK}6 Then they hid"
    (block,) = text_of_pdf(
        drawn_pdf([[(60, 700, 10, "a page by 161 pages;  17 men", False)]])
    ).blocks
    assert BEFORE_MARK not in block.text


def test_signs_of_two_halves_and_halves() -> None:
    assert characters([0x61, 0xD835, 0xDEFC, 0x62]) == "a\U0001d6fc\0b"
    assert characters([0xD835, 0x62, 0xDEFC, 0x110000]) == "\ufffdb\ufffd\ufffd"


def test_a_pdf_with_letters_beyond_the_basic_ones_is_read_by_the_child() -> None:
    content = set_pdf(
        "<p>from 𝛼 to 𝜔 in 17 cases</p>",
        "p{hyphens:none;font-family:'DejaVu Math TeX Gyre','DejaVu Sans'}",
    )
    (text,) = extract_all([Copy(content, "a.pdf")])
    assert isinstance(text, EvidenceText), text
    assert "to 𝜔 in 17 cases" in text.blocks[0].text


def test_a_hair_space_of_the_text_itself_is_no_sign_of_a_note() -> None:
    assert without_marks(f"§{BEFORE_MARK}12") == "§\u200912"


def test_a_narrow_blank_where_the_font_changes_is_seen() -> None:
    (block,) = text_of_pdf(drawn_pdf([FONTS_CHANGE])).blocks
    assert block.text == "The magistrate tried Benito Ruiz"


def test_a_word_in_two_fonts_stays_one() -> None:
    fonts = [(60, 700, 10, "The magistrate tried", False), (148.2, 700, 10, "Benito", True)]
    (block,) = text_of_pdf(drawn_pdf([fonts])).blocks
    assert block.text == "The magistrate triedBenito"


def test_headings() -> None:
    text = text_of_pdf(running_heads_pdf())
    assert block_beginning(text, "Chapter 3").place.heading == "Chapter 3"
    headings = [block.place.heading for block in text.blocks[:-2]]
    assert list(dict.fromkeys(headings)) == [f"Chapter {at}" for at in range(1, 5)]


def test_bold_words_in_a_paragraph_are_no_heading() -> None:
    lines: list[Drawn] = [
        (60, 700 - 13 * at, 10, "bold words within a text,", at == 2) for at in range(6)
    ]
    assert {block.place.heading for block in text_of_pdf(drawn_pdf([lines])).blocks} == {""}


def test_a_bold_sentence_is_no_heading() -> None:
    lines: list[Drawn] = [
        (60, 700, 10, "The authorities did nothing.", True),
        *((60, 670 - 13 * at, 10, "a line of text behind it", False) for at in range(4)),
    ]
    assert {block.place.heading for block in text_of_pdf(drawn_pdf([lines])).blocks} == {""}


def test_paragraphs_that_are_told_by_their_indents_alone() -> None:
    lines: list[Drawn] = [
        (75 if at % 3 == 0 else 60, 700 - 13 * at, 10, f"line {at} of the text", False)
        for at in range(9)
    ]
    blocks = text_of_pdf(drawn_pdf([lines])).blocks
    assert [block.text.partition("\n")[0] for block in blocks] == [
        f"line {at} of the text" for at in (0, 3, 6)
    ]


# ── what can't be read ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (encrypted_pdf(), "it is encrypted"),
        (cut_pdf(), "cut short"),
        (cut_update_pdf(), "cut short"),
        (b"%PDF-1.7 nothing %%EOF", "it is damaged"),
    ],
)
def test_reasons(content: bytes, reason: str) -> None:
    with pytest.raises(CannotRead, match=reason):
        text_of_pdf(content)


def test_what_follows_the_end_does_no_harm() -> None:
    content = table_pdf()
    assert text_of_pdf(content + b"\n<!-- a server's words -->" * 500) == text_of_pdf(content)


def test_pages_that_are_only_claimed() -> None:
    assert text_of_pdf(claimed_pages_pdf()) == EvidenceText((), 1)


# ── another program ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith(".pdf")])
def test_poppler_sees_the_same_words(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(DOCUMENTS[name]())
    ran = subprocess.run(
        [program("pdftotext"), file, "-"], capture_output=True, text=True, check=True
    )
    theirs = sorted(re.sub(r"[\W\d_]", "", re.sub(r"Página\d+de\d+", "", letters_of(ran.stdout))))
    ours = sorted(re.sub(r"[\W\d_]", "", flow(text_of_pdf(file.read_bytes()))))
    if name == "running-heads.pdf":  # on each page there, once here
        repeated = re.sub(r"[\W\d_]", "", letters_of(SYMBOL + REPORT)) * 9
        theirs = sorted(ours_without(theirs, repeated))
    assert ours == theirs


def ours_without(letters: list[str], others: str) -> list[str]:
    left = list(letters)
    for letter in others:
        left.remove(letter)
    return left


def test_an_honest_report_of_hundreds_of_pages() -> None:
    text = text_of_pdf(large_pdf(300))
    assert text.pages == 300
    assert labels(text)[300] == "300"
    assert sum(letters_of(SPANISH[0])[:40] in letters_of(block.text) for block in text.blocks) > 100
