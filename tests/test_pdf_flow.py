"""How the text of the PDF runs over columns and pages, and where its words are broken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from bench.long_memo import YEAR, long_project
from msgspec.structs import replace
from tests.support.pdf_lines import BOTTOM, TOP, Line, column_lines, page_lines
from tests.support.pdf_reading import body_text, broken_rules
from tests.support.programs import program, run
from tests.support.rendering import STYLE, STYLESHEET, TEMPLATE, as_pdf
from tests.support.sample_document import sample_document

from memocli.assemble import Setting, memo_document
from memocli.document import (
    Band,
    Block,
    Columns,
    Document,
    Heading,
    Note,
    NoteReference,
    Paragraph,
    Text,
)
from memocli.edition import number_notes
from memocli.load import load_library
from memocli.render import PdfStandard
from memocli.render.pdf import columns, engine, render_pdf, tails

# Words that stand nowhere else, at the top of a band.
BAND: Final = "Bandword"
WORDS: Final = (
    "the office of the prosecutor had received complaints about the treatment of persons in custody and registered them without"
    " saying what had become of investigations that it had opened in the months before"
).split()
# Each in the running text, where it would be broken now and then.
NAMES: Final = ("Guerrero", "Herrera", "Coordinadora", "Procuraduría")
LAST: Final = "considerations"
OF_LAW: Final = "notwithstanding"
# Lines of a column that goes on at the top of a page.
LEAST: Final = 5
# White at the left of a page, in points.
MARGIN: Final = 68


def sentence(chance: Random, length: int) -> str:
    """A sentence with names inside, and a long word at its end."""
    words = [chance.choice((*WORDS, *NAMES)) for _ in range(length)]
    return f"In {' '.join(words)} {LAST}."


def document(lengths: list[int], *, notes: int = 0, headings: bool = False) -> Document:
    """A memo of one requirement for each number, which is its number of paragraphs; notes of different lengths."""
    chance = Random(12)
    blocks: list[Block] = []
    made: list[Note] = []
    for number, length in enumerate(lengths):
        inner: list[Block] = []
        for place in range(length):
            name = f"part-{number}/finding-{place}"
            if headings and place % 3 == 0:
                inner.append(Heading(2, f"heading-{number}-{place}", "What is known of the matter"))
            runs: tuple[Any, ...] = (Text(sentence(chance, chance.randrange(8, 60))),)
            if len(made) < notes:
                made.append(
                    Note(len(made) + 1, name, (Text(sentence(chance, chance.randrange(4, 90))),))
                )
                runs = (*runs, NoteReference(len(made)))
            inner.append(Paragraph(runs, anchor=name))
        law = f"The Government does, {' '.join([OF_LAW] * (number % 3 * 5 + 6))}, what it must."
        band = Band(
            *(f"part-{number}", f"{BAND} {number}", "Investigating", "Condition", (Text(law),)),
            *("Verdict", "Not met", "not-met"),
        )
        blocks += [band, Columns(tuple(inner))]
    return replace(sample_document(), blocks=tuple(blocks), notes=tuple(made))


@pytest.fixture(scope="module", params=["varied", "sample"])
def memo(
    request: pytest.FixtureRequest, varied: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A memo of each of two kinds."""
    if request.param == "varied":
        return varied
    file = tmp_path_factory.mktemp("sample") / "sample.pdf"
    file.write_bytes(as_pdf(sample_document()))
    return file


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A memo whose requirements end at all heights of a page."""
    chance = Random(7)
    file = tmp_path_factory.mktemp("varied") / "varied.pdf"
    lengths = [chance.randrange(4, 34) for _ in range(14)]
    file.write_bytes(as_pdf(document(lengths, notes=60, headings=True)))
    return file


def heights_of(lines: list[Line], *words: str) -> list[float]:
    """Where lines with one of some words begin."""
    return sorted(line.top for line in lines if any(word in line.text for word in words))


def stranded(pages: list[list[Line]], *words: str) -> Iterator[tuple[int, int, int]]:
    """Page, left and right lines of columns that go on above a band or the notes with less than five lines, and of those that begin
    below one so and go on elsewhere.
    """
    for number, lines in enumerate(pages[1:], start=2):
        marks = heights_of(lines, *words)
        if marks:
            left, right = map(len, column_lines(lines, TOP, marks[0]))
            if left and (left < LEAST or right < LEAST):
                yield number, left, right


def emptiness(pages: list[list[Line]]) -> list[float]:
    """Of each page but the last, the share of its body that is empty at its foot."""
    return [(BOTTOM - max(line.bottom for line in lines)) / (BOTTOM - TOP) for lines in pages[:-1]]


def test_no_page_begins_with_a_few_lines_above_a_band(memo: Path) -> None:
    pages = page_lines(memo)
    assert sum(1 for lines in pages if heights_of(lines, BAND, "Requirement")) > 1
    assert list(stranded(pages, BAND, "Requirement", "About this", "Notes")) == []


def test_below_a_band_there_are_lines_of_its_text(varied: Path) -> None:
    for lines in page_lines(varied):
        if marks := heights_of(lines, BAND):
            verdict = max(heights_of(lines, "Verdict"))
            assert verdict > marks[-1]
            left, right = column_lines(lines, verdict + 5, BOTTOM)
            assert min(len(left), len(right)) >= 3


def test_columns_end_at_about_the_same_height_above_a_band(varied: Path) -> None:
    """A heading and two lines below it are not parted: so much may be between them."""
    for lines in page_lines(varied):
        bands = heights_of(lines, BAND)
        verdicts = heights_of(lines, "Verdict")
        for top, bottom in zip([TOP, *(height + 5 for height in verdicts)], bands, strict=False):
            left, right = column_lines(lines, top, bottom)
            if left and right:
                assert abs(left[-1].bottom - right[-1].bottom) < 60


def test_no_page_but_the_last_is_more_than_a_third_empty(memo: Path) -> None:
    assert max(emptiness(page_lines(memo))) < 1 / 3


def test_the_last_columns_of_the_notes_are_of_one_height(varied: Path) -> None:
    left, right = column_lines(page_lines(varied)[-1], TOP, BOTTOM)
    assert abs(left[-1].bottom - right[-1].bottom) < 25


def test_a_note_that_just_fits_is_not_broken_behind_its_first_word(tmp_path: Path) -> None:
    """Its way back to the text goes on the next line, with the word before it alone."""
    texts = [
        f"Information {'on the state of things ' * 2}in {'i' * length}." for length in range(30)
    ]
    notes = [Note(place + 1, "a/b", (Text(text),)) for place, text in enumerate(texts)]
    words = [run for note in notes for run in (Text("So it is."), NoteReference(note.number))]
    memo = replace(document([1]), blocks=(Paragraph(tuple(words)),), notes=tuple(notes))
    (tmp_path / "memo.pdf").write_bytes(as_pdf(memo))
    found = [line.text for lines in page_lines(tmp_path / "memo.pdf") for line in lines]
    first = [text for text in found if "Information" in text]
    assert len(first) == len(notes)
    assert 5 < sum("things in" in text and "↑" not in text for text in first) < 30
    assert min(map(len, first)) > 40


def test_headings_stand_with_their_text(varied: Path) -> None:
    for lines in page_lines(varied):
        for column in column_lines(lines, TOP, BOTTOM):
            assert "What is known" not in column[-1].text if column else True


def test_a_note_goes_on_in_the_next_column(varied: Path) -> None:
    pages = page_lines(varied)
    first = next(number for number, lines in enumerate(pages) if heights_of(lines, "Notes")) + 1
    broken = 0
    for lines in pages[first:-1]:
        left, right = column_lines(lines, TOP, BOTTOM)
        assert max(BOTTOM - left[-1].bottom, BOTTOM - right[-1].bottom) < 60
        broken += not re.match(r"\d+\.", right[0].text)
    assert broken, "each note ends where a column does"
    for profile in ("ua1", "2a"):
        assert broken_rules(varied, profile) == []


def test_words_are_broken_but_for_names_last_words_and_the_law(tmp_path: Path) -> None:
    """A file without tags has them as they are printed."""
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(as_pdf(document([30, 20, 9], notes=20), PdfStandard.PLAIN))
    text = body_text(plain)
    assert len(re.findall(r"[a-z]-\n[a-z]", text)) > 20
    for word in (*NAMES, LAST, OF_LAW):
        starts = [word[:place] for place in range(3, len(word) - 2)]
        assert text.count(word) > 20
        assert not [start for start in starts if f" {start}-\n" in text], word


def starts_of_words(file: Path) -> list[float]:
    """How far from the left each word of a PDF begins."""
    words = run(program("pdftotext"), "-bbox", file, "-")
    return [float(start) for start in re.findall(r'<word xMin="([\d.]+)"', words)]


def test_a_memo_of_seventy_pages_keeps_all_of_that(tmp_path: Path) -> None:
    """The words of its bands and of its names are other ones."""
    project = long_project(tmp_path / "long")
    head = project.root / f"memo/{YEAR}/memo.yaml"
    head.write_text(head.read_text("utf-8").replace(", part-5.yaml, part-6.yaml", ""), "utf-8")
    library = load_library(project, [YEAR])
    memo = number_notes(library.memos[YEAR])
    file = tmp_path / "long.pdf"
    whole = replace(memo_document(memo, library, Setting(STYLE)), contents=None)
    file.write_bytes(as_pdf(whole, PdfStandard.PLAIN))
    pages = page_lines(file)
    assert len(pages) > 60
    assert max(emptiness(pages)) < 1 / 3
    assert list(stranded(pages, "Requirement", "Notes")) == []
    text = body_text(file)
    assert len(re.findall(r"[a-z]-\n[a-z]", text)) > 400
    assert not re.findall(r"\b\w*[A-Z]\w*-\n[a-z]", text), "a name is broken"
    assert not re.findall(r"-\w+-\n", text), "a word with a hyphen is broken elsewhere"
    assert not re.findall(r" (?:pp?\.|para\.|art\.|no\.|note)\n\d|\d–\n\d", text), (
        "a place is parted"
    )
    assert not re.findall(r"\n/.{0,4}\. ↑", text), "a line has a fragment alone"
    assert "1000." in text
    assert all(start >= MARGIN for start in starts_of_words(file)), "a number stands in the margin"


# Paragraphs that stay together in pairs: WeasyPrint tries columns for them pixel for pixel.
PAIRS = ".columns > p { break-inside: avoid } .columns > p:nth-child(odd) { break-after: avoid }"


@pytest.mark.parametrize(
    ("lengths", "sheet", "share"), [([9, 14, 30], "", 0.8), ([9], PAIRS, 0.25)]
)
def test_columns_that_were_tried_are_not_laid_out_again(
    lengths: list[int], sheet: str, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, asked, layout = dict[str, bytes](), Counter[str](), engine.block.block_box_layout
    version = ""

    def counted(*arguments: Any, **named: Any) -> Any:
        asked[version] += arguments[1].is_column
        return layout(*arguments, **named)

    monkeypatch.setattr(engine.block, "block_box_layout", counted)
    for version in ("70.0", "71.0"):
        monkeypatch.setattr(columns, "VERSION", version)
        chosen = document(lengths)
        made[version] = render_pdf(chosen, TEMPLATE, f"{STYLESHEET}@media print {{ {sheet} }}")
        assert engine.block.block_box_layout is counted
    assert made["70.0"] == made["71.0"]
    assert asked["70.0"] < share * asked["71.0"], "nothing is kept"


# What a style sheet may ask for, and what the layout of columns can't keep or must move.
@pytest.mark.parametrize(
    "sheet",
    [
        ".columns { column-gap: 5% }",
        ".columns { direction: rtl }",
        ".columns { column-count: 3; column-gap: normal }",
        ".columns > p { margin-top: 1em } strong { float: left }",
        ".columns > p { break-inside: avoid; margin-top: 1em } .columns { column-fill: auto }",
        ".columns > p:nth-child(3n) { column-span: all } .columns > p:nth-child(4n) { position: relative; left: 3pt }",
        "li p { margin-top: 1em } li { break-inside: avoid }",
        ".columns .lead { position: absolute } strong { float: footnote }",
    ],
)
def test_columns_of_any_style_sheet_are_laid_out_alike(
    sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for version in ("70.0", "71.0"):
        monkeypatch.setattr(columns, "VERSION", version)
        made.append(
            render_pdf(sample_document(), TEMPLATE, f"{STYLESHEET}@media print {{ {sheet} }}")
        )
    assert made[0] == made[1]


def test_pages_are_filled_as_they_come_by_a_weasyprint_that_is_not_known(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen = document([22, 19, 15, 13, 9])
    layout = engine.block.columns_layout
    for version, few in (("70.0", False), ("71.0", True)):
        monkeypatch.setattr(tails, "VERSION", version)
        (tmp_path / "made.pdf").write_bytes(as_pdf(chosen))
        assert bool(list(stranded(page_lines(tmp_path / "made.pdf"), BAND, "About this"))) == few
        assert engine.block.columns_layout is layout
