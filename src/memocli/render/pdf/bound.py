"""What a line of paper does not end within: `p. 12`, `note 7`, `171–174`, `June 6`; and `ill-treatment` but at its hyphen.

Who looks up a place reads its name and its number at one glance. A sign that is not printed stands behind the blank or dash, and in the
parts of such a word.
"""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from memocli.language import LANGUAGES
from memocli.render.html.addresses import WORD_JOINER

# Headings and contents have none of the signs: they would be in bookmarks too.
_PARAGRAPHS: Final = {"p", "li", "td", "figcaption"}
_NOTES: Final = "|".join(sorted({facts.notes.note for facts in LANGUAGES.values()}))
_MONTHS: Final = "|".join(sorted({name for facts in LANGUAGES.values() for name in facts.months}))
_BOUND: Final = re.compile(
    rf"(?<![^\W_])(?:[^\W\d_]{{1,5}}\.|{_NOTES}|[§¶]) (?=\d)"  # `p. 12`, `note 7`
    rf"|\b(?:{_MONTHS}) (?=\d{{1,2}}\b)"  # `June 6`
    rf"|(?<![\w.,])\d{{1,2}} (?:[a-z]{{2}} )?(?=(?:{_MONTHS})\b)"  # `6 June`, `6 de junio`
    r"|(?<=\d)–(?=\d)"
)
_PLACE: Final = re.compile(r"[ –]")
_PART: Final = re.compile(
    r"[^\W\d_]{5,}(?=[^\W\d_]-[^\W\d_])|(?<=[^\W\d_]-)[^\W\d_]{5,}(?=[^\W\d_])"
)


def keep_together(element: Element, *, is_text: bool = False) -> None:
    """Mark in the paragraphs below `element` where no line ends; `is_text`: it is in one."""
    is_text = is_text or element.tag in _PARAGRAPHS
    if is_text:
        element.text = element.text and _marked(element.text)
    for child in element:
        if child.tag != "nav" and child.get("class") != "url":
            keep_together(child, is_text=is_text)
        # The number of "note 20" is a link: the name stands before it.
        if child.get("class") == "to-note" and (child.text or "")[:1].isdecimal():
            child.text = f"{WORD_JOINER}{child.text}"
        if is_text:
            child.tail = child.tail and _marked(child.tail)


def _marked(text: str) -> str:
    text = _PART.sub(rf"\g<0>{WORD_JOINER}", text)
    return _BOUND.sub(lambda found: _PLACE.sub(rf"\g<0>{WORD_JOINER}", found[0]), text)
