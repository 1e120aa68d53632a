"""The first page of a DOCX: all verdicts in a table that leads to them."""

from __future__ import annotations

import ctypes
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from msgspec.structs import replace
from tests.support.document_words import body_words
from tests.support.docx_reading import W, audit, part, xml_body_words
from tests.support.programs import office, program, run
from tests.support.sample_document import fronted_document

from memocli.document import Columns, Design, Paragraph, Table, Text, plain
from memocli.render.docx import render_docx
from memocli.render.docx.properties import twips


@pytest.fixture(scope="module")
def file() -> bytes:
    return render_docx(fronted_document())


@pytest.fixture(scope="module")
def printed(file: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF that LibreOffice makes of it."""
    folder = tmp_path_factory.mktemp("printed")
    (folder / "memo.docx").write_bytes(file)
    return office(folder / "memo.docx", "pdf", folder)


@pytest.fixture(scope="module")
def text(printed: Path) -> pypdfium2.PdfTextPage:
    """The words of its first page, each with its place and look."""
    return pypdfium2.PdfDocument(printed)[0].get_textpage()


def test_the_words_are_those_of_the_document(file: bytes, tmp_path: Path) -> None:
    assert xml_body_words(file) == body_words(fronted_document())
    assert audit(file, tmp_path) == []


def test_each_verdict_leads_to_its_requirement(file: bytes) -> None:
    body = part(file, "word/document.xml")
    table = next(body.iter(f"{W}tbl"))
    goals = [link.get(f"{W}anchor") for link in table.iter(f"{W}hyperlink")]
    headings = {
        mark.get(f"{W}name"): "".join(mark.getparent().itertext(f"{W}t"))
        for mark in body.iter(f"{W}bookmarkStart")
    }
    assert [headings[goal] for goal in goals] == [
        "".join(link.itertext(f"{W}t")) for link in table.iter(f"{W}hyperlink")
    ]
    assert len(goals) == 3


def test_columns_of_the_box_are_as_wide_as_their_words_need(file: bytes) -> None:
    table = next(part(file, "word/document.xml").iter(f"{W}tbl"))
    heading, verdict, page = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    assert heading + verdict + page == twips(6.6)
    assert heading > verdict > page
    for row in table.iter(f"{W}tr"):
        sides = [cell.find(f"{W}p/{W}pPr/{W}jc") for cell in row.iter(f"{W}tc")]
        assert [side is not None and side.get(f"{W}val") for side in sides] == [
            False,
            False,
            "right",
        ]


def test_a_long_verdict_leaves_room_for_what_it_is_about() -> None:
    document = fronted_document()
    assert document.front.bottom_line
    lines = tuple(
        replace(line, verdict="Met in part, as far as is known " * 3)
        for line in document.front.bottom_line.lines
    )
    box = replace(document.front.bottom_line, lines=lines)
    file = render_docx(replace(document, front=replace(document.front, bottom_line=box)))
    table = next(part(file, "word/document.xml").iter(f"{W}tbl"))
    heading, verdict, _ = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    assert heading > verdict


def test_a_table_that_follows_the_box_is_no_part_of_it() -> None:
    """Word joins two tables with nothing between them."""
    table = Table("", ("State", "Cases"), (((Text("North"),), (Text("2"),)),))
    made = render_docx(replace(fronted_document(), blocks=(table,), notes=(), contents=None))
    tables = list(part(made, "word/document.xml").iter(f"{W}tbl"))
    assert len(tables) == 2
    assert [one.getnext().tag for one in tables] == [f"{W}p", f"{W}p"]


def test_what_word_is_told_of_heads_of_tables_is_said_twice_in_the_same_way(file: bytes) -> None:
    """In words, and as the sum that older programs read."""
    weights = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400}  # fmt: skip
    looks = list(part(file, "word/document.xml").iter(f"{W}tblLook"))
    for look in looks:
        said = sum(weight for name, weight in weights.items() if look.get(f"{W}{name}") == "1")
        assert int(look.get(f"{W}val"), 16) == said
    assert len({look.get(f"{W}firstRow") for look in looks}) == 2


def test_no_margin_of_a_cell_pushes_a_table_out_of_the_text(file: bytes) -> None:
    """Word before 2013, and LibreOffice in a file that is not of a later one, moves a table to the left by that of its cells."""
    styles = part(file, "word/styles.xml")
    for name in ("MemoTable", "MemoBox"):
        (margin,) = styles.iterfind(
            f"{W}style[@{W}styleId='{name}']/{W}tblPr/{W}tblCellMar/{W}left"
        )
        assert margin.get(f"{W}w") == "0"


def test_a_verdict_has_its_sign_in_the_box_and_in_its_band(file: bytes) -> None:
    body = part(file, "word/document.xml")
    lines = [cell for row in body.find(f".//{W}tbl").iter(f"{W}tr") for cell in list(row)[2:3]]
    bands = [
        mark.getparent().getparent()
        for mark in body.iter(f"{W}pStyle")
        if mark.get(f"{W}val") == "RequirementVerdict"
    ]
    signs = [[mark.get(f"{W}char") for mark in line.iter(f"{W}sym")] for line in lines]
    assert signs == [["25D0"], ["25CB"], ["25CC"]]
    assert [[mark.get(f"{W}char") for mark in band.iter(f"{W}sym")] for band in bands] == signs


def test_no_number_of_a_page_stands_there_before_word_knows_it(file: bytes) -> None:
    table = next(part(file, "word/document.xml").iter(f"{W}tbl"))
    for row in table.iter(f"{W}tr"):
        *_, page = row.iter(f"{W}tc")
        kinds = [mark.get(f"{W}fldCharType") for mark in page.iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"]
        assert next(page.iter(f"{W}fldChar")).get(f"{W}dirty") == "true"
        assert not list(page.iter(f"{W}t"))
        goal = next(row.iter(f"{W}hyperlink")).get(f"{W}anchor")
        (code,) = page.iter(f"{W}instrText")
        assert code.text == f" PAGEREF {goal} \\h "


def test_libreoffice_finds_the_pages(printed: Path) -> None:
    text = run(program("pdftotext"), "-layout", printed, "-")
    sheets = [" ".join(sheet.split()) for sheet in text.split("\f")]
    box = fronted_document().front.bottom_line
    assert box
    for line in box.lines:
        found = re.search(re.escape(f"{line.heading} ") + r"\S? ?[A-Z][\w ]+? (\d+)", sheets[0])
        label = line.heading.partition(":")[0].upper()
        assert found
        assert f"{label}:" in sheets[int(found[1]) - 1].upper()


def test_libreoffice_prints_verdicts_and_links_of_the_table_in_their_colours(
    text: pypdfium2.PdfTextPage,
) -> None:
    document = fronted_document()
    assert document.front.bottom_line
    for line in document.front.bottom_line.lines:
        assert colour_of(text, line.heading) == document.design.link
        verdict = document.design.verdict_colours[line.verdict_key]
        assert colour_of(text, line.verdict, behind=line.heading) == verdict


def test_libreoffice_sets_running_text_in_a_serif_though_it_has_not_our_fonts(
    text: pypdfium2.PdfTextPage,
) -> None:
    document = fronted_document()
    columns = next(block for block in document.blocks if isinstance(block, Columns))
    running = next(block for block in columns.blocks if isinstance(block, Paragraph))
    assert (
        family_of(text, plain(running.children)[:20])
        != family_of(text, document.title)
        == family_of(text, document.facts[0].label)
    )


def family_of(text: Any, words: str) -> str:
    """The family of the font of the first letter of some words of a page."""
    at, _ = text.search(words).get_next()
    name = ctypes.create_string_buffer(100)
    assert pdfium.FPDFText_GetFontInfo(text, at, name, 100, None)
    return name.value.decode().rpartition("+")[2].partition("-")[0]


def colour_of(text: Any, words: str, *, behind: str = "") -> str:
    """The colour of the first letter of some words of a page, those behind others."""
    place = text.search(behind).get_next()[0] + len(behind) if behind else 0
    at, _ = text.search(words, index=place).get_next()
    parts = [ctypes.c_uint() for _ in range(4)]
    assert pdfium.FPDFText_GetFillColor(text, at, *map(ctypes.byref, parts))
    return "".join(f"{part.value:02x}" for part in parts[:3])


@pytest.mark.parametrize("size", [8, 10, 14])
def test_the_label_of_a_fact_fits_before_what_it_says(size: float) -> None:
    """Also “Presentado”, the longest, in the bold of DejaVu Sans, which LibreOffice takes where a font is missing: 6.45 times the size."""
    made = render_docx(replace(fronted_document(), design=Design(body_size=size)))
    style = next(
        one for one in part(made, "word/styles.xml") if one.get(f"{W}styleId") == "TitleFact"
    )
    tab = style.find(f"{W}pPr/{W}tabs/{W}tab").get(f"{W}pos")
    assert int(tab) == int(style.find(f"{W}pPr/{W}ind").get(f"{W}hanging"))
    assert int(tab) > 6.6 * size * 20
