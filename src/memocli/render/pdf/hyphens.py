"""Hyphens on paper: the sign `-`, which every face has, stands for those that the italics and the sans lack.

So no hyphen is taken from another face. The one of a broken word is told from one of the text by a sign that is not printed.
"""

from __future__ import annotations

import re
from typing import Any, Final
from xml.etree.ElementTree import Element

_JOINER: Final = "\u2060"  # no line ends beside it
_BROKEN: Final = f"{_JOINER}-"
_IN_TEXT: Final = str.maketrans({"\u2010": "-", "\u2011": f"{_JOINER}-{_JOINER}"})

# A correction of its width may follow.
_LAST_GLYPH: Final = re.compile(rb"([0-9a-f]{4}>-?[\d.]*)\] TJ\Z")
_AS_SOFT_HYPHEN: Final = rb">] TJ\n/Span <</ActualText <FEFF00AD>>> BDC\n[<\1] TJ\nEMC"


def hyphen_rule() -> str:
    """The CSS for the hyphen of a broken word."""
    return f'html {{ hyphenate-character: "{_BROKEN}" }}\n'


def use_plain_hyphens(root: Element) -> None:
    """Write the hyphens in the texts below `root` as `-`; those that must not end a line still don't."""
    for element in root.iter():
        element.text = element.text and element.text.translate(_IN_TEXT)
        element.tail = element.tail and element.tail.translate(_IN_TEXT)


def ends_broken(text: str) -> bool:
    """Whether a line's text ends in the hyphen of a broken word."""
    return text.endswith(_BROKEN)


def soften_last_hyphen(drawing: list[Any], end: int) -> None:
    """Let the last glyph before the place `end` of a page's drawing be read as a soft hyphen."""
    last = next(place for place in range(end, 0, -1) if drawing[place].endswith(b"TJ"))
    drawing[last] = _LAST_GLYPH.sub(_AS_SOFT_HYPHEN, drawing[last])
