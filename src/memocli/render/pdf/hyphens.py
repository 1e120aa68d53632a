"""Hyphens on paper: the sign `-`, which every face has, stands for those that the italics and the sans lack.

So no hyphen is taken from another face. The one of a broken word is told from one of the text by a sign that is not printed.
The same sign is in the last word of each paragraph, so that it is not broken; nor are names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from xml.etree.ElementTree import Element

from memocli.render.pdf.engine import pyphen

_JOINER: Final = "\u2060"  # no line ends beside it
_BROKEN: Final = f"{_JOINER}-"
_IN_TEXT: Final = str.maketrans({"\u2010": "-", "\u2011": f"{_JOINER}-{_JOINER}"})
_PARAGRAPHS: Final = {"p", "li", "td", "th", "figcaption", "dd"}
# What a paragraph may end in, behind its last word: marks of notes, the way back from a note.
_BEHIND: Final = {"doc-noteref", "doc-backlink"}
_LAST_WORD: Final = re.compile(rf"[^\W\d_](?:[^\W\d_]|[’'{_JOINER}])*([^\W\d_])[\W\d_]*\Z")


def hyphen_rule() -> str:
    """The CSS for the hyphen of a broken word."""
    return f'html {{ hyphenate-character: "{_BROKEN}" }}\n'


def use_plain_hyphens(root: Element) -> None:
    """Write the hyphens in the texts below `root` as `-`; those that must not end a line still don't."""
    for element in root.iter():
        element.text = element.text and _with_plain_hyphens(element.text)
        element.tail = element.tail and _with_plain_hyphens(element.tail)


def _with_plain_hyphens(text: str) -> str:
    """The text as it is drawn. A last blank that must not end a line is marked: Pango breaks a text that is just too long with it
    behind its first word.
    """
    return text.translate(_IN_TEXT) + (_JOINER if text.endswith("\u00a0") else "")


def keep_last_words(root: Element) -> None:
    """Mark the last word of each paragraph below `root`, so that it is not broken."""
    for element in root.iter():
        if element.tag in _PARAGRAPHS:
            _mark_last_word(element)


def _mark_last_word(element: Element) -> bool:
    """Mark the last word in an element; whether there is one."""
    if element.get("role") in _BEHIND:
        return False
    for child in reversed(element):
        if marked := _marked(child.tail or ""):
            child.tail = marked
        if marked or _mark_last_word(child):
            return True
    if marked := _marked(element.text or ""):
        if element.get("class") != "url":  # addresses are not broken by hyphens
            element.text = marked
        return True
    return False


def _marked(text: str) -> str:
    """The text with a mark in its last word, or nothing where it has no word."""
    found = _LAST_WORD.search(text)
    if found is None or _JOINER in found[0]:
        return text if found else ""
    return f"{text[: found.start(1)]}{_JOINER}{text[found.start(1) :]}"


@contextmanager
def names_kept() -> Iterator[None]:
    """Words that begin with a capital letter, or have one, are not broken."""
    before = pyphen.Pyphen
    pyphen.Pyphen = _WholeNames
    try:
        yield
    finally:
        pyphen.Pyphen = before


class _WholeNames(pyphen.Pyphen):  # type: ignore[misc]  # pyphen has no types
    """The places where words may be broken: in names, and in words with the mark of a last one, there are none."""

    def positions(self, word: str) -> list[Any]:
        """The places in a word."""
        whole = _JOINER in word or word != word.lower()
        return [] if whole else list(super().positions(word))


def broken_part(text: str) -> tuple[str, bool]:
    """The part of a word that a line's text ends with, and whether it was broken there: then it is without its hyphen.

    A word that has a hyphen of its own there keeps it; the part is empty where a line ends in no hyphen.
    """
    if text.endswith(_BROKEN):
        return text.removesuffix(_BROKEN).split()[-1], True
    last = text.rsplit(maxsplit=1)[-1] if text.endswith("-") else ""
    return (last, False) if last[-2:-1].isalnum() else ("", False)
