"""Words of a copy as a reader sees them: in one line, and only so many of those around others."""

from __future__ import annotations

import re
from typing import Final

from memocli.document import Inline, Marked, Text

_LINE_END: Final = re.compile(r"(?<=[^\W\d_])(?:[-\u2010]\n(?=[a-zà-ÿ])|\u00ad\n?)")
# Where so many characters are given around words, more of them may have been cut off; so many are shown.
_CUT: Final = (120, 240)
_SHOWN: Final = 160
# Signs that stand right behind a word.
_CLOSE: Final = ".,;:!?)]”’»"


def excerpt(before: str, words: str, behind: str) -> tuple[Inline, ...]:
    """Words of a copy, marked, between those before and behind them."""
    lead, rest = words_before(before), words_behind(behind)
    runs = (
        Text(f"{lead} " if lead else ""),
        Marked((Text(in_line(words)),), "the words"),
        Text(rest if not rest or rest[0] in _CLOSE else f" {rest}"),
    )
    return tuple(run for run in runs if run != Text(""))


def in_line(text: str) -> str:
    """A text in one line, with the words whole that a line end divides."""
    return " ".join(_LINE_END.sub("", text).split())


def words_before(text: str) -> str:
    """The last words of what stands before others."""
    line = in_line(text)
    if len(text) not in _CUT and len(line) <= _SHOWN:
        return line
    return "… " + line[-_SHOWN:].partition(" ")[2]


def words_behind(text: str) -> str:
    """The first words of what stands behind others."""
    line = in_line(text)
    if len(text) not in _CUT and len(line) <= _SHOWN:
        return line
    return line[:_SHOWN].rpartition(" ")[0] + " …"
