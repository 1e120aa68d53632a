"""Who renders which form of output: one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from memocli.errors import MissingLibrary
from memocli.interruption import temporary_folder
from memocli.render.forms import Form, Look

if TYPE_CHECKING:
    from memocli.document import Document

Renderer: TypeAlias = "Callable[[Document, Look], bytes]"

# Each renderer is imported where it is called: building one form does not load the libraries of another.


def look_for_libraries(form: Form) -> None:
    """Load those libraries that a machine may lack. Raises MissingLibrary where it lacks one that this form needs."""
    if form is not Form.PDF:
        return
    try:
        import memocli.render.pdf  # noqa: F401
    except OSError as error:  # cffi finds no library
        raise MissingLibrary("the PDF needs Pango, which was not found") from error


def _pdf(document: Document, look: Look) -> bytes:
    with temporary_folder():  # weasyprint keeps there what fonts a style sheet holds
        from memocli.render.pdf import render_pdf

        return render_pdf(document, look.page, look.sheet, standard=look.standard)


def _html(document: Document, look: Look) -> bytes:
    from memocli.render.html import render_html

    return render_html(
        document, look.page, look.sheet, word_markup=look.word_markup, script=look.script
    )


def _docx(document: Document, look: Look) -> bytes:
    from memocli.render.docx import render_docx

    return render_docx(document, look.docx)


RENDERERS: Final[Mapping[Form, Renderer]] = {Form.PDF: _pdf, Form.HTML: _html, Form.DOCX: _docx}
