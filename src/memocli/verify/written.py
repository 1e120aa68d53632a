"""The text of a copy in one piece, as it is read for numbers and dates: words are whole, and each knows where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import Final

from msgspec import Struct

from memocli.evidence.extracted import Block, Place
from memocli.evidence.placing import BEFORE_MARK
from memocli.language import LANGUAGES, Language
from memocli.prose.number_words import name_of, vocabulary
from memocli.prose.written_dates import WrittenDates
from memocli.verify.marks import RAISED_MARK, is_mark
from memocli.verify.running_on import Seam, seams_of

# Nothing that is read runs over this: of two blocks a number or a date is made only where a sentence runs over both.
_BETWEEN_BLOCKS: Final = "\n\0\n"
# What a line end has put into a word, what is not seen, and raised numbers.
_IN_WORDS: Final = re.compile(
    rf"\u00ad\n?|(?<=[^\W\d_])[-\u2010]\n(?=[a-zà-ÿ])|{RAISED_MARK.pattern}"
)
_LAST_WORD: Final = re.compile(r"[^\W\d_]{1,20}\Z")
# So many of the first characters tell the language, and one word in so many is one of its frequent ones.
_SAMPLE: Final = 10_000
_SELDOM: Final = 12
_HYPHENED: Final = frozenset(
    name for tag in LANGUAGES for name, word in vocabulary(tag).words.items() if word.value >= 20
)


class Spot(Struct, frozen=True, gc=False):
    """A place in a copy: the number of the block, and the offsets in its text.

    `last` is the number of the block in which it ends, and which `end` is an offset of, if that is another one; else -1.
    """

    block: int
    start: int
    end: int
    last: int = -1

    @property
    def blocks(self) -> tuple[int, ...]:
        """The numbers of all blocks that it is in."""
        return (self.block,) if self.last < 0 else (self.block, self.last)


class Written(Struct, frozen=True, dict=True, eq=False):
    """All blocks of a copy, or the words of a passage, as one text; behind them the sentences that run over two blocks, once more.

    These count as blocks, with the numbers that follow. `firsts` are the offsets at which the blocks begin in it, and `raw_firsts` those in the blocks joined as they are. `cuts` are the offsets at which something was taken out, and how many
    characters in all had been by then.
    """

    blocks: tuple[Block, ...]
    text: str
    firsts: list[int]
    raw_firsts: list[int]
    cuts: list[tuple[int, int]]
    seams: tuple[Seam, ...] = ()

    def spot(self, start: int, end: int) -> Spot:
        """Where a part of the text stands in its block, as the block has it."""
        block = self.block_at(start)
        before = self.raw_firsts[block]
        first, past = self._raw(start) - before, self._raw(end - 1) + 1 - before
        if block < len(self.blocks):
            return Spot(block, first, past)
        seam = self.seams[block - len(self.blocks)]
        joint = self.joint_of(block)
        if past <= joint:
            return Spot(seam.first, seam.start + first, seam.start + past)
        behind = joint + len(seam.joint)
        if first >= behind:
            return Spot(seam.last, first - behind, past - behind)
        return Spot(seam.first, seam.start + first, past - behind, seam.last)

    def joint_of(self, block: int) -> int:
        """Where a sentence that runs over two blocks leaves the first one, as an offset in it."""
        seam = self.seams[block - len(self.blocks)]
        return len(self.blocks[seam.first].text.rstrip()) - seam.start

    def divides_number(self, spot: Spot) -> bool:
        """Whether a place runs over two blocks, and these have each a part of one number."""
        return any((one.first, one.last) == spot.blocks and not one.joint for one in self.seams)

    def words_at(self, spot: Spot) -> str:
        """The words at a place as they stand there."""
        text = self.blocks[spot.block].text
        if spot.last < 0:
            return text[spot.start : spot.end]
        behind = self.blocks[spot.last].text[: spot.end]
        joint = next(one.joint for one in self.seams if (one.first, one.last) == spot.blocks)
        return f"{text[spot.start :].rstrip()}{joint}{behind}"

    def said(self, spot: Spot) -> str:
        """The words at a place, in one line."""
        return " ".join(self.words_at(spot).split())

    def blocks_of(self, at: int) -> tuple[int, ...]:
        """The blocks of the copy that a character is in; those of its sentence, where that runs over two."""
        block = self.block_at(at)
        if block < len(self.blocks):
            return (block,)
        seam = self.seams[block - len(self.blocks)]
        return seam.first, seam.last

    def block_at(self, at: int) -> int:
        """The number of the block that holds the character at `at`."""
        return bisect_right(self.firsts, at) - 1

    def block_places(self, number: int) -> tuple[int, int]:
        """Where a block begins and ends in the text."""
        is_last = number + 1 == len(self.firsts)
        end = len(self.text) if is_last else self.firsts[number + 1] - len(_BETWEEN_BLOCKS)
        return self.firsts[number], end

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages that it is written in; all that memocli knows where none of them shows."""
        words = self.text[:_SAMPLE].lower().split()
        counts = {
            facts.tag: len(words)
            - len([word for word in words if word not in facts.sources.frequent])
            for facts in LANGUAGES.values()
        }
        most = max(counts.values())
        shown = [
            LANGUAGES[tag]
            for tag, count in counts.items()
            if count * _SELDOM > len(words) and count * 2 > most
        ]
        return tuple(shown or LANGUAGES.values())

    @cached_property
    def dates(self) -> WrittenDates:
        """Its dates."""
        day_first = all(facts.sources.day_first for facts in self.languages)
        return WrittenDates(self.text, day_first)

    def _raw(self, at: int) -> int:
        """The offset in the blocks, joined, of a character of the text."""
        index = bisect_right(self.cuts, at, key=lambda cut: cut[0])
        return at + (self.cuts[index - 1][1] if index else 0)


def written(blocks: Iterable[Block]) -> Written:
    """Make a copy ready to be read."""
    listed = tuple(blocks)
    seams = tuple(seams_of(listed))
    texts = [block.text for block in listed]
    texts += [
        f"{texts[one.first][one.start :].rstrip()}{one.joint}{texts[one.last][: one.end]}"
        for one in seams
    ]
    raw = _BETWEEN_BLOCKS.join(texts)
    lengths = (len(text) + len(_BETWEEN_BLOCKS) for text in texts[:-1])
    firsts = list(accumulate(lengths, initial=0))
    if not any(sign in raw for sign in ("\u00ad", "-\n", "\u2010\n", BEFORE_MARK)):
        return Written(listed, raw, firsts, firsts, [], seams)
    pieces: list[str] = []
    cuts: list[tuple[int, int]] = []
    at = length = 0
    for match in _IN_WORDS.finditer(raw):
        cut = match.start()
        if match[0][0] == BEFORE_MARK and not is_mark(raw, cut):
            continue  # 10⁶
        word = _LAST_WORD.search(raw[max(0, cut - 20) : cut])
        if word and name_of(word[0]) in _HYPHENED and match[0][0] in "-\u2010":
            continue  # twenty-five
        pieces.append(raw[at:cut])
        length += cut - at
        at = match.end()
        cuts.append((length, at - length))
    pieces.append(raw[at:])
    kept = [_kept(first, cuts) for first in firsts]
    return Written(listed, "".join(pieces), kept, firsts, cuts, seams)


def written_words(text: str) -> Written:
    """Make the words of a passage ready to be read."""
    return written([Block(text, Place())])


def _kept(raw: int, cuts: list[tuple[int, int]]) -> int:
    """The offset in the text of a character of the joined blocks that was kept."""
    index = bisect_right(cuts, raw, key=sum)
    return raw - (cuts[index - 1][1] if index else 0)
