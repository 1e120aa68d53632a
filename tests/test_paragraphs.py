"""Texts of several paragraphs on the whole road: from the files into HTML, PDF and DOCX, and into what others read there."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from lxml import html as lxml_html
from msgspec.structs import replace
from tests.support.document_words import body_words, claims, inline_text, note_words
from tests.support.docx_reading import (
    W,
    audit,
    bookmarks,
    own_text,
    part,
    read_by_mammoth,
    read_by_pandoc,
    xml_body_words,
    xml_notes,
)
from tests.support.pdf_reading import broken_rules, printed_signs, signs, tagged
from tests.support.programs import in_browser, nu_messages, office, outloud_complaints
from tests.support.rendering import STYLE, STYLESHEET, TEMPLATE, as_html, as_pdf
from tests.support.small_project import write_project

from memocli.assemble import Setting, memo_document
from memocli.compare import Side, compare
from memocli.document import (
    ClaimRun,
    Columns,
    Document,
    Front,
    ItemList,
    Paragraph,
    ParagraphBreak,
    Text,
)
from memocli.edition import number_notes
from memocli.load import Library, load_library
from memocli.mask import Mask
from memocli.ooxml.names import claim_bookmark
from memocli.pipeline.build import build_memo
from memocli.pipeline.options import BuildOptions
from memocli.project import project_at
from memocli.render.docx import render_docx
from memocli.render.html import render_html

HEAD: Final = """\
title: Water
year: 2018
submitted: 2018-07-24
parts: [water.yaml]
about: |
  An invented memo
  about wells.

  It has *two* paragraphs.
"""
SOURCES: Final = (
    "references:\n  - {id: survey, type: dataset, title: Survey, issued: 2016, publisher: Institute, "
    "URL: 'https://example.org/s', custom: {status: confirmed}}\n"
)
PART: Final = """\
id: water
heading: Water
condition:
  text: >-
    The government guarantees
    water.

    It says so each year.
verdict: not-met
findings:
  - id: wells
    heading: Wells
    claims:
      - {id: before, text: "Every village is to have a well [@survey]."}
      - id: long
        text: |
          Of 1,250 wells,
          17 gave *clean* water [@survey].

          Nobody tested
          the others [@survey; @survey]


          It goes on, and
      - {id: after, text: "here it ends [@survey]."}
  - id: asked
    list: true
    claims:
      - id: register
        text: >-
          A register of wells.

          It must be kept up to date [@survey].
        basis: {position: true}
      - {id: budget, text: A budget., basis: {position: true}}
"""
PARAGRAPHS: Final = [
    "The government guarantees water.",
    "It says so each year.",
    "Every village is to have a well. Of 1,250 wells, 17 gave clean water.",
    "Nobody tested the others",
    "It goes on, and here it ends.",
    "A register of wells.",
    "It must be kept up to date.",
    "A budget.",
    "An invented memo about wells.",
    "It has two paragraphs.",
]


@dataclass(frozen=True)
class Built:
    """The files of the memo in a folder, and the document that they were made of."""

    folder: Path
    document: Document

    def path(self, kind: str) -> Path:
        return self.folder / f"memo-2018.{kind}"


def project(folder: Path, text: str = PART) -> Path:
    return write_project(
        folder,
        {"memo/2018/memo.yaml": HEAD, "memo/2018/water.yaml": text, "sources/s.yaml": SOURCES},
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("paragraphs")
    found = project_at(project(folder / "project"))
    for name, content in build_memo(found, 2018, BuildOptions(draft=True)).files.items():
        (folder / name.replace("-draft", "")).write_bytes(content)
    library = load_library(found, [2018])
    document = memo_document(number_notes(library.memos[2018]), library, Setting(STYLE))
    (folder / "memo-2018.html").write_bytes(as_html(document))
    (folder / "memo-2018.docx").write_bytes(render_docx(document))
    (folder / "memo-2018.pdf").write_bytes(as_pdf(document))
    return Built(folder, document)


def without_marks(page: Any) -> Any:
    for mark in page.xpath(".//a[@role='doc-noteref' or @role='doc-backlink']"):
        mark.drop_tree()
    return page


def words_of(element: Any) -> str:
    return " ".join(element.text_content().split())


def claim_words(document: Document) -> dict[str, str]:
    return {claim.name: " ".join(inline_text(claim.children).split()) for claim in claims(document)}


# ── the three outputs ────────────────────────────────────────────────────────────────────────────


def test_html_has_the_paragraphs(built: Built) -> None:
    page = without_marks(lxml_html.parse(built.path("html")).getroot())
    shown = [
        words_of(p)
        for p in page.xpath("//p[not(@class='fact' or ancestor::ol or ancestor::template)]")
    ]
    shown = [text.removeprefix("Condition ") for text in shown if text != "Verdict Not met"]
    # An item of one paragraph has no element for it.
    assert shown == [text for text in PARAGRAPHS if text != "A budget."]
    assert [len(item.xpath("p")) for item in page.xpath("//ul/li")] == [2, 0]
    ids = page.xpath("//span[@class='claim']/@id")
    assert ids == list(claim_words(built.document))
    for name, words in claim_words(built.document).items():
        pieces = page.xpath("//span[@id=$name or @data-claim=$name]", name=name)
        assert " ".join(words_of(piece) for piece in pieces) == words


def test_docx_has_the_paragraphs(built: Built, tmp_path: Path) -> None:
    file = built.path("docx").read_bytes()
    assert audit(file, tmp_path) == []
    found = list(part(file, "word/document.xml").iter(f"{W}p"))
    texts = [" ".join(own_text(p).split()).removeprefix("Condition ") for p in found]
    assert [text for text in texts if text in PARAGRAPHS] == PARAGRAPHS
    styles = {
        text: str(p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))
        for text, p in zip(texts, found, strict=True)
    }
    assert [styles[text] for text in PARAGRAPHS] == [
        *["RequirementCondition"] * 2,
        *["BodyText"] * 3,
        *["ListBullet", "ListContinue", "ListBullet"],
        *["About"] * 2,
    ]


def test_one_bookmark_covers_all_paragraphs_of_a_claim(built: Built) -> None:
    body = part(built.path("docx").read_bytes(), "word/document.xml")
    opened: dict[str, str] = {}
    found: dict[str, str] = {}
    for node in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t", f"{W}p"):
        if node.tag == f"{W}bookmarkStart":
            assert node.get(f"{W}name") not in found
            opened[node.get(f"{W}id")] = node.get(f"{W}name")
        elif node.tag == f"{W}bookmarkEnd":
            del opened[node.get(f"{W}id")]
        for name in opened.values():
            found[name] = found.get(name, "") + (" " if node.tag == f"{W}p" else node.text or "")
    assert opened == {}
    for name, words in claim_words(built.document).items():
        assert " ".join(found[claim_bookmark(name)].split()) == words


def test_pdf_has_the_paragraphs_and_keeps_the_standards(built: Built, tmp_path: Path) -> None:
    assert broken_rules(built.path("pdf"), "ua1") == []
    assert broken_rules(built.path("pdf"), "2a") == []
    assert outloud_complaints(built.path("pdf"), tmp_path) == []
    with pikepdf.open(built.path("pdf")) as opened:
        tags = [path for path, _ in tagged(opened.Root.StructTreeRoot)]
    items = [path for path in tags if "L" in path and "Note" not in path]
    assert [path[-1] for path in items if path[-1] in ("LI", "Lbl", "LBody", "P")] == [
        *("LI", "Lbl", "LBody", "P", "P"),
        *("LI", "Lbl", "LBody"),
        *["LI", "LBody"] * 5,  # the notes
    ]


def test_the_words_are_the_same_in_the_same_order(built: Built) -> None:
    page: Any = lxml_html.parse(built.path("html")).getroot().find(".//main")
    # Only on paper the verdicts at a glance have pages.
    printed = re.sub(r"(Notmet)p\.\d+", r"\1", printed_signs(built.path("pdf")))
    assert printed.replace("•", "") == signs(page.text_content()).replace("-", "")
    file = built.path("docx").read_bytes()
    assert xml_body_words(file) == body_words(built.document)
    notes = [word for note in xml_notes(file) for word in note]
    written = signs(" ".join([*xml_body_words(file), *notes]))
    assert signs(without_marks(page).text_content()) == written


def test_items_of_several_paragraphs_run_over_columns(built: Built) -> None:
    words = "The signers ask for a register that is open to the families of the missing, and "
    items = tuple(
        (
            ClaimRun(
                f"a/b/c{number}",
                (Text(f"{number} {words * 3}"), ParagraphBreak(), Text(words * (number % 9))),
            ),
        )
        for number in range(1, 40)
    )
    long = replace(built.document, blocks=(Columns((ItemList(items),)),), notes=(), front=Front())
    made = as_pdf(long)
    with pikepdf.open(io.BytesIO(made)) as opened:
        found = list(tagged(opened.Root.StructTreeRoot))
        bodies = [[str(kid.S) for kid in entry.K] for path, entry in found if path[-1] == "LI"]
    assert bodies == [["/Lbl", "/LBody"]] * 39
    assert broken_rules(made, "ua1") == []


def test_a_break_within_one_paragraph_is_a_line(built: Built) -> None:
    """Where a template of the project, or a cell, has room for one paragraph only."""
    runs = (Text("One."), ParagraphBreak(), Text("Two."))
    document = replace(
        built.document, blocks=(Paragraph((ClaimRun("a/b/c", runs),)),), notes=(), about=()
    )
    old = TEMPLATE.replace(
        "{{ words }}</p>\n{% endfor %}", "{{ block.children|inlines }}</p>{% endfor %}", 1
    )
    assert old != TEMPLATE
    shown = render_html(document, old, STYLESHEET).decode()
    assert 'One.</span><br><br><span class="claim" data-claim="a/b/c">Two.</span>' in shown


def test_a_draft_says_what_is_wrong_at_the_end(tmp_path: Path) -> None:
    text = PART.replace("wells,\n          17 gave *clean* water [@survey]", "wells").replace(
        "the others [@survey; @survey]", "the others"
    )
    found = project_at(project(tmp_path, text))
    draft = build_memo(found, 2018, BuildOptions(draft=True)).files
    page: Any = lxml_html.fromstring(
        next(content for name, content in draft.items() if name.endswith("html"))
    )
    (fault,) = page.xpath("//mark[@class='fault']")
    assert fault.getparent().get("data-claim") == "water/wells/long"
    assert words_of(fault.getparent()).startswith("It goes on, and [")


# ── what others read ─────────────────────────────────────────────────────────────────────────────


def test_others_read_the_docx(built: Built, tmp_path: Path) -> None:
    file = built.path("docx")
    expected = (body_words(built.document), note_words(built.document))
    assert read_by_pandoc(file) == expected
    assert read_by_mammoth(file.read_bytes()) == expected
    resaved = office(file, "docx", tmp_path).read_bytes()
    # LibreOffice writes the signs of the verdicts as text, in the box and in the band, and fills in their pages.
    words = re.sub(r"○ (Not met)( \d+)?", r"\1", " ".join(xml_body_words(resaved))).split()
    assert (words, xml_notes(resaved)) == expected
    assert sorted(bookmarks(resaved)) == sorted(bookmarks(file.read_bytes()))


def test_others_read_the_html(built: Built, tmp_path: Path) -> None:
    assert nu_messages(built.path("html")) == []
    (settings,) = in_browser(built.path("html"))
    for setting in settings:
        assert (setting["violations"], setting["fetched"], setting["overflow"]) == ([], [], 0)
    made = office(built.path("html"), "docx", tmp_path).read_bytes()
    texts = [
        " ".join(own_text(p).split()).removeprefix("Condition ")
        for p in part(made, "word/document.xml").iter(f"{W}p")
    ]
    assert [text for text in texts if text in PARAGRAPHS] == PARAGRAPHS


# ── what is a paragraph in the files ─────────────────────────────────────────────────────────────

STYLES: Final = {
    "text below a bar": "|\n          One\n          word.\n\n          Two words.\n",
    "folded text": ">-\n          One\n          word.\n\n          Two words.\n",
    "folded text with more empty lines": ">\n          One\n          word.\n\n  \n\n          Two words.\n\n",
    "folded text with a deeper line": ">-\n          One\n            word.\n\n          Two words.\n",
    "plain text": "One\n          word.\n\n          Two words.\n",
    "single quotes": "'One\n          word.\n\n          Two words.'\n",
    "double quotes": '"One\n          word.\n\n          Two words."\n',
    "escapes": '"One\\nword.\\n\\nTwo words."\n',
}


def first_claim(folder: Path, text: str) -> Any:
    found = project_at(
        project(
            folder,
            "id: water\nheading: Water\nfindings:\n  - id: wells\n    claims:\n      - id: one\n"
            f"        basis: {{position: true}}\n        text: {text}",
        )
    )
    library = load_library(found, [2018])
    assert [fault.code for fault in library.diagnostics] == []
    return library.memos[2018]


def block_of(memo: Any, folder: Path) -> Any:
    library = load_library(project_at(folder), [2018])
    document = memo_document(number_notes(memo), library, Setting(STYLE))
    return document.blocks[-1].blocks[0].children[0].children  # type: ignore[union-attr]


@pytest.mark.parametrize("style", STYLES)
def test_an_empty_line_ends_a_paragraph_in_every_way_of_writing(style: str, tmp_path: Path) -> None:
    memo = first_claim(tmp_path, STYLES[style])
    assert block_of(memo, tmp_path) == (Text("One word."), ParagraphBreak(), Text("Two words."))
    # A check still points at the very words.
    text = memo.claims[0].claim.text
    at = text.index("Two")
    assert text.part(at, at + 3).text == "Two"


@pytest.mark.parametrize(
    "text",
    [
        "|\n          One\n          word.\n",
        "|\n          One\n            word.\n",
        ">-\n          One\n            word.\n",
        ">-\n          One\n          word.\n",
        '"One\\nword."\n',
        "|\n\n          One word.\n\n",
    ],
)
def test_any_other_line_break_is_a_blank(text: str, tmp_path: Path) -> None:
    assert block_of(first_claim(tmp_path, text), tmp_path) == (Text("One word."),)


def test_paragraphs_are_no_change_of_words(tmp_path: Path) -> None:
    memos = []
    for number, text in enumerate(("|\n          *One*.\n\n          Two.\n", "'*One*. Two.'\n")):
        memos.append(first_claim(tmp_path / str(number), text))
    sides = [Side(memo, Library(), "2018", Mask(Library())) for memo in memos]
    assert compare(*sides).is_empty
