"""The text of a kept copy, made ready to be searched: once for each copy, however many claims cite it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, chain
from typing import Final

from msgspec import Struct

from memocli.evidence.extracted import Block, EvidenceText
from memocli.verify.words import Word, keys_of, words_of

_KEEP: Final = 64


class Searchable(Struct, frozen=True, dict=True, eq=False):
    """The words of all blocks as one stream, since a sentence runs over blocks, columns and pages; they are counted from 0 on.

    `letters` are the keys of all words, joined. `starts` says where each word begins in them, and last where they end;
    `firsts` which word is the first of each block, and last how many words there are.
    """

    text: EvidenceText
    letters: str
    starts: array[int]
    firsts: array[int]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.starts) - 1

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """Where each word is, by its key (`<8,335>` for numbers). It takes as long as all the rest and much memory: `find` needs none."""
        index: dict[str, list[int]] = {}
        for at in range(len(self)):
            index.setdefault(self.key(at), []).append(at)
        index.pop("", None)
        return index

    def key(self, at: int) -> str:
        """The key of a word."""
        return self.letters[self.starts[at] : self.starts[at + 1]]

    def find(
        self, letters: str, first: int = 0, end: int | None = None
    ) -> Iterator[tuple[int, int]]:
        """Where joined keys stand as whole words, between two words: the first one, and the one past the last.

        What is between the words does not count: `therapist` is found in "the rapist" (`words.breaks_alike` tells them apart).
        """
        starts = self.starts
        stop = starts[len(self) if end is None else end]
        offset = self.letters.find(letters, starts[first], stop) if letters else -1
        while offset >= 0:
            word = bisect_right(starts, offset) - 1
            past = bisect_left(starts, offset + len(letters))
            if starts[word] == offset and starts[past] == offset + len(letters):
                yield word, past
            offset = self.letters.find(letters, offset + 1, stop)

    def has(self, text: str) -> bool:
        """Whether the words of a text stand in it, one behind the other."""
        return next(self.find("".join(keys_of(text))), None) is not None

    def block_at(self, at: int) -> int:
        """The number of the block that a word is in."""
        return bisect_right(self.firsts, at) - 1

    def block(self, at: int) -> Block:
        """The block that a word is in."""
        return self.text.blocks[self.block_at(at)]

    def words_in(self, number: int) -> list[Word]:
        """The words of a block, with their offsets in its text."""
        known: dict[int, list[Word]] = self._words
        if number not in known:
            if len(known) == _KEEP:
                known.clear()
            known[number] = words_of(self.text.blocks[number].text)
        return known[number]

    def word(self, at: int) -> Word:
        """A word as it stands in its block."""
        number = self.block_at(at)
        return self.words_in(number)[at - self.firsts[number]]

    @cached_property
    def _words(self) -> dict[int, list[Word]]:
        """Those of the blocks that were asked for last."""
        return {}


def searchable(text: EvidenceText) -> Searchable:
    """Make a text ready to be searched."""
    blocks = [keys_of(block.text) for block in text.blocks]
    keys = list(chain.from_iterable(blocks))
    return Searchable(
        text,
        "".join(keys),
        array("I", accumulate(map(len, keys), initial=0)),
        array("I", accumulate(map(len, blocks), initial=0)),
    )
