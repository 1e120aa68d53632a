"""Documents as HTML and PDF with the packaged templates."""

from __future__ import annotations

from typing import Final

from memocli.document import Document
from memocli.render import PdfStandard
from memocli.render.html import render_html
from memocli.render.pdf import render_pdf
from memocli.templates import script, shipped


def packaged(name: str) -> bytes:
    """A packaged template."""
    found = shipped(name)
    assert found is not None, name
    return found


STYLE: Final = packaged("endnotes.csl")
TEMPLATE: Final = packaged("memo.html.j2").decode("utf-8")
STYLESHEET: Final = packaged("memo.css").decode("utf-8")


def as_html(document: Document) -> bytes:
    """The document as a page for the screen, with its script."""
    return render_html(document, TEMPLATE, STYLESHEET, script=script())


def as_pdf(
    document: Document,
    standard: PdfStandard = PdfStandard.ACCESSIBLE_ARCHIVE,
    template: str = TEMPLATE,
) -> bytes:
    """The document as PDF."""
    return render_pdf(document, template, STYLESHEET, standard=standard)
