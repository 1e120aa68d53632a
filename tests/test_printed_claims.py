"""The custom XML part: what each claim said when the file was built, and nothing that is not printed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.support.docx_reading import W, audit, part, parts_of, zip_of
from tests.support.house_template import bare_memo, house_parts
from tests.support.programs import office
from tests.support.sample_document import sample_document

from memocli.document import ClaimRun, Heading, NoteReference, Paragraph, ParagraphBreak, Text
from memocli.protect.unpack import texts_of
from memocli.render.docx import render_docx
from memocli.render.redline import redline

ITEM = "customXml/item1.xml"
P = "{urn:memocli:printed:1}"


def told(file: bytes) -> dict[str, str]:
    """Bookmark → the words that the part says of a claim, one line a paragraph."""
    claims = part(file, ITEM).iterfind(f"{P}claim")
    return {one.get("bookmark"): "\n".join(p.text or "" for p in one) for one in claims}


def stands_there(file: bytes) -> dict[str, str]:
    """Bookmark → the words between its ends in the body, one line a paragraph."""
    found: dict[str, str] = {}
    names: dict[str, str] = {}
    is_open: set[str] = set()
    wanted = ("p", "t", "bookmarkStart", "bookmarkEnd")
    for one in part(file, "word/document.xml").iter(*(W + tag for tag in wanted)):
        name = one.get(f"{W}name") or names.get(one.get(f"{W}id", ""), "")
        if one.tag == f"{W}bookmarkStart" and name.startswith("claim_"):
            names[one.get(f"{W}id")] = name
            is_open.add(name)
            found[name] = ""
        elif one.tag == f"{W}bookmarkEnd":
            is_open.discard(name)
        for inside in is_open if one.tag in (f"{W}p", f"{W}t") else ():
            found[inside] += "\n" if one.tag == f"{W}p" else one.text
    return found


@pytest.mark.parametrize("template", [None, zip_of(house_parts())])
def test_the_part_says_of_each_claim_what_stands_in_its_bookmark(
    template: bytes | None, tmp_path: Path
) -> None:
    long = ClaimRun(
        "a/b/c", (Text("One\nline."), NoteReference(1), ParagraphBreak(), Text("Two  &\tmore."))
    )
    sample = sample_document()
    others = [block for block in sample.blocks if isinstance(block, Heading)]
    short = replace(sample, blocks=(*others, Paragraph((long,))), notes=sample.notes[:1])
    assert told(render_docx(short, template)) == {"claim_a__b__c": "One line.\nTwo  & more."}
    file = render_docx(sample, template)
    assert told(file) == stands_there(file)
    assert len(told(file)) > 5
    assert not [fault for fault in audit(file, tmp_path) if "customXml" in fault or not template]


def test_the_digest_is_that_of_the_text_and_its_notes() -> None:
    parts = parts_of(render_docx(sample_document()))
    text = parts["word/document.xml"] + parts["word/endnotes.xml"]
    build = part(render_docx(sample_document()), ITEM).get("build")
    assert build == hashlib.sha256(text).hexdigest()


def test_the_part_is_still_there_after_libreoffice_saved_the_file(tmp_path: Path) -> None:
    file = render_docx(sample_document())
    (tmp_path / "memo.docx").write_bytes(file)
    assert told(office(tmp_path / "memo.docx", "docx", tmp_path).read_bytes()) == told(file)


def test_a_draft_tells_the_words_without_what_it_says_of_faults() -> None:
    assert told(render_docx(sample_document(draft=True))) == told(render_docx(sample_document()))


def test_a_document_without_claims_has_no_such_part() -> None:
    assert not [path for path in parts_of(render_docx(bare_memo())) if "customXml" in path]


def test_a_redline_tells_what_the_new_memo_says() -> None:
    new = sample_document()
    old = replace(new, subtitle="Another subtitle", blocks=new.blocks[1:])
    merged = redline(render_docx(old), render_docx(new), "memocli", "2018-07-24")
    assert merged.changes
    assert parts_of(merged.content)[ITEM] == parts_of(render_docx(new))[ITEM]


def test_the_part_is_searched_and_its_own_words_expose_nobody() -> None:
    texts = [
        (place, text)
        for place, text in texts_of("memo.docx", render_docx(sample_document()))
        if "customXml" in place
    ]
    said = "\n".join(text for _, text in texts)
    assert all(words in said for words in told(render_docx(sample_document())).values())
    for own in ("customXml", "item", "memocli", "printed"):
        assert own.lower() not in said.lower().split()
        assert not [text for _, text in texts if own in text.split(":") or own in text.split("/")]
