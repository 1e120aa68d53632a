"""The PDF's first page and running heads: what a reader finds the way by."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from tests.support.programs import program, run
from tests.support.rendering import STYLESHEET, TEMPLATE, as_pdf
from tests.support.sample_document import sample_document

from memocli.document import Band, Document, Heading
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
    return written(sample_document(), tmp_path_factory.mktemp("front") / "memo.pdf")


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
        document.labels.about,
        "Corrections",
    ]
