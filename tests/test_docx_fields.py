"""What Word computes in a DOCX: the numbers of other notes, which move with them, and the name of a part at the head of its pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.support.docx_reading import W, own_text, part, zip_of
from tests.support.house_template import house_parts
from tests.support.office_macro import with_a_note_before_all
from tests.support.sample_document import fronted_document, sample_document
from tests.support.tracked_changes import same

from memocli.document import Band
from memocli.protect.unpack import texts_of
from memocli.render.docx import render_docx
from memocli.render.redline import redline

_NOTEREF = re.compile(r"\s*NOTEREF (\w+) \\h\s*")


def targets(file: bytes) -> dict[str, list[tuple[str, int]]]:
    """Words of each note that has fields → what each field shows, and the number that Word will put there: that of the mark in its bookmark."""
    numbers: dict[str, int] = {}
    waiting: list[str] = []
    marks = 0
    body = part(file, "word/document.xml")
    for one in body.iter(f"{W}bookmarkStart", f"{W}endnoteReference"):
        if one.tag == f"{W}bookmarkStart":
            waiting.append(one.get(f"{W}name"))
        else:
            marks += 1
            numbers |= dict.fromkeys(waiting, marks)
            waiting = []
    found: dict[str, list[tuple[str, int]]] = {}
    for note in part(file, "word/endnotes.xml").iterfind(f"{W}endnote"):
        runs, words = list(note.iter(f"{W}r")), own_text(note)
        for place, run in enumerate(runs):
            code = _NOTEREF.fullmatch("".join(run.itertext(f"{W}instrText")))
            if code:
                shown = next(filter(str.strip, map(own_text, runs[place + 1 :])))
                found.setdefault(words.strip(), []).append((shown, numbers[code[1]]))
    return found


@pytest.fixture(scope="module")
def file() -> bytes:
    return render_docx(sample_document())


def test_each_number_is_that_of_the_note_which_its_field_leads_to(file: bytes) -> None:
    fields = [field for inside in targets(file).values() for field in inside]
    assert len(fields) > 5
    assert all(shown == str(number) for shown, number in fields)


def test_after_a_note_was_added_in_libreoffice_each_number_moves(
    file: bytes, tmp_path: Path
) -> None:
    (tmp_path / "memo.docx").write_bytes(file)
    edited = with_a_note_before_all(tmp_path / "memo.docx", tmp_path).read_bytes()
    before, after = targets(file), targets(edited)
    assert [[number + 1 for _, number in inside] for inside in before.values()] == [
        [number for _, number in inside] for inside in after.values()
    ]
    # LibreOffice keeps the field, and leaves it to Word to update it.
    assert [[shown for shown, _ in inside] for inside in before.values()] == [
        [shown for shown, _ in inside] for inside in after.values()
    ]


# ── The head of each page ────────────────────────────────────────────────────────────────────────


def _named(file: bytes) -> list[str]:
    """What the head of pages can repeat, in order."""
    ids = {
        style.find(f"{W}name").get(f"{W}val"): style.get(f"{W}styleId")
        for style in part(file, "word/styles.xml").iterfind(f"{W}style")
    }
    found: list[str] = []
    for paragraph in part(file, "word/document.xml").iter(f"{W}p"):
        runs = [
            own_text(run)
            for run in paragraph.iter(f"{W}r")
            for style in run.iterfind(f"{W}rPr/{W}rStyle")
            if style.get(f"{W}val") == ids["Part Name"]
        ]
        found += ["".join(runs)] if runs else []
    return found


@pytest.mark.parametrize("template", [None, zip_of(house_parts())])
def test_the_head_of_each_page_repeats_the_name_of_its_part(template: bytes | None) -> None:
    document = fronted_document()
    own = render_docx(document)
    parts = [block.running for block in document.blocks if isinstance(block, Band)]
    *_, notes = _named(own)
    assert notes == document.labels.notes
    assert [name for name in _named(own) if name in parts] == parts
    assert "I. Introduction" in _named(own)
    # A template's header may repeat them too.
    assert _named(render_docx(document, template)) == _named(own)
    (code,) = part(own, "word/header1.xml").iter(f"{W}instrText")
    assert code.text == r' STYLEREF "Part Name" \* CHARFORMAT '
    assert own_text(part(own, "word/header1.xml")).split() == document.running_title.split()
    assert not list(part(own, "word/header2.xml").iter(f"{W}instrText"))


def test_a_memo_as_its_own_template_looks_the_same() -> None:
    document = fronted_document()
    own = render_docx(document)
    again = render_docx(document, own)
    looks = [
        [
            {one.tag for one in run.find(f"{W}rPr")}
            for run in part(file, "word/document.xml").iter(f"{W}r")
            if own_text(run).startswith("II. Requirement 1")
        ]
        for file in (own, again)
    ]
    assert looks[0] == looks[1]
    assert {f"{W}sz", f"{W}color", f"{W}rStyle"} <= looks[0][-1]
    assert "Part Name" in "".join(part(again, "word/header1.xml").itertext())


def test_our_fields_expose_nobody_whose_name_is_one_of_their_words() -> None:
    texts = [text for _, text in texts_of("memo.docx", render_docx(fronted_document()))]
    assert not [text for text in texts if "STYLEREF" in text or r"TOC \o" in text]


def test_a_redline_shows_another_running_title_and_keeps_the_field() -> None:
    new = fronted_document()
    old = replace(new, running_title="Human Rights in Veldania, 2030")
    merged = redline(render_docx(old), render_docx(new), "memocli", "")
    assert merged.changes
    assert same(merged.content, render_docx(new), accept=True)
    assert same(merged.content, render_docx(old), accept=False)
    assert len(list(part(merged.content, "word/header1.xml").iter(f"{W}instrText"))) == 1


def test_in_a_draft_its_mark_stands_where_the_part_would() -> None:
    header = part(render_docx(fronted_document(draft=True)), "word/header1.xml")
    assert not list(header.iter(f"{W}instrText"))
    assert len(list(header.iter(f"{W}tab"))) == 1
