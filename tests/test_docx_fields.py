"""What Word computes in a DOCX: the numbers of other notes, which move with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.support.docx_reading import W, own_text, part
from tests.support.office_macro import with_a_note_before_all
from tests.support.sample_document import sample_document

from memocli.render.docx import render_docx

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
