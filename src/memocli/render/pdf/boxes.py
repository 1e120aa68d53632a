"""The texts of laid-out pages, where weasyprint has put them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from memocli.errors import UserError
from memocli.render.faces import PACKAGED
from memocli.render.pdf.engine import ParentBox, TextBox, inline

# Weasyprint's objects have no types.
Box: TypeAlias = Any
# Elements around a text, each with the kind of its entry in the tags.
Owners: TypeAlias = tuple[tuple[Any, str], ...]

# Elements that stay one element where they continue in the next line, column or page; and a head of a row or column.
_KNOWN: Final = {
    "p": "/P",
    "ol": "/L",
    "ul": "/L",
    "li": "/LI",
    "a": "/Link",
    "th": "/TH",
    "nav": "/NonStruct",
}
# The dots between an entry of the contents and its page: decoration, which has no entry in the tags.
LEADER: Final = "leader"
# What CSS calls by kind: fonts.conf says which of the packaged fonts that is.
_KINDS: Final = {"serif", "sans-serif", "monospace", "system-ui", "cursive", "fantasy", "math"}


def texts(box: Box, owners: Owners = ()) -> Iterator[tuple[Box, Owners]]:
    """Every text box in `box`, with those elements around it that its tags depend on."""
    box = getattr(box, "_box", box)  # an absolutely positioned box is inside a placeholder
    if isinstance(box, TextBox):
        yield box, owners
    elif isinstance(box, ParentBox):
        is_new = (
            not owners or owners[-1][0] is not box.element
        )  # a line is a box of the element that it is in
        if is_new and box.element is not None and box.element_tag in _KNOWN:
            owners = (*owners, (box.element, _KNOWN[box.element_tag]))
        if box.is_leader:
            owners = (*owners, (box.element, LEADER))
        for child in box.children:
            yield from texts(child, owners)


def set_text(box: Box, words: str) -> float:
    """Give a box of text other words; returns how much wider it is."""
    before, box.text = box.width, words
    if words:
        box.pango_layout, _, _, box.width, *_ = inline.split_first_line(
            words, box.style, None, None, box.justification_spacing
        )
    else:
        box.width = 0
    return float(box.width - before)


def check_fonts(laid_out: Any, families: set[str]) -> None:
    """Raise UserError where a text is to be set in fonts of which none is among `families`, its kind not given either."""
    known = {name.casefold() for name in families | _KINDS}
    for page in laid_out.pages:
        for box, _ in texts(page._page_box):
            asked = box.style["font_family"]
            if known.isdisjoint(name.casefold() for name in asked):
                raise UserError(
                    f"the style sheet asks for the font “{asked[0]}”, which memocli does not have: end the list with serif or"
                    f" sans-serif ({PACKAGED.serif}, {PACKAGED.sans}), or put the font into the style sheet (@font-face with a"
                    " data: address)"
                )
