"""Hyphens on paper: the sign `-`, which every face has, stands for those that the italics and the sans lack.

So no hyphen is taken from another face. The one of a broken word is told from one of the text by a sign that is not printed.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

_JOINER: Final = "\u2060"  # no line ends beside it
_BROKEN: Final = f"{_JOINER}-"
_IN_TEXT: Final = str.maketrans({"\u2010": "-", "\u2011": f"{_JOINER}-{_JOINER}"})


def hyphen_rule() -> str:
    """The CSS for the hyphen of a broken word."""
    return f'html {{ hyphenate-character: "{_BROKEN}" }}\n'


def use_plain_hyphens(root: Element) -> None:
    """Write the hyphens in the texts below `root` as `-`; those that must not end a line still don't."""
    for element in root.iter():
        element.text = element.text and element.text.translate(_IN_TEXT)
        element.tail = element.tail and element.tail.translate(_IN_TEXT)


def broken_part(text: str) -> tuple[str, bool]:
    """The part of a word that a line's text ends with, and whether it was broken there: then it is without its hyphen.

    A word that has a hyphen of its own there keeps it; the part is empty where a line ends in no hyphen.
    """
    if text.endswith(_BROKEN):
        return text.removesuffix(_BROKEN).split()[-1], True
    last = text.rsplit(maxsplit=1)[-1] if text.endswith("-") else ""
    return (last, False) if last[-2:-1].isalnum() else ("", False)
