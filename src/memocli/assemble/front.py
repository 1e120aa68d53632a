"""What stands before the parts of a memo, beside its title: letterhead, verdicts and contents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from memocli.document import (
    Band,
    Block,
    BottomLine,
    Contents,
    ContentsEntry,
    Heading,
    Letterhead,
    Picture,
    VerdictLine,
    flat,
)
from memocli.language import Wording
from memocli.memo import Memo

# The largest picture of a letterhead, in pixels of the page: 96 an inch.
_WIDEST, _HIGHEST = 240, 84


def letterhead(memo: Memo, say: Callable[[str | None], str]) -> Letterhead | None:
    """What stands above the title; a picture that can't be used is left out."""
    given = memo.head.letterhead
    if given is None or not (given.lines or given.picture):
        return None
    picture, image = None, memo.pictures.get(given.picture) if given.picture else None
    if image and given.alt:
        scale = min(1, _WIDEST / image.width, _HIGHEST / image.height)
        width, height = (max(1, round(side * scale)) for side in (image.width, image.height))
        name = str(given.picture)
        picture = Picture(
            image.data, image.media_type, say(given.alt), "", width, height, file=name
        )
    return Letterhead(tuple(map(say, given.lines)), picture)


def bottom_line(blocks: Iterable[Block], words: Wording) -> BottomLine | None:
    """The verdicts on all requirements that the blocks of a memo have; None where it has none."""
    lines = tuple(
        VerdictLine(band.anchor, band.whole, band.verdict, band.verdict_key)
        for band in blocks
        if isinstance(band, Band)
    )
    if not lines:
        return None
    met = sum(line.verdict_key == "met" for line in lines)
    heading, tally = words.overview
    several = tally.format(met, len(lines)) if len(lines) > 1 else ""
    return BottomLine(heading + several, lines)


def contents(memo: Memo, blocks: Iterable[Block], words: Wording) -> Contents | None:
    """The headings of parts, of the findings in them, and of what follows the parts; None where the author wants none."""
    head = memo.head
    if head.contents is False:
        return None
    entries: list[ContentsEntry] = []
    below: list[ContentsEntry] = []
    for block in flat(blocks):
        if isinstance(block, Band) or (isinstance(block, Heading) and block.level == 1):
            below = []
            entries.append(ContentsEntry(block.anchor, block.whole))
        elif isinstance(block, Heading) and entries and block.level == 2:
            below.append(ContentsEntry(block.anchor, block.whole))
            last = entries[-1]
            entries[-1] = ContentsEntry(last.anchor, last.text, tuple(below))
    end = (
        ("about", words.about, head.about),
        ("corrections", words.corrections, head.corrections),
        ("notes", words.notes, any(claim.prose.citations for claim in memo.claims)),
    )
    entries += [ContentsEntry(anchor, text) for anchor, text, given in end if given]
    return Contents(words.contents, tuple(entries), head.contents is True) if entries else None
