"""What is on the first page of a memo beside its title."""

from __future__ import annotations

from collections.abc import Iterable

from memocli.document import Band, Block, BottomLine, VerdictLine
from memocli.language import Wording


def bottom_line(blocks: Iterable[Block], words: Wording) -> BottomLine | None:
    """The verdicts on all requirements that the blocks of a memo have; None where it has none."""
    lines = tuple(
        VerdictLine(band.anchor, band.whole, band.verdict, band.verdict_key)
        for band in blocks
        if isinstance(band, Band)
    )
    return BottomLine(words.overview, lines) if lines else None
