"""A memo becomes a document: what stands where, in which words, under which number."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.document_words import all_inlines, claims, inline_text, leaves
from tests.support.rendering import STYLE
from tests.support.small_project import FILES, write_project

from memocli.assemble import Setting, memo_document
from memocli.assemble.numerals import letters, roman
from memocli.document import (
    Band,
    Columns,
    Document,
    Heading,
    NoteReference,
    Paragraph,
)
from memocli.edition import number_notes
from memocli.load import Library, load_library
from memocli.project import project_at


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    project = project_at(write_project(tmp_path_factory.mktemp("project")))
    return load_library(project, project.years())


@pytest.fixture(scope="module")
def document(library: Library) -> Document:
    return memo_document(number_notes(library.memos[2018]), library, Setting(STYLE))


def paragraphs(document: Document) -> list[Paragraph]:
    columns = [block for block in document.blocks if isinstance(block, Columns)]
    return [block for column in columns for block in column.blocks if isinstance(block, Paragraph)]


def test_head(document: Document) -> None:
    assert document.title == document.running_title == "Water & Rights in the “Valley”, 2018"
    assert (document.language, document.date, document.draft) == ("en", "2018-07-24", False)
    assert document.authors == ("Casa de los Derechos", "River Valley Watch & Friends")
    assert [(fact.label, fact.values) for fact in document.facts] == [
        ("To", ("The Ministry", "The Committee; and others")),
        ("From", document.authors),
        ("Submitted", ("July 24, 2018",)),
        ("Period", ("August 2017 to July 2018",)),
    ]
    assert inline_text(document.about) == "An invented memo, with stress and a link."


def test_order_of_blocks(document: Document) -> None:
    assert [type(block) for block in document.blocks] == [
        Heading,
        Columns,
        Band,
        Columns,
        Band,
        Columns,
    ]
    band = document.blocks[2]
    assert isinstance(band, Band)
    assert (band.label, band.heading, band.verdict, band.verdict_key) == (
        "II. Requirement 1:",
        "The right to water",
        "Partly met",
        "partly-met",
    )
    opening = document.blocks[0]
    assert isinstance(opening, Heading)
    assert (opening.whole, opening.running) == ("I. Introduction", "I. Introduction")
    assert (band.whole, band.running) == (
        "II. Requirement 1: The right to water",
        "II. Requirement 1",
    )


def test_the_first_page_has_all_verdicts(document: Document) -> None:
    box = document.front.bottom_line
    assert box
    assert [(line.anchor, line.heading, line.verdict, line.verdict_key) for line in box.lines] == [
        ("part-water", "II. Requirement 1: The right to water", "Partly met", "partly-met"),
        ("part-press", "III. Requirement 2: Freedom of the press", "Not met", "not-met"),
    ]


def test_letters_of_annexes() -> None:
    assert [letters(number) for number in (1, 2, 26, 27, 52, 53, 703)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AZ",
        "BA",
        "AAA",
    ]


def test_roman_numerals() -> None:
    written = [roman(number) for number in (1, 3, 4, 5, 8, 9, 14, 40, 49, 90, 444, 1999)]
    assert written == "I III IV V VIII IX XIV XL XLIX XC CDXLIV MCMXCIX".split()


def test_claims_and_marks(document: Document) -> None:
    names = [claim.name for claim in claims(document)]
    assert len(names) == len(set(names)) == 10
    marks = leaves(all_inlines(document.blocks), NoteReference)
    assert [mark.number for mark in marks] == [1, 2, 3, 4, 5, 6]
    assert [(note.number, note.claim) for note in document.notes] == [
        (1, "water/wells/count"),
        (2, "water/wells/count"),
        (3, "water/wells/quoted"),
        (4, "water/wells/witnessed"),
        (5, "water/wells/again"),
        (6, "press/attacks/numbers"),
    ]
    assert inline_text(paragraphs(document)[1].children).startswith(
        "Of 1,250 wells, 17 gave clean water in May 2018, as in the list. The court"
    )


def test_anchors_are_there_once(document: Document) -> None:
    anchors = [block.anchor for block in document.blocks if isinstance(block, Heading | Band)]
    for block in document.blocks:
        for inner in block.blocks if isinstance(block, Columns) else ():
            anchors += (
                [inner.anchor] if isinstance(inner, Heading | Paragraph) and inner.anchor else []
            )
    assert len(anchors) == len(set(anchors)) == 7


def test_a_confidential_source_shows_only_that_it_is_one(document: Document) -> None:
    assert (
        inline_text(document.notes[3].children) == "Confidential source, on file with the signers."
    )


def test_a_source_that_is_missing(library: Library) -> None:
    faults = {"2018/press/attacks/numbers": "no source"}
    setting = Setting(STYLE, draft=True, faults=faults)
    document = memo_document(number_notes(library.memos[2018]), Library(), setting)
    assert "report-2018" in inline_text(document.notes[0].children)
    marked = {claim.name: claim.fault for claim in claims(document) if claim.fault}
    assert marked == {"press/attacks/numbers": "no source"}


def test_faults_are_for_drafts_only(library: Library) -> None:
    setting = Setting(STYLE, faults={"2018/press/attacks/numbers": "no source"})
    document = memo_document(number_notes(library.memos[2018]), library, setting)
    assert not [claim for claim in claims(document) if claim.fault]


def test_requirements_are_numbered_one_by_one(tmp_path: Path) -> None:
    """In a draft a part may stand there twice, word for word."""
    press = FILES["memo/2018/press.yaml"]
    files = {"memo/2018/press.yaml": press, "memo/2018/again.yaml": press}
    head = FILES["memo/2018/memo.yaml"].replace("press.yaml]", "press.yaml, again.yaml]")
    project = project_at(write_project(tmp_path, {**FILES, **files, "memo/2018/memo.yaml": head}))
    library = load_library(project, [2018])
    document = memo_document(number_notes(library.memos[2018]), library, Setting(STYLE, draft=True))
    labels = [block.label for block in document.blocks if isinstance(block, Band)]
    assert labels == ["II. Requirement 1:", "III. Requirement 2:", "IV. Requirement 3:"]


def test_a_style_may_leave_out_what_a_confidential_source_has(library: Library) -> None:
    """Then its id must not stand in, as it does for no other source: it tends to say who it is."""
    style = (
        b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info/><citation>'
        b'<layout suffix="."><text variable="URL"/></layout></citation></style>'
    )
    document = memo_document(number_notes(library.memos[2018]), library, Setting(style))
    notes = [inline_text(note.children) for note in document.notes]
    assert "Confidential source, on file with the signers." in notes
    assert not [note for note in notes if "quintana" in note]


def test_spanish(tmp_path: Path) -> None:
    memo = FILES["memo/2018/memo.yaml"].replace("language: en", "language: es-MX")
    project = project_at(write_project(tmp_path, {**FILES, "memo/2018/memo.yaml": memo}))
    library = load_library(project, [2018])
    document = memo_document(number_notes(library.memos[2018]), library, Setting(STYLE))
    assert [fact.label for fact in document.facts] == ["A", "De", "Presentado", "Período"]
    assert document.facts[2].values == ("24 de julio de 2018",)
    assert (document.labels.notes, document.labels.draft) == ("Notas", "BORRADOR")
    assert [block.verdict for block in document.blocks if isinstance(block, Band)] == [
        "Cumplido en parte",
        "No cumplido",
    ]


def test_a_memo_without_a_date_takes_the_given_one(tmp_path: Path) -> None:
    project = project_at(write_project(tmp_path))
    library = load_library(project, [2017])
    setting = Setting(STYLE, date="2017-07-14")
    assert memo_document(number_notes(library.memos[2017]), library, setting).date == "2017-07-14"


def test_the_law_is_named_behind_its_words_and_has_no_note(
    library: Library, document: Document
) -> None:
    band = next(block for block in document.blocks if isinstance(block, Band))
    said = "The government “guarantees” water to all. (Amparo 12/2018 «Río», March 2, 2018)"
    assert inline_text(band.condition) == said
    assert not [one for one in all_inlines((band,)) if isinstance(one, NoteReference)]


@pytest.mark.parametrize("source", ["witness-quintana", "nobody-2018"])
def test_a_law_that_is_confidential_or_unknown_is_not_named(source: str, tmp_path: Path) -> None:
    water = FILES["memo/2018/water.yaml"].replace("source: court-2018", f"source: {source}")
    project = project_at(write_project(tmp_path, {**FILES, "memo/2018/water.yaml": water}))
    library = load_library(project, [2018])
    for draft in (False, True):
        made = memo_document(
            number_notes(library.memos[2018]), library, Setting(STYLE, draft=draft)
        )
        band = next(block for block in made.blocks if isinstance(block, Band))
        assert inline_text(band.condition) == "The government “guarantees” water to all."
