"""What stands beside the findings: how a memo was made, who signs it, its abbreviations, and the numbers of its paragraphs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pypdfium2
import pytest
from lxml import html
from tests.support.document_words import block_texts, body_words, inline_text
from tests.support.docx_reading import W, audit, own_text, part, xml_body_words
from tests.support.pdf_reading import broken_rules
from tests.support.programs import in_browser, nu_messages, outloud_complaints
from tests.support.rendering import STYLE, as_html, as_pdf
from tests.support.small_project import CHARTS, with_words, write_project

from memocli.assemble import Setting, memo_document
from memocli.document import (
    Band,
    Columns,
    Document,
    Heading,
    ItemList,
    Paragraph,
    SignatureLines,
    Table,
    flat,
)
from memocli.edition import number_notes
from memocli.load import load_library
from memocli.memo import Basis
from memocli.pipeline.check import check_memos
from memocli.project import project_at
from memocli.render.docx import render_docx

HEAD: Final = "memo/2018/memo.yaml"
SAID: Final = """\
methods:
  text: |
    We read *all* files.

    We asked twice.
  standard: reasonable grounds to believe
  protection: Two names are left out.
  languages: Spanish
  period: In May
  interviews: 12
  cases: 43
abbreviations:
  RV: River <Valley>
  CW: Committee on *Wells*
signatures: true
paragraph-numbers: true
parts: ["""
FILES: Final = with_words(HEAD, "parts: [", SAID)
LISTED: Final = with_words(
    "memo/2018/water.yaml", "  - id: research\n", "  - id: research\n    list: true\n", FILES
)


def document_of(folder: Path, files: dict[str, str]) -> Document:
    project = project_at(write_project(folder, files))
    library = load_library(project, project.years())
    assert [one.message for one in library.diagnostics] == []
    return memo_document(number_notes(library.memos[2018]), library, Setting(STYLE))


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return document_of(tmp_path_factory.mktemp("beside"), LISTED)


@pytest.fixture(scope="module")
def page(document: Document) -> html.HtmlElement:
    return html.fromstring(as_html(document))


@pytest.fixture(scope="module")
def letter(document: Document) -> bytes:
    return render_docx(document)


# ── Methods ──────────────────────────────────────────────────────────────────────────────────────


def test_methods_stand_before_the_first_requirement_and_say_what_is_given(
    document: Document,
) -> None:
    at = headed(document, "Methods")
    said = list(block_texts(document.blocks[at + 1]))
    assert [text.strip() for text in said if text] == [
        "We read all files. We asked twice.",
        "Cases: 43",
        "Interviews: 12",
        "Period: In May",
        "Languages: Spanish",
        "Protection of people: Two names are left out.",
        "Standard of proof: reasonable grounds to believe",
    ]
    before = [block for block in document.blocks[:at] if isinstance(block, Band)]
    assert not before
    assert any(isinstance(block, Columns) for block in document.blocks[:at])


def test_methods_stand_before_all_parts_where_none_is_a_requirement(tmp_path: Path) -> None:
    head = FILES[HEAD].replace(
        "parts: [introduction.yaml, water.yaml, press.yaml]", "parts: [introduction.yaml]"
    )
    files = {
        HEAD: head[: head.index("dropped:")],
        "memo/organizations.yaml": FILES["memo/organizations.yaml"],
        "memo/2018/introduction.yaml": FILES["memo/2018/introduction.yaml"],
    }
    document = document_of(tmp_path, files)
    assert headed(document, "Methods") == 0


def test_nothing_is_printed_of_what_is_not_given(tmp_path: Path) -> None:
    document = document_of(tmp_path, with_words(HEAD, "parts: [", "methods: {}\nparts: ["))
    titles = {block.text for block in document.blocks if isinstance(block, Heading)}
    assert titles.isdisjoint({"Methods", "Abbreviations", "Signatures"})
    assert not any(isinstance(block, SignatureLines) for block in document.blocks)
    numbers = {one.number for one in flat(document.blocks) if isinstance(one, Paragraph | ItemList)}
    assert numbers == {0}


# ── Signatures and abbreviations ─────────────────────────────────────────────────────────────────


def test_those_who_sign_have_a_line_each_below_the_parts(document: Document, letter: bytes) -> None:
    at = headed(document, "Signatures")
    assert document.blocks[at + 1] == SignatureLines(document.authors)
    assert all(isinstance(block, Table | Heading) for block in document.blocks[at + 2 :])
    lines = [
        p for p in part(letter, "word/document.xml").iter(f"{W}p") if style_of(p) == "SignatureLine"
    ]
    assert [own_text(line).strip() for line in lines] == list(document.authors)
    assert all(line.find(f".//{W}tab") is not None for line in lines)


def test_abbreviations_are_listed_in_the_order_of_the_alphabet(
    document: Document, page: html.HtmlElement
) -> None:
    table = document.blocks[headed(document, "Abbreviations") + 1]
    assert isinstance(table, Table)
    rows = [[inline_text(cell) for cell in row] for row in table.rows]
    assert rows == [["CW", "Committee on Wells"], ["RV", "River <Valley>"]]
    [shown] = page.xpath("//table[.//th='Abbreviation']")
    assert not shown.xpath("caption")
    assert [words(row) for row in shown.xpath(".//tbody/tr")] == [
        "CW Committee on Wells",
        "RV River <Valley>",
    ]


# ── Recommendations and annexes ──────────────────────────────────────────────────────────────────

ASKED: Final = """\
id: asked
heading: Recommendations
kind: recommendations
findings:
  - id: all
    claims: [{id: a, text: Read this.}]
  - id: withhold
    addressee: To the <Ministry>
    claims:
      - {id: a, text: Withhold *all* funds.}
      - {id: b, text: "Say why [@report-2018]."}
  - id: wells
    addressee: To the <Ministry>
    heading: On wells
    claims: [{id: a, text: Open them.}]
  - id: town
    addressee: To the Town
    claims: [{id: a, text: Publish the list.}]
"""
MAPS: Final = """\
id: {0}
heading: The {0}
kind: annex
findings:
  - id: f
    claims: [{{id: a, text: It is far., basis: {{position: true}}}}]
"""


def asking(*, numbered: bool) -> dict[str, str]:
    """The project with recommendations and two annexes."""
    files = with_words(HEAD, "press.yaml]", "press.yaml, asked.yaml, maps.yaml, lists.yaml]", FILES)
    if not numbered:
        files = with_words(HEAD, "paragraph-numbers: true\n", "", files)
    more = {"asked": ASKED, "maps": MAPS.format("maps"), "lists": MAPS.format("lists")}
    return files | {f"memo/2018/{name}.yaml": text for name, text in more.items()}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return document_of(tmp_path_factory.mktemp("asked"), asking(numbered=False))


def test_recommendations_stand_by_addressee_and_are_numbered(asked: Document) -> None:
    at = headed(asked, "Recommendations")
    columns = asked.blocks[at + 1]
    assert isinstance(columns, Columns)
    headings = [(one.level, one.text) for one in columns.blocks if isinstance(one, Heading)]
    assert headings == [(2, "To the <Ministry>"), (3, "On wells"), (2, "To the Town")]
    said = [" ".join(text.split()) for one in columns.blocks for text in block_texts(one)]
    assert said == [
        "1. Read this.",
        "To the <Ministry>",
        "2. Withhold all funds.",
        "3. Say why.",
        "On wells",
        "4. Open them.",
        "To the Town",
        "5. Publish the list.",
    ]
    numbers = {
        one.number
        for one in flat(asked.blocks)
        if isinstance(one, Paragraph) and one not in columns.blocks
    }
    assert numbers == {0}


def test_recommendations_go_on_with_the_numbers_of_paragraphs(tmp_path: Path) -> None:
    document = document_of(tmp_path, asking(numbered=True))
    numbers = [
        one.number for one in flat(document.blocks) if isinstance(one, Paragraph) and one.number
    ]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]


def test_a_recommendation_without_support_is_a_request(tmp_path: Path) -> None:
    project = project_at(write_project(tmp_path, asking(numbered=False)))
    library = load_library(project, project.years())
    claims = {one.name: one.claim for one in library.memos[2018].claims}
    assert claims["asked/all/a"].basis == Basis(position=True)
    assert claims["asked/withhold/b"].basis is None
    found = check_memos(project, (2018,)).diagnostics
    assert not [one for one in found if one.claim.startswith("2018/asked")]


def test_annexes_have_letters_and_begin_pages_behind_the_signatures(asked: Document) -> None:
    headings = [block for block in asked.blocks if isinstance(block, Heading)]
    assert [one.whole for one in headings] == [
        "I. Introduction",
        "II. Methods",
        "V. Recommendations",
        "Signatures",
        "Annex A: The maps",
        "Annex B: The lists",
        "Abbreviations",
    ]
    assert [one.text for one in headings if one.begins_page] == ["The maps", "The lists"]
    letter = part(render_docx(asked), "word/document.xml")
    breaking = [p for p in letter.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert [own_text(p) for p in breaking] == ["Annex A: The maps", "Annex B: The lists"]


def test_annexes_begin_a_page_of_the_pdf(asked: Document) -> None:
    pages = pdf_texts(as_pdf(asked))
    [at] = [
        at
        for at, text in enumerate(pages)
        if "Annex A: The maps" in text and "Recommendations" not in text
    ]
    assert "Signatures" in pages[at - 1]
    assert "Annex B: The lists" in pages[at + 1]


# ── What other programs say of it all ────────────────────────────────────────────────────────────


def test_the_pdf_keeps_both_standards(tmp_path: Path) -> None:
    # Without the small charts, whose words are mostly numbers: outloud would speak of these.
    files = with_words("memo/2018/water.yaml", CHARTS, "", asking(numbered=True))
    file = as_pdf(document_of(tmp_path / "project", files))
    for profile in ("ua1", "2a"):
        assert broken_rules(file, profile) == []
    path = tmp_path / "memo.pdf"
    path.write_bytes(file)
    assert outloud_complaints(path, tmp_path) == []


def test_nobody_finds_fault_with_page_and_letter(tmp_path: Path) -> None:
    document = document_of(tmp_path / "project", asking(numbered=True))
    path = tmp_path / "memo.html"
    path.write_bytes(as_html(document))
    assert nu_messages(path) == []
    assert [setting["violations"] for setting in in_browser(path)[0]] == [[]] * 4
    assert audit(render_docx(document), tmp_path) == []


# ── Numbers of paragraphs ────────────────────────────────────────────────────────────────────────


def test_each_paragraph_and_list_of_a_finding_has_the_next_number(document: Document) -> None:
    blocks = [
        one for one in flat(document.blocks) if isinstance(one, Paragraph | ItemList) and one.number
    ]
    assert [(type(one), one.number) for one in blocks] == [
        (Paragraph, 1),
        (Paragraph, 2),
        (ItemList, 3),
        (Paragraph, 4),
    ]


def test_each_paragraph_of_one_finding_is_counted(tmp_path: Path) -> None:
    parted = with_words(
        "memo/2018/water.yaml",
        "It did not say more.",
        "It did\n\n          not say more.",
        FILES,
    )
    document = document_of(tmp_path, parted)
    numbers = [
        one.number for one in flat(document.blocks) if isinstance(one, Paragraph) and one.number
    ]
    assert numbers == [1, 2, 4, 5]
    page = html.fromstring(as_html(document))
    shown = [words(one) for one in page.iter("p") if one.find("span[@class='para']") is not None]
    assert [re.match(r"\d\.", text)[0] for text in shown] == ["1.", "2.", "3.", "4.", "5."]  # type: ignore[index]
    assert shown[2].startswith("3. not say more.")


def test_the_numbers_are_places_to_lead_to(page: html.HtmlElement, letter: bytes) -> None:
    assert page.xpath("//span[@class='para']/@id") == ["para-1", "para-2", "para-3", "para-4"]
    number = page.get_element_by_id("para-3").getparent()
    assert words(number) == "3."
    assert words(number.getnext()).startswith("Our teams")
    marks = [
        mark.get(f"{W}name") for mark in part(letter, "word/document.xml").iter(f"{W}bookmarkStart")
    ]
    assert [name for name in marks if name.startswith("para_")] == [
        "para_1",
        "para_2",
        "para_3",
        "para_4",
    ]


def test_all_outputs_have_the_same_words(
    document: Document, page: html.HtmlElement, letter: bytes
) -> None:
    assert "3. Our teams" in " ".join(body_words(document))
    chartless = re.sub(r"\s+", " ", " ".join(xml_body_words(letter)))
    for one in flat(document.blocks):
        if isinstance(one, Paragraph | SignatureLines | ItemList):
            for text in block_texts(one):
                assert " ".join(text.split()) in chartless
    assert len(as_pdf(document)) > 0


def pdf_texts(file: bytes) -> list[str]:
    """The words of each page."""
    return [
        " ".join(page.get_textpage().get_text_bounded().split())
        for page in pypdfium2.PdfDocument(file)
    ]


def headed(document: Document, heading: str) -> int:
    """Where the heading stands among the blocks."""
    [at] = [
        at
        for at, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.text == heading
    ]
    return at


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def style_of(paragraph: html.HtmlElement) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))
