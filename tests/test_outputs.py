"""The example memos in every program that a reader may open them with: all notes, the same words, no fault."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from lxml import html as lxml_html
from tests.support.document_words import body_words, note_words
from tests.support.docx_reading import (
    W,
    audit,
    bookmarks,
    note_texts,
    part,
    read_by_mammoth,
    read_by_pandoc,
    sections,
    xml_body_words,
    xml_notes,
)
from tests.support.pdf_reading import broken_rules, printed_signs, signs, words_for_paper
from tests.support.places import EXAMPLE
from tests.support.programs import (
    in_browser,
    nu_messages,
    office,
    outloud_complaints,
    program,
    run,
)
from tests.support.rendering import STYLE

from memocli.assemble import Setting, memo_document
from memocli.document import Columns, Document
from memocli.edition import number_notes
from memocli.load import load_library
from memocli.memo import Memo
from memocli.pipeline.build import build_memo
from memocli.pipeline.options import BuildOptions
from memocli.project import project_at
from memocli.prose import scan


@dataclass(frozen=True)
class Built:
    """The files of one year's memo in a folder, and the memo and the document that they were made of."""

    year: int
    folder: Path
    memo: Memo
    document: Document

    def path(self, kind: str) -> Path:
        return self.folder / f"memo-{self.year}.{kind}"


@pytest.fixture(scope="session", params=[2018, 2017])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    year, project = request.param, project_at(EXAMPLE)
    folder = tmp_path_factory.mktemp(f"memo-{year}")
    for name, content in build_memo(project, year, BuildOptions()).files.items():
        (folder / name).write_bytes(content)
    library = load_library(project, project.years())
    memo = library.memos[year]
    return Built(year, folder, memo, memo_document(number_notes(memo), library, Setting(STYLE)))


@pytest.fixture(scope="session")
def resaved(built: Built, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The DOCX, opened and saved again by LibreOffice."""
    return office(built.path("docx"), "docx", tmp_path_factory.mktemp("office")).read_bytes()


def note_count(built: Built) -> int:
    return {2018: 52, 2017: 40}[built.year]


def test_notes_are_as_many_as_published(built: Built) -> None:
    assert len(built.document.notes) == note_count(built)


# ── What the files of the memo say, in its order ─────────────────────────────────────────────────

FACTS = {
    2018: [
        "To U.S. Department of State",
        "From Latin America Working Group; Washington Office on Latin America; Centro de Derechos Humanos Miguel Agustín Pro Juárez; Centro de Derechos Humanos de la Montaña Tlachinollan",
        "Submitted July 24, 2018",
    ],
    2017: [
        "To U.S. Department of State",
        "From Washington Office on Latin America",
        "Submitted September 12, 2017",
    ],
}
# The part in the head of each page after the first: that which the page begins with.
HEADS = {
    2018: ["I. Introduction", *["II. Requirement 1"] * 3, *["III. Requirement 2"] * 2, *["IV. Requirement 3"] * 2, *["Notes"] * 2],
    2017: ["I. Introduction", "II. Requirement 1", "IV. Requirement 3", "Notes", "Notes"],
}  # fmt: skip


def texts(page: Any, path: str) -> list[str]:
    """The texts of elements, with single blanks."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_the_page_has_the_order_of_the_files(built: Built) -> None:
    page: Any = lxml_html.fromstring(built.path("html").read_bytes())
    headings, findings = [built.document.title], []
    requirements: list[tuple[str, str]] = []
    for place, one in zip(("I", "II", "III", "IV"), built.memo.parts, strict=True):
        if one.is_requirement:
            requirements.append(
                (f"{place}. Requirement {len(requirements) + 1}:", str(one.heading))
            )
            headings.append(" ".join(requirements[-1]))
        else:
            headings.append(f"{place}. {one.heading}")
        headings += [str(finding.heading) for finding in one.findings if finding.heading]
        findings += [f"{one.id}/{finding.id}" for finding in one.findings]
    assert texts(page, "//h1|//h2|//h3|//h4") == [*headings, "About this document", "Notes"]
    assert page.xpath('//span[@class="claim"]/@id') == [claim.name for claim in built.memo.claims]
    found = page.xpath('//div[@class="columns"]//@id[not(starts-with(., "sdendnote"))]')
    assert [name for name in found if name.count("/") == 1] == findings
    assert texts(page, '//p[@class="subtitle"]') == [str(built.memo.head.subtitle)]
    assert texts(page, '//p[@class="fact"]') == FACTS[built.year]
    # The verdicts: first in a box on the first page, then each below its heading.
    assert len(requirements) == 3
    assert texts(page, "//caption") == ["The verdicts at a glance: 0 of 3 requirements met"]
    rows = [texts(row, "th|td") for row in page.xpath("//tr")]
    assert rows == [[" ".join(one), "Not met"] for one in requirements]
    assert page.xpath("string(//table/following::h2[1])").startswith("I. ")
    assert texts(page, '//p[@class="verdict"]') == ["Verdict Not met"] * 3
    asked = [one.condition.text for one in built.memo.parts if one.condition]
    conditions = texts(page, '//p[@class="condition"]')
    for shown, text in zip(conditions, asked, strict=True):
        assert shown.startswith(f"Condition {' '.join(text.split())}")
    assert texts(page, '//p[@class="about"]') == [" ".join(str(built.memo.head.about).split())]


def test_the_manifest_has_every_claim_and_all_that_it_cites(built: Built) -> None:
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    numbers = itertools.count(1)
    claims = {
        claim.name: [
            {"note": next(numbers), "sources": [source.key for source in citation.sources]}
            for citation in scan(str(claim.claim.text)).citations
        ]
        for claim in built.memo.claims
    }
    assert list(manifest["claims"]) == list(claims)
    assert manifest["claims"] == claims
    assert next(numbers) == note_count(built) + 1
    files = [
        *EXAMPLE.glob(f"memo/{built.year}/*.yaml"),
        EXAMPLE / "memo/organizations.yaml",
        *EXAMPLE.glob("sources/*.yaml"),
    ]
    read = sorted(file.relative_to(EXAMPLE).as_posix() for file in files)
    read += [f"templates/{name}" for name in ("endnotes.csl", "memo.css", "memo.html.j2")]
    assert list(manifest["inputs"]) == read
    assert list(manifest["outputs"]) == [
        f"memo-{built.year}.{kind}" for kind in ("docx", "html", "pdf")
    ]


def test_every_page_says_which_memo_part_and_page_it_is(built: Built) -> None:
    raw = run(program("pdftotext"), "-raw", built.path("pdf"), "-").split("\f")[:-1]
    pages = [" ".join(text.split()) for text in raw]
    count = len(HEADS[built.year]) + 1
    title = built.document.title
    heads = ["", *(f"{title} {head}".strip() for head in HEADS[built.year])]
    assert len(pages) == count
    assert pages[0].startswith(title)
    for number, (text, head) in enumerate(zip(pages, heads, strict=True), start=1):
        foot = f" {head} Page {number} of {count}".replace("  ", " ")
        assert re.sub(r"Notes to pages? [\d–]+ (?=Page)", "", text).endswith(foot), number
        assert text.count(title) == 1


# ── The HTML in LibreOffice, pandoc, Chromium, and before the Nu checker ─────────────────────────


def test_libreoffice_makes_endnotes_of_the_html(built: Built, tmp_path: Path) -> None:
    made = office(built.path("html"), "docx", tmp_path).read_bytes()
    body = part(made, "word/document.xml")
    expected = [" ".join(note) for note in note_words(built.document)]
    assert note_texts(made, "endnote") == expected
    assert len(list(body.iter(f"{W}endnoteReference"))) == note_count(built)
    assert {node.get(f"{W}val") for node in body.iter(f"{W}numFmt")} == {"decimal"}
    styles = {node.get(f"{W}val") for node in body.iter(f"{W}pStyle")}
    assert {"Heading1", "Heading2", "Heading3"} <= styles
    columns = [section.find(f"{W}cols") is not None for section in body.iter(f"{W}sectPr")]
    assert columns.count(True) == sum(isinstance(block, Columns) for block in built.document.blocks)
    assert not columns[-1]


def test_pandoc_makes_notes_of_the_html(built: Built, tmp_path: Path) -> None:
    pypandoc.convert_file(str(built.path("html")), "docx", outputfile=str(tmp_path / "memo.docx"))
    made = (tmp_path / "memo.docx").read_bytes()
    body = part(made, "word/document.xml")
    expected = [" ".join(note) for note in note_words(built.document)]
    assert note_texts(made, "footnote") == expected
    assert len(list(body.iter(f"{W}footnoteReference"))) == note_count(built)


def test_html_is_valid_and_accessible(built: Built) -> None:
    assert nu_messages(built.path("html")) == []
    (settings,) = in_browser(built.path("html"))
    assert settings
    for setting in settings:
        assert (setting["violations"], setting["fetched"], setting["overflow"]) == ([], [], 0)


# ── The DOCX in LibreOffice, pandoc, python-docx, mammoth, and before openxml-audit ──────────────


def test_audit_of_the_docx_finds_nothing(built: Built, tmp_path: Path) -> None:
    assert audit(built.path("docx").read_bytes(), tmp_path) == []


def test_docx_holds_all(built: Built) -> None:
    file = built.path("docx").read_bytes()
    assert xml_body_words(file) == body_words(built.document)
    assert xml_notes(file) == note_words(built.document)


def test_libreoffice_keeps_the_docx(built: Built, resaved: bytes) -> None:
    file = built.path("docx").read_bytes()
    # LibreOffice writes the signs of the verdicts as text, and fills in their pages.
    words = " ".join(xml_body_words(resaved))
    assert re.sub(r"○ (Not met)( \d+)?", r"\1", words).split() == body_words(built.document)
    assert xml_notes(resaved) == note_words(built.document)
    assert sorted(bookmarks(resaved)) == sorted(bookmarks(file))
    kept = [columns for columns, _ in sections(resaved)][:-1]
    assert kept == [columns for columns, _ in sections(file)][:-1]
    formats = {
        node.get(f"{W}val") for node in part(resaved, "word/document.xml").iter(f"{W}numFmt")
    }
    assert formats == {"decimal"}


def test_pandoc_reads_the_docx(built: Built) -> None:
    read = read_by_pandoc(built.path("docx"))
    assert read == (body_words(built.document), note_words(built.document))


def test_mammoth_reads_the_docx(built: Built) -> None:
    read = read_by_mammoth(built.path("docx").read_bytes())
    assert read == (body_words(built.document), note_words(built.document))


# ── The PDF before its judges ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_pdf_keeps_both_standards(built: Built, profile: str) -> None:
    assert broken_rules(built.path("pdf"), profile) == []


def test_outloud_has_nothing_against_the_pdf(built: Built, tmp_path: Path) -> None:
    assert outloud_complaints(built.path("pdf"), tmp_path) == []


# ── The same words in the same order ─────────────────────────────────────────────────────────────


def test_pdf_html_and_docx_have_the_same_words(built: Built) -> None:
    page: Any = lxml_html.fromstring(built.path("html").read_bytes())
    shown = signs(words_for_paper(page.find(".//main")))
    printed = re.sub(r"(Notmet)p\.\d+", r"\1", printed_signs(built.path("pdf")))
    assert printed == shown.replace("-", "")
    # The marks are characters in HTML and fields in DOCX.
    without_marks = page.find(".//main")
    for mark in without_marks.xpath(".//a[@role='doc-noteref'] | .//a[@role='doc-backlink']"):
        mark.drop_tree()
    file = built.path("docx").read_bytes()
    notes = [word for note in xml_notes(file) for word in note]
    written = signs(" ".join([*xml_body_words(file), *notes]))
    assert signs(without_marks.text_content()) == written
