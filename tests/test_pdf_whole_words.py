"""No word of the PDF is broken over the end of a column or a page, and none is lost for it."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from msgspec.structs import replace
from tests.support.pdf_reading import printed_signs
from tests.support.rendering import as_pdf
from tests.support.sample_document import sample_document

from memocli.document import Columns, Document, Note, NoteReference, Paragraph, Text
from memocli.render import PdfStandard, pdf
from memocli.render.pdf import engine, page_numbers, whole_words

LONG: Final = (
    "investigation considerations registered responsibilities prosecution notwithstanding exhumations "
    "complaints international organizations the of had that"
).split()
# Wider than a column.
ENDLESS: Final = "investigation" * 6


def document(*further: str) -> Document:
    """A memo of several pages in long words, that go on in notes."""
    chance = Random(3)
    words = [*LONG, *further]
    said = [" ".join(chance.choices(words, k=chance.randrange(30, 90))) for _ in range(36)]
    notes = tuple(
        Note(number, f"part/{number}", (Text(text),))
        for number, text in enumerate(said[28:], start=1)
    )
    marks = [(NoteReference(note.number),) for note in notes]
    paragraphs = [
        Paragraph((Text(text), *(marks.pop() if marks else ())), anchor=f"part/{len(marks)}-{at}")
        for at, text in enumerate(said[:28])
    ]
    return replace(sample_document(), blocks=(Columns(tuple(paragraphs)),), notes=notes)


class _Seen:
    """How the columns of the last document end."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken: list[str] = []
        self.too_wide: list[float] = []
        put_in = page_numbers.put_in_page_numbers

        def looked_at(laid_out: Any, document: Document) -> None:
            self.broken.clear()
            self.too_wide.clear()
            for page in laid_out.pages:
                for box in page._page_box.descendants():
                    if getattr(box, "is_column", False):
                        self._look_at(box)
            put_in(laid_out, document)

        monkeypatch.setattr(pdf, "put_in_page_numbers", looked_at)

    def _look_at(self, column: Any) -> None:
        lines = [one for one in column.descendants() if isinstance(one, engine.LineBox)]
        self.too_wide += [one.width for one in lines if one.width > column.width + 0.1]
        if lines:
            texts = [one.text for one in lines[-1].descendants() if isinstance(one, engine.TextBox)]
            self.broken += [text for text in texts[-1:] if text.endswith("-")]


def test_no_column_ends_in_a_part_of_a_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = _Seen(monkeypatch)
    layout = engine.block._linebox_layout
    said = []
    for version, many in (("70.0", False), ("71.0", True)):
        monkeypatch.setattr(whole_words, "VERSION", version)
        (tmp_path / "made.pdf").write_bytes(as_pdf(document(), PdfStandard.PLAIN))
        assert bool(seen.broken) == many, seen.broken
        assert engine.block._linebox_layout is layout
        said.append(printed_signs(tmp_path / "made.pdf"))
    assert sorted(said[0]) == sorted(said[1])


def test_a_word_that_is_wider_than_its_column_is_broken_there_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The last words of paragraphs, which are never broken, are as wide as they are in any case."""
    seen = _Seen(monkeypatch)
    wide = []
    for version in ("70.0", "71.0"):
        monkeypatch.setattr(whole_words, "VERSION", version)
        as_pdf(document(*[ENDLESS] * 9))
        wide.append({round(width) for width in seen.too_wide})
        assert seen.broken
    assert wide[0] == wide[1]
