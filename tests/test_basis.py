"""What each claim rests on, and whether it is new: small signs behind it, the same in every output."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import html as lxml_html
from tests.support.document_words import block_texts, body_words, claims, inline_text
from tests.support.docx_reading import W, audit, part, xml_body_words
from tests.support.memory_tree import project_of
from tests.support.pdf_reading import broken_rules, tagged
from tests.support.programs import in_browser, nu_messages, outloud_complaints
from tests.support.rendering import STYLE, as_html, as_pdf
from tests.support.small_project import CHARTS, FILES

from memocli.assemble import Setting, memo_document
from memocli.document import ClaimRun, Design, Document, Legend, Sign
from memocli.edition import number_notes
from memocli.language import ENGLISH
from memocli.load import load_library
from memocli.render.docx import render_docx

SHOWN = {"memo/2018/memo.yaml": FILES["memo/2018/memo.yaml"] + "show-basis: true\n"}


def document_of(changed: dict[str, str] | None = None, *, draft: bool = False) -> Document:
    """The memo of 2018 of the small project, with some files in other words."""
    without_charts = FILES["memo/2018/water.yaml"].removesuffix(CHARTS)
    project = project_of({**FILES, "memo/2018/water.yaml": without_charts, **(changed or {})})
    library = load_library(project, project.years())
    return memo_document(number_notes(library.memos[2018]), library, Setting(STYLE, draft=draft))


def said(sign: Sign) -> tuple[str, ...]:
    """What a sign prints and what it says."""
    pointed = (f"{pointer.text} {pointer.said}" for pointer in sign.pointers)
    return (sign.mark, *pointed) if sign.pointers else (sign.mark, sign.said)


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of(SHOWN)


@pytest.fixture(scope="module")
def signs(document: Document) -> dict[str, list[tuple[str, ...]]]:
    return {claim.name: [said(sign) for sign in claim.signs] for claim in claims(document)}


NEW = ("+", "new since the memo of 2017")


def test_each_claim_says_what_it_rests_on(signs: dict[str, list[tuple[str, ...]]]) -> None:
    assert signs["water/research/families"] == [
        ("→", "1 carried by note 1", "2 carried by note 2"),
        NEW,
    ]
    assert signs["water/research/visits"] == [("◆", "own research of all who sign"), NEW]
    assert signs["introduction/summary/no-progress"] == [
        ("△", " follows from a claim below “Wells & pipes”"),
        NEW,
    ]
    assert signs["introduction/summary/request"] == [("■", "position of those who sign"), NEW]
    # What rests on an earlier memo is not called new as well.
    assert signs["water/research/earlier"] == [("←2017", "as the memo of 2017 said")]


def test_each_sign_says_its_kind_to_programs(document: Document) -> None:
    kinds = {claim.name: [sign.kind for sign in claim.signs] for claim in claims(document)}
    assert kinds["water/research/families"] == ["cited-with", "new"]
    assert kinds["water/research/visits"] == ["own-research", "new"]
    assert kinds["introduction/summary/no-progress"] == ["inference", "new"]
    assert kinds["introduction/summary/request"] == ["position", "new"]
    assert kinds["water/research/earlier"] == ["earlier-memo"]
    assert kinds["water/wells/count"] == ["updated"]
    assert {one for said in kinds.values() for one in said} <= ENGLISH.wording.screen.kinds.keys()


@pytest.mark.parametrize(
    ("linked", "expected"),
    [
        ("", ("→", "carried by the note of another claim")),
        (", linked: true", ("→", "3 carried by note 3")),
    ],
)
def test_no_sign_tells_which_claims_rest_on_one_confidential_source(
    linked: str, expected: tuple[str, ...]
) -> None:
    part, records = FILES["memo/2018/water.yaml"].removesuffix(CHARTS), FILES["sources/all.yaml"]
    carried = part.replace("cited-with: water/wells/count", "cited-with: water/wells/witnessed")
    assert part != carried
    open_ = records.replace("confidential: true", f"confidential: true{linked}")
    made = document_of({**SHOWN, "memo/2018/water.yaml": carried, "sources/all.yaml": open_})
    signs = {claim.name: [said(sign) for sign in claim.signs] for claim in claims(made)}
    (shown, *_) = signs["water/research/families"]
    assert shown[0] == expected[0]
    assert re.sub(r"\d+", "3", shown[1]) == expected[1]


def test_a_claim_with_a_note_says_only_whether_it_is_new(
    signs: dict[str, list[tuple[str, ...]]],
) -> None:
    assert signs["water/wells/quoted"] == [NEW]
    taken_up = "taken up from the memo of 2017, in other words or with other figures"
    assert signs["water/wells/count"] == [("≠", taken_up)]


def test_the_legend_comes_first_and_has_the_signs_that_are_used(document: Document) -> None:
    (legend,) = (block for block in document.blocks if isinstance(block, Legend))
    assert document.blocks[0] is legend
    assert "".join(entry.mark for entry in legend.entries) == "1→◆△■←≠+"


def test_without_the_key_only_a_draft_has_signs() -> None:
    final = document_of()
    assert not any(claim.signs for claim in claims(final))
    assert not any(isinstance(block, Legend) for block in final.blocks)
    draft = document_of(draft=True)
    assert [claim.signs for claim in claims(draft)] == [
        claim.signs for claim in claims(document_of(SHOWN))
    ]


def test_a_claim_in_the_same_words_with_the_same_figures_and_other_notes() -> None:
    claim = """\
      - id: the-same
        text: {}
        figures: {{wells: {}}}
        continues: 2017/water/wells/count
"""
    for words, wells, mark in (
        ("There were 1,200 wells [@survey-2016, p. 3].", 1200, "="),
        ("There were 1,200 wells [@survey-2016].", 1201, "≠"),
        ("There were over 1,200 wells [@survey-2016].", 1200, "≠"),
    ):
        next_one = "  - id: research\n"
        added = FILES["memo/2018/water.yaml"].replace(
            next_one, claim.format(words, wells) + next_one
        )
        document = document_of(SHOWN | {"memo/2018/water.yaml": added})
        found = {one.name: one.signs for one in claims(document)}
        assert [sign.mark for sign in found["water/wells/the-same"]] == [mark]


@pytest.mark.parametrize(
    ("head", "text", "wells", "mark"),
    [
        ("", "There were 1,200 wells [@survey-2016, p. 3].", 1200, "="),
        ("", "There were 1,250 wells [@survey-2016].", 1250, "≠"),
        # Another claim goes on with the earlier one, or it is left out: that of its name says something else.
        ("taken", "There were 1,200 wells [@survey-2016].", 1200, "+"),
        ("dropped", "There were 1,200 wells [@survey-2016].", 1200, "+"),
    ],
)
def test_a_claim_goes_on_with_the_one_of_its_name(
    head: str, text: str, wells: int, mark: str
) -> None:
    earlier = "2017/water/wells/count"
    water = FILES["memo/2018/water.yaml"].replace(f"        continues: {earlier}\n", "")
    start, end = water.index("        text: >-\n"), water.index("      - id: quoted")
    water = (
        f"{water[:start]}        text: {text}\n        figures: {{wells: {wells}}}\n{water[end:]}"
    )
    memo = SHOWN["memo/2018/memo.yaml"]
    if head == "taken":
        water = water.replace("- id: quoted\n", f"- id: quoted\n        continues: {earlier}\n")
    if head == "dropped":
        entry = f"dropped:\n  - {{claim: {earlier}, reason: It was counted anew.}}\n"
        memo = memo.replace("dropped:\n", entry)
    document = document_of({"memo/2018/memo.yaml": memo, "memo/2018/water.yaml": water})
    found = {one.name: one.signs for one in claims(document)}
    assert [sign.mark for sign in found["water/wells/count"]] == [mark]


def test_a_claim_of_two_years_back_says_which_and_several_are_one_in_other_words() -> None:
    memo = "title: Water\nyear: 2016\nparts: [water.yaml]\n"
    older = FILES["memo/2017/water.yaml"]
    for continues, marks in (
        ("2016/water/wells/count", ["=2016"]),
        ("[2017/water/wells/count, 2016/water/wells/count]", ["≠2016, 2017"]),
        ("[2017/water/wells/count, 2017/water/wells/closed]", ["≠"]),
    ):
        water = FILES["memo/2018/water.yaml"].replace(
            "  - id: research\n",
            '      - {id: old, text: "There were 1,200 wells [@survey-2016].", figures: {wells: 1200}, '
            f"continues: {continues}}}\n  - id: research\n",
        )
        files = {"memo/2016/memo.yaml": memo, "memo/2016/water.yaml": older}
        document = document_of(SHOWN | files | {"memo/2018/water.yaml": water})
        found = {one.name: one.signs for one in claims(document)}
        assert [sign.mark for sign in found["water/wells/old"]] == marks


def test_research_of_some_names_those_who_sign_and_nobody_else() -> None:
    others = FILES["memo/organizations.yaml"] + "  - {id: hidden, name: Secret Monitors}\n"
    for ids, mark in (
        ("[casa]", "◆\N{NO-BREAK SPACE}Casa"),
        ("[river, casa]", "◆"),
        ("[casa, hidden]", "◆\N{NO-BREAK SPACE}Casa, an organization that does not sign"),
        ("[hidden]", "◆\N{NO-BREAK SPACE}an organization that does not sign"),
    ):
        water = FILES["memo/2018/water.yaml"].replace("[casa, river]", ids)
        changed = SHOWN | {"memo/2018/water.yaml": water, "memo/organizations.yaml": others}
        document = document_of(changed)
        found = {one.name: one.signs for one in claims(document)}
        assert found["water/research/visits"][0].mark == mark
        assert b"Secret" not in as_html(document)


def test_nothing_is_new_where_there_is_no_earlier_memo() -> None:
    files = {path: text for path, text in FILES.items() if "/2017/" not in path}
    project = project_of(files | SHOWN)
    library = load_library(project, [2018])
    document = memo_document(number_notes(library.memos[2018]), library, Setting(STYLE))
    marks = {sign.mark for claim in claims(document) for sign in claim.signs}
    assert "+" not in marks
    assert marks >= {"◆", "■"}


def test_in_spanish_and_in_a_list() -> None:
    head = SHOWN["memo/2018/memo.yaml"].replace("language: en", "language: es")
    water = FILES["memo/2018/water.yaml"].replace(
        "- id: research\n", "- id: research\n    list: true\n"
    )
    document = document_of({"memo/2018/memo.yaml": head, "memo/2018/water.yaml": water})
    found = {one.name: one.signs for one in claims(document)}
    assert said(found["water/research/families"][0])[1] == "1 apoyada en la nota 1"
    assert found["introduction/summary/request"][0].said == "postura de los firmantes"


def test_the_words_of_a_claim_are_what_they_were(document: Document) -> None:
    plain = {claim.name: inline_text(claim.children) for claim in claims(document_of())}
    assert {claim.name: inline_text(claim.children) for claim in claims(document)} == plain


# ── In every output ──────────────────────────────────────────────────────────────────────────────


def test_html_says_each_sign_in_words(tmp_path: Path) -> None:
    two = "basis: {inference: [water/wells/count, water/wells/quoted]}"
    one = "basis: {inference: [water/wells/count]}"
    introduction = FILES["memo/2018/introduction.yaml"].replace(one, two)
    written = tmp_path / "memo.html"
    written.write_bytes(as_html(document_of(SHOWN | {"memo/2018/introduction.yaml": introduction})))
    page: Any = lxml_html.fromstring(written.read_bytes())
    labels = page.xpath("//span[@id='introduction/summary/no-progress']//a/@aria-label")
    assert labels == [f"{letter}: follows from a claim below “Wells & pipes”" for letter in "ab"]
    (claim,) = page.xpath("//span[@id='water/research/families']")
    (to_note, _) = claim.xpath("span[@class='basis']/a")
    assert to_note.text_content() == "→1"
    assert to_note.get("href") == "#sdendnote1sym"
    assert to_note.get("aria-label") == "carried by note 1"
    (new,) = claim.xpath("span[@class='basis']/span[@role='img']")
    assert (new.text_content(), new.get("aria-label")) == NEW
    assert nu_messages(written) == []
    assert [setting["violations"] for setting in in_browser(written)[0]] == [[]] * 4
    ids = set(page.xpath("//@id"))
    assert {link.get("href")[1:] for link in page.xpath("//span[@class='basis']/a")} <= ids


def test_docx_has_them_as_words_and_links(
    document: Document, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = render_docx(document)
    assert xml_body_words(file) == body_words(document)
    body = part(file, "word/document.xml")
    names = set(body.xpath("//w:bookmarkStart/@w:name", namespaces=body.nsmap))
    links = body.xpath("//w:hyperlink[@w:anchor]", namespaces=body.nsmap)
    w = f"{{{body.nsmap['w']}}}"
    assert {link.get(f"{w}anchor") for link in links} <= names
    said = [link.get(f"{w}tooltip") or "" for link in links]
    assert "follows from a claim below “Wells & pipes”" in [words.strip() for words in said]
    # The number of a note is a field, which Word makes right after notes were added; no words beside it have the old one.
    assert " NOTEREF note_n001 \\h " in body.xpath("//w:instrText/text()", namespaces=body.nsmap)
    assert not [words for words in said if "note 1" in words]
    to_notes = "//w:r[contains(w:instrText, 'NOTEREF')]/w:rPr/w:rStyle/@w:val"
    assert set(body.xpath(to_notes, namespaces=body.nsmap)) == {"BasisSign"}
    # A sign never begins a line.
    signs = body.xpath("//w:r[w:rPr/w:rStyle/@w:val='BasisSign']/w:t/text()", namespaces=body.nsmap)
    assert "\N{NO-BREAK SPACE}" in signs
    assert " " not in signs
    assert audit(file, tmp_path_factory.mktemp("docx")) == []


@pytest.fixture(scope="module")
def pdf(document: Document) -> bytes:
    return as_pdf(document)


def test_pdf_keeps_both_standards(pdf: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    for profile in ("ua1", "2a"):
        assert broken_rules(pdf, profile) == []
    path = tmp_path_factory.mktemp("pdf") / "memo.pdf"
    path.write_bytes(pdf)
    assert outloud_complaints(path, path.parent) == []


def test_pdf_says_each_sign_in_words(document: Document, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        spoken = [
            str(entry.Alt) for _, entry in tagged(opened.Root.StructTreeRoot) if "/Alt" in entry
        ]
        told = [
            str(one.Contents)
            for page in opened.pages
            for one in page.get("/Annots", [])
            if "/Contents" in one
        ]
    signs = [sign for claim in claims(document) for sign in claim.signs]
    assert [alt for alt in spoken if alt in {s.said for s in signs}] == [
        s.said for s in signs if s.said
    ]
    for sign in signs:
        assert {pointer.said for pointer in sign.pointers} <= set(told)


def test_the_legend_stands_apart_in_a_docx(document: Document) -> None:
    """As on paper: below the contents or the verdicts, with a rule beside it, and not against them."""
    heading = next(block.heading for block in document.blocks if isinstance(block, Legend))
    body = part(render_docx(document), "word/document.xml")
    (legend,) = (one for one in body.iter(f"{W}p") if next(one.itertext(f"{W}t"), "") == heading)
    looks = legend.find(f"{W}pPr")
    assert int(looks.find(f"{W}spacing").get(f"{W}before")) >= 120
    assert looks.find(f"{W}pBdr/{W}left").get(f"{W}color") == Design().rule


def test_all_words_of_the_legend_are_printed(document: Document) -> None:
    (legend,) = (block for block in document.blocks if isinstance(block, Legend))
    (words,) = block_texts(legend)
    assert len(words.split("; ")) == len(legend.entries) == 8
    page: Any = lxml_html.fromstring(as_html(document))
    (shown,) = page.xpath("//p[@class='legend']")
    assert shown.text_content().split() == words.split()
    assert isinstance(next(claims(document)), ClaimRun)
