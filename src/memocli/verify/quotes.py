"""Where a kept copy has a quotation: all places, and how alike the words there are.

The pieces of a quotation are looked for as joined keys. The longest one leads; the others must follow it, and go before it, in their
order and as near as the gaps between them allow (`quoted`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.evidence.extracted import Place
from memocli.verify.alike import Level, level_of
from memocli.verify.quoted import Gap, Piece, Quoted
from memocli.verify.searchable import Run, Searchable, Span

# Who finds so many places has found too many; the rest need not be counted.
_MOST_PLACES: Final = 50
# From so many places of the longest piece, and in so many ways from each piece on, the nearest first, the others are looked for: no
# quotation, however odd, makes the search slow.
_MOST_LEADS: Final = 200
_MOST_WAYS: Final = 10
# An ending in brackets stands for at most so many letters: kill[ed].
_ENDING: Final = 6
# In one piece a reader passes over so many notes and ends of pages.
_MOST_SKIPS: Final = 8
_SHORT: Final = 20
# And over so many words at each.
_MOST_PASSED: Final = 500


class Hit(Struct, frozen=True):
    """A place where a copy has a quotation: words `first` up to `past`, in these blocks.

    `runs` are the words that are quoted, and `left_out` those between them that an ellipsis or brackets stand for; what only a
    printer put between them (notes, ends of pages) is in neither. `edited`: it was found by the marks of those who quote, not as if
    the source had them.
    """

    first: int
    past: int
    level: Level
    runs: tuple[Run, ...]
    left_out: tuple[Run, ...]
    spans: tuple[Span, ...]
    places: tuple[Place, ...]
    edited: bool = False


class Match(Struct, frozen=True, gc=False):
    """Where a piece is: its words, in several runs where something was passed over."""

    runs: tuple[Run, ...]
    level: Level

    @property
    def first(self) -> int:
        """The number of its first word."""
        return self.runs[0][0]

    @property
    def past(self) -> int:
        """The number of the word behind its last one."""
        return self.runs[-1][1]


_Chain: TypeAlias = tuple[Match, ...]


def find_quoted(where: Searchable, quoted: Quoted) -> tuple[Hit, ...]:
    """All places of a quotation, in order: as it stands; else with its marks; else with what readers pass over."""
    if quoted.whole is None:
        return ()
    is_plain = quoted.pieces in ((), (quoted.whole,))
    for edited, skipping in ((False, False), (True, False), (not is_plain, True)):
        if edited and is_plain:
            continue
        found: Iterator[_Chain] = (
            _chains(where, quoted, skipping=skipping)
            if edited
            else ((match,) for match in matches(where, quoted.whole, skipping=skipping))
        )
        if chains := list(islice(found, _MOST_PLACES)):
            return tuple(_hit(where, chain, edited=edited) for chain in _apart(chains))
    return ()


def matches(
    where: Searchable, piece: Piece, first: int = 0, latest: int | None = None, *, skipping: bool
) -> Iterator[Match]:
    """The places of a piece that begin with a word from `first` up to `latest`; with `skipping`, those with something to pass over
    are looked for where there are no others.
    """
    found = False
    for run in where.find(piece.letters, first, latest, _ENDING if piece.in_word else 0):
        more = where.starts[run[1]] - where.starts[run[0]] - len(piece.letters)
        said = where.said(*run)
        if level := level_of(piece.said, said[: len(said) - more]):
            found = True
            yield Match((run,), level)
    if skipping and not found and not piece.in_word and _has_part(where, piece):
        yield from _passing_over(where, piece, first, latest)


def _has_part(where: Searchable, piece: Piece) -> bool:
    """Whether the copy has a third of a piece as it stands, or of a longer one a quarter: a cheap question.

    It must have, where no more than two things are passed over, or three; and seldom has, where it has not the rest.
    """
    keys = [word.key for word in piece.words]
    parts = 3 if len(keys) < _SHORT else 4
    ends = [len(keys) * part // parts for part in range(parts + 1)]
    some = ("".join(keys[start:end]) for start, end in pairwise(ends))
    return any(letters in where.letters for letters in some if letters)


def _passing_over(
    where: Searchable, piece: Piece, first: int, latest: int | None
) -> Iterator[Match]:
    seen: set[tuple[int, int]] = set()
    start_of_two = piece.letters[: len(piece.words[0].key) + 1]
    for start, second in where.find(piece.words[0].key, first, latest):
        is_near = (
            where.letters.startswith(start_of_two, where.starts[start]) or second in where.skips
        )
        for runs in _reading_on(where, piece.letters, start, seen, 0) if is_near else ():
            *earlier, last = runs
            said = [where.said(*run) + where.behind(run[1] - 1) for run in earlier]
            if level := level_of(piece.said, "\n".join([*said, where.said(*last)])):
                yield Match(runs, max(level, Level.TYPOGRAPHY))
                break


def _reading_on(
    where: Searchable, letters: str, first: int, seen: set[tuple[int, int]], skips: int
) -> Iterator[tuple[Run, ...]]:
    """The ways to read joined keys from a word on and to pass something over; `seen` are the words from which it was tried."""
    if skips == _MOST_SKIPS or (first, len(letters)) in seen:
        return
    seen.add((first, len(letters)))
    starts, places = where.starts, where.skip_places
    for at in islice(places, bisect_left(places, first), None):
        read = starts[at] - starts[first]
        if not where.letters.startswith(letters[:read], starts[first]) or read >= len(letters):
            return
        before: tuple[Run, ...] = ((first, at),) if first < at else ()
        for behind in where.skips[at]:
            rest, offset = letters[read:], starts[behind]
            past = bisect_left(starts, offset + len(rest))
            if where.letters.startswith(rest, offset) and starts[past] == offset + len(rest):
                yield *before, (behind, past)
            for runs in _reading_on(where, rest, behind, seen, skips + 1):
                yield *before, *runs


def _chains(where: Searchable, quoted: Quoted, *, skipping: bool) -> Iterator[_Chain]:
    """The places of all pieces of a quotation, one behind the other."""
    pieces, gaps = quoted.pieces, quoted.gaps
    if not all(_may_have(where, piece, skipping=skipping) for piece in pieces):
        return
    lead = max(range(len(pieces)), key=lambda number: len(pieces[number].letters))
    for match in islice(matches(where, pieces[lead], skipping=skipping), _MOST_LEADS):
        before: list[_Chain] = [(match,)]
        for piece, gap in zip(pieces[:lead][::-1], gaps[:lead][::-1], strict=True):
            before = _before(where, before, piece, gap, skipping=skipping)
        behind: list[_Chain] = [(match,)] if before else []
        for piece, gap in zip(pieces[lead + 1 :], gaps[lead:], strict=True):
            behind = _behind(where, behind, piece, gap, skipping=skipping)
        if behind:
            yield (*before[0][:-1], *behind[0])


def _may_have(where: Searchable, piece: Piece, *, skipping: bool) -> bool:
    found = where.find(piece.letters, ending=_ENDING if piece.in_word else 0)
    return next(found, None) is not None or (skipping and _has_part(where, piece))


def _behind(
    where: Searchable, chains: Sequence[_Chain], piece: Piece, gap: Gap, *, skipping: bool
) -> list[_Chain]:
    """Chains with one piece more at their end, the shortest first."""
    longer: dict[int, _Chain] = {}
    for chain in chains:
        past = chain[-1].past
        ways = matches(where, piece, past, past + gap.most, skipping=skipping)
        for match in islice(ways, _MOST_WAYS):
            longer.setdefault(match.past, (*chain, match))
    return [longer[past] for past in sorted(longer)[:_MOST_WAYS]]


def _before(
    where: Searchable, chains: Sequence[_Chain], piece: Piece, gap: Gap, *, skipping: bool
) -> list[_Chain]:
    """Chains with one piece more before them, the shortest first."""
    longer: dict[int, _Chain] = {}
    for chain in chains:
        first = chain[0].first
        earliest = where.starts[max(0, first - gap.most)] - len(piece.letters) - _ENDING
        earliest = max(0, bisect_left(where.starts, earliest) - (_MOST_PASSED if skipping else 0))
        for match in matches(where, piece, earliest, first, skipping=skipping):
            if first - gap.most <= match.past <= first:
                longer.setdefault(match.first, (match, *chain))
    return [longer[first] for first in sorted(longer, reverse=True)[:_MOST_WAYS]]


def _apart(chains: Sequence[_Chain]) -> list[_Chain]:
    """Those that do not overlap, in order: of several that do, the shortest one."""
    apart: list[_Chain] = []
    for chain in sorted(
        chains, key=lambda chain: (chain[-1].past - chain[0].first, chain[0].first)
    ):
        if all(
            chain[-1].past <= other[0].first or other[-1].past <= chain[0].first for other in apart
        ):
            apart.append(chain)
    return sorted(apart, key=lambda chain: chain[0].first)


def _hit(where: Searchable, chain: _Chain, *, edited: bool) -> Hit:
    runs = tuple(run for match in chain for run in match.runs)
    spans = tuple(span for run in runs for span in where.spans(*run))
    blocks = dict.fromkeys(span.block for span in spans)
    return Hit(
        chain[0].first,
        chain[-1].past,
        max(match.level for match in chain),
        runs,
        tuple(
            (before.past, behind.first)
            for before, behind in pairwise(chain)
            if before.past < behind.first
        ),
        spans,
        tuple(where.text.blocks[block].place for block in blocks),
        edited,
    )
