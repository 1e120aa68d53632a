"""A `Document` as a PDF: two text columns, tagged, fit for keeping. The only door to weasyprint.

The road is HTML (medium `pdf`) → laid-out pages → tagged file. Nothing is fetched but the packaged fonts.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal, TypeAlias
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from memocli.document import Document
from memocli.render.design import FACES, face_file
from memocli.render.errors import RenderError
from memocli.render.html import render_html
from memocli.render.tagged import Tagger

Standard: TypeAlias = Literal["ua-1+a-2a", "ua-1", "plain"]

_VARIANTS: Final[dict[Standard, str | None]] = {
    "ua-1+a-2a": "pdf/a-2a",
    "ua-1": "pdf/ua-1",
    "plain": None,
}
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_SVG: Final = "{http://www.w3.org/2000/svg}"


def render_pdf(
    document: Document, template: str, stylesheet: str, *, standard: Standard = "ua-1+a-2a"
) -> bytes:
    """The document as PDF bytes, the same for the same document, template and stylesheet.

    `ua-1+a-2a` and `ua-1` are tagged for screen readers; `plain` has no tags. Raises RenderError where a font package
    is missing, and where the document can't be made accessible: no language, a picture without alternative text, a
    skipped heading level, a link to nowhere.
    """
    page = render_html(document, template, stylesheet, medium="pdf", word_markup=False)
    with _faults_raised():
        fetcher = _PackagedFonts()
        html = HTML(string=page.decode("utf-8"), url_fetcher=fetcher, media_type="print")
        check_accessible(html.etree_element)
        fonts = FontConfiguration()
        faces = CSS(string=fetcher.rules(), url_fetcher=fetcher, font_config=fonts)
        laid_out = html.render(
            font_config=fonts, stylesheets=[faces], pdf_variant=_VARIANTS[standard]
        )
        laid_out.metadata.lang = document.language
        if standard == "plain":
            return bytes(laid_out.write_pdf(pdf_identifier=True))
        tagger = Tagger(laid_out, document, archive=standard != "ua-1")
        return bytes(
            laid_out.write_pdf(
                pdf_variant=_VARIANTS[standard], pdf_identifier=True, finisher=tagger.finish
            )
        )


def check_accessible(root: Element) -> None:
    """Raise RenderError on what a screen reader would stumble over in the HTML tree below `root`."""
    if not root.get("lang"):
        raise RenderError("the document has no language: give `language` in memo.yaml")
    level = 0
    for element, claim in _with_claims(root, ""):
        if element.tag in _HEADINGS:
            next_level = _HEADINGS.index(str(element.tag)) + 1
            if next_level > level + 1:
                text = "".join(element.itertext()).strip()
                raise RenderError(
                    f"the heading “{text}” skips a level: h{next_level} follows h{level}"
                )
            level = next_level
        elif element.tag in ("img", f"{_SVG}svg") and not _alternative(element):
            place = f" in claim {claim}" if claim else ""
            raise RenderError(
                f"the picture {element.get('src', 'svg')[:60]}{place} has no alternative text"
            )


def _with_claims(element: Element, claim: str) -> Iterator[tuple[Element, str]]:
    """Every element in reading order, with the name of the claim that it stands in (or an empty text)."""
    if element.get("class") == "claim":
        claim = element.get("id", "")
    yield element, claim
    for child in element:
        yield from _with_claims(child, claim)


def _alternative(picture: Element) -> str:
    """A picture's alternative text."""
    if picture.tag == "img":
        return picture.get("alt", "").strip()
    return (picture.findtext(f"{_SVG}title") or "").strip()


class _PackagedFonts(URLFetcher):  # type: ignore[misc]  # weasyprint carries no types
    """Gives the font files of the design and pictures inside the document; refuses every other address."""

    def __init__(self) -> None:
        super().__init__()
        self._files = {face_file(face).as_uri(): face for face in FACES}

    def rules(self) -> str:
        """One @font-face rule a file."""
        return "\n".join(
            f'@font-face {{ font-family: "{face.family}"; src: url("{address}"); font-weight: {face.weight};'
            f" font-style: {'italic' if face.italic else 'normal'} }}"
            for address, face in self._files.items()
        )

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The content behind `url`."""
        if url not in self._files and not url.startswith("data:"):
            raise ValueError("only the packaged fonts and data: addresses are read")
        return super().fetch(url, headers)


@contextmanager
def _faults_raised() -> Iterator[None]:
    """Turn the first error that weasyprint only logs into a RenderError."""
    faults: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            faults.append(record.getMessage())

    logger, handler = logging.getLogger("weasyprint"), Collect(logging.ERROR)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    if faults:
        raise RenderError(f"the PDF can't be made as promised: {faults[0]}")
