"""The forms of output, the standards of a PDF, and what outputs are rendered with."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


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


class Look(Struct, frozen=True):
    """What outputs are rendered with.

    `page` (Jinja) and `sheet` (CSS) make HTML and PDF; `script` is what HTML runs on a screen; `docx` is a house template or None. `word_markup` asks for Word's
    own note markup in the HTML.
    """

    page: str
    sheet: str
    docx: bytes | None = None
    standard: PdfStandard = PdfStandard.ACCESSIBLE_ARCHIVE
    word_markup: bool = True
    script: str = ""
