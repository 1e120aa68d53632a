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

from memocli.document import (
    Contents,
    ContentsEntry,
    Document,
    Heading,
    Link,
    Note,
    NoteReference,
    Paragraph,
    Text,
)
from memocli.render.pdf import render_pdf

MANY = 60
ADDRESS = "https://diario.example/nacional/2018/7/9/el-gobierno-interpone-recurso-contra-la-comision/?page="


@pytest.fixture(scope="module")
def made() -> bytes:
    """A memo of sixty notes of several lengths, with an address of several lines each, so that some go on in the next column or page."""
    numbers = range(1, MANY + 1)
    notes = tuple(
        Note(
            n,
            "",
            (
                Text("A newspaper, " * (1 + n % 5)),
                Link(f"{ADDRESS}{n}", (Text(f"{ADDRESS}{n}"),)),
                Text("."),
            ),
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


def test_an_address_of_several_lines_is_heard_once(opened: pikepdf.Pdf) -> None:
    """By whoever hears what is said of each part of the link, as by whoever hears the words."""
    links = [places_of(link) for link in entries(opened, "Link")]
    said = ["".join(str(one.Contents) for one in places) for places in links if "/A" in places[0]]
    assert said == [f"{ADDRESS}{n}" for n in range(1, MANY + 1)]


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
    assert [str(head.A.Scope) for head in entries(opened, "TH")] == ["/Column", "/Row"]


def long_contents(parts: int, below: int) -> Document:
    """A memo with contents of two levels that go over pages."""
    headings: list[Heading] = []
    listed: list[ContentsEntry] = []
    for n in range(parts):
        inner = [Heading(2, f"p{n}-{m}", f"Matter {n}.{m}") for m in range(below)]
        headings += (Heading(1, f"p{n}", f"Part {n}"), *inner)
        entries = tuple(ContentsEntry(one.anchor, one.text) for one in inner)
        listed.append(ContentsEntry(f"p{n}", f"Part {n}", entries))
    contents = Contents("Contents", tuple(listed), is_asked=True)
    empty = replace(sample_document(), notes=(), about=(), corrections=None, blocks=tuple(headings))
    return replace(empty, contents=contents)


def test_contents_over_pages_are_one_list_of_what_leads_to_places() -> None:
    parts, below = 3, 9
    sheet = STYLESHEET + ".contents li { line-height: 6 }"
    made = render_pdf(long_contents(parts, below), TEMPLATE, sheet)
    with pikepdf.open(io.BytesIO(made)) as file:
        found = list(tagged(file.Root.StructTreeRoot))
        listed = [(path, entry) for path, entry in found if "TOC" in path]
        assert {path[path.index("TOC") :] for path, entry in listed} == {
            ("TOC", "TOCI", "Reference", "Link")[:depth] for depth in range(1, 5)
        } | {("TOC", "TOCI", "TOC", "TOCI", "Reference", "Link")[:depth] for depth in range(3, 7)}
        assert sum(path[-1] == "TOC" for path, _ in listed) == 1 + parts
        assert not [path for path, _ in found if path[-1] == "L"]
        goals = [str(places_of(link)[0].Dest) for path, link in listed if path[-1] == "Link"]
        pages = {str(link.Pg.objgen) for path, link in listed if path[-1] == "Link"}
    wanted = [[f"p{n}", *(f"p{n}-{m}" for m in range(below))] for n in range(parts)]
    assert goals == [goal for goals in wanted for goal in goals]
    assert len(pages) > 1


def test_nobody_hears_the_dots_of_contents() -> None:
    made = as_pdf(long_contents(3, 2))
    assert broken_rules(made, "ua1") == []
    with pikepdf.open(io.BytesIO(made)) as file:
        links = [link for link in entries(file, "Link") if "/Dest" in places_of(link)[0]]
        heard = [sum(isinstance(kid, int) for kid in link.K) for link in links]
    assert heard == [2] * 9  # the words and the number of the page


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_lists_in_lists_that_go_over_pages_are_joined(tag: str) -> None:
    inner = "".join(f"<li>Inner {n}</li>" for n in range(MANY))
    items = "".join(f"<li>Outer {n}<{tag}>{inner}</{tag}></li>" for n in range(3))
    template = TEMPLATE.replace("</main>", f"<{tag}>{items}</{tag}></main>")
    made = as_pdf(replace(sample_document(), blocks=(), notes=()), template=template)
    assert broken_rules(made, "ua1") == []
    with pikepdf.open(io.BytesIO(made)) as file:
        paths = Counter(path for path, _ in tagged(file.Root.StructTreeRoot))
    top = ("Document", "Part", "L")
    held = {path: count for path, count in paths.items() if path[-1] in ("L", "LI")}
    below = (*top, "LI", "LBody", "L")
    assert held == {top: 1, (*top, "LI"): 3, below: 3, (*below, "LI"): 3 * MANY}


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
