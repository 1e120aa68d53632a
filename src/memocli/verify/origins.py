"""Copies that reprint one another: the same words over a long stretch count as one origin, however many sources have them.

Two texts are held against each other by their shingles, every five words that follow one another. What a quotation brings into both
is short, so stretches count that are longer than anybody quotes; the share is that of the shorter text, since a reprint may be
a part of a long page.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final
from zlib import crc32

from msgspec import Struct

from memocli.verify.searchable import Searchable

_WORDS: Final = 5
# A stretch with fewer words may be a quotation in both; 60 are four or five lines, more than an article quotes at a time.
_LONG: Final = 60
# So many words between shingles that both have do not end a stretch: an editor changes a word here and there.
_GAP: Final = 12
# Of a reprint whose editor changed one word in 12, nine tenths count, and three quarters of one with a change in 8; of an article with
# four quotations of 50 words, nothing.
_LEAST_SHARE: Final = 0.5
# A text with fewer words has too little to tell.
_SHORTEST: Final = 80
# At first only shingles are compared that begin with so long a word, one in twelve: two texts with one origin share many of them.
_LONG_WORD: Final = 10
# Of these, the shorter text must have a share in common to be looked at as a whole.
_LEAST_SAMPLED: Final = 0.25
_BITS: Final = 32
_COPY: Final = (1 << _BITS) - 1
_SHARES: Final = 16


class Reprint(Struct, frozen=True, order=True):
    """Two copies with one origin, and how much of the shorter one stands in the other, from 0 to 1."""

    one: str
    other: str
    share: float


def reprints(names: Iterable[str], copy_of: Callable[[str], Searchable]) -> tuple[Reprint, ...]:
    """All pairs of copies, by their names, of which one has most of the other in long stretches of the same words.

    Each copy is asked for by itself, so that not all of them need be in memory.
    """
    found = []
    for one, other in sorted(_alike(names, copy_of)):
        share = shared(copy_of(one), copy_of(other))
        if share >= _LEAST_SHARE:
            found.append(Reprint(one, other, share))
    return tuple(found)


def origins(pairs: tuple[Reprint, ...]) -> tuple[tuple[str, ...], ...]:
    """The copies of each origin that has several, in order: those of pairs with one copy in common belong together."""
    group: dict[str, set[str]] = {}
    for pair in pairs:
        joined = group.get(pair.one, {pair.one}) | group.get(pair.other, {pair.other})
        for name in joined:
            group[name] = joined
    return tuple(sorted({tuple(sorted(names)) for names in group.values()}))


def shared(one: Searchable, other: Searchable) -> float:
    """How much of the shorter text stands in the other in long stretches, from 0 to 1."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST:
        return 0.0
    known = {_shingle(long, at) for at in range(len(long) - _WORDS + 1)}
    common = [at for at in range(len(short) - _WORDS + 1) if _shingle(short, at) in known]
    return sum(map(_covered, _stretches(common))) / len(short)


def _stretches(common: Sequence[int]) -> Iterator[list[int]]:
    """The first words of shared shingles, parted where too many words are between two."""
    stretch: list[int] = []
    for at in common:
        if stretch and at > stretch[-1] + _WORDS + _GAP:
            yield stretch
            stretch = []
        stretch.append(at)
    if stretch:
        yield stretch


def _covered(stretch: Sequence[int]) -> int:
    """How many words of a stretch are the same in both; 0 where it is no longer than a quotation."""
    covered, end = 0, stretch[0]
    for at in stretch:
        covered += at + _WORDS - max(at, end)
        end = at + _WORDS
    return covered if covered >= _LONG else 0


def _shingle(copy: Searchable, at: int) -> str:
    """The five words from one on."""
    return copy.letters[copy.starts[at] : copy.starts[at + _WORDS]]


def _samples(copy: Searchable) -> set[str]:
    """The shingles of a text that begin with a long word."""
    letters, starts = copy.letters, copy.starts
    shingles = zip(starts, starts[1:], starts[_WORDS:], strict=False)
    return {letters[first:past] for first, end, past in shingles if end - first >= _LONG_WORD}


def _alike(names: Iterable[str], copy_of: Callable[[str], Searchable]) -> Iterator[tuple[str, str]]:
    """Pairs that may have one origin, as far as their samples show it.

    Of copies that all share one sample, each is paired with the next one only, so that the work grows with the number of copies:
    who reprints a release that forty others reprint shares as much with one of them as with all.
    """
    ordered = sorted(names)
    sizes: list[int] = []
    # Each sample as one number, of its sum and of the copy that has it: those of all copies take a few megabytes. They are sorted
    # in shares, since Python needs five times that for a list.
    shares = [array("Q") for _ in range(_SHARES)]
    for number, name in enumerate(ordered):
        samples = _samples(copy_of(name))
        sizes.append(len(samples))
        for sample in samples:
            found = crc32(sample.encode())
            shares[found % _SHARES].append(found << _BITS | number)
    alike: Counter[tuple[int, int]] = Counter()
    for marks in shares:
        alike.update(
            (one & _COPY, other & _COPY)
            for one, other in pairwise(sorted(marks))
            if one >> _BITS == other >> _BITS
        )
    for (one, other), count in alike.items():
        if one != other and count >= _LEAST_SAMPLED * min(sizes[one], sizes[other]):
            yield ordered[one], ordered[other]
