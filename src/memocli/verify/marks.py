"""The marks of notes: numbers that a printer sets above the line, behind what they belong to. No one quotes them, and they count nothing.

How a copy is read tells raised numbers (`evidence.placing.BEFORE_MARK`). Behind a word, the end of a clause or a long number a raised
number is the mark of a note; behind anything else (10⁶, m²) it changes what is said.
"""

from __future__ import annotations

import re
from typing import Final

from memocli.evidence.placing import BEFORE_MARK
from memocli.language import LANGUAGES

_SIGNS_BEHIND: Final = "[’”»\"'›)\\]]"
# The whole of a mark: 12, [12], 3,4, 3–5; no year, and no number that goes on.
RAISED_MARK: Final = re.compile(
    rf"{BEFORE_MARK}[\[(]?\d{{1,3}}(?>(?:,\d{{1,2}}(?!\d)|[–-]\d{{1,3}})*)[\])]?(?![^\W_]|[.,:/]\d)"
)
_LONGEST: Final = 40
_LONGEST_CUT: Final = 4
_BEFORE: Final = re.compile(
    rf"(?:(?P<word>[^\W\d_]{{3,}})|\d[\d.,]*\d\d|\d[.,]\d+|[%‰])[.,;:!?…]*{_SIGNS_BEHIND}*\s?\Z"
    rf"|[.;!?…]{_SIGNS_BEHIND}*\s?\Z"
)
# "para.12" is no note.
LABELS: Final = frozenset(
    word for facts in LANGUAGES.values() for words in facts.locators.values() for word in words
)


def is_mark(text: str, start: int) -> bool:
    """Whether a raised number that begins at `start` with the blank before it is the mark of a note."""
    before = _BEFORE.search(text[max(0, start - _LONGEST) : start])
    if before is None:
        return False
    word = (before["word"] or "").lower()
    # A sentence may end with "page", but hardly with "para".
    may_be_cut = len(word) <= _LONGEST_CUT or not before[0][len(word) :].strip()
    return not (word in LABELS and may_be_cut)
