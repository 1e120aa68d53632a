"""What no output could make good stops every output, not the PDF alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from tests.support.rendering import as_html
from tests.support.sample_document import sample_document

from memocli.document import Band, Columns, CrossReference, Document, Heading, Text
from memocli.errors import UserError
from memocli.render.docx import render_docx

RENDERERS = pytest.mark.parametrize("render", [as_html, render_docx])


@RENDERERS
def test_a_document_without_a_language(render: Callable[[Document], bytes]) -> None:
    with pytest.raises(UserError, match=r"has no language: give `language` in memo\.yaml"):
        render(replace(sample_document(), language=""))


@RENDERERS
@pytest.mark.parametrize("first", [Heading(1, "a", "One"), None])
def test_a_heading_that_skips_a_level(
    render: Callable[[Document], bytes], first: Heading | None
) -> None:
    below = Columns((Heading(3 if first else 2, "b", "Below"),))
    blocks = (first, below) if first else (below,)
    message = (
        "“Below” skips a level: h4 follows h2" if first else "“Below” skips a level: h3 follows h1"
    )
    with pytest.raises(UserError, match=message):
        render(replace(sample_document(), blocks=blocks, notes=()))


@RENDERERS
def test_a_band_counts_as_a_heading(render: Callable[[Document], bytes]) -> None:
    (band,) = [block for block in sample_document().blocks if isinstance(block, Band)][:1]
    assert render(replace(sample_document(), blocks=(band, Heading(2, "b", "Below")), notes=()))


@RENDERERS
def test_a_note_that_leads_to_no_note(render: Callable[[Document], bytes]) -> None:
    document = sample_document()
    *others, last = document.notes
    lost = replace(last, children=(CrossReference(999, (Text("999"),)),))
    with pytest.raises(
        UserError, match=f"endnote {last.number} leads to endnote 999, which is missing"
    ):
        render(replace(document, notes=(*others, lost)))
