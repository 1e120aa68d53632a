"""The nearest place of a quotation that a copy has not, and the words that differ there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from memocli.evidence.extracted import Place
from memocli.verify.differences import Difference, differences
from memocli.verify.marks import RAISED_MARK, is_mark
from memocli.verify.quoted import Piece, Quoted
from memocli.verify.quotes import matches
from memocli.verify.searchable import Run, Searchable, Span
from memocli.verify.words import UNSEEN, breaks_alike

# So many of a quotation's words say where to look: the rarest of the copy.
_ANCHORS: Final = 8
# What a copy has more often says nothing, unless the quotation has nothing rarer.
_MOST_OFTEN: Final = 200
_WINDOWS: Final = 6
# Of a longer piece, its first words are looked for.
_MOST_WORDS: Final = 400
# Two texts with fewer letters in common, in percent, are not the same sentence.
LEAST_ALIKE: Final = 62
# Short ones are looked for by letters, where no word of theirs leads to the place.
_SHORTEST: Final = 8
_SHORT: Final = 64
_LEAST_ALIKE_SHORT: Final = 80
# So many characters of a place are shown, and so many before the first word that differs.
_MOST_SHOWN: Final = 160
_SHOWN_AROUND: Final = 40
# What a line end has put into a word, and what is not seen.
_BETWEEN: Final = re.compile(rf"(?<=[^\W\d_])[-\u2010]\n(?=[^\W\d_])|[{UNSEEN}]\n?")
_SENTENCE_END: Final = re.compile(r"[.!?]\s|[.!?]\Z")


class NearMiss(Struct, frozen=True):
    """What a copy has instead of a quotation, or of the longest of its pieces that it has not.

    `stands` is the copy's text, and `differences` the words that differ, in order; there are none where it has all pieces, but not
    in this order or not near each other (`scattered`). `likeness` is in percent.
    """

    stands: str
    differences: tuple[Difference, ...]
    likeness: int
    spans: tuple[Span, ...]
    places: tuple[Place, ...]
    scattered: bool = False


def nearest(where: Searchable, quoted: Quoted) -> NearMiss | None:
    """The nearest place of a quotation that is not found; None where nothing is near."""
    pieces = sorted(quoted.pieces, key=lambda piece: len(piece.letters), reverse=True)
    found = {piece.start: next(matches(where, piece, skipping=True), None) for piece in pieces}
    missing = [piece for piece in pieces if found[piece.start] is None]
    for piece in missing:
        if near := _near(where, piece):
            return near
    if missing and quoted.whole and len(pieces) > 1:
        return _near(where, quoted.whole)
    if missing or not pieces:
        return None
    lead = found[pieces[0].start]
    assert lead is not None
    return _miss(where, (lead.first, lead.past), (), 100, scattered=True)


def shown(miss: NearMiss) -> str:
    """What stands at the nearest place in one line, as far as a message has room for it; the words that differ between stars."""
    if not miss.differences:
        return ""
    text = miss.stands
    first = miss.differences[0].stands[0]
    start = text.rfind(" ", 0, first - _SHOWN_AROUND) + 1 if first > _SHOWN_AROUND else 0
    end = text.find(" ", first + _MOST_SHOWN)
    end = end if end >= 0 else len(text)
    stars = {at for one in miss.differences for at in one.stands if one.stands[0] < one.stands[1]}
    dropped = {at for match in _BETWEEN.finditer(text) for at in range(*match.span())}
    dropped |= {
        at
        for match in RAISED_MARK.finditer(text)
        if is_mark(text, match.start())
        for at in range(*match.span())
    }
    line = "".join(
        ("*" if at in stars else "") + ("" if at in dropped else text[at : at + 1])
        for at in range(start, end + 1)
    )
    return ("…" if start else "") + " ".join(line.split()) + ("…" if end < len(text) else "")


def _near(where: Searchable, piece: Piece) -> NearMiss | None:
    """The nearest place of words that follow each other in a quotation."""
    words = piece.words[:_MOST_WORDS]
    keys = [word.key for word in words]
    runs = [_closest(where, keys, window) for window in _windows(where, keys)]
    best = max(runs, default=None, key=lambda run: run[0])
    run = best[1] if best and best[0] else _closest_letters(where, piece.letters)
    if run is None:
        return None
    # Imported here: where all is found, it is not needed.
    from rapidfuzz.distance import Indel

    said = where.said(*run)
    alike = int(100 * Indel.normalized_similarity(" ".join(keys), " ".join(where.keys(*run))))
    if alike < LEAST_ALIKE:
        return None
    return _miss(where, run, differences(piece.text, words, said), alike)


def _miss(
    where: Searchable,
    run: Run,
    found: tuple[Difference, ...],
    likeness: int,
    *,
    scattered: bool = False,
) -> NearMiss:
    spans = where.spans(*run)
    places = tuple(where.text.blocks[span.block].place for span in spans)
    return NearMiss(where.said(*run), found, min(likeness, 99), spans, places, scattered)


def _windows(where: Searchable, keys: Sequence[str]) -> Iterator[Run]:
    """Where the rarest of some words stand as they do here, the best first; each is wider than they are."""
    places = {key: where.all_of(key) for key in dict.fromkeys(keys)}
    often = {key: len(found) for key, found in places.items() if found}
    anchors = sorted(often, key=lambda key: (often[key], key))[:_ANCHORS]
    anchors = [key for key in anchors if often[key] <= _MOST_OFTEN] or anchors[:1]
    size = max(4, len(keys) // 4)
    votes: defaultdict[int, float] = defaultdict(float)
    for number, key in enumerate(keys):
        if key in anchors:
            for at in places[key]:
                votes[(at - number) // size] += 1 / often[key]
    for place, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_WINDOWS]:
        first = max(0, (place - 1) * size)
        yield first, min(len(where), (place + 2) * size + len(keys))


def _closest(where: Searchable, keys: Sequence[str], window: Run) -> tuple[float, Run]:
    """The words of a window that are most like these, and how much: twice the words in common, of the words of both."""
    from rapidfuzz.distance import LCSseq

    blocks = LCSseq.editops(keys, where.keys(*window)).as_matching_blocks()
    pairs = [
        (block.a + more, window[0] + block.b + more)
        for block in blocks
        for more in range(block.size)
    ]
    if not pairs:
        return 0.0, window

    def score(start: int, last: int) -> float:
        return 2 * (last - start + 1) / (len(keys) + pairs[last][1] - pairs[start][1] + 1)

    last = max(range(len(pairs)), key=lambda at: score(0, at))
    start = max(range(last + 1), key=lambda at: score(at, last))
    run = pairs[start][1], pairs[last][1] + 1
    whole = run[1] - run[0] - sum(_is_broken(where, at) for at in range(run[0] + 1, run[1]))
    fewer = max(1, len(keys) - whole)
    before, behind = pairs[start][0], len(keys) - 1 - pairs[last][0]
    return score(start, last), _widened(where, run, min(before, fewer), min(behind, fewer))


def _widened(where: Searchable, run: Run, before: int, behind: int) -> Run:
    """A run with the words that a quotation may have others for, at most so many before and behind it.

    It goes no further than the sentence and the block; a word that was begun in the line before is whole.
    """
    first, past = run
    while first and _goes_on(where, first, before):
        is_mark = first in where.skips.get(first - 1, ())
        first, before = first - 1, before - (not is_mark)
    while past < len(where) and _goes_on(where, past, behind):
        past, behind = past + 1, behind - 1
    return first, past


def _goes_on(where: Searchable, at: int, wanted: int) -> bool:
    """Whether a run may go over the gap before a word."""
    if _is_broken(where, at):
        return True
    between = where.behind(at - 1)
    is_in_block = where.block_at(at - 1) == where.block_at(at)
    return wanted > 0 and is_in_block and _SENTENCE_END.search(between) is None


def _is_broken(where: Searchable, at: int) -> bool:
    """Whether a word is the rest of one that was begun in the line before."""
    between = where.behind(at - 1)
    return breaks_alike(between) and "\n" in between


def _closest_letters(where: Searchable, letters: str) -> Run | None:
    """The words whose letters are most like those of a short text."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    if not _SHORTEST <= len(letters) <= min(_SHORT, len(where.letters)):
        return None
    found = partial_ratio_alignment(letters, where.letters, score_cutoff=_LEAST_ALIKE_SHORT)
    if found is None:
        return None
    first = _nearest_start(where, found.dest_start)
    return first, max(first + 1, _nearest_start(where, found.dest_end))


def _nearest_start(where: Searchable, offset: int) -> int:
    """The word that begins nearest to an offset in the letters."""
    at = bisect_left(where.starts, offset)
    is_nearer = at and offset - where.starts[at - 1] < where.starts[at] - offset
    return at - 1 if is_nearer else at
