"""How the claims of a finding are printed: as a list with numbers, and as a block quotation, in every output."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypandoc
import pytest
from lxml import html
from msgspec.structs import replace
from tests.support.docx_reading import W, audit, own_text, part, xml_body_words
from tests.support.memo_pairs import plain_build
from tests.support.memory_tree import project_of
from tests.support.pdf_lines import page_lines
from tests.support.pdf_reading import body_text, broken_rules, tagged
from tests.support.programs import nu_messages, outloud_complaints
from tests.support.rendering import STYLE, as_html, as_pdf
from tests.support.sample_document import sample_document
from tests.support.tracked_changes import same

from memocli.assemble import Setting, memo_document
from memocli.document import BlockQuotation, Document, Heading, ItemList, Paragraph, Table, Text
from memocli.edition import number_notes
from memocli.load import load_library
from memocli.project import Project
from memocli.prose import scan
from memocli.render.docx import render_docx
from memocli.render.redline import redline

PART: Final = """\
id: water
heading: Water
findings:
  - id: asked
    heading: What is asked
    list: numbered
    claims:
      - {id: register, text: "A register of wells [@survey-2016].", basis: {position: true}}
      - id: budget
        text: |-
          A budget.

          It has two paragraphs.
        basis: {position: true}
  - id: between
    claims: [{id: court, text: "The court went on [@court-2018, p. 2]:"}]
  - id: ruling
    quote: true
    claims:
      - id: duty
        text: |-
          The State must investigate [@court-2018, p. 3].

          It may not rest on the victims [@court-2018, p. 4].
  - id: again
    list: numbered
    claims:
      - {id: law, text: "A law.", basis: {position: true}}
      - {id: court, text: "A court.", basis: {position: true}}
"""
TABLED: Final = """\
  - id: counted
    claims: [{id: lead, text: "So many were dug.", basis: {position: true}}]
    table:
      caption: Wells by year
      head: [Year, Wells]
      rows: [["2017", "3"]]
"""
SOURCES: Final = [
    {"id": "survey-2016", "type": "dataset", "title": "Survey", "issued": "2016"},
    {"id": "court-2018", "type": "legal_case", "title": "Amparo 12/2018", "issued": "2018-03-02"},
]


def project(part_file: str = PART, earlier: str = "", head: str = "") -> Project:
    files = {"sources/all.json": json.dumps(SOURCES)}
    for year, said in ((2017, earlier), (2018, part_file)):
        if said:
            files[f"memo/{year}/memo.yaml"] = (
                f"title: Water\nyear: {year}\n{head}parts: [water.yaml]\n"
            )
            files[f"memo/{year}/water.yaml"] = said
    return project_of(files)


def document_of(found: Project) -> Document:
    library = load_library(found, [2018])
    assert [one.message for one in library.diagnostics if one.code[0] == "F"] == []
    return memo_document(number_notes(library.memos[2018]), library, Setting(STYLE))


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of(project())


@pytest.fixture(scope="module")
def pdf(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "memo.pdf"
    path.write_bytes(as_pdf(document))
    return path


def test_html_is_valid_and_says_what_each_is(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "memo.html"
    path.write_bytes(as_html(document))
    assert nu_messages(path) == []
    text = path.read_text("utf-8")
    assert text.count('<ol class="items"') == 2
    assert '<ol class="items" id="water/again">' in text
    quoted = text.partition('<blockquote id="water/ruling">')[2].partition("</blockquote>")[0]
    assert quoted.count("<p>") == 2
    assert "The State must investigate" in quoted


def test_pdf_keeps_every_rule_and_is_read_aloud(pdf: Path, tmp_path: Path) -> None:
    assert [broken_rules(pdf, profile) for profile in ("ua1", "2a")] == [[], []]
    assert outloud_complaints(pdf, tmp_path) == []


def test_pdf_has_lists_with_labels_and_a_quotation(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        found = list(tagged(opened.Root.StructTreeRoot))
        items = [[str(kid.S) for kid in one.K] for _, one in found if one.S == "/LI"]
        assert items[:4] == [["/Lbl", "/LBody"]] * 4
        paths = [path for path, _ in found]
        quoted = [path for path in paths if path[-2:] == ("BlockQuote", "P")]
        assert len(quoted) == 2


def test_a_quotation_and_a_table_have_the_number_of_the_paragraph_that_leads_into_them(
    tmp_path: Path,
) -> None:
    """As in documents of the United Nations; a list has one number as a whole."""
    document = document_of(project(PART + TABLED, head="paragraph-numbers: true\n"))
    leads = {"2": "The court went on", "4": "So many were dug"}
    page: Any = html.fromstring(as_html(document))
    numbers = page.xpath("//span[@class='para']")
    assert [one.get("id") for one in numbers] == ["para-1", "para-2", "para-3", "para-4"]
    assert [one.getparent().tag for one in numbers] == ["p"] * 4
    quoted = page.find(".//blockquote").getprevious()
    assert quoted.text_content().strip().startswith(f"2. {leads['2']}")
    assert (
        page.find(".//table")
        .getparent()
        .getprevious()
        .text_content()
        .startswith(f"4. {leads['4']}")
    )
    file = render_docx(document)
    marks = part(file, "word/document.xml").iter(f"{W}bookmarkStart")
    names = [str(mark.get(f"{W}name")) for mark in marks]
    assert [name for name in names if name.startswith("para_")] == [
        f"para_{number}" for number in range(1, 5)
    ]
    path = tmp_path / "memo.pdf"
    path.write_bytes(as_pdf(document))
    for number, words in leads.items():
        wanted = f"{number}. {words}"
        assert wanted in " ".join(xml_body_words(file))
        assert wanted in body_text(path)


def test_the_room_above_a_heading_is_the_same_below_each_kind_of_block(tmp_path: Path) -> None:
    """Of lists, quotations and tables as of paragraphs."""
    ending = Text("Ending.")
    kinds = [
        Paragraph((ending,)),
        ItemList(((ending,),)),
        ItemList(((ending,),), is_numbered=True),
        BlockQuotation((ending,)),
        Table("", ("Of", "What"), (((Text("Ending."),), (Text("It"),)),)),
    ]
    blocks = [
        Heading(1, "part", "Part"),
        *(one for at, kind in enumerate(kinds) for one in (Heading(2, f"h{at}", "Head"), kind)),
        Heading(2, "last", "Head"),
        Paragraph((Text("Last."),)),
    ]
    path = tmp_path / "memo.pdf"
    path.write_bytes(as_pdf(replace(sample_document(), blocks=tuple(blocks), notes=())))
    lines = page_lines(path)[0]
    ends = [line for line in lines if "Ending." in line.text]
    heads = [line for line in lines if line.text == "Head"][1:]
    rooms = [head.top - end.bottom for end, head in zip(ends, heads, strict=True)]
    assert min(rooms) > rooms[0] - 2, rooms
    assert max(rooms) < rooms[0] + 6, rooms


def items_with_numbers(file: bytes) -> list[tuple[str, str]]:
    """The items of the lists with numbers: which list, and the words."""
    found = []
    for paragraph in part(file, "word/document.xml").iter(f"{W}p"):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            found.append((number.get(f"{W}val", ""), own_text(paragraph)))
    return found


def test_docx_has_numbers_of_its_own_for_each_list(document: Document, tmp_path: Path) -> None:
    file = render_docx(document)
    assert audit(file, tmp_path) == []
    items = items_with_numbers(file)
    assert [words for _, words in items] == [
        "A register of wells.",
        "A budget.",
        "A law.",
        "A court.",
    ]
    lists = list(dict.fromkeys(number for number, _ in items))
    assert [number for number, _ in items] == [lists[0]] * 2 + [lists[1]] * 2
    there = {
        one.get(f"{W}numId"): one.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val")
        for one in part(file, "word/numbering.xml").iterfind(f"{W}num")
        if one.find(f"{W}lvlOverride") is not None
    }
    assert there == dict.fromkeys(lists, "1")


def test_pandoc_reads_two_lists_from_1_and_a_quotation(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(render_docx(document))
    blocks = json.loads(pypandoc.convert_file(str(path), "json"))["blocks"]
    lists = [one["c"] for one in blocks if one["t"] == "OrderedList"]
    assert [(start, len(items)) for (start, *_), items in lists] == [(1, 2), (1, 2)]
    (quotation,) = [one["c"] for one in blocks if one["t"] == "BlockQuote"]
    assert len(quotation) == 2


def test_a_house_template_gets_numbers(document: Document, tmp_path: Path) -> None:
    import docx

    made: Any = docx.Document()
    for has_style in (True, False):
        if not has_style:
            for name in ("List Number", "List Number 2", "List Number 3"):
                made.styles[name].delete()
        buffer = io.BytesIO()
        made.save(buffer)
        file = render_docx(document, buffer.getvalue())
        assert audit(file, tmp_path) == []
        (tmp_path / "memo.docx").write_bytes(file)
        blocks = json.loads(pypandoc.convert_file(str(tmp_path / "memo.docx"), "json"))["blocks"]
        lists = [one["c"] for one in blocks if one["t"] == "OrderedList"]
        assert [(start, len(items)) for (start, *_), items in lists] == [(1, 2), (1, 2)]


def test_a_redline_restores_a_list_with_its_own_numbers() -> None:
    later = PART.replace("list: numbered", "list: true", 1).replace("id: again", "id: others")
    both = project(later, PART)
    old, new = (plain_build(both, year) for year in (2017, 2018))
    merged = redline(old, new, "memocli", "2018-07-24").content
    assert same(merged, old, accept=False)
    assert same(merged, new, accept=True)


def test_a_list_that_stays_is_the_same_list_in_the_next_year() -> None:
    earlier = PART.replace("list: numbered", "list: true", 1)
    both = project(PART, earlier)
    old, new = (items_with_numbers(plain_build(both, year)) for year in (2017, 2018))
    assert old == new[2:]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("They must act [@a, p. 1].", ["They must act"]),
        ("They must. They may [@a, p. 1]. And so on [@b].", ["They must. They may", "And so on"]),
        ("One [@a].\n\nTwo.\n\nThree [@b] four.", ["One", "Two.", "Three", "four."]),
        ("“Act”, he said [@a].", ["“Act”, he said"]),
        ("[@a].", []),
    ],
)
def test_a_block_quotation_quotes_from_note_to_note(text: str, quoted: list[str]) -> None:
    found = scan(text, is_quotation=True).quotations
    assert [text[one.start : one.end] for one in found] == quoted
