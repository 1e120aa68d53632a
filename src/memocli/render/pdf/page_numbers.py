"""Numbers of pages in the text of a PDF, and the pages that notes are cited on, put in when the pages are known.

CSS has `target-counter` for that, but WeasyPrint then lays out again each page that has one. Here as many digits stand there as nearly any
page could have; when all is laid out, those of its page take their place, and what stands behind them on the line moves up. Numbers that the
style sheet writes, in contents and in the box with the verdicts, end below one another: they keep their end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from memocli.document import Document
from memocli.errors import UserError
from memocli.render.pdf.boxes import Box, set_text, texts
from memocli.render.pdf.engine import (
    VERSION,
    InlineBox,
    LineBox,
    MarginBox,
    Page,
    ParentBox,
    TextBox,
)
from memocli.render.pdf.lines import KNOWN

# The number stands in the words of an element of the first class, and in what the style sheet writes for one of the second.
_WITHIN: Final = "page-of"
_BEHIND: Final = "page-behind"
_PLACE_OF_PAGE: Final = re.compile("00+")
_NOTE: Final = re.compile(r"sdendnote(\d+)sym\Z")
# At the foot: in the line of the running heads, programs would take all of it for a sentence that the tags have lost.
_PLACE: Final = "@bottom-left"


def put_in_page_numbers(laid_out: Any, document: Document) -> None:
    """Give each text with the class `page-of` or `page-behind` the number of the page that it leads to, and each page of notes those of its notes.

    Raises UserError where WeasyPrint may keep lines in another way than is known here: a wrong number is worse than no PDF.
    """
    pages = {
        anchor: number
        for number, page in reversed(list(_numbered(laid_out.pages)))
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
            _fill(line, None, line.element if line.element_tag == "a" else None, filling)
        _say_cited(box, document, pages)
        if waiting:
            laid_out.pages[index] = Page(box)  # its links are in other places now


def _numbered(pages: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """The pages with the number that each prints: a style sheet may count them in another way."""
    number = 0
    for page in pages:
        style = page._page_box.style  # noqa: SLF001
        for counter, value in (*style["counter_reset"], *style["counter_set"]):
            number = value if counter == "page" else number
        number += sum(value for counter, value in style["counter_increment"] if counter == "page")
        yield number, page


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
    if text.element is None or not _PLACE_OF_PAGE.search(text.text):
        return False
    kind = _BEHIND if _is_of_sheet(text) else _WITHIN
    return kind in text.element.get("class", "").split()


def _is_of_sheet(text: Box) -> bool:
    """Whether the style sheet writes a text."""
    return "::" in text.element_tag


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
            if isinstance(child, TextBox) and _waits(child):
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
    goal = text.element.get("data-goal") or (link.get("href", "") if link is not None else "")
    page = str(filling.pages.get(goal.removeprefix("#"), "?"))
    is_again = text.text.startswith(", ") and filling.said == (around, page)
    filling.said = (around, page)
    wider = set_text(text, "" if is_again else _PLACE_OF_PAGE.sub(page, text.text))
    if _is_of_sheet(text):
        text.position_x -= wider
    else:
        filling.moved += wider


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
                set_text(text, words)


def _ids(box: Box) -> Iterator[str]:
    """The ids of the elements that are on a page, also of those that began before it."""
    box = getattr(box, "_box", box)
    if box.element is not None and (name := box.element.get("id")):
        yield name
    if isinstance(box, ParentBox) and not isinstance(box, LineBox | MarginBox):
        for child in box.children:
            yield from _ids(child)
