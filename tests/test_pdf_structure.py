"""The structure of a PDF: links, references, heads of tables, and what a reader shows beside the pages."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace
from tests.support.pdf_reading import broken_rules, tagged
from tests.support.rendering import STYLESHEET, TEMPLATE, as_pdf
from tests.support.sample_document import sample_document

from memocli.document import Heading, Link, Note, NoteReference, Paragraph, Text
from memocli.render.pdf import render_pdf

MANY = 60
ADDRESS = "https://diario.example/nacional/2018/7/9/el-gobierno-interpone-recurso-contra-la-comision/?page="


@pytest.fixture(scope="module")
def made() -> bytes:
    """A memo of forty notes, with an address of several lines each, so that some go on in the next column or page."""
    numbers = range(1, MANY + 1)
    notes = tuple(
        Note(
            n,
            "",
            (Text("A newspaper, "), Link(f"{ADDRESS}{n}", (Text(f"{ADDRESS}{n}"),)), Text(".")),
        )
        for n in numbers
    )
    marks = tuple(NoteReference(n) for n in numbers)
    headings = (Heading(1, "one", "One"), Heading(2, "two", "Two"), Heading(3, "three", "Three"))
    blocks = (*headings, Paragraph((Text("Words."), *marks)))
    memo = replace(sample_document(), blocks=blocks, notes=notes, rights="For all & <free>")
    rows = '<table><caption>C</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
    rows += '<tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table>'
    sheet = (
        STYLESHEET + "[role=doc-endnotes] :is(li, p) { break-inside: auto; orphans: 1; widows: 1 }"
    )
    return render_pdf(memo, TEMPLATE.replace("</main>", f"{rows}</main>"), sheet)


@pytest.fixture(scope="module")
def opened(made: bytes) -> Iterator[pikepdf.Pdf]:
    """The file, open for reading."""
    with pikepdf.open(io.BytesIO(made)) as file:
        yield file


def entries(opened: pikepdf.Pdf, kind: str) -> list[Any]:
    """All entries of a kind, in reading order."""
    return [entry for path, entry in tagged(opened.Root.StructTreeRoot) if path[-1] == kind]


def places_of(link: Any) -> list[Any]:
    """The places on the pages that a link is at."""
    return [kid.Obj for kid in link.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_file_keeps_the_rules(made: bytes, profile: str) -> None:
    assert broken_rules(made, profile) == []


def test_an_address_of_several_lines_is_one_link(opened: pikepdf.Pdf) -> None:
    lines = [places_of(link) for link in entries(opened, "Link")]
    addresses = [{str(one.A.URI) for one in places} for places in lines if "/A" in places[0]]
    assert addresses == [{f"{ADDRESS}{n}"} for n in range(1, MANY + 1)]
    assert sum(len(places) for places in lines if "/A" in places[0]) > 2 * MANY


def test_the_parts_of_a_link_know_it_on_every_page(opened: pikepdf.Pdf) -> None:
    numbers = opened.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    sheets = {page.obj.objgen: page.obj for page in opened.pages}
    crossing = 0
    for link in entries(opened, "Link"):
        for one in places_of(link):
            assert parents[int(one.StructParent)] == link
        for kid in link.K:
            on_its_page = isinstance(kid, int)
            if on_its_page or "/MCID" in kid:
                sheet = sheets[(link if on_its_page else kid).Pg.objgen]
                number = kid if on_its_page else int(kid.MCID)
                assert parents[int(sheet.StructParents)][number] == link
                crossing += not on_its_page
    assert crossing, "no address goes on on another page: the test says nothing of it"


def test_a_mark_and_its_note_lead_to_each_other(opened: pikepdf.Pdf) -> None:
    names = list(opened.Root.Names.Dests.Names)
    goals = {str(name) for name in names[::2]}
    references = entries(opened, "Reference")
    marks = [str(places_of(link)[0].Dest) for entry in references for link in entry.K]
    assert marks == [f"sdendnote{n}sym" for n in range(1, MANY + 1)]
    back = [
        str(places_of(entry)[0].Dest)
        for note in entries(opened, "Note")
        for path, entry in tagged(note)
        if path[-1] == "Link" and "/Dest" in places_of(entry)[0]
    ]
    assert back == [f"sdendnote{n}anc" for n in range(1, MANY + 1)]
    assert {*marks, *back} <= goals


def test_heads_of_a_table_say_what_they_head(opened: pikepdf.Pdf) -> None:
    assert [str(head.A.Scope) for head in entries(opened, "TH")] == ["/Column", "/Column", "/Row"]


def test_no_entry_is_empty(opened: pikepdf.Pdf) -> None:
    for path, entry in tagged(opened.Root.StructTreeRoot):
        assert entry.get("/K") or path[-1] in ("TD", "TH"), path


def test_a_reader_shows_headings_of_two_levels_and_the_printed_numbers(
    opened: pikepdf.Pdf,
) -> None:
    assert str(opened.Root.PageMode) == "/UseOutlines"
    assert [page.label for page in opened.pages] == [str(n + 1) for n in range(len(opened.pages))]
    with opened.open_outline() as outline:
        one = outline.root[0]
        assert (one.title, one.is_closed) == ("One", False)
        assert [(two.title, two.is_closed) for two in one.children] == [("Two", True)]
        assert [three.title for three in one.children[0].children] == ["Three"]
        titles = Counter(entry.title for entry in outline.root)
    assert all(title.strip() for title in titles)


def test_the_metadata_say_language_and_rights(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as metadata:
        assert metadata["dc:language"] == {"en-US"}
        assert str(metadata["dc:rights"]) == "For all & <free>"
        assert metadata["dc:description"] == sample_document().subject
    spanish = replace(sample_document(), blocks=(), notes=(), language="es-MX")
    with pikepdf.open(io.BytesIO(as_pdf(spanish))) as file, file.open_metadata() as metadata:
        assert str(file.Root.Lang) == "es-MX"
        assert metadata["dc:language"] == {"es-MX"}
        assert "dc:rights" not in metadata
