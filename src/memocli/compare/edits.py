"""How the words of a text differ from those of another: runs kept, deleted and inserted, as a person would mark them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct

from memocli.compare.changes import Edit, EditKind
from memocli.compare.words import Word, Words, letters

# With less than this share of its words kept, a sentence is read more easily as two than as one.
_HARDLY_ANYTHING: Final = 0.4
# So is one with as many changes as this, and hardly more words kept between them; that one word took the place of another is read easily.
_MANY_CHANGES: Final = 4
_WORDS_BETWEEN: Final = 3
# Two texts of ten thousand words each take 12 MB to align; longer ones differ between their common start and end.
_MOST_CELLS: Final = 100_000_000
_END_OF_SENTENCE: Final = re.compile(r"[.?!…][”»’\")\]]*\Z")


class _Block(Struct, frozen=True):
    """Places in both texts that stand for each other, with equal words if `kept`."""

    kept: bool
    old: tuple[int, int]
    new: tuple[int, int]

    @property
    def lengths(self) -> tuple[int, int]:
        return self.old[1] - self.old[0], self.new[1] - self.new[0]

    @property
    def weight(self) -> int:
        return max(self.lengths)

    @property
    def is_choppy(self) -> bool:
        """Whether it breaks the reading: a change of more than a word for a word."""
        return not self.kept and self.lengths != (1, 1)


class _Lengths:
    """How many letters blocks have."""

    def __init__(self, *texts: Sequence[Word]) -> None:
        self._until = [
            list(accumulate((len(letters(word)) for word in text), initial=0)) for text in texts
        ]

    def of(self, block: _Block) -> int:
        """The letters of a block, in the text where it has more."""
        places = zip(self._until, (block.old, block.new), strict=True)
        return max(until[end] - until[start] for until, (start, end) in places)


def edits_between(old: Words, new: Words) -> tuple[Edit, ...]:
    """The runs of words kept, deleted and inserted; nothing where words and forms are the same.

    A sentence of which hardly anything is kept is one deletion and one insertion of the whole.
    """
    if old.words == new.words:
        return ()
    lengths = _Lengths(old.words, new.words)
    blocks = _without_short_matches(_blocks(old.words, new.words), lengths)
    rewritten = [
        block for sentence in _sentences(blocks, old.words, new.words) for block in _block(sentence)
    ]
    return tuple(_edits(_without_short_matches(_united(rewritten), lengths), old, new))


def _blocks(old: Sequence[Word], new: Sequence[Word]) -> list[_Block]:
    """The longest series of words that both have in one order, and what stands between them.

    There may be several of one length. Which is taken does not depend on which text is the older one.
    """
    # Imported here: no other command needs it.
    from rapidfuzz.distance import LCSseq

    if len(old) * len(new) > _MOST_CELLS:
        return _around_common_ends(old, new)
    numbers: dict[Word, int] = {}
    first, second = (
        [numbers.setdefault(word, len(numbers)) for word in text] for text in (old, new)
    )
    is_turned = [_sortable(word) for word in old] > [_sortable(word) for word in new]
    if is_turned:
        first, second = second, first
    found = []
    for step in LCSseq.opcodes(first, second):
        one, other = (step.src_start, step.src_end), (step.dest_start, step.dest_end)
        pair = (other, one) if is_turned else (one, other)
        found.append(_Block(step.tag == "equal", *pair))
    return _united(found)


def _around_common_ends(old: Sequence[Word], new: Sequence[Word]) -> list[_Block]:
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - start
    end = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    was, now = len(old) - end, len(new) - end
    blocks = (
        _Block(True, (0, start), (0, start)),
        _Block(False, (start, was), (start, now)),
        _Block(True, (was, len(old)), (now, len(new))),
    )
    return [block for block in blocks if block.weight]


def _sortable(word: Word) -> str:
    return word if isinstance(word, str) else repr(word)


def _united(blocks: Sequence[_Block]) -> list[_Block]:
    """The same, with blocks of one kind that follow each other as one."""
    found: list[_Block] = []
    for block in blocks:
        if found and found[-1].kept == block.kept:
            found[-1] = _spanning(found[-1], block)
        else:
            found.append(block)
    return found


def _spanning(first: _Block, last: _Block) -> _Block:
    old, new = (first.old[0], last.old[1]), (first.new[0], last.new[1])
    return _Block(first.kept and last.kept, old, new)


def _without_short_matches(blocks: Sequence[_Block], lengths: _Lengths) -> list[_Block]:
    """The same, but words kept between two changes that are no shorter count as changed too: many short pieces are hard to read."""
    found: list[_Block] = []
    for block in blocks:
        found.append(block)
        while len(found) > 2 and not found[-1].kept and _is_short_match(found[-3:], lengths):
            found[-3:] = [_spanning(found[-3], found[-1])]
    return found


def _is_short_match(blocks: Sequence[_Block], lengths: _Lengths) -> bool:
    before, between, after = map(lengths.of, blocks)
    return between <= min(before, after)


def _sentences(
    blocks: Sequence[_Block], old: Sequence[Word], new: Sequence[Word]
) -> Iterator[list[_Block]]:
    """The blocks from where a sentence begins in both texts to where the next one does, each with words that both have."""
    found: list[_Block] = []
    for block in blocks:
        if not block.kept:
            found.append(block)
            continue
        (was, end), (now, _) = block.old, block.new
        if found and _ends_sentence(old[was - 1 : was]) and _ends_sentence(new[now - 1 : now]):
            yield found
            found = []
        for cut in [at + 1 for at in range(was, end) if _ends_sentence(old[at : at + 1])]:
            found.append(_Block(True, (was, cut), (now, now + cut - was)))
            yield found
            found, was, now = [], cut, now + cut - was
        if was < end:
            found.append(_Block(True, (was, end), (now, block.new[1])))
    if found:
        yield found


def _ends_sentence(last: Sequence[Word]) -> bool:
    return any(_END_OF_SENTENCE.search(letters(word)) for word in last)


def _block(sentence: Sequence[_Block]) -> Sequence[_Block]:
    """The blocks of a sentence; one that is changed, where hardly anything of it is kept, or only in short pieces."""
    kept = sum(block.weight for block in sentence if block.kept)
    everything = sum(sum(block.lengths) for block in sentence)
    choppy = sum(block.is_choppy for block in sentence)
    is_choppy = choppy >= _MANY_CHANGES and kept < _WORDS_BETWEEN * choppy
    if 2 * kept >= _HARDLY_ANYTHING * everything and not is_choppy:
        return sentence
    whole = _spanning(sentence[0], sentence[-1])
    return [_Block(False, whole.old, whole.new)]


def _edits(blocks: Sequence[_Block], old: Words, new: Words) -> Iterator[Edit]:
    for block in blocks:
        if block.kept:
            yield Edit(EditKind.KEEP, new.runs(*block.new))
            continue
        deleted, inserted = block.lengths
        if deleted:
            yield Edit(EditKind.DELETE, old.runs(*block.old))
        if inserted:
            yield Edit(EditKind.INSERT, new.runs(*block.new))
