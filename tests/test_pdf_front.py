"""The PDF's first page and running heads: what a reader finds the way by."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import html as lxml_html
from msgspec.structs import replace
from tests.support.pdf_reading import broken_rules, printed_signs, signs
from tests.support.programs import outloud_complaints, program, run
from tests.support.rendering import STYLESHEET, TEMPLATE, as_html, as_pdf
from tests.support.sample_document import fronted_document, sample_document

from memocli.document import Band, Contents, ContentsEntry, Document, Heading
from memocli.render import PdfStandard
from memocli.render.pdf import render_pdf

# The height of the running head, and of a page, in points.
_HEAD = 64
_PAGE = 792.0


def written(document: Document, file: Path) -> Path:
    """The PDF of a document."""
    file.write_bytes(as_pdf(document))
    return file


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, whose requirements begin in the middle of pages."""
    return written(fronted_document(), tmp_path_factory.mktemp("front") / "memo.pdf")


def heads(file: Path) -> list[tuple[str, str]]:
    """The left and the right running head of each page."""
    found = []
    with pikepdf.open(file) as pdf:
        count = len(pdf.pages)
    for page in range(1, count + 1):
        sides = (("0", "380"), ("380", "232"))
        left, right = (
            run(program("pdftotext"), "-f", str(page), "-l", str(page), "-x", x, "-y", "0", "-W", width, "-H", str(_HEAD), file, "-")
            for x, width in sides
        )  # fmt: skip
        found.append((" ".join(left.split()), " ".join(right.split())))
    return found


def section_starts(file: Path) -> list[tuple[int, float, str]]:
    """Where the headings of the highest level stand: page from 0, points from its top, title."""
    found = []
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        pages = [page.obj.objgen for page in pdf.pages]
        for entry in outline.root:
            place = entry.destination
            assert isinstance(place, pikepdf.Array)
            found.append((pages.index(place[0].objgen), _PAGE - float(place[3]), entry.title))
    return found


def test_running_heads_name_the_section_that_the_page_begins_with(memo: Path) -> None:
    starts = section_starts(memo)
    first_line = _HEAD + 30
    assert any(top > 2 * first_line for page, top, _ in starts if page), "one starts mid-page"
    for page, (_, right) in enumerate(heads(memo)):
        if page:
            before = [
                title for on, top, title in starts if on < page or (on == page and top < first_line)
            ]
            assert right
            assert before[-1].startswith(right), (page, right, before)


def test_running_heads_name_the_memo_but_on_the_first_page(memo: Path) -> None:
    first, *others = heads(memo)
    assert first == ("", "")
    assert {left for left, _ in others} == {sample_document().running_title}


def test_the_word_for_a_draft_stands_apart_from_a_long_title(tmp_path: Path) -> None:
    title = "An assessment of the human rights situation in Veldania and its islands, 2031"
    draft = replace(fronted_document(draft=True), running_title=title)
    file = written(draft, tmp_path / "draft.pdf")
    for page, said in enumerate(heads(file)):
        assert "DRAFT" not in " ".join(said)
        assert not page or " ".join(said).startswith(title)
    foot = ("-x", "0", "-y", "728", "-W", "612", "-H", "64")
    feet = run(program("pdftotext"), *foot, file, "-").split("\f")[:-1]
    assert len(feet) == len(heads(file))
    assert all("DRAFT" in text for text in feet)


def test_no_part_leaves_the_running_head_empty(tmp_path: Path) -> None:
    """Ordinary parts, and what stands at the end, each on a page of its own."""
    document = sample_document()
    page_each = (
        "h2 { break-before: page } .band h2 { break-before: avoid } .band { break-before: page }"
    )
    headings = tuple(block for block in document.blocks if isinstance(block, Heading | Band))
    short = replace(document, blocks=headings, notes=())
    file = tmp_path / "memo.pdf"
    file.write_bytes(render_pdf(short, TEMPLATE, STYLESHEET + page_each))
    assert [right for _, right in heads(file)][1:] == [
        "I. Introduction",
        "II. Requirement 1",
        "III. Requirement 2",
        "IV. Requirement 3",
        document.labels.about_head,
        "Corrections",
    ]


# ── The first page ───────────────────────────────────────────────────────────────────────────────


def first_page(file: Path) -> list[str]:
    """The lines of the first page as they are seen."""
    text = run(program("pdftotext"), "-layout", "-l", "1", file, "-")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_all_verdicts_stand_on_the_first_page_with_their_pages(memo: Path) -> None:
    pages = {title: page + 1 for page, _, title in section_starts(memo)}
    box = fronted_document().front.bottom_line
    assert box
    lines = first_page(memo)
    assert len({pages[line.heading] for line in box.lines}) > 1
    start = lines.index(box.heading) + 1
    assert lines[start : start + 3] == [
        f"{line.heading} {line.verdict} p. {pages[line.heading]}" for line in box.lines
    ]
    assert lines[start + 3] == "Contents"
    above = fronted_document().front.letterhead
    assert above
    assert lines[:2] == list(above.lines)


def test_each_verdict_leads_to_its_requirement_and_says_so(memo: Path) -> None:
    box = fronted_document().front.bottom_line
    assert box
    with pikepdf.open(memo) as pdf:
        links = [link for link in pdf.pages[0].Annots if "/Dest" in link]
        said = [(str(link.Dest), str(link.Contents)) for link in links]
    assert said[:3] == [(line.anchor, line.heading) for line in box.lines]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_first_page_keeps_the_rules(memo: Path, profile: str, tmp_path: Path) -> None:
    assert broken_rules(memo, profile) == []
    if profile == "ua1":
        assert outloud_complaints(memo, tmp_path) == []


def test_the_first_page_has_the_words_of_the_html_and_the_numbers_of_pages(memo: Path) -> None:
    page: Any = lxml_html.fromstring(as_html(fronted_document()))
    seen = page.find(".//main")
    printed = re.sub(r"(met|given)p\.\d", r"\1", printed_signs(memo))
    printed = re.sub(r"\.{4,}\d+", "", printed)
    assert printed == signs(seen.text_content()).replace("-", "")


# ── Contents ─────────────────────────────────────────────────────────────────────────────────────


def test_contents_lead_to_headings_and_their_pages(memo: Path) -> None:
    listed = fronted_document().contents
    assert listed
    pages = {title: page + 1 for page, _, title in section_starts(memo)}
    text = " ".join(run(program("pdftotext"), "-raw", "-l", "2", memo, "-").split())
    for entry in listed.entries:
        found = re.search(re.escape(entry.text) + r" ?\.{4,} ?(\d+)", text)
        assert found, entry.text
        assert int(found[1]) == pages[entry.text]
    assert re.search(r"Torture ?\.{4,} ?\d+ What the law says ?\.{4,} ?\d+ ", text)


def headings_on_pages(count: int) -> Document:
    """A document of `count` pages, each with one heading, and one more with the title."""
    headings = tuple(Heading(1, f"h{n}", f"Part {n}") for n in range(1, count))
    entries = tuple(ContentsEntry(one.anchor, one.text) for one in headings[::3])
    document = replace(sample_document(), blocks=headings, notes=(), about=(), corrections=None)
    return replace(document, contents=Contents("Contents", entries))


@pytest.mark.parametrize("estimate", [0.0, 100.0])
@pytest.mark.parametrize(("pages", "listed"), [(11, False), (12, True), (16, True)])
def test_contents_are_printed_from_twelve_pages_on_whatever_the_words_say(
    pages: int, listed: bool, estimate: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("memocli.render.pdf.estimated_pages", lambda _: estimate)
    sheet = STYLESHEET + "main > h2 { break-before: page }"
    (tmp_path / "memo.pdf").write_bytes(
        render_pdf(headings_on_pages(pages), TEMPLATE, sheet, standard=PdfStandard.PLAIN)
    )
    assert ("Contents" in first_page(tmp_path / "memo.pdf")) is listed
    assert [title for _, _, title in section_starts(tmp_path / "memo.pdf")][
        -1
    ] == f"Part {pages - 1}"


def with_verdicts_and_contents(titles: list[str]) -> Document:
    """A document of a heading for each title, which its contents and the box of verdicts lead to."""
    front = fronted_document().front
    headings = tuple(Heading(1, f"h{n}", title) for n, title in enumerate(titles))
    entries = tuple(ContentsEntry(one.anchor, one.text) for one in headings)
    assert front.bottom_line
    verdict, *_ = front.bottom_line.lines
    lines = tuple(replace(verdict, anchor=one.anchor, heading="So it is") for one in headings[::3])
    document = replace(sample_document(), blocks=headings, notes=(), about=(), corrections=None)
    return replace(
        document,
        front=replace(front, bottom_line=replace(front.bottom_line, lines=lines)),
        contents=Contents("Contents", entries, is_asked=True),
    )


def test_numbers_of_pages_end_below_each_other_and_stand_nowhere_alone(tmp_path: Path) -> None:
    """From one digit to three, behind titles that end at any place of a line."""
    titles = [f"Part {'and what is known ' * 2}o{'i' * (2 * n)}f it" for n in range(16)]
    each_page = (
        "main > h2:not(#contents) { break-before: page } @page { counter-increment: page 8 }"
    )
    document = with_verdicts_and_contents(titles)
    made = render_pdf(document, TEMPLATE, STYLESHEET + each_page, standard=PdfStandard.PLAIN)
    (tmp_path / "memo.pdf").write_bytes(made)
    printed = run(program("pdftotext"), "-bbox", "-l", "2", tmp_path / "memo.pdf", "-")
    words = re.findall(r'yMin="(.+?)" xMax="(.+?)" .*>(.+)</word>', printed)
    pairs = list(pairwise(words))
    in_box = [round(float(end)) for (_, _, word), (_, end, _) in pairs if word == "p."]
    assert len(in_box) == 6
    assert len(set(in_box)) == 1
    listed = [
        (word, number)
        for word, number in pairs
        if set(word[2]) <= set("it.") and number[2].isdecimal()
    ]
    assert len(listed) == len(titles)
    assert len({round(float(end)) for _, (_, end, _) in listed}) == 2, "one for each column"
    ends = [float(height) for height, _, word in words if word.rstrip(".") == "it"]
    for _, (height, _, number) in listed:
        assert min(abs(float(height) - end) for end in ends) < 2, f"{number} stands alone"
