"""Which words of a quotation differ from those that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.evidence.placing import BEFORE_MARK
from memocli.verify.alike import level_of, seen_words
from memocli.verify.marks import is_mark
from memocli.verify.words import Word

# Between two places that have changed their words with each other, at most so many words stay: "tortured and killed".
_BETWEEN_SWAPPED: Final = 3

# Words of the one and of the other: first and past.
_Region: TypeAlias = tuple[int, int, int, int]


class Difference(Struct, frozen=True):
    """Words that differ: their offsets in the quotation, and in the text that stands there; an empty place where one has none."""

    quoted: tuple[int, int]
    stands: tuple[int, int]


def differences(quotation: str, words: Sequence[Word], stands: str) -> tuple[Difference, ...]:
    """What differs between words of a quotation and a text: words of other letters, or alike in a way that does not count as the same."""
    # Imported here: where all is found, it is not needed.
    from rapidfuzz.distance import Levenshtein

    others = [word for word in seen_words(stands) if not _is_of_note(stands, word)]
    keys, other_keys = [word.key for word in words], [word.key for word in others]
    codes = Levenshtein.opcodes(keys, other_keys)
    changed = [
        (code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in codes
        if code.tag != "equal"
    ]
    accents = [
        (at, at + 1, other, other + 1)
        for code in codes
        if code.tag == "equal"
        for at, other in zip(
            range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True
        )
        if level_of(words[at].text, others[other].text) is None
    ]
    merged = _merged(sorted(changed + accents))
    narrowed = [_narrowed(region, keys, other_keys) for region in merged]
    found = []
    for a, b, c, d in _swapped(narrowed, keys, other_keys):
        quoted, standing = _place(words, a, b), _place(others, c, d)
        same_letters = "".join(keys[a:b]) == "".join(other_keys[c:d])
        if (
            not same_letters
            or level_of(quotation[slice(*quoted)], stands[slice(*standing)]) is None
        ):
            found.append(Difference(quoted, standing))
    return tuple(found)


def _is_of_note(text: str, word: Word) -> bool:
    """Whether a number is the raised one of a note, behind a word or a number."""
    at = word.start - 1
    return at > 0 and word.is_number and text[at] == BEFORE_MARK and is_mark(text, at)


def _merged(regions: Sequence[_Region]) -> list[_Region]:
    """Regions that touch each other as one."""
    merged: list[_Region] = []
    for region in regions:
        if merged and merged[-1][1] == region[0] and merged[-1][3] == region[2]:
            merged[-1] = (merged[-1][0], region[1], merged[-1][2], region[3])
        else:
            merged.append(region)
    return merged


def _swapped(
    regions: Sequence[_Region], keys: Sequence[str], others: Sequence[str]
) -> Iterator[_Region]:
    """Two regions, and what is between them, as one where the same words stand there in another order."""
    before: _Region | None = None
    for region in regions:
        if before is not None:
            joined = (before[0], region[1], before[2], region[3])
            a, b, c, d = joined
            near = region[0] - before[1] <= _BETWEEN_SWAPPED
            if near and sorted(keys[a:b]) == sorted(others[c:d]):
                yield joined
                before = None
                continue
            yield before
        before = region
    if before is not None:
        yield before


def _narrowed(region: _Region, keys: Sequence[str], others: Sequence[str]) -> _Region:
    """A region without what has the same letters at its ends on both sides, in however many words."""
    a, b, c, d = region
    if "".join(keys[a:b]) == "".join(others[c:d]):
        return region
    more, other_more = _same_start(keys[a:b], others[c:d])
    a, c = a + more, c + other_more
    turned = (
        [key[::-1] for key in reversed(keys[a:b])],
        [key[::-1] for key in reversed(others[c:d])],
    )
    less, other_less = _same_start(*turned)
    return a, b - less, c, d - other_less


def _same_start(keys: Sequence[str], others: Sequence[str]) -> tuple[int, int]:
    """How many words of each have the same letters at their start."""
    letters, other_letters = "".join(keys), "".join(others)
    ends = {end: count for count, end in enumerate(accumulate(map(len, keys)), start=1)}
    same = (0, 0)
    for count, end in enumerate(accumulate(map(len, others)), start=1):
        if end in ends and letters[:end] == other_letters[:end]:
            same = (ends[end], count)
    return same


def _place(words: Sequence[Word], first: int, past: int) -> tuple[int, int]:
    if first < past:
        return words[first].start, words[past - 1].end
    at = words[first].start if first < len(words) else words[-1].end if words else 0
    return at, at
