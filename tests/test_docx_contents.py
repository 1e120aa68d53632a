"""The contents of a DOCX: a field of Word's own that lists the headings, with no page before Word knows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.support.docx_reading import W, own_text, part, zip_of
from tests.support.house_template import house_parts
from tests.support.office_macro import with_updated_contents
from tests.support.sample_document import fronted_document
from tests.support.tracked_changes import same

from memocli.document import Document
from memocli.render.docx import render_docx
from memocli.render.redline import redline


def contents_lines(file: bytes) -> list[Any]:
    """The paragraphs of the contents."""
    return [
        paragraph
        for paragraph in part(file, "word/document.xml").iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val").lower() in ("toc1", "toc2")
    ]


def field_signs(file: bytes) -> list[str]:
    """The beginnings, middles and ends of all fields of the body, in order."""
    return [
        sign.get(f"{W}fldCharType") for sign in part(file, "word/document.xml").iter(f"{W}fldChar")
    ]


def is_balanced(kinds: list[str]) -> bool:
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize("template", [None, zip_of(house_parts())])
def test_each_line_leads_to_the_heading_whose_words_it_has(template: bytes | None) -> None:
    file = render_docx(fronted_document(), template)
    headings = {
        mark.get(f"{W}name"): " ".join(own_text(mark.getparent()).split())
        for mark in part(file, "word/document.xml").iter(f"{W}bookmarkStart")
    }
    found = contents_lines(file)
    assert len(found) == 5
    for line in found:
        (link,) = line.iter(f"{W}hyperlink")
        assert headings[link.get(f"{W}anchor")] == own_text(line).strip()
        # The eye finds the page along a row of dots, at the edge of the text.
        (tab,) = line.iterfind(f"{W}pPr/{W}tabs/{W}tab")
        assert (tab.get(f"{W}val"), tab.get(f"{W}leader")) == ("right", "dot")


def test_the_lines_are_one_field_and_no_page_stands_there_before_word_knows_it() -> None:
    file = render_docx(fronted_document())
    codes = [code.text for code in part(file, "word/document.xml").iter(f"{W}instrText")]
    assert [code for code in codes if "TOC" in code] == [r' TOC \o "1-2" \h \z \u ']
    assert is_balanced(field_signs(file))
    for line in contents_lines(file):
        begin, *_ = line.iter(f"{W}fldChar")
        assert begin.get(f"{W}dirty") == "true"
        assert not own_text(line)[-1].isdigit()


def test_a_heading_below_another_is_a_line_of_the_second_level() -> None:
    document = fronted_document()
    assert document.contents
    levels = []
    for entry in document.contents.entries:
        levels += ["TOC1", *("TOC2" for _ in entry.entries)]
    lines = contents_lines(render_docx(document))
    assert [line.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for line in lines] == levels
    assert len(set(levels)) == 2


def test_a_short_memo_that_nobody_asked_it_of_has_none() -> None:
    document = fronted_document()
    assert document.contents
    short = replace(document, contents=replace(document.contents, is_asked=False))
    assert not contents_lines(render_docx(short))


def test_libreoffice_makes_the_same_contents_with_pages(tmp_path: Path) -> None:
    file = render_docx(fronted_document())
    (tmp_path / "memo.docx").write_bytes(file)
    updated = with_updated_contents(tmp_path / "memo.docx", tmp_path).read_bytes()
    said = [" ".join(own_text(p).split()) for p in part(updated, "word/document.xml").iter(f"{W}p")]
    for line in contents_lines(file):
        made = [words for words in said if words.startswith(own_text(line).strip())]
        assert any(words.rpartition(" ")[2].isdigit() for words in made)


def _without_contents(document: Document) -> Document:
    return replace(document, contents=None)


def _with_other_contents(document: Document) -> Document:
    assert document.contents
    return replace(
        document, contents=replace(document.contents, entries=document.contents.entries[1:])
    )


@pytest.mark.parametrize("changed", [_without_contents, _with_other_contents])
def test_a_redline_of_other_contents_is_right_whatever_becomes_of_it(changed: Any) -> None:
    document = fronted_document()
    one, other = render_docx(document), render_docx(changed(document))
    for old, new in ((one, other), (other, one)):
        merged = redline(old, new, "memocli", "").content
        assert same(merged, new, accept=True)
        assert same(merged, old, accept=False)
        assert is_balanced(field_signs(merged))
