"""What no line of the PDF ends within: a place and its number, a range, a month and its day."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pikepdf
import pytest
from msgspec.structs import replace
from tests.support.pdf_reading import body_text
from tests.support.rendering import as_pdf
from tests.support.sample_document import sample_document

from memocli.document import Columns, Document, Heading, Paragraph, Text
from memocli.render import PdfStandard

# Each with what of it stands on one line.
PLACES: Final = {
    "p. 612": "p. 612",
    "párr. 123": "párr. 123",
    "pp. 171–174": "pp. 171–174",
    "note 7 above": "note 7",
    "nota 9 supra": "nota 9",
    "§ 5": "§ 5",
    "June 4, 2012": "June 4",
    "6 June 2012": "6 June",
    "8 de junio de 2012": "8 de junio",
}


def said(place: str) -> list[str]:
    """Texts in which a place stands further and further to the right, until it no longer fits on the first line."""
    return [f"{'So it is. ' * 3}{'o' * length} {place}, as is said." for length in range(6, 24)]


def document() -> Document:
    """A document that says all places."""
    paragraphs = tuple(Paragraph((Text(text),)) for place in PLACES for text in said(place))
    blocks = (Heading(1, "head", "I. On para. 5"), Columns(paragraphs))
    return replace(sample_document(), blocks=blocks, notes=(), about=(), corrections=None)


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("bound") / "memo.pdf"
    file.write_bytes(as_pdf(document(), PdfStandard.PLAIN))
    return file


@pytest.mark.parametrize("place", PLACES)
def test_no_line_ends_within_a_place(place: str, memo: Path) -> None:
    text, bound = body_text(memo), PLACES[place]
    assert text.count(bound) == len(said(place))
    assert text.count(f"\n{bound}") > 1, "it stands nowhere at the end of a line"


def test_the_signs_that_bind_are_neither_copied_nor_in_bookmarks(memo: Path) -> None:
    assert "\u2060" not in body_text(memo)
    with pikepdf.open(memo) as pdf, pdf.open_outline() as outline:
        assert next(iter(outline.root)).title == "I. On para. 5"
