"""The text of a kept copy, made ready to be searched: once for each copy, however many claims cite it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.evidence.extracted import EvidenceText, Place
from memocli.verify.skips import Skips, skips_of
from memocli.verify.words import Word, keys_of, letters_of, offsets_of

# Of so many copies the order of the words is kept: those of one claim. Only what is nearly there asks for it.
_MOST_SORTED: Final = 4

# Words that follow each other: the first one, and the one past the last.
Run: TypeAlias = tuple[int, int]


class Span(Struct, frozen=True, gc=False):
    """A part of a block: its number, and the offsets in its text."""

    block: int
    start: int
    end: int


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

    def all_of(self, key: str) -> Sequence[int]:
        """Where a word is, by its key (`<8,335>` for numbers), in order. To ask for the first takes as long as all the rest."""
        if not key:
            return ()
        words = _by_key(self)
        first = bisect_left(words, key, key=self.key)
        return words[first : bisect_right(words, key, first, key=self.key)]

    def key(self, at: int) -> str:
        """The key of a word."""
        return self.letters[self.starts[at] : self.starts[at + 1]]

    def keys(self, first: int, past: int) -> list[str]:
        """The keys of the words from one up to another."""
        letters = self.letters
        return [letters[start:end] for start, end in pairwise(self.starts[first : past + 1])]

    def find(
        self, letters: str, first: int = 0, latest: int | None = None, ending: int = 0
    ) -> Iterator[Run]:
        """Where joined keys stand as whole words, beginning with a word from `first` up to `latest`.

        What is between the words does not count: `therapist` is found in "the rapist" (`words.breaks_alike` tells them apart). The
        last word may have so many letters more as its `ending`.
        """
        starts = self.starts
        last = len(self) if latest is None else min(latest, len(self))
        stop = starts[last] + len(letters)
        offset = self.letters.find(letters, starts[first], stop) if letters else -1
        while offset >= 0:
            word = bisect_right(starts, offset) - 1
            past = bisect_left(starts, offset + len(letters))
            if starts[word] == offset and starts[past] - offset - len(letters) <= ending:
                yield word, past
            offset = self.letters.find(letters, offset + 1, stop)

    def has(self, text: str) -> bool:
        """Whether the words of a text stand in it, one behind the other."""
        return next(self.find(letters_of(text)), None) is not None

    def block_at(self, at: int) -> int:
        """The number of the block that a word is in."""
        return bisect_right(self.firsts, at) - 1

    def place(self, at: int) -> Place:
        """The place of the block that a word is in."""
        return self.text.blocks[self.block_at(at)].place

    def spans(self, first: int, past: int) -> tuple[Span, ...]:
        """Where words stand in the blocks, from one word up to another: one span for each block that they run over."""
        spans = []
        while first < past:
            number = self.block_at(first)
            before, end = self.firsts[number], min(past, self.firsts[number + 1])
            offsets = offsets_of(self.text.blocks[number].text)
            spans.append(Span(number, offsets[first - before][0], offsets[end - 1 - before][1]))
            first = end
        return tuple(spans)

    def said(self, first: int, past: int) -> str:
        """The text from one word up to another as it stands, with the end of a line between two blocks."""
        blocks, spans = self.text.blocks, self.spans(first, past)
        if len(spans) == 1:
            return blocks[spans[0].block].text[spans[0].start : spans[0].end]
        # All that is between the words, the hyphen at the end of a block included.
        pieces = [blocks[span.block].text for span in spans]
        if pieces:
            pieces[-1] = pieces[-1][: spans[-1].end]
            pieces[0] = pieces[0][spans[0].start :]
        return "\n".join(pieces)

    def word(self, at: int) -> Word:
        """A word as it stands in its block."""
        number = self.block_at(at)
        text = self.text.blocks[number].text
        start, end = offsets_of(text)[at - self.firsts[number]]
        return Word(text[start:end], self.key(at), start, end)

    def behind(self, at: int) -> str:
        """What stands behind a word in its block, up to the next word."""
        number = self.block_at(at)
        text = self.text.blocks[number].text
        offsets, place = offsets_of(text), at - self.firsts[number]
        end = offsets[place + 1][0] if place + 1 < len(offsets) else None
        return text[offsets[place][1] : end]

    @cached_property
    def paragraphs(self) -> dict[str, list[int]]:
        """The blocks that begin with the number of a paragraph, by that number."""
        found: dict[str, list[int]] = {}
        for number, block in enumerate(self.text.blocks):
            if block.place.paragraph:
                found.setdefault(block.place.paragraph, []).append(number)
        return found

    @cached_property
    def skips(self) -> Skips:
        """Where a reader passes over what a printer put between the words."""
        offsets = [self.starts[first] for first in self.firsts]
        letters = [self.letters[start:end] for start, end in pairwise(offsets)]
        return skips_of(self.text.blocks, self.firsts, letters)

    @cached_property
    def skip_places(self) -> list[int]:
        """The words before which something may be passed over, in order."""
        return sorted(self.skips)


@lru_cache(_MOST_SORTED)
def _by_key(copy: Searchable) -> array[int]:
    """The numbers of all words of a copy in the order of their keys: a tenth of the memory that a dictionary takes."""
    return array("I", sorted(range(len(copy)), key=copy.keys(0, len(copy)).__getitem__))


def searchable(text: EvidenceText) -> Searchable:
    """Make a text ready to be searched."""
    blocks = [keys_of(block.text) for block in text.blocks]
    keys = list(chain.from_iterable(blocks))
    return Searchable(
        text,
        "".join(keys),
        # From lists, so that they are no longer than they must be.
        array("I", list(accumulate(map(len, keys), initial=0))),
        array("I", list(accumulate(map(len, blocks), initial=0))),
    )
