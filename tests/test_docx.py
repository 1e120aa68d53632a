"""The DOCX: valid, the same twice, and read back whole by every program that we can run."""

from __future__ import annotations

import html
import io
import itertools
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import mammoth
import pypandoc
import pytest
from docx.shared import Cm, Pt
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from tests.support.document_words import (
    all_inlines,
    block_texts,
    body_words,
    end_texts,
    inline_text,
    leaves,
    note_words,
)
from tests.support.docx_reading import (
    R,
    W,
    audit,
    bookmarks,
    own_text,
    part,
    parts_of,
    read_by_mammoth,
    read_by_pandoc,
    sections,
    xml_body_words,
    xml_notes,
    zip_of,
)
from tests.support.examples import examples
from tests.support.page_colours import watermark_shares
from tests.support.programs import office, program, run
from tests.support.sample_document import sample_document

from memocli.document import (
    Band,
    Block,
    ClaimRun,
    Columns,
    CrossReference,
    Document,
    Foreign,
    Heading,
    Inline,
    ItemList,
    Link,
    Paragraph,
    ParagraphBreak,
    Section,
    Table,
    Text,
)
from memocli.errors import UserError
from memocli.ooxml.markup import escaped
from memocli.ooxml.names import claim_bookmark, note_bookmark
from memocli.render.docx import render_docx

# ── The fixtures: everything slow once ───────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def document() -> Document:
    return sample_document()


@pytest.fixture(scope="session")
def draft() -> Document:
    return sample_document(draft=True)


@pytest.fixture(scope="session")
def file(document: Document) -> bytes:
    return render_docx(document)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where LibreOffice keeps its profile and works."""
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="session")
def resaved(folder: Path, file: bytes) -> bytes:
    """The DOCX, opened and saved again by LibreOffice."""
    path = folder / "memo.docx"
    path.write_bytes(file)
    return office(path, "docx", folder).read_bytes()


@pytest.fixture(scope="session")
def draft_pages(folder: Path, draft: Document) -> list[str]:
    """The text of each page of the draft, as LibreOffice prints it."""
    path = folder / "draft.docx"
    path.write_bytes(render_docx(draft))
    printed = office(path, "pdf", folder)
    return run(program("pdftotext"), "-layout", printed, "-").split("\f")[:-1]


@pytest.fixture(scope="session")
def template() -> bytes:
    """A house template as an organization would make it: A4, its own heading, header and footer, and some text."""
    made = docx.Document()
    made.add_paragraph("These words belong to the template.")
    section = made.sections[0]
    section.page_width, section.page_height, section.left_margin = Cm(21), Cm(29.7), Cm(3)
    section.header.paragraphs[0].text = "Observatory letterhead"
    section.footer.paragraphs[0].text = "Observatory address"
    heading: Any = made.styles["Heading 1"]
    heading.font.name, heading.font.size = "Arial", Pt(19)
    return saved(made)


def saved(made: Any) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


# ── Valid, and the same twice ────────────────────────────────────────────────────────────────────


def test_audit_finds_nothing(file: bytes, draft: Document, tmp_path: Path) -> None:
    assert audit(file, tmp_path) == []
    assert audit(render_docx(draft), tmp_path) == []


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        (
            "word/document.xml",
            "<w:cantSplit/><w:tblHeader/>",
            "<w:tblHeader/><w:cantSplit/><w:unknown/>",
        ),
        ("word/document.xml", '<w:type w:val="continuous"/><w:pgSz', "<w:pgSz"),
        ("word/document.xml", '<w:endnoteReference w:id="3"/>', '<w:endnoteReference w:id="999"/>'),
        ("word/styles.xml", "<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>"),
        ("word/settings.xml", '<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="perhaps"/>'),
    ],
)
def test_audit_would_find_a_fault(
    file: bytes, tmp_path: Path, path: str, right: str, wrong: str
) -> None:
    """The oracle is worth something: it sees a wrong order, an unknown element, a missing note, a wrong value."""
    parts = parts_of(file)
    assert right.encode() in parts[path]
    if wrong == "<w:pgSz":
        wrong = '<w:pgSz w:w="1" w:h="1"/><w:type w:val="continuous"/><w:pgSz'
    parts[path] = parts[path].replace(right.encode(), wrong.encode())
    assert audit(zip_of(parts), tmp_path)


def test_same_bytes_twice(document: Document, file: bytes, template: bytes) -> None:
    assert render_docx(document) == file
    assert render_docx(document, template) == render_docx(document, template)


def test_zip_tells_neither_day_nor_machine(file: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {(entry.date_time, entry.create_system) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0)
    }


def test_no_content_controls(file: bytes) -> None:
    assert not any(b"<w:sdt" in content for content in parts_of(file).values())


def test_bookmark_ids_are_unique_and_paired(file: bytes) -> None:
    found = [
        (mark.tag, mark.get(f"{W}id"))
        for path in ("word/document.xml", "word/endnotes.xml")
        for mark in part(file, path).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")
    ]
    assert len(set(found)) == len(found)
    assert {i for tag, i in found if tag == f"{W}bookmarkStart"} == {
        i for tag, i in found if tag == f"{W}bookmarkEnd"
    }


# ── Read back by other programs ──────────────────────────────────────────────────────────────────


def test_own_words_and_notes(document: Document, file: bytes) -> None:
    assert xml_body_words(file) == body_words(document)
    assert xml_notes(file) == note_words(document)


def test_the_words_of_a_note_stand_apart_from_its_number(file: bytes) -> None:
    for note in part(file, "word/endnotes.xml").iterfind(f"{W}endnote"):
        if note.get(f"{W}type") is None:
            number, tab, *_ = note.iterfind(f"{W}p/{W}r")
            assert number.find(f"{W}endnoteRef") is not None
            assert tab.find(f"{W}tab") is not None


def test_libreoffice_reads_all(document: Document, resaved: bytes) -> None:
    # The sign of a verdict is no word, until LibreOffice makes one of it.
    assert [word for word in xml_body_words(resaved) if word not in "●◐○◌"] == body_words(document)
    assert xml_notes(resaved) == note_words(document)
    formats = {
        form.get(f"{W}val") for form in part(resaved, "word/document.xml").iter(f"{W}numFmt")
    }
    assert formats == {"decimal"}


def test_libreoffice_keeps_bookmarks_and_columns(file: bytes, resaved: bytes) -> None:
    assert sorted(bookmarks(resaved)) == sorted(bookmarks(file))
    assert [columns for columns, _ in sections(resaved)][:-1] == [
        columns for columns, _ in sections(file)
    ][:-1]


def test_libreoffice_keeps_each_note_at_its_bookmark(document: Document, resaved: bytes) -> None:
    """A note is found again as the first mark at or after the start of its bookmark."""
    waiting: list[str] = []
    found: list[str] = []
    for node in part(resaved, "word/document.xml").iter(
        f"{W}bookmarkStart", f"{W}endnoteReference"
    ):
        if node.tag == f"{W}endnoteReference":
            found += waiting[:1]
            waiting = []
        elif node.get(f"{W}name").startswith("note_"):
            waiting.append(node.get(f"{W}name"))
    assert found == [note_bookmark(note.number) for note in document.notes]


def test_pandoc_reads_all(document: Document, file: bytes, tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(file)
    assert read_by_pandoc(path) == (body_words(document), note_words(document))


def test_python_docx_reads_all(document: Document, file: bytes) -> None:
    opened = docx.Document(io.BytesIO(file))
    texts = []
    for item in opened.iter_inner_content():
        rows = getattr(item, "rows", None)
        texts += (
            [getattr(item, "text", "")]
            if rows is None
            else [cell.text for row in rows for cell in row.cells]
        )
    assert " ".join(texts).split() == body_words(document)
    notes = next(
        rel.target_part for rel in opened.part.rels.values() if rel.reltype.endswith("/endnotes")
    )
    assert [
        own_text(note).split() for note in list(etree.fromstring(notes.blob))[2:]
    ] == note_words(document)


def test_mammoth_reads_all(document: Document, file: bytes) -> None:
    assert read_by_mammoth(file) == (body_words(document), note_words(document))


def test_mammoth_and_pandoc_find_each_heading(
    document: Document, file: bytes, tmp_path: Path
) -> None:
    wanted = [
        *_headings(document.blocks),
        (1, document.labels.about),
        (1, document.corrections.heading if document.corrections else ""),
        (1, document.labels.notes),
    ]
    (tmp_path / "memo.docx").write_bytes(file)
    by_pandoc = pypandoc.convert_file(
        str(tmp_path / "memo.docx"), "html", extra_args=["--wrap=none"]
    )
    by_mammoth = mammoth.convert_to_html(io.BytesIO(file)).value
    for page in (by_pandoc, by_mammoth):
        found = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", page, re.DOTALL)
        texts = [
            html.unescape(re.sub("<[^>]*>", "", re.sub("<br ?/>", "", text))) for _, text in found
        ]
        assert [
            (int(level), " ".join(text.split()))
            for (level, _), text in zip(found, texts, strict=True)
        ] == wanted


def _headings(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        match block:
            case Heading():
                yield block.level, block.whole
            case Band():
                yield 1, f"{block.label} {block.heading}"
            case Columns(inside) | Section(inside):
                yield from _headings(inside)
            case _:
                pass


# ── Structure ────────────────────────────────────────────────────────────────────────────────────


def test_columns_end_where_they_should(document: Document, file: bytes) -> None:
    wanted: list[tuple[int, list[str]]] = []
    facts = [f"{fact.label} {'; '.join(fact.values)}" for fact in document.facts]
    wide = [document.title, document.subtitle, *facts]
    for block in document.blocks:
        if isinstance(block, Columns):
            wanted += [(1, " ".join(wide).split()), (2, " ".join(block_texts(block)).split())]
            wide = []
        else:
            wide += block_texts(block)
    about, said, corrected, *corrections, notes = end_texts(document)
    for heading, texts in (((*wide, about), [said]), ((corrected,), corrections)):
        wanted += [(1, " ".join(heading).split()), (2, " ".join(texts).split())]
    wanted += [(1, notes.split()), (2, [])]
    assert sections(file) == wanted


def test_band_leaves_the_columns(document: Document) -> None:
    """A band among columns is as wide as the page, and the columns go on below it."""
    band = next(block for block in document.blocks if isinstance(block, Band))
    words = (Paragraph((Text("before"),)), band, Paragraph((Text("after"),)))
    made = render_docx(
        replace(document, blocks=(Columns(words),), notes=(), about=(), corrections=None)
    )
    assert [(columns, text[-1:]) for columns, text in sections(made)] == [
        (1, ["2031"]),
        (2, ["before"]),
        (1, band.verdict.split()[-1:]),
        (2, ["after"]),
        (1, []),
    ]


def test_sections_are_letter_and_continuous(file: bytes) -> None:
    for section in part(file, "word/document.xml").iter(f"{W}sectPr"):
        size = section.find(f"{W}pgSz")
        assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("12240", "15840")
        assert section.find(f"{W}type").get(f"{W}val") == "continuous"


def test_named_styles(document: Document, file: bytes) -> None:
    opened = docx.Document(io.BytesIO(file))
    styles = [paragraph.style.name for paragraph in opened.paragraphs if paragraph.style]
    band = [
        "Heading 1",
        "Requirement Condition",
        "Requirement Verdict",
    ]
    assert styles[:7] == ["Title", "Subtitle", *["Title Fact"] * 4, "Heading 1"]
    assert styles.count("Heading 2") == styles.count("Heading 3") == 3
    places = [at for at, style in enumerate(styles) if style == "Requirement Condition"]
    assert [styles[at - 1 : at + 2] for at in places] == [band] * 3
    assert styles.count("Caption") == 1
    assert {"Quote", "endnote text", "endnote reference", "Verdict not met"} <= {
        style.name for style in opened.styles
    }
    assert styles[-2:] == ["Heading 1", "Section End"]


def test_word_offers_our_styles_or_hides_them(file: bytes) -> None:
    shown = {
        style.get(f"{W}styleId"): style.find(f"{W}qFormat") is not None
        for style in part(file, "word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}semiHidden") is None
    }
    assert {"BodyText", "Heading1", "RequirementVerdict", "ListNumber"} <= shown.keys()
    assert all(shown.values())


def test_numbers_of_lists_begin_at_1(file: bytes) -> None:
    starts = part(file, "word/numbering.xml").iter(f"{W}start")
    assert {start.get(f"{W}val") for start in starts} == {"1"}


def test_table_repeats_its_head(file: bytes) -> None:
    rows = list(part(file, "word/document.xml").iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
        True,
        False,
        False,
        False,
    ]


def test_a_cell_of_two_paragraphs_has_a_line_for_each(document: Document) -> None:
    cell = (Text("One."), ParagraphBreak(), Text("Two."))
    table = Table("", ("State", "Words"), (((Text("North"),), cell),))
    opened = docx.Document(io.BytesIO(file_of(document, table)))
    assert opened.tables[0].cell(1, 1).text == "One.\nTwo."


def test_the_name_of_a_requirement_stands_below_its_number(document: Document, file: bytes) -> None:
    bands = [block for block in document.blocks if isinstance(block, Band)]
    lines = {paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs}
    assert {f"{band.label} \n{band.heading}" for band in bands} <= lines
    assert bands


def test_lists_with_numbers_of_one_finding_begin_anew(document: Document) -> None:
    def numbered(claim: str) -> ItemList:
        return ItemList(((ClaimRun(f"torture/unit/{claim}", (Text(claim),)),),), is_numbered=True)

    made = part(file_of(document, numbered("a"), numbered("b")), "word/document.xml")
    first, second = made.xpath("//w:numPr/w:numId/@w:val", namespaces=made.nsmap)
    assert first != second


def test_the_number_of_a_list_stays_with_it(document: Document) -> None:
    items = ItemList(((Text("a"),), (Text("b"),)), number=7)
    body = part(file_of(document, items), "word/document.xml")
    staying = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert "7." in [own_text(paragraph).strip() for paragraph in staying]


def test_tables_that_touch_stay_two(document: Document) -> None:
    table = Table("", ("a", "b"), (((Text("c"),), (Text("d"),)),))
    made = docx.Document(
        io.BytesIO(render_docx(replace(document, blocks=(table, table), notes=())))
    )
    kinds = [type(item).__name__ for item in made.iter_inner_content()]
    assert kinds[6:9] == ["Table", "Paragraph", "Table"]


def test_every_run_says_its_language(document: Document, file: bytes) -> None:
    for path in ("word/document.xml", "word/endnotes.xml", "word/header1.xml", "word/footer1.xml"):
        for element in part(file, path).iter(f"{W}r"):
            if element.find(f"{W}t") is not None:
                assert element.find(f"{W}rPr/{W}lang") is not None, own_text(element)
    inlines = all_inlines(document.blocks)
    for path, source in (
        ("word/document.xml", inlines),
        ("word/endnotes.xml", tuple(i for n in document.notes for i in n.children)),
    ):
        wanted = [("es-MX", inline_text(run.children)) for run in leaves(source, Foreign)]
        languages = [
            (run.find(f"{W}rPr/{W}lang"), own_text(run)) for run in part(file, path).iter(f"{W}r")
        ]
        spoken = [
            (lang.get(f"{W}val"), text) for lang, text in languages if lang is not None and text
        ]
        assert [(lang, text) for lang, text in spoken if lang != "en-US"] == wanted
        assert wanted


def test_a_language_without_a_country_has_one_in_word(document: Document, template: bytes) -> None:
    for tag, written in (("en", "en-US"), ("es", "es-MX"), ("es-GT", "es-GT"), ("fr", "fr")):
        spoken = replace(document, language=tag)
        for made in (render_docx(spoken), render_docx(spoken, template)):
            body, styles = part(made, "word/document.xml"), part(made, "word/styles.xml")
            assert next(body.iter(f"{W}lang")).get(f"{W}val") == written
            assert next(styles.iter(f"{W}lang")).get(f"{W}val") == written
            properties = docx.Document(io.BytesIO(made)).core_properties
            assert properties.language == tag  # as memo.yaml says


def test_links_also_in_notes(document: Document, file: bytes) -> None:
    parts = parts_of(file)
    targets = {
        rel.get("Id"): rel.get("Target")
        for rel in etree.fromstring(parts["word/_rels/endnotes.xml.rels"])
    }
    found = [
        targets[link.get(f"{R}id")]
        for link in part(file, "word/endnotes.xml").iter(f"{W}hyperlink")
    ]
    wanted = [link.href for note in document.notes for link in leaves(note.children, Link)]
    assert found == wanted
    assert len(found) > 20


def test_no_line_hides_what_is_in_an_address(file: bytes) -> None:
    styles = docx.Document(io.BytesIO(file)).styles
    assert (styles["Hyperlink"].font.underline, styles["Web Address"].font.underline) == (
        True,
        False,
    )
    for words in part(file, "word/endnotes.xml").iterfind(f".//{W}hyperlink/{W}r"):
        (style,) = words.iter(f"{W}rStyle")
        is_address = own_text(words.getparent()).startswith("http")
        assert style.get(f"{W}val") == ("WebAddress" if is_address else "Hyperlink")


def test_claims_stand_in_their_bookmarks(document: Document, file: bytes) -> None:
    texts: dict[str, str] = {}
    opened: dict[str, str] = {}
    for node in part(file, "word/document.xml").iter(
        f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"
    ):
        if node.tag == f"{W}t":
            texts |= {name: texts[name] + (node.text or "") for name in opened.values()}
        elif node.tag == f"{W}bookmarkStart":
            opened[node.get(f"{W}id")] = node.get(f"{W}name")
            texts[node.get(f"{W}name")] = ""
        else:
            del opened[node.get(f"{W}id")]
    wanted = {
        claim_bookmark(claim.name): inline_text(claim.children)
        for claim in leaves(all_inlines(document.blocks), ClaimRun)
    }
    assert {name: text for name, text in texts.items() if name.startswith("claim_")} == wanted
    assert len(wanted) > 50


def test_header_and_footer(document: Document, file: bytes) -> None:
    parts = parts_of(file)
    fields = re.findall(rb'w:instr=" (\w+) "', parts["word/footer1.xml"])
    assert fields == [b"PAGE", b"NUMPAGES"]
    assert parts["word/footer1.xml"] == parts["word/footer2.xml"]  # page one has it too
    assert own_text(part(file, "word/header1.xml")).strip() == document.running_title
    assert own_text(part(file, "word/header2.xml")).strip() == ""
    # The header of page one is that of the first page of the first section, and of no other page.
    first, *others = part(file, "word/document.xml").iter(f"{W}sectPr")
    assert first.find(f"{W}titlePg") is not None
    assert all(section.find(f"{W}titlePg") is None for section in others)


def test_header_and_footer_stand_where_they_do_in_the_pdf(file: bytes) -> None:
    """Near the text: 0.72 and 0.63 inches from the edges of the paper, whose margins are 1 and 0.95."""
    for margins in part(file, "word/document.xml").iter(f"{W}pgMar"):
        assert (margins.get(f"{W}header"), margins.get(f"{W}footer")) == ("1037", "903")


def test_core_properties(document: Document, file: bytes) -> None:
    core = docx.Document(io.BytesIO(file)).core_properties
    assert (core.title, core.author) == (document.title, "; ".join(document.authors))
    assert (core.subject, core.keywords, core.language) == (
        document.subject,
        ", ".join(document.keywords),
        "en",
    )
    assert core.created is not None
    assert core.created.date().isoformat() == document.date == "2031-05-24"


@pytest.mark.parametrize(
    ("date", "moment"), [("2018", b"2018-01-01T00"), ("2018-07", b"2018-07-01T00"), ("", None)]
)
def test_partial_dates(document: Document, date: str, moment: bytes | None) -> None:
    core = parts_of(render_docx(replace(document, date=date)))["docProps/core.xml"]
    assert moment in core if moment else b"dcterms:created" not in core


# ── Drafts and faults ────────────────────────────────────────────────────────────────────────────


def test_draft_says_so_on_every_page(draft_pages: list[str]) -> None:
    # LibreOffice 7.4 prints the notes on pages of its own, which have no header: those are the last ones.
    body = list(itertools.takewhile(lambda text: "Page" in text, draft_pages))
    assert len(body) >= 3
    assert all("DRAFT" in text for text in body)


def test_draft_has_words_own_watermark_in_every_header(draft: Document, template: bytes) -> None:
    """In the form that Word and LibreOffice know as a watermark, and can take away again."""
    for made in (render_docx(draft), render_docx(draft, template)):
        headers = [path for path in parts_of(made) if re.match(r"word/(header|memocliDraft)", path)]
        assert len(headers) >= 2
        for path in headers:
            (shape,) = part(made, path).iter("{urn:schemas-microsoft-com:vml}shape")
            assert shape.get("id", "").startswith("PowerPlusWaterMarkObject")
            assert shape.find("{urn:schemas-microsoft-com:vml}textpath").get("string") == "DRAFT"


def test_libreoffice_shows_the_watermark(draft_pages: list[str], folder: Path) -> None:
    body = len(list(itertools.takewhile(lambda text: "Page" in text, draft_pages)))
    shares = watermark_shares(folder / "converted/draft.pdf")[:body]
    assert all(0.01 < share < 0.2 for share in shares), shares


def test_draft_says_so_in_its_properties(draft: Document, file: bytes) -> None:
    core = parts_of(render_docx(draft))["docProps/core.xml"].decode()
    assert f"<dc:title>DRAFT: {draft.title}</dc:title>" in core


def test_what_is_missing_stands_in_a_yellow_box(draft: Document, template: bytes) -> None:
    for made in (render_docx(draft), render_docx(draft, template)):
        paragraphs = part(made, "word/document.xml").iter(f"{W}p")
        boxes = [p for p in paragraphs if own_text(p).startswith("A part is missing here.")]
        assert len(boxes) == 2
        for box in boxes:
            assert len(box.findall(f"{W}pPr/{W}pBdr/*")) == 4
            assert box.find(f"{W}pPr/{W}shd").get(f"{W}fill") == "ffe14d"


def test_finished_says_no_draft(file: bytes) -> None:
    assert not any(b"DRAFT" in content for content in parts_of(file).values())


def test_fault_stands_beside_the_claim(draft: Document, file: bytes) -> None:
    made = render_docx(draft)
    assert xml_body_words(made) == body_words(draft)
    styles = [style.get(f"{W}val") for style in part(made, "word/document.xml").iter(f"{W}rStyle")]
    faults = [claim for claim in leaves(all_inlines(draft.blocks), ClaimRun) if claim.fault]
    assert styles.count("Fault") == len(faults) > 0
    marked = part(made, "word/document.xml").findall(f".//{W}highlight[@{W}val='yellow']")
    assert len(marked) == len(faults)
    assert bookmarks(made) == bookmarks(file)


# ── What comes in ────────────────────────────────────────────────────────────────────────────────


def file_of(document: Document, *blocks: Block) -> bytes:
    """A document with nothing but these blocks."""
    return render_docx(replace(document, blocks=blocks, notes=(), about=(), corrections=None))


def one_paragraph(document: Document, *children: Inline) -> bytes:
    return file_of(document, Paragraph(children))


def test_exactly_what_xml_forbids_is_left_out() -> None:
    """XML 1.0, production 2; `<`, `>` and `"` are written as entities, the three kinds of breaks as spaces."""
    kept = set(map(ord, escaped("".join(map(chr, range(0x110000))))))
    allowed = {*range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x110000)}
    assert kept == allowed - set(map(ord, '<>"'))


def test_characters_that_xml_cannot_hold(document: Document, tmp_path: Path) -> None:
    made = one_paragraph(document, Text('a\x00b\x0b <c> & "d"\ud800\ufffe\te\n😀\u00a0f'))
    assert xml_body_words(made)[-7:-1] == ["ab", "<c>", "&", '"d"', "e", "😀"]
    assert audit(made, tmp_path) == []


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("https://a.example/b c?d={e}&f=50%", "https://a.example/b%20c?d=%7Be%7D&f=50%25"),
        ("https://a.example/ñ%20x#y", "https://a.example/ñ%20x#y"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_addresses_that_word_takes(document: Document, href: str, written: str) -> None:
    relations = part(
        one_paragraph(document, Link(href, (Text("here"),))), "word/_rels/document.xml.rels"
    )
    assert written in [relation.get("Target") for relation in relations]


def test_address_that_could_run_a_program_is_no_link(document: Document) -> None:
    made = one_paragraph(document, Link("javascript:alert(1)", (Text("here"),)))
    assert b"javascript" not in b"".join(parts_of(made).values())
    assert "here" in xml_body_words(made)


def backwards(document: Document) -> Document:
    """The blocks that hold marks, the last first."""
    marked = [block for block in document.blocks if not isinstance(block, Heading)]
    bands = [Band("b", "1", "H", "C", (), "V", "Met", "met")]
    return replace(document, blocks=(*bands, *reversed(marked)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: replace(d, notes=d.notes[:-1]), "has 1 marks and 0 texts"),
        (backwards, "from 1 to"),
        (lambda d: replace(d, notes=d.notes[::-1]), "from 1 to"),
    ],
)
def test_marks_and_notes_must_agree(
    document: Document, change: Callable[[Document], Document], message: str
) -> None:
    with pytest.raises(UserError, match=message):
        render_docx(change(document))


# ── Names ────────────────────────────────────────────────────────────────────────────────────────

LEGAL = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")


def test_names_that_people_can_read() -> None:
    assert claim_bookmark("torture/unit/caseload") == "claim_torture__unit__caseload"
    assert claim_bookmark("a-b/c/d") == "claim_a_b__c__d"
    long = claim_bookmark("accountability/internal-security-law/warning-of-2017")
    assert long == "claim_accountability_inte___" + long[-12:]
    assert note_bookmark(7) == "note_n007"
    assert note_bookmark(12345) == "note_n12345"


def test_names_never_meet() -> None:
    names = ["a-b/c", "a/b-c", "a/b/c", "A/b/c", "a_b/c", "a/b-/c", "a//b", "", "é/b/c", "e/b/c"]
    names += [f"accountability/internal-security-law/warning-{n}" for n in range(2000)]
    names += [claim_bookmark(names[-1]).removeprefix("claim_").replace("__", "/").replace("_", "-")]
    assert len({claim_bookmark(name).lower() for name in names}) == len(names)


@examples(0.5)
@given(st.text(), st.text())
def test_names_are_legal_and_apart(one: str, other: str) -> None:
    assert LEGAL.fullmatch(claim_bookmark(one))
    assert (claim_bookmark(one) == claim_bookmark(other)) == (one == other)


# ── House templates ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def housed(document: Document, template: bytes) -> bytes:
    return render_docx(document, template)


def test_template_gives_the_look(housed: bytes, tmp_path: Path) -> None:
    opened = docx.Document(io.BytesIO(housed))
    heading: Any = opened.styles["Heading 1"]
    assert (heading.font.name, heading.font.size) == ("Arial", Pt(19))
    for section in opened.sections:
        assert section.page_width
        assert section.left_margin
        assert (round(section.page_width.cm, 1), round(section.left_margin.cm, 1)) == (21.0, 3.0)
        assert section.header.paragraphs[0].text == "Observatory letterhead"
        assert section.footer.paragraphs[0].text == "Observatory address"
    assert audit(housed, tmp_path) == []


def test_template_gives_no_text(document: Document, housed: bytes) -> None:
    assert xml_body_words(housed) == body_words(document)
    assert xml_notes(housed) == note_words(document)
    assert b"belong to the template" not in b"".join(parts_of(housed).values())
    assert docx.Document(io.BytesIO(housed)).core_properties.author == "; ".join(document.authors)


def test_template_gets_the_styles_that_it_lacks(housed: bytes) -> None:
    names = [
        style.find(f"{W}name").get(f"{W}val")
        for style in part(housed, "word/styles.xml").iterfind(f"{W}style")
    ]
    assert {"endnote text", "Requirement Heading", "Lead"} <= set(names)
    assert len(names) == len(set(names))


def test_template_of_a_spanish_word(document: Document, template: bytes, tmp_path: Path) -> None:
    """Word names its styles in English everywhere, but gives them ids in its own language."""
    parts = parts_of(template)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"Heading1"', b'"Ttulo1"')
    made = render_docx(document, zip_of(parts))
    used = {style.get(f"{W}val") for style in part(made, "word/document.xml").iter(f"{W}pStyle")}
    assert "Ttulo1" in used
    assert "Heading1" not in used
    based = part(made, "word/styles.xml").findall(
        f"{W}style[@{W}styleId='RequirementHeading']/{W}basedOn"
    )
    assert [style.get(f"{W}val") for style in based] == ["Ttulo1"]
    assert audit(made, tmp_path) == []


def test_own_output_is_a_template(
    document: Document, draft: Document, file: bytes, tmp_path: Path
) -> None:
    made = render_docx(document, file)
    assert xml_body_words(made) == body_words(document)
    assert bookmarks(made) == bookmarks(file)
    assert audit(made, tmp_path) == []
    assert b"DRAFT" in parts_of(render_docx(draft, file))["word/header2.xml"]


def _bars(file: bytes) -> list[str]:
    """The colour of each bar that a paragraph of a band has beside its style's."""
    bars = part(file, "word/document.xml").iterfind(f".//{W}p/{W}pPr/{W}pBdr/{W}left[@{W}sz='36']")
    return [bar.get(f"{W}color").lower() for bar in bars]


def test_a_template_made_of_a_memo_keeps_the_colours_of_verdicts_and_the_headings(
    document: Document, file: bytes, resaved: bytes
) -> None:
    """Word writes the colours of styles in capitals."""
    parts = parts_of(file)
    styles = parts["word/styles.xml"].decode()
    for colour in (document.design.band, document.design.accent):
        assert f'"{colour}"' in styles
        styles = styles.replace(f'"{colour}"', f'"{colour.upper()}"')
    by_word = zip_of({**parts, "word/styles.xml": styles.encode()})
    assert set(document.design.verdict_colours.values()) & set(_bars(file))
    for template in (by_word, resaved):
        made = render_docx(document, template)
        assert _bars(made) == _bars(file)
        assert b'"RequirementHeading"' not in parts_of(made)["word/document.xml"]


@pytest.mark.parametrize("style", ["Heading", "Condition", "Verdict"])
def test_a_band_that_a_template_draws_itself_is_drawn_so(
    document: Document, file: bytes, style: str
) -> None:
    parts = parts_of(file)
    styles = etree.fromstring(parts["word/styles.xml"])
    (shade,) = styles.iterfind(f"{W}style[@{W}styleId='Requirement{style}']/{W}pPr/{W}shd")
    shade.set(f"{W}fill", "ffffff")
    made = render_docx(document, zip_of({**parts, "word/styles.xml": etree.tostring(styles)}))
    assert _bars(made) == []
    assert b'"RequirementHeading"' in parts_of(made)["word/document.xml"]


@pytest.mark.parametrize("program_", ["LibreOffice", "pandoc"])
def test_templates_of_other_programs(
    document: Document, resaved: bytes, tmp_path: Path, program_: str
) -> None:
    reference = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    found = {
        "LibreOffice": lambda: resaved,
        "pandoc": lambda: subprocess.run(reference, capture_output=True, check=True).stdout,
    }
    made = render_docx(document, found[program_]())
    assert audit(made, tmp_path) == []
    assert xml_body_words(made) == body_words(document)


def test_template_file_becomes_a_document(document: Document, template: bytes) -> None:
    parts = parts_of(template)
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")
    made = render_docx(document, zip_of(parts))
    assert b"template.main" not in parts_of(made)["[Content_Types].xml"]


def test_template_draft_is_marked(draft: Document, template: bytes, tmp_path: Path) -> None:
    made = render_docx(draft, template)
    headers = [path for path in parts_of(made) if re.match(r"word/(header|memocliDraft)", path)]
    assert headers
    assert all("DRAFT" in own_text(part(made, path)) for path in headers)
    assert audit(made, tmp_path) == []


# What a template's settings may hold of the people and the machine that it came from, in the order of the schema.
PRIVATE = {
    "attachedTemplate": '<w:attachedTemplate r:id="planted1"/>',
    "mailMerge": (
        '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/>'
        '<w:query w:val="SELECT * FROM PlantedMembers"/><w:dataSource r:id="planted2"/></w:mailMerge>'
    ),
    "documentProtection": (
        '<w:documentProtection w:edit="readOnly" w:enforcement="1" w:hash="UGxhbnRlZA==" w:salt="UGxhbnRlZA=="/>'
    ),
    "docVars": '<w:docVars><w:docVar w:name="Client" w:val="Planted client"/></w:docVars>',
    "rsids": '<w:rsids><w:rsidRoot w:val="00BADC0D"/><w:rsid w:val="00BADC0D"/></w:rsids>',
}
PLANTED_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="{name}" Type="{R[1:-1]}/{kind}" Target="{target}" TargetMode="External"/>'
        for name, kind, target in (
            ("planted1", "attachedTemplate", "file:///C:/Users/planted.person/House.dotx"),
            ("planted2", "mailMergeSource", "file:///S:/planted.share/members.csv"),
        )
    )
    + "</Relationships>"
)


@pytest.fixture(scope="session")
def telling(template: bytes) -> bytes:
    """The house template, with all that settings can tell of where it came from, and endnotes of its own."""
    parts = parts_of(template)
    settings = part(template, "word/settings.xml")
    for found in settings.findall(f"{W}rsids"):
        settings.remove(found)
    words = {**PRIVATE, "endnotePr": '<w:endnotePr><w:numFmt w:val="upperRoman"/></w:endnotePr>'}
    markup = f'<w:x xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}">{"".join(words.values())}</w:x>'
    planted = {etree.QName(element).localname: element for element in etree.fromstring(markup)}
    assert list(planted) == list(words)
    for before, names in {
        "defaultTabStop": ("attachedTemplate", "mailMerge", "documentProtection"),
        "compat": ("endnotePr",),
    }.items():
        for name in names:
            settings.find(f"{W}{before}").addprevious(planted[name])
    for name in ("rsids", "docVars"):
        settings.find(f"{W}compat").addnext(planted[name])
    parts["word/settings.xml"] = etree.tostring(settings)
    parts["word/_rels/settings.xml.rels"] = PLANTED_RELATIONS.encode()
    return zip_of(parts)


@pytest.mark.parametrize("name", PRIVATE)
def test_template_does_not_tell_where_it_comes_from(
    document: Document, telling: bytes, name: str
) -> None:
    assert part(telling, "word/settings.xml").find(f"{W}{name}") is not None
    made = render_docx(document, telling)
    assert list(part(made, "word/settings.xml").iter(f"{W}{name}")) == []


def test_template_endnotes_are_numbered_our_way(
    document: Document, telling: bytes, tmp_path: Path
) -> None:
    made = render_docx(document, telling)
    (ours,) = part(made, "word/settings.xml").iter(f"{W}endnotePr")
    assert [form.get(f"{W}val") for form in ours.iter(f"{W}numFmt")] == ["decimal"]
    assert [note.get(f"{W}id") for note in ours.iter(f"{W}endnote")] == ["-1", "0"]
    assert audit(made, tmp_path) == []


def test_template_leads_to_no_place_that_it_was_made_in(document: Document, telling: bytes) -> None:
    """Neither the parts that could name it nor any byte of what they said."""
    parts = parts_of(render_docx(document, telling))
    assert "word/_rels/settings.xml.rels" not in parts
    for path, content in parts.items():
        for planted in (b"planted", b"Planted", b"UGxhbnRlZA", b"00BADC0D"):
            assert planted not in content, path


def test_template_leads_out_of_no_file(document: Document, template: bytes) -> None:
    """A header, a theme or the settings may lie elsewhere for Word: that place is the template's own matter."""
    parts = parts_of(template)
    path = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    outside = "".join(
        f'<Relationship Id="out{name}" Type="{kind}{name}" Target="file:///planted/{name}.xml" '
        'TargetMode="External"/>'
        for name in ("footer", "fontTable", "webSettings")
    )
    parts[path] = parts[path].replace(b"</Relationships>", outside.encode() + b"</Relationships>")
    for name, content in parts_of(render_docx(document, zip_of(parts))).items():
        assert b"planted" not in content, name


def packed(template: bytes, size: int) -> bytes:
    """The template with a part of zeros, so that all parts unpacked have `size` bytes."""
    parts = parts_of(template)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
        archive.writestr("word/media/zeros.bin", bytes(size - sum(map(len, parts.values()))))
    return buffer.getvalue()


def test_template_that_unpacks_too_large(document: Document, template: bytes) -> None:
    """A small file can unpack to more than a machine holds; up to 64 MB it is taken."""
    limit = 64_000_000
    bomb = packed(template, limit + 1)
    assert len(bomb) < 1024 * 1024
    with pytest.raises(UserError) as caught:
        render_docx(document, bomb)
    assert str(caught.value) == (
        "templates/memo.docx can't be used: it is larger than 64 MB when it is unpacked"
    )
    made = render_docx(document, packed(template, limit))
    assert xml_body_words(made) == body_words(document)
    assert "word/media/zeros.bin" not in parts_of(made)


def broken(change: Callable[[dict[str, bytes]], object]) -> Callable[[bytes], bytes]:
    def make(template: bytes) -> bytes:
        parts = parts_of(template)
        change(parts)
        return zip_of(parts)

    return make


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (lambda template: b"", "not a .docx file"),
        (lambda template: b"\xd0\xcf\x11\xe0 an old .doc", "an old .doc"),
        (lambda template: template[: len(template) // 2], "not a .docx file"),
        (lambda template: zip_of({"a.txt": b"a"}), "not a Word document"),
        (broken(lambda parts: parts.pop("word/document.xml")), "not a Word document"),
        (broken(lambda parts: parts.pop("[Content_Types].xml")), "not a Word document"),
        (
            broken(lambda parts: parts.update({"word/styles.xml": b"<w:styles>"})),
            r"word/styles.xml is not well-formed XML \(line 1, column 9\)",
        ),
        (
            broken(lambda parts: parts.update({"word/document.xml": b"<html/>"})),
            "not a Word document",
        ),
        (
            broken(
                lambda parts: parts.update(
                    {
                        "[Content_Types].xml": parts["[Content_Types].xml"].replace(
                            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                            b"vnd.ms-word.document.macroEnabled.main+xml",
                        )
                    }
                )
            ),
            "macros",
        ),
    ],
)
def test_broken_template(
    document: Document, template: bytes, breaks: Callable[[bytes], bytes], says: str
) -> None:
    with pytest.raises(UserError, match=says) as caught:
        render_docx(document, breaks(template))
    assert str(caught.value).startswith("templates/memo.docx can't be used: ")
    assert "\n" not in str(caught.value)


def test_the_number_of_another_note_is_a_field_and_ibid_a_link() -> None:
    document = sample_document()
    first, second, *others = document.notes
    again = replace(second, children=(CrossReference(1, (Text("Ibid."),)),))
    document = replace(document, notes=(first, again, *others))
    notes = parts_of(render_docx(document))["word/endnotes.xml"].decode()
    assert f'<w:hyperlink w:anchor="{note_bookmark(1)}"' in notes
    code = re.compile(
        r"<w:instrText[^>]*> NOTEREF (\w+) \\h </w:instrText>.*?<w:t [^>]*>(\d+)</w:t>"
    )
    assert code.findall(notes) == [
        (note_bookmark(n - 4), str(n - 4)) for n in range(5, len(document.notes) + 1, 5) if n % 7
    ]
