"""A `Document` as a PDF: two text columns, tagged, suitable for archives. Only this package imports weasyprint.

The steps are HTML (medium `pdf`) → laid-out pages → tagged file. The fonts are the packaged ones and those that the style sheet holds.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final
from xml.etree.ElementTree import Element

from msgspec import Struct

from memocli.characters import code_point
from memocli.document import Design, Document
from memocli.errors import UserError
from memocli.render.contents import LONG, estimated_pages, without_contents
from memocli.render.draft import page_watermark
from memocli.render.forms import PdfStandard
from memocli.render.html import paper_language, render_html
from memocli.render.pdf.bound import keep_together
from memocli.render.pdf.boxes import check_fonts
from memocli.render.pdf.columns import columns_kept
from memocli.render.pdf.engine import (
    CSS,
    HTML,
    URLFetcher,
    URLFetcherResponse,
    families,
    packaged_fonts,
)
from memocli.render.pdf.file import write_file
from memocli.render.pdf.hyphens import (
    hyphen_rule,
    keep_last_words,
    names_kept,
    use_plain_hyphens,
)
from memocli.render.pdf.leaders import leaders_joined
from memocli.render.pdf.limits import pages_counted
from memocli.render.pdf.lines import lines_kept
from memocli.render.pdf.page_numbers import put_in_page_numbers
from memocli.render.pdf.tagged import Tagger
from memocli.render.pdf.tails import tails_filled
from memocli.render.pdf.whole_words import words_kept_whole

_VARIANTS: Final[dict[PdfStandard, str | None]] = {
    PdfStandard.ACCESSIBLE_ARCHIVE: "pdf/a-2a",
    PdfStandard.ACCESSIBLE: "pdf/ua-1",
    PdfStandard.PLAIN: None,
}
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_NOTE: Final = re.compile(r"sdendnote(\d+)\Z")
# The data of a picture, where it is in an address in a message.
_DATA: Final = re.compile(r"(data:[\w/+;-]+,)[^\s'\"]+")
# The addresses of the design's fonts, and the weights that the style sheet asks for.
_FONT: Final = re.compile(r"memo-font:(\d+)", re.ASCII)
_REGULAR: Final = 400
# So many pages may the contents add to a memo that is near the limit.
_MOST_OF_CONTENTS: Final = 1
_WEIGHTS: Final = (400, 600)
_SVG: Final = "{http://www.w3.org/2000/svg}"


def render_pdf(
    document: Document,
    template: str,
    stylesheet: str,
    *,
    standard: PdfStandard = PdfStandard.ACCESSIBLE_ARCHIVE,
) -> bytes:
    """The document as PDF bytes, the same for the same document, template and stylesheet.

    The first two standards are tagged for screen readers; `plain` has no tags. Raises UserError where a font package
    is missing, where it has too many pages, where a font or character that is asked for can't be had, and where the document can't be made
    accessible: no language, a picture without alternative text, a skipped heading level, a link without a target.
    """
    with packaged_fonts() as fonts, pages_counted(), warnings.catch_warnings():
        # Weasyprint does not close the file of its colour profile.
        warnings.simplefilter("ignore", ResourceWarning)
        setting = _Setting(template, stylesheet, _VARIANTS[standard], fonts)
        laid_out, root = _of_its_length(document, setting)
        check_fonts(laid_out, families(fonts))
        put_in_page_numbers(laid_out, document)
        with _faults_raised(root):
            return _written(laid_out, document, standard)


class _Setting(Struct, frozen=True):
    """What a document is laid out with."""

    template: str
    stylesheet: str
    variant: str | None
    fonts: Any


def _of_its_length(document: Document, setting: _Setting) -> tuple[Any, Element]:
    """The document laid out, with contents where it has twelve pages with them; mostly its words tell that at once."""
    listed = document.contents
    plain = without_contents(document)
    if listed is None or listed.is_asked:
        return _laid_out(document, setting)
    if estimated_pages(document) + _MOST_OF_CONTENTS >= LONG:
        found = _laid_out(document, setting)
        return found if len(found[0].pages) >= LONG else _laid_out(plain, setting)
    found = _laid_out(plain, setting)
    if len(found[0].pages) < LONG - _MOST_OF_CONTENTS:
        return found
    with_contents = _laid_out(document, setting)
    return with_contents if len(with_contents[0].pages) >= LONG else found


def _laid_out(document: Document, setting: _Setting) -> tuple[Any, Element]:
    """The pages of the document, and its HTML tree."""
    page = render_html(
        document, setting.template, setting.stylesheet, medium="pdf", word_markup=False
    )
    fetcher = _Inside(document.design)
    html = HTML(string=page.decode("utf-8"), url_fetcher=fetcher, media_type="print")
    root = html.etree_element
    check_accessible(root)
    use_plain_hyphens(root)
    keep_last_words(root)
    keep_together(root)
    own_rules = _font_faces(document.design) + hyphen_rule() + page_watermark(document)
    sheet = CSS(string=own_rules, url_fetcher=fetcher, font_config=setting.fonts)
    with (
        _faults_raised(root),
        leaders_joined(),
        lines_kept(),
        names_kept(),
        words_kept_whole(),
        columns_kept(),
        tails_filled(),
    ):
        pages = html.render(
            font_config=setting.fonts, stylesheets=[sheet], pdf_variant=setting.variant
        )
    return pages, root


def _written(laid_out: Any, document: Document, standard: PdfStandard) -> bytes:
    """Laid-out pages as a file with its metadata and, but for `plain`, its tags."""
    if document.draft:  # whatever the template puts there
        laid_out.metadata.title = " ".join(document.file_title.split())
    laid_out.metadata.lang = paper_language(document)
    variant = _VARIANTS[standard]
    archive = standard is PdfStandard.ACCESSIBLE_ARCHIVE
    tagger = Tagger(laid_out, document, archive=archive) if variant else None

    def finish(_laid_out: Any, pdf: Any) -> None:
        if tagger:
            tagger.finish(pdf)
        pdf.write = partial(write_file, pdf)

    return bytes(laid_out.write_pdf(pdf_variant=variant, finisher=finish))


def check_accessible(root: Element) -> None:
    """Raise UserError on what would confuse a screen reader in the HTML tree below `root`."""
    if not root.get("lang"):
        raise UserError("the document has no language: give `language` in memo.yaml")
    level = 0
    for element, place in _with_places(root, ""):
        if element.tag in _HEADINGS:
            next_level = _HEADINGS.index(str(element.tag)) + 1
            if next_level > level + 1:
                text = "".join(element.itertext()).strip()
                raise UserError(
                    f"the heading “{text}” skips a level: h{next_level} follows h{level}"
                )
            level = next_level
        elif element.tag in ("img", f"{_SVG}svg") and not _alternative(element):
            raise UserError(
                f"the picture {element.get('src', 'svg')[:60]}{place} has no alternative text"
            )


def _with_places(element: Element, place: str) -> Iterator[tuple[Element, str]]:
    """Every element in reading order, with its place (` in claim NAME`, ` in endnote 7`, or an empty text)."""
    if element.get("class") == "claim":
        place = f" in claim {element.get('id', '')}"
    elif note := _NOTE.match(element.get("id", "")):
        place = f" in endnote {note[1]}"
    yield element, place
    for child in element:
        yield from _with_places(child, place)


def _alternative(picture: Element) -> str:
    """A picture's alternative text."""
    if picture.tag == "img":
        return picture.get("alt", "").strip()
    return (picture.findtext(f"{_SVG}title") or "").strip()


class _Inside(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Gives the pictures and fonts inside the document, and the fonts of its design; refuses every other address."""

    def __init__(self, design: Design) -> None:
        super().__init__()
        self._files = design.files

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The content behind `url`."""
        if (font := _FONT.fullmatch(url)) and int(font[1]) < len(self._files):
            return URLFetcherResponse(url, self._files[int(font[1])].content)
        if not url.startswith("data:"):
            raise ValueError("only the packaged fonts and data: addresses are read")
        return super().fetch(url, headers)


def _font_faces(design: Design) -> str:
    """The CSS that gives the font files of the design to the fonts of the document."""
    return "".join(
        [
            f'@font-face {{ font-family: "{font.family}"; font-weight: {_WEIGHTS[font.weight > _REGULAR]}; '
            f"font-style: {'italic' if font.italic else 'normal'}; src: url(memo-font:{number}) }}\n"
            for number, font in enumerate(design.files)
        ]
    )


@contextmanager
def _faults_raised(root: Element) -> Iterator[None]:
    """Turn the first fault that weasyprint only logs into a UserError; `root` is searched for the place of a character."""
    faults: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.ERROR:
                said = _DATA.sub(r"\1…", record.getMessage())
                faults.append(f"the PDF can't be made correctly: {said}")
            elif record.msg.startswith(".notdef") and isinstance(record.args, tuple):
                character = str(record.args[0])
                place = _place_of(character, root)
                faults.append(
                    f"no font has the character “{character}” ({code_point(character)}){place}"
                )
            elif record.msg.startswith("Font-face") and isinstance(record.args, tuple):
                faults.append(
                    f"the font “{record.args[0]}” of the style sheet can't be loaded: fonts are taken from data: addresses"
                )

    logger, handler = logging.getLogger("weasyprint"), Collect(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    if faults:
        raise UserError(faults[0])


def _place_of(character: str, root: Element) -> str:
    """The first place of a character."""
    for element, place in _with_places(root, ""):
        if character in (element.text or "") or any(character in (c.tail or "") for c in element):
            return place
    return ""
