"""Numbers of pages in the text of a PDF, and the pages that notes are cited on, put in when the pages are known.

CSS has `target-counter` for that, but WeasyPrint then lays out again each page that has one. Here a link has as many digits as nearly any
page could have; when all is laid out, those of its page take their place, and what stands behind them on the line moves up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from memocli.document import Document
from memocli.errors import UserError
from memocli.render.html.inlines import PAGE
from memocli.render.pdf.boxes import Box, texts
from memocli.render.pdf.engine import (
    VERSION,
    InlineBox,
    LineBox,
    MarginBox,
    Page,
    ParentBox,
    TextBox,
    inline,
)
from memocli.render.pdf.lines import KNOWN

_CLASS: Final = "page-of"
_NOTE: Final = re.compile(r"sdendnote(\d+)sym\Z")
# At the foot: in the line of the running heads, programs would take all of it for a sentence that the tags have lost.
_PLACE: Final = "@bottom-left"


def put_in_page_numbers(laid_out: Any, document: Document) -> None:
    """Give each link with the class `page-of` the number of the page that it leads to, and each page of notes those of its notes.

    Raises UserError where WeasyPrint may keep lines in another way than is known here: a wrong number is worse than no PDF.
    """
    pages = {
        anchor: number
        for number, page in reversed(list(enumerate(laid_out.pages, start=1)))
        for anchor in page.anchors
    }
    for index, page in enumerate(laid_out.pages):
        box = page._page_box  # noqa: SLF001  there is no other way to it
        waiting = list(_waiting_lines(box))
        if waiting and not VERSION.startswith(KNOWN):
            major = int(KNOWN.strip("."))
            raise UserError(
                f"WeasyPrint {VERSION} may put numbers of pages in wrong places, since memocli does not know it: install version {major}"
                f" (pip install 'weasyprint>={major},<{major + 1}')"
            )
        filling = _Filling(pages)
        for line in waiting:
            filling.moved = 0
            _fill(line, None, None, filling)
        _say_cited(box, document, pages)
        if waiting:
            laid_out.pages[index] = Page(box)  # its links are in other places now


def _waiting_lines(box: Box) -> Iterator[Box]:
    """The lines in a box that wait for the number of a page."""
    box = getattr(box, "_box", box)
    if isinstance(box, LineBox):
        if any(_waits(text) for text, _ in texts(box)):
            yield box
    elif isinstance(box, ParentBox):
        for child in box.children:
            yield from _waiting_lines(child)


def _waits(text: Box) -> bool:
    return text.element is not None and text.element.get("class") == _CLASS and PAGE in text.text


class _Filling(Struct):
    """What is known while the lines of a page are filled: how far the rest of a line moves, and which page was said last, behind which claim."""

    pages: Mapping[str, int]
    moved: float = 0
    said: tuple[Any, str] = (None, "")


def _fill(box: Box, around: Any, link: Any, filling: _Filling) -> None:
    """Put the numbers of pages into a line, or a box in it; `link` is the element of the link that it is in, `around` the one around that."""
    kept = []
    for child in box.children:
        moved = filling.moved
        if not isinstance(child, InlineBox):
            child.translate(moved)
            if link is not None and isinstance(child, TextBox) and _waits(child):
                _say_page(child, around, link, filling)
        else:
            child.position_x += moved
            inside = (box.element, child.element) if child.element_tag == "a" else (around, link)
            _fill(child, *inside, filling)
            child.width += filling.moved - moved
        if not isinstance(child, TextBox) or child.text:
            kept.append(child)
    box.children = [child for child in kept if not isinstance(child, InlineBox) or child.children]


def _say_page(text: Box, around: Any, link: Any, filling: _Filling) -> None:
    """Put the number of its page into a text; nothing where the link before it, behind the same claim, said the same one."""
    page = str(filling.pages.get(link.get("href", "").removeprefix("#"), "?"))
    is_again = text.text.startswith(", ") and filling.said == (around, page)
    filling.said = (around, page)
    filling.moved += _set_text(text, "" if is_again else text.text.replace(PAGE, page))


def _set_text(box: Box, words: str) -> float:
    """Give a box of text other words; returns how much wider it is."""
    before, box.text = box.width, words
    if words:
        box.pango_layout, _, _, box.width, *_ = inline.split_first_line(
            words, box.style, None, None, box.justification_spacing
        )
    else:
        box.width = 0
    return float(box.width - before)


def _say_cited(page: Box, document: Document, pages: Mapping[str, int]) -> None:
    """Say at the foot of a page of notes, where its name for them waits, on which pages they are cited."""
    numbers = [int(found[1]) for name in _ids(page) if (found := _NOTE.match(name))]
    cited = [pages[f"sdendnote{n}anc"] for n in numbers if f"sdendnote{n}anc" in pages]
    if not cited:
        return
    one, several = document.labels.notes_to
    first, last = min(cited), max(cited)
    words = one.format(first) if first == last else several.format(first, last)
    for margin in page.children:
        if isinstance(margin, MarginBox) and margin.at_keyword == _PLACE:
            for text, _ in texts(margin):
                _set_text(text, words)


def _ids(box: Box) -> Iterator[str]:
    """The ids of the elements that are on a page, also of those that began before it."""
    box = getattr(box, "_box", box)
    if box.element is not None and (name := box.element.get("id")):
        yield name
    if isinstance(box, ParentBox) and not isinstance(box, LineBox | MarginBox):
        for child in box.children:
            yield from _ids(child)
