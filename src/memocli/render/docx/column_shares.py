"""How wide the columns of a table are, as a browser would find out: by the words in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from memocli.document import Table, plain

# The room between two columns, in letters.
_GAP: Final = 3


def column_shares(table: Table, room: float) -> list[float]:
    """The widths of the columns, in letters, where there is room for so many of them.

    A column is at least as wide as its longest word; what is left goes to those whose words do not stand in one line.
    """
    columns = list(zip(table.head, *[map(plain, row) for row in table.rows], strict=True))
    longest = [float(max(map(len, texts)) + _GAP) for texts in columns]
    narrowest = [_longest_word(texts) + _GAP for texts in columns]
    spare, wanted = room - sum(narrowest), sum(longest) - sum(narrowest)
    if spare >= wanted:
        return longest
    if spare <= 0:
        return [float(width) for width in narrowest]
    return [
        least + spare * (most - least) / wanted
        for least, most in zip(narrowest, longest, strict=True)
    ]


def _longest_word(texts: Sequence[str]) -> int:
    return max(len(word) for text in texts for word in (text or " ").split(" "))
