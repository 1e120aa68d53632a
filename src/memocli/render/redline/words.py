"""Which pieces of a paragraph stayed: word by word, with note marks as units that stay where their notes are alike."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.render.redline.pieces import Piece

# A pair of pieces that are equal, or with None one that was deleted or inserted.
Step: TypeAlias = tuple[Piece | None, Piece | None]
# How much of the shorter note must be in the longer one: the second note of a source is shorter than the first.
_ALIKE: Final = 0.6
# Two paragraphs of 20,000 pieces each, some ten thousand words, take 50 MB to align; longer ones are all new.
_MOST_CELLS: Final = 400_000_000


class _Stretch(Struct, frozen=True):
    """Pieces `was` of the old text and `now` of the new one: the same ones where `stays`, else others."""

    stays: bool
    was: tuple[Piece, ...]
    now: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Its characters, on the longer side."""
        return max(sum(max(len(piece.text), 1) for piece in side) for side in (self.was, self.now))


def steps(
    old: Sequence[Piece], new: Sequence[Piece], alike: Callable[[int, int], float]
) -> list[Step]:
    """How the old pieces become the new ones, in order; of what changed, the deleted ones first.

    `alike` tells how alike (0 to 1) an old and a new note are, by their numbers.
    """
    kept = _kept_marks(old, new, alike)
    was, now = ([_key(piece, at, kept) for piece in pieces] for at, pieces in enumerate((old, new)))
    stretches: list[_Stretch] = []
    for stays, in_old, in_new in _aligned(was, now):
        _append(stretches, _Stretch(stays, tuple(old[in_old]), tuple(new[in_new])))
    found: list[Step] = []
    for stretch in stretches:
        if stretch.stays:
            found += zip(stretch.was, stretch.now, strict=True)
        else:
            found += [(piece, None) for piece in stretch.was]
            found += [(None, piece) for piece in stretch.now]
    return found


def _aligned(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> Iterator[tuple[bool, slice, slice]]:
    """The longest series that both have in one order (True), and what stands between."""
    # Imported here: no other command needs it.
    from rapidfuzz.distance import LCSseq

    if len(old) * len(new) > _MOST_CELLS:
        yield False, slice(len(old)), slice(len(new))
        return
    numbers: dict[Hashable, int] = {}
    was, now = ([numbers.setdefault(key, len(numbers)) for key in side] for side in (old, new))
    for step in LCSseq.opcodes(was, now):
        in_old, in_new = slice(step.src_start, step.src_end), slice(step.dest_start, step.dest_end)
        yield step.tag == "equal", in_old, in_new


def _append(stretches: list[_Stretch], stretch: _Stretch) -> None:
    """Add a stretch. What stayed between two changes, and is shorter than both, counts as changed: else nobody can read it."""
    if stretches and not stretches[-1].stays and not stretch.stays:
        last = stretches.pop()
        stretch = _Stretch(False, last.was + stretch.was, last.now + stretch.now)
    stretches.append(stretch)
    while len(stretches) > 2 and not stretches[-1].stays:
        before, between, after = stretches[-3:]
        has_mark = any(piece.note for piece in between.was)
        if has_mark or between.size > min(before.size, after.size):
            return
        stretches[-3:] = [
            _Stretch(
                False,
                before.was + between.was + after.was,
                before.now + between.now + after.now,
            )
        ]


def _key(piece: Piece, side: int, kept: dict[tuple[int, int], int]) -> tuple[str, ...]:
    """What must be equal of two pieces that stay."""
    if not piece.note:
        return piece.key
    pair = kept.get((side, piece.note))
    shown = f"<{side}:{piece.note}" if pair is None else f"<{pair}"
    return (shown, *piece.key[1:])


def _kept_marks(
    old: Sequence[Piece], new: Sequence[Piece], alike: Callable[[int, int], float]
) -> dict[tuple[int, int], int]:
    """(0, old note) and (1, new note) → the number of the pair: those in order that are the most alike together."""
    was, now = ([piece.note for piece in side if piece.note] for side in (old, new))
    if not was or not now:
        return {}
    scores = [[_score(alike(one, other)) for other in now] for one in was]
    best = [[0.0] * (len(now) + 1) for _ in range(len(was) + 1)]
    for i in range(len(was) - 1, -1, -1):
        for j in range(len(now) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], scores[i][j] + best[i + 1][j + 1])
    kept: dict[tuple[int, int], int] = {}
    i = j = 0
    while i < len(was) and j < len(now):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            kept[0, was[i]] = kept[1, now[j]] = now[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return kept


def _score(likeness: float) -> float:
    return likeness if likeness >= _ALIKE else 0.0
