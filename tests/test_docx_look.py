"""How a DOCX looks in Word, which no test can start: what its styles, settings and theme ask for."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests.support.docx_reading import W, part, parts_of
from tests.support.sample_document import fronted_document, sample_document

from memocli.document import Design, Document, Paragraph, Raised, Text
from memocli.render.docx import render_docx
from memocli.render.draft import SLOPE

# What Word itself calls the styles that it knows: one of these that says it is somebody's own appears twice in its list.
BUILT_IN = frozenset(
    "Normal|Default Paragraph Font|Normal Table|No List|Title|Subtitle|heading 1|heading 2|heading 3|Body Text|Quote|caption|"
    "List Bullet|List Number|List Continue|Hyperlink|header|footer|TOC Heading|toc 1|toc 2|endnote text|endnote reference".split(
        "|"
    )
)


@pytest.fixture(scope="module")
def document() -> Document:
    return fronted_document()


@pytest.fixture(scope="module")
def file(document: Document) -> bytes:
    return render_docx(document)


def style(file: bytes, name: str) -> Any:
    (found,) = (one for one in part(file, "word/styles.xml") if one.get(f"{W}styleId") == name)
    return found


def value(element: Any, path: str, name: str = "val") -> str:
    """An attribute of what stands at `path`, all in Word's namespace."""
    return str(element.find("/".join(W + step for step in path.split("/"))).get(W + name))


def test_styles_that_word_knows_are_its_own(file: bytes) -> None:
    for one in part(file, "word/styles.xml").iter(f"{W}style"):
        named = value(one, "name")
        assert (one.get(f"{W}customStyle") == "1") != (named in BUILT_IN), named


def test_word_lays_the_file_out_as_a_new_one_and_breaks_words(file: bytes) -> None:
    """In the mode of an older Word it says so in its title bar, and sets tables elsewhere."""
    settings = part(file, "word/settings.xml")
    assert settings.find(f"{W}autoHyphenation") is not None
    modes = {one.get(f"{W}name"): one.get(f"{W}val") for one in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"


def test_a_font_that_is_missing_has_another_in_its_place(file: bytes) -> None:
    design = Design()
    others = {design.sans_fallback[1], design.serif_fallback[1]}
    assert {value(one, "altName") for one in part(file, "word/fontTable.xml")} == others


def test_colours_that_word_proposes_are_those_of_the_memo() -> None:
    design = Design(accent="0b5563")
    theme = parts_of(render_docx(replace(sample_document(), design=design)))
    scheme = theme["word/theme/theme1.xml"].decode()
    verdicts = ("met", "partly-met", "not-met", "no-evidence")
    wanted = [design.accent, *(design.verdict_colours[key] for key in verdicts)]
    for number, colour in enumerate(wanted, start=1):
        assert f'<a:accent{number}><a:srgbClr val="{colour}"/>' in scheme


def test_each_row_of_a_table_begins_with_its_head(file: bytes) -> None:
    for table in part(file, "word/document.xml").iter(f"{W}tbl"):
        assert value(table, "tblPr/tblLook", "firstColumn") == "1"
        is_box = value(table, "tblPr/tblStyle") == "MemoBox"
        bold = style(file, value(table, "tblPr/tblStyle")).find(f"{W}tblStylePr/{W}rPr/{W}b")
        assert (bold.get(f"{W}val") == "0") == is_box, "in the box the links are not bold"


def test_a_table_has_a_name_for_those_who_hear_it(document: Document, file: bytes) -> None:
    (first, *_) = part(file, "word/document.xml").iter(f"{W}tbl")
    assert document.front.bottom_line is not None
    assert value(first, "tblPr/tblCaption") == document.front.bottom_line.heading


def test_the_numbers_of_notes_stand_beside_their_words(file: bytes) -> None:
    indent = style(file, "EndnoteText").find(f"{W}pPr/{W}ind")
    assert indent.get(f"{W}hanging") == indent.get(f"{W}left") != "0"
    assert value(style(file, "EndnoteText"), "pPr/tabs/tab", "pos") == indent.get(f"{W}left")


def test_a_quotation_is_set_in_from_both_sides(file: bytes) -> None:
    indent = style(file, "Quote").find(f"{W}pPr/{W}ind")
    assert int(indent.get(f"{W}left")) == int(indent.get(f"{W}right")) > 100


def test_the_title_has_room_below_it_where_no_subtitle_follows() -> None:
    made = render_docx(replace(sample_document(), subtitle=""))
    title = next(
        one
        for one in part(made, "word/document.xml").iter(f"{W}p")
        if value(one, "pPr/pStyle") == "Title"
    )
    assert int(value(title, "pPr/spacing", "after")) >= 200


def test_the_mark_of_a_draft_runs_across_the_page() -> None:
    headers = parts_of(render_docx(sample_document(draft=True)))
    for path in ("word/header1.xml", "word/header2.xml"):
        assert f"rotation:{360 + SLOPE};".encode() in headers[path]


def test_what_is_raised_is_raised(document: Document) -> None:
    words = Paragraph((Text("10"), Raised((Text("3"),)), Text(" people.")))
    made = render_docx(replace(document, blocks=(words,), notes=(), about=(), contents=None))
    (raised,) = (
        "".join(run.itertext(f"{W}t"))
        for run in part(made, "word/document.xml").iter(f"{W}r")
        if run.find(f"{W}rPr/{W}vertAlign") is not None
    )
    assert raised == "3"
