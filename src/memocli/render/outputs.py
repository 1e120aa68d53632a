"""The forms of output, the standards of a PDF, and who renders what: one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from memocli.document import Document
from memocli.errors import UserError


class Form(StrEnum):
    """The forms that a memo can be built in."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"


class PdfStandard(StrEnum):
    """The standards that a PDF can keep: for screen readers and archives, for screen readers, none."""

    ACCESSIBLE_ARCHIVE = "ua-1+a-2a"
    ACCESSIBLE = "ua-1"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Look:
    """What outputs are rendered with.

    `page` (Jinja) and `sheet` (CSS) make HTML and PDF; `docx` is a house template or None. `word_markup` asks for Word's
    own note markup in the HTML.
    """

    page: str
    sheet: str
    docx: bytes | None = None
    standard: PdfStandard = PdfStandard.ACCESSIBLE_ARCHIVE
    word_markup: bool = True


Renderer: TypeAlias = Callable[[Document, Look], bytes]

# Each renderer is imported where it is called: nobody waits for the libraries of another form.


def _pdf(document: Document, look: Look) -> bytes:
    try:
        from memocli.render.pdf import render_pdf
    except OSError as error:  # cffi finds no library
        raise UserError(
            f"the PDF needs Pango, which is not there ({error}); see README.md"
        ) from error
    return render_pdf(document, look.page, look.sheet, standard=look.standard)


def _html(document: Document, look: Look) -> bytes:
    from memocli.render.html import render_html

    return render_html(document, look.page, look.sheet, word_markup=look.word_markup)


def _docx(document: Document, look: Look) -> bytes:
    from memocli.render.docx import render_docx

    return render_docx(document, look.docx)


RENDERERS: Final[Mapping[Form, Renderer]] = {Form.PDF: _pdf, Form.HTML: _html, Form.DOCX: _docx}
