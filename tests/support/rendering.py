"""Documents as HTML and PDF with the packaged templates."""

from __future__ import annotations

from typing import Final

from memocli.document import Document
from memocli.project import packaged_template
from memocli.render.html import render_html
from memocli.render.pdf import Standard, render_pdf


def packaged(name: str) -> bytes:
    """A packaged template."""
    found = packaged_template(name)
    assert found is not None, name
    return found


STYLE: Final = packaged("endnotes.csl")
TEMPLATE: Final = packaged("memo.html.j2").decode("utf-8")
STYLESHEET: Final = packaged("memo.css").decode("utf-8")


def as_html(document: Document) -> bytes:
    """The document as a page for the screen."""
    return render_html(document, TEMPLATE, STYLESHEET)


def as_pdf(document: Document, standard: Standard = "ua-1+a-2a", template: str = TEMPLATE) -> bytes:
    """The document as PDF."""
    return render_pdf(document, template, STYLESHEET, standard=standard)
