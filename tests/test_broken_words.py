"""A word that is broken at the end of a line is copied and found whole, by programs that read a PDF in different ways."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pymupdf
import pypdfium2
import pytest
from msgspec.structs import replace
from tests.support.pdf_reading import body_text, broken_rules
from tests.support.rendering import STYLESHEET, TEMPLATE
from tests.support.sample_document import sample_document

from memocli.document import Emphasis, NoteReference, Paragraph, Text
from memocli.render import PdfStandard
from memocli.render.pdf import render_pdf

WORDS = "The extraordinary international accountability of security operations, investigations and well-established institutions. "
RULE = "main p { width: %s; hyphenate-limit-chars: 5 2 2; hyphenate-limit-zone: 0 }"


def written(folder: Path, width: str, times: int = 4) -> Path:
    """A file with a narrow paragraph, some of it in italics."""
    runs = (Text(WORDS * times), Emphasis((Text(WORDS * 2),)), Text("It ends."))
    memo = replace(
        sample_document(), blocks=(Paragraph(runs),), notes=(), about=(), corrections=None
    )
    file = folder / "memo.pdf"
    file.write_bytes(render_pdf(memo, TEMPLATE, STYLESHEET + RULE % width))
    return file


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which most words are broken somewhere."""
    return written(tmp_path_factory.mktemp("words"), "1.1in")


def drawn_hyphens(file: Path) -> int:
    """How many lines end in a hyphen to the eye: a reader that knows nothing of texts in the place of glyphs sees them."""
    with pypdfium2.PdfDocument(file) as opened:
        raw = [page.get_textpage().get_text_range() for page in opened]
    return sum(text.count("\ufffe") + text.count("\u00ad") for text in raw)


def test_poppler_reads_words_whole(narrow: Path) -> None:
    assert f"{WORDS * 6}It ends." in " ".join(body_text(narrow).split())


def test_pdfium_finds_words_and_phrases(narrow: Path) -> None:
    with pypdfium2.PdfDocument(narrow) as opened:
        sheets: list[Any] = [page.get_textpage() for page in opened]
        for asked in ("extraordinary", "accountability", "operations,", "well-established"):
            found = 0
            for sheet in sheets:
                search = sheet.search(asked)
                while search.get_next():
                    found += 1
            assert found == 6, asked


def test_lines_do_end_in_broken_words(narrow: Path) -> None:
    plain = narrow.with_name("plain.pdf")
    runs = (Text(WORDS * 6 + "It ends."),)
    memo = replace(
        sample_document(), blocks=(Paragraph(runs),), notes=(), about=(), corrections=None
    )
    made = render_pdf(memo, TEMPLATE, STYLESHEET + RULE % "1.1in", standard=PdfStandard.PLAIN)
    plain.write_bytes(made)
    assert drawn_hyphens(plain) > 12
    assert drawn_hyphens(narrow) == 0


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_file_keeps_the_rules(narrow: Path, profile: str) -> None:
    assert broken_rules(narrow, profile) == []


@pytest.mark.parametrize("width", [".42in", ".6in"])
def test_a_word_of_three_lines_is_whole(width: str, tmp_path: Path) -> None:
    read = body_text(written(tmp_path, width, times=1))
    assert WORDS * 3 + "It ends." in " ".join(read.split())


def test_a_word_over_the_end_of_a_page_is_whole(tmp_path: Path) -> None:
    file = written(tmp_path, "1.1in", times=30)
    assert " ".join(body_text(file).split()).count(WORDS.strip()) == 32


def test_a_mark_behind_a_broken_word_stays_with_it(tmp_path: Path) -> None:
    """It begins no line, and all programs find the word before it."""
    sheet = (
        STYLESHEET + "main p { width: .7in; hyphenate-limit-chars: 5 2 2; hyphenate-limit-zone: 0 }"
    )
    words = (Text("accountability."), NoteReference(1), Text(" accountability."))
    note = sample_document().notes[0]
    memo = replace(
        sample_document(), blocks=(Paragraph(words),), notes=(note,), about=(), corrections=None
    )
    (tmp_path / "memo.pdf").write_bytes(render_pdf(memo, TEMPLATE, sheet))
    read = body_text(tmp_path / "memo.pdf")
    assert re.search(r"accountability\. ?1\s", read), read
    assert read.count("accountability.") == 2
    assert "\u00ad" not in read
    with pypdfium2.PdfDocument(tmp_path / "memo.pdf") as opened:
        text = opened[0].get_textpage().get_text_range()
    mupdf: Any = pymupdf  # it has no types
    with mupdf.open(tmp_path / "memo.pdf") as other:
        texts = (text, other[0].get_text())
    assert [said.count("accountability.") for said in texts] == [2, 2]


def test_what_is_read_changes_nothing_that_is_seen(tmp_path: Path) -> None:
    """No hyphen stands on the letter before it (ear-lier), where the mark between both is not drawn."""
    words = Text("earlier " * 20 + "It ends.")
    blocks = (Paragraph((words,)),) * 8
    memo = replace(sample_document(), blocks=blocks, notes=(), corrections=None)
    widths = (f"main p:nth-of-type({at}) {{ width: {at * 0.06 + 1}in }}" for at in range(12))
    sheet, pictures = "".join(widths), []
    for standard in (PdfStandard.PLAIN, PdfStandard.ACCESSIBLE):
        made = render_pdf(memo, TEMPLATE, STYLESHEET + RULE % "1.1in" + sheet, standard=standard)
        with pypdfium2.PdfDocument(made) as opened:
            pictures.append([page.render(scale=1.5).to_pil().tobytes() for page in opened])
    assert pictures[0] == pictures[1]


def test_the_mark_that_keeps_a_last_word_whole_is_not_copied(tmp_path: Path) -> None:
    words = (Text("These institutions are well-established."),)
    memo = replace(
        sample_document(), blocks=(Paragraph(words),), notes=(), about=(), corrections=None
    )
    (tmp_path / "memo.pdf").write_bytes(render_pdf(memo, TEMPLATE, STYLESHEET + RULE % ".8in"))
    read = body_text(tmp_path / "memo.pdf")
    assert "well-established." in read
    assert "established" not in read.replace("well-established", "")
