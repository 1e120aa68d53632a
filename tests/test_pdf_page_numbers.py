"""Numbers of pages in the PDF: where each note is cited, what a sign leads to, and which notes a page has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace
from tests.support.document_words import claims
from tests.support.programs import outloud_complaints, program, run
from tests.support.rendering import STYLESHEET, TEMPLATE, as_html, as_pdf
from tests.support.sample_document import sample_document

from memocli.document import (
    ClaimRun,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    Paragraph,
    Pointer,
    Sign,
    Text,
)
from memocli.errors import UserError
from memocli.render.contents import page_place
from memocli.render.pdf import page_numbers, render_pdf

TO_NOTES = re.compile(r"Notes to pages? (\d+)(?:–(\d+))?")


def words_of_pages(file: Path) -> list[str]:
    """The words of each page, with one blank between two of them."""
    text = run(program("pdftotext"), "-raw", file, "-")
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def pages_of_names(file: Path) -> dict[str, int]:
    """The page that each named place of a PDF is on."""
    with pikepdf.open(file) as opened:
        numbers: dict[Any, int] = {page.objgen: n for n, page in enumerate(opened.pages, start=1)}
        names: list[Any] = list(opened.Root.Names.Dests.Names)
        pairs = zip(names[::2], names[1::2], strict=True)
        return {str(name): numbers[place[0].objgen] for name, place in pairs}


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pages") / "memo.pdf"
    file.write_bytes(as_pdf(sample_document()))
    return file


def test_each_note_says_the_page_that_it_is_cited_on(memo: Path) -> None:
    said = [int(page) for page in re.findall(r"↑ p\. (\d+)", " ".join(words_of_pages(memo)))]
    places = pages_of_names(memo)
    notes = range(1, len(sample_document().notes) + 1)
    assert said == [places[f"sdendnote{number}anc"] for number in notes]
    assert len(set(said)) > 3


def test_each_page_of_notes_says_which_pages_they_are_cited_on(memo: Path) -> None:
    places = pages_of_names(memo)
    notes = range(1, len(sample_document().notes) + 1)
    told = 0
    for number, words in enumerate(words_of_pages(memo), start=1):
        here = [note for note in notes if places[f"sdendnote{note}sym"] == number]
        found = TO_NOTES.search(words)
        assert bool(found) is bool(here), (number, words)
        if found:
            pages = sorted({places[f"sdendnote{note}anc"] for note in here})
            assert (
                int(found[1]) <= pages[0]
            )  # one that began on the page before may be cited earlier
            assert int(found[2] or found[1]) == pages[-1]
            told += 1
    assert told > 1


def with_signs(document: Document, *targets: str) -> Document:
    """The document with a claim before the others that leads to claims of it."""
    pointers = tuple(
        Pointer("ab"[n % 2], f"follows from {t}", claim=t) for n, t in enumerate(targets)
    )
    claim = ClaimRun("a/b/c", (Text("It follows."),), signs=(Sign("△", "", pointers),))
    first = Paragraph((claim, Text(" And so on.")))
    return replace(document, blocks=(document.blocks[0], first, *document.blocks[1:]))


def test_a_sign_says_the_pages_that_it_leads_to_each_once(tmp_path: Path) -> None:
    document = sample_document()
    names = [claim.name for claim in claims(document)]
    targets = (names[1], names[2], names[-1])
    file = tmp_path / "memo.pdf"
    file.write_bytes(as_pdf(with_signs(document, *targets)))
    places = pages_of_names(file)
    first, again, last = (places[name] for name in targets)
    assert first == again != last
    assert f"It follows.△ p. {first}, {last} And so on." in words_of_pages(file)[0]
    with pikepdf.open(file) as opened:
        told = [str(one.get("/Contents", "")) for one in opened.pages[0].Annots]
    assert [words for words in told if words.startswith("follows")] == [
        f"follows from {targets[0]}",
        f"follows from {targets[2]}",
    ]
    assert outloud_complaints(file, tmp_path) == []


def test_a_link_covers_its_number(tmp_path: Path) -> None:
    """What stands behind a number moves up to it, and the place of a link with it."""
    document = sample_document()
    names = [claim.name for claim in claims(document)]
    file = tmp_path / "memo.pdf"
    file.write_bytes(as_pdf(with_signs(document, names[1], names[-1])))
    with pikepdf.open(file) as opened:
        boxes = [
            [float(number) for number in one.Rect]
            for one in opened.pages[0].Annots
            if str(one.get("/Contents", "")).startswith("follows")
        ]
    (_, _, end, _), (start, _, _, _) = boxes
    assert abs(end - start) < 0.1


def test_only_paper_has_numbers_of_pages() -> None:
    page = as_html(with_signs(sample_document(), "introduction/purpose/purpose")).decode()
    assert "page-of" not in page


@pytest.mark.parametrize("version", ["69.0", "71.0", "700.1"])
def test_an_unknown_weasyprint_prints_no_number_and_says_what_to_do(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_numbers, "VERSION", version)
    with pytest.raises(UserError, match=rf"WeasyPrint {version} .*install 'weasyprint>=70,<71'"):
        as_pdf(sample_document())
    bare = (Paragraph((Text("No number of a page."),)),)
    assert as_pdf(replace(sample_document(), blocks=bare, notes=()))


def test_a_long_memo_has_room_for_numbers_of_three_digits() -> None:
    document = sample_document()
    assert page_place(document) == "00"
    words = (Paragraph((Text("word " * 500),)),)
    assert page_place(replace(document, blocks=words * 95)) == "000"
    assert page_place(replace(document, blocks=words * 85)) == "00"


def test_words_that_look_like_the_place_of_a_number_stay(tmp_path: Path) -> None:
    """A heading with a number that ends in noughts, in contents."""
    said = "Conditions of 2000, 1000 and 00"
    heading = Heading(1, "part", said)
    contents = Contents("Contents", (ContentsEntry("part", said),), is_asked=True)
    document = replace(sample_document(), contents=contents, notes=(), about=(), corrections=None)
    file = tmp_path / "memo.pdf"
    file.write_bytes(as_pdf(replace(document, blocks=(heading,))))
    assert re.search(rf"{said} ?\.{{4,}} ?1 ", " ".join(words_of_pages(file)) + " ")


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        ("", [1, 2, 3]),
        ("@page :first { counter-reset: page 4 }", [4, 5, 6]),
        ("@page :first { counter-set: page 4 }", [4, 5, 6]),
        ("@page { counter-increment: page 8 }", [8, 16, 24]),
        ("@page { counter-increment: other 3 }", [1, 2, 3]),
    ],
)
def test_contents_say_the_numbers_that_the_pages_print(
    rule: str, numbers: list[int], tmp_path: Path
) -> None:
    headings = [Heading(1, f"h{n}", f"Part {n}") for n in range(3)]
    contents = Contents("C", tuple(ContentsEntry(h.anchor, h.text) for h in headings), True)
    document = replace(sample_document(), contents=contents, notes=(), about=(), corrections=None)
    document = replace(document, blocks=tuple(headings))
    sheet = f"{STYLESHEET} h2 + h2 {{ break-before: page }} {rule}"
    file = tmp_path / "memo.pdf"
    file.write_bytes(render_pdf(document, TEMPLATE, sheet))
    pages = words_of_pages(file)
    assert [int(found) for found in re.findall(r"Part \d ?\.{4,} ?(\d+)", pages[0])] == numbers
    assert [int(re.findall(r"Page (\d+)", page)[-1]) for page in pages] == numbers
