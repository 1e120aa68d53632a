"""Which paragraph of the old memo is which of the new one; rows of tables and whole tables likewise."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeVar

from memocli.render.redline.blocks import Block

# Below this share of common words, two paragraphs read better one after the other than as one with changes.
_ALIKE: Final = 0.5
# As many pairs as are tried of what stands between two paragraphs that stayed; memos with more have hardly anything in common.
_MOST_PAIRS: Final = 1_000_000

B = TypeVar("B", bound=Block)


def paired(old: Sequence[B], new: Sequence[B]) -> list[tuple[B | None, B | None]]:
    """All blocks of both in order: pairs, and with None those that were deleted or inserted, the deleted first."""
    found: list[tuple[B | None, B | None]] = []
    single = _single(old) & _single(new)
    anchors = [(-1, -1), *_anchors(old, new), (len(old), len(new))]
    for (was, now), (next_was, next_now) in pairwise(anchors):
        if was >= 0:
            found.append((old[was], new[now]))
        found += _by_likeness(old[was + 1 : next_was], new[now + 1 : next_now], single)
    return _with_followers(found)


def _with_followers(blocks: Sequence[tuple[B | None, B | None]]) -> list[tuple[B | None, B | None]]:
    """The same, where two that follow a pair that leads are a pair too: else a new caption stands far from its picture."""
    found = list(blocks)
    for place, (was, now) in enumerate(blocks):
        if was is not None and now is not None and was.leads:
            behind = place + 1
            end = next((at for at in range(behind, len(found)) if found[at][1]), len(found))
            if behind < end < len(found):
                follower, other = found[behind][0], found[end][1]
                if found[end][0] is None and follower and other and follower.kind == other.kind:
                    found[behind] = (follower, other)
                    found[end] = (None, None)
    return [one for one in found if any(one)]


def _single(blocks: Sequence[B]) -> set[str]:
    """The kinds of which there is one block, such as the title."""
    return {kind for kind, number in Counter(block.kind for block in blocks).items() if number == 1}


def _anchors(old: Sequence[B], new: Sequence[B]) -> list[tuple[int, int]]:
    """The places of equal blocks that are the only ones of their kind in both, as many as stand in the same order."""
    places = {block.identity: place for place, block in enumerate(old)}
    counts = Counter(block.identity for block in old), Counter(block.identity for block in new)
    common = [
        (places[block.identity], place)
        for place, block in enumerate(new)
        if all(count[block.identity] == 1 for count in counts)
    ]
    return _longest_rising(common)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs in which the first numbers rise, as the second ones do."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, (was, _) in enumerate(pairs):
        length = bisect_left(ends, was)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [was]
        at[length : length + 1] = [place]
    found = []
    place = at[-1] if at else -1
    while place >= 0:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]


def _by_likeness(
    old: Sequence[B], new: Sequence[B], single: set[str]
) -> list[tuple[B | None, B | None]]:
    """The pairs with the most words in common, in order."""
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return [*((was, None) for was in old), *((None, now) for now in new)]
    best = _best_sums(old, new, single)
    found: list[tuple[B | None, B | None]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        common = _in_common(old[i], new[j], single)
        if common and best[i][j] == common + best[i + 1][j + 1]:
            found.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            found.append((old[i], None))
            i += 1
        else:
            found.append((None, new[j]))
            j += 1
    return [*found, *((was, None) for was in old[i:]), *((None, now) for now in new[j:])]


def _best_sums(old: Sequence[B], new: Sequence[B], single: set[str]) -> list[list[int]]:
    """For each place in both, how many words the pairs from there on can have in common at most."""
    best = [[0] * (len(new) + 1)]
    for was in reversed(old):
        below = best[-1]
        row = [0] * (len(new) + 1)
        for j in range(len(new) - 1, -1, -1):
            common = _in_common(was, new[j], single)
            row[j] = max(row[j + 1], below[j], common and common + below[j + 1])
        best.append(row)
    return best[::-1]


def _in_common(was: Block, now: Block, single: set[str]) -> int:
    """How many words a pair has in common, and one more; 0 where it should be no pair."""
    if was.kind != now.kind:
        return 0
    common = len(was.words & now.words)
    alike = 2 * common > _ALIKE * (len(was.words) + len(now.words))
    return common + 1 if alike or was.identity == now.identity or was.kind in single else 0
