"""Passages that may carry a claim: the blocks of the cited copies that have most of its numbers, dates, names and rare words.

A claim and its source may be in two languages: then numbers, dates and names carry the search, and the words that both languages write
almost the same way (`investigations`, `investigaciones`). What a word is worth follows from how few blocks of the copies have it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.language import LANGUAGES
from memocli.prose import Prose
from memocli.prose.number_words import name_of, vocabulary
from memocli.verify.cognates import stem_of
from memocli.verify.copies import Copy
from memocli.verify.numbers import Sought, all_stated, sought_in
from memocli.verify.sentences import sentence_places
from memocli.verify.written import Spot

_WORD: Final = re.compile(r"[^\W\d_]+")
_RUN: Final = re.compile(r"\S+")
_CLAUSE_END: Final = re.compile(r"[,;:]\s+(?!\d)")
# What a word is worth that begins like one of the claim, as related words of two languages do.
_RELATED: Final = 0.7
_SHORTEST_WORD: Final = 4
# A name tells more than another word that is as rare.
_NAME: Final = 1.5
# A number that a copy has more often than this tells nothing.
_MOST_PLACES: Final = 1_000
# A passage of more characters is no longer one that a reader takes in at a glance.
_LONGEST_PASSAGE: Final = 350
_NOT_TELLING: Final = frozenset(
    chain.from_iterable(
        (
            *map(name_of, (*facts.sources.frequent, *facts.sources.opening, *facts.months)),
            *vocabulary(facts.tag).names,
        )
        for facts in LANGUAGES.values()
    )
)


class Proposal(Struct, frozen=True):
    """A block that may carry a claim: the copy and where the proposed passage stands in it, and the passage as it would be quoted.

    `shared` is what the claim and the passage have in common, in the claim's words, `beside` what else the block has, and `lacking`
    which numbers, dates and words with a capital the block has not. A sentence that runs over two blocks is one, too; `is_whole` is
    false where less of it is proposed than both, or the break divides a number, so that the words do not stand there as they are quoted. `marks` are the places in the quote that are shared, in order.
    `score` says, from 0 to 1, how much the block has of the claim's numbers, dates and words with a capital, and of those of its other
    words that any copy has.
    """

    copy: str
    spot: Spot
    quote: str
    shared: tuple[str, ...]
    score: float
    marks: tuple[tuple[int, int], ...] = ()
    beside: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    is_whole: bool = True


class _Hit(Struct, frozen=True):
    """Something that a claim and a block share: as the claim says it, where it stands in the copy's text, and what it is worth."""

    said: str
    start: int
    end: int
    worth: float = 0.0


def proposals(
    prose: Prose, copies: Mapping[str, Copy], figures: Sequence[Decimal] = (), most: int = 10
) -> tuple[Proposal, ...]:
    """The blocks of copies that have most in common with a claim, best first, and the sentences of each that have most of it."""
    sought = sought_in(prose, figures)
    words = _telling_words(prose)
    shared = {name: list(_shared_words(words, copy)) for name, copy in sorted(copies.items())}
    weights = _weights(words, copies, shared)
    found: dict[tuple[str, int], list[_Hit]] = {}
    for name, hits in shared.items():
        copy = copies[name]
        weighed = (replace(hit, worth=hit.worth * weights[hit.said]) for hit in hits)
        for hit in chain(_shared_numbers(prose, sought, copy), weighed):
            found.setdefault((name, copy.written.block_at(hit.start)), []).append(hit)
    numbers = sum(_number_worth(one, prose.words[one.start : one.end]) for one in sought)
    whole = numbers + sum(weights.values())
    ranked = sorted(found, key=lambda place: _rank(found[place], place, copies[place[0]]))
    telling = [" ".join(prose.words[one.start : one.end].split()) for one in sought]
    telling += [said for said in words.values() if said[0].isupper()]
    made = (
        _proposal(name, copies[name], found[name, block], whole, telling) for name, block in ranked
    )
    return tuple(islice(_apart(made), most))


def _rank(hits: Sequence[_Hit], place: tuple[str, int], copy: Copy) -> tuple[float, str, bool, int]:
    """The best first; of equals a whole sentence over two blocks before the part of it that is in one."""
    name, block = place
    is_seam = block >= len(copy.text.blocks)
    return -round(_worth(hits), 6), name, not is_seam, block


def _apart(found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Without those whose words have been proposed already, and what of a sentence over two blocks is in one of them."""
    seen: dict[str, list[Spot]] = {}
    for one in found:
        known = seen.setdefault(one.copy, [])
        if one.is_whole and not any(_is_within(one.spot, other) for other in known):
            known.append(one.spot)
            yield one


def _is_within(spot: Spot, other: Spot) -> bool:
    """Whether a place in one block is a part of one that runs over two, or of one in the same block."""
    if spot.last >= 0 or spot.block not in other.blocks:
        return False
    starts = other.start if spot.block == other.block else 0
    return starts <= spot.start and (spot.block != other.blocks[-1] or spot.end <= other.end)


def _telling_words(prose: Prose) -> dict[str, str]:
    """The words of a claim that tell something, by their keys, as the claim has them first; months and numbers are dates and numbers."""
    said: dict[str, str] = {}
    for match in _WORD.finditer(prose.words):
        key, word = name_of(match[0]), match[0]
        is_long = len(key) >= _SHORTEST_WORD or (word.isupper() and len(word) > 1)
        if is_long and key not in _NOT_TELLING:
            said.setdefault(key, word)
    return said


def _shared_words(words: Mapping[str, str], copy: Copy) -> Iterator[_Hit]:
    """Where a copy has a word of the claim, or one that is related to it."""
    stems: dict[str, str] = {}
    for key in words:
        if stem := stem_of(key):
            stems.setdefault(stem, key)
    known: dict[str, tuple[str, float]] = {}
    for match in _WORD.finditer(copy.written.text):
        word = match[0]
        if word not in known:
            key = name_of(word)
            related = stems.get(stem_of(key))
            known[word] = (key, 1.0) if key in words else (related or "", _RELATED)
        key, share = known[word]
        if key:
            yield _Hit(words[key], *match.span(), share)


def _weights(
    words: Mapping[str, str], copies: Mapping[str, Copy], shared: Mapping[str, Sequence[_Hit]]
) -> dict[str, float]:
    """What each word is worth: the more, the fewer blocks have it. Words that no copy has, which may be in another language, count
    only with a capital: names are the same in most languages.
    """
    blocks = sum(len(copy.text.blocks) for copy in copies.values())
    with_word = Counter(
        said
        for name, hits in shared.items()
        for said, block in {(hit.said, copies[name].written.block_at(hit.start)) for hit in hits}
        if block < len(copies[name].text.blocks)
    )
    return {
        said: math.log(1 + blocks / max(with_word[said], 1)) * (_NAME if said[0].isupper() else 1)
        for said in words.values()
        if with_word[said] or said[0].isupper()
    }


def _shared_numbers(prose: Prose, sought: Sequence[Sought], copy: Copy) -> Iterator[_Hit]:
    """Where a copy states a number or date of the claim."""
    for one in sought:
        said = " ".join(prose.words[one.start : one.end].split())
        for stated in islice(all_stated(one, copy.dated), _MOST_PLACES):
            if stated.end:  # else its record alone has it
                yield _Hit(said, stated.start, stated.end, _number_worth(one, said))


def _number_worth(sought: Sought, said: str) -> float:
    """A number is worth what its digits tell: 8,335 more than 17; a day more than a month, and a year alone next to nothing."""
    if sought.kind == "year":
        return 1.0
    if sought.kind == "date":
        return 8.0 if sought.dates[0].day else 4.0
    digits = f"{sought.values[0]:f}".replace(".", "").strip("0")
    return min(2.0 + 2 * len(digits), 10.0) if said else 0.0


def _worth(hits: Sequence[_Hit]) -> float:
    """What hits are worth together: each thing that is shared once, where it is worth most."""
    best: dict[str, float] = {}
    for hit in hits:
        best[hit.said] = max(best.get(hit.said, 0.0), hit.worth)
    return sum(best.values())


def _proposal(
    name: str, copy: Copy, hits: Sequence[_Hit], whole: float, telling: Sequence[str]
) -> Proposal:
    written = copy.written
    block = written.block_at(hits[0].start)
    start, end = _passage(written.text, written.block_places(block), hits)
    ordered = sorted(hits, key=lambda hit: (-hit.worth, hit.start))
    within = dict.fromkeys(hit.said for hit in ordered if start <= hit.start < end)
    everything = dict.fromkeys(hit.said for hit in ordered)
    quote, marks = _quoted(written.text, start, end, hits)
    spot = written.spot(start, end)
    return Proposal(
        name,
        spot,
        quote,
        tuple(within),
        round(_worth(hits) / whole, 3),
        marks,
        beside=tuple(said for said in everything if said not in within),
        lacking=tuple(said for said in dict.fromkeys(telling) if said not in everything),
        is_whole=spot.blocks == written.blocks_of(start) and not written.divides_number(spot),
    )


def _quoted(
    text: str, start: int, end: int, hits: Sequence[_Hit]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A part of the text in one line, and the places in it of the hits that it has; those that touch are one."""
    at: dict[int, int] = {}
    words: list[str] = []
    for match in _RUN.finditer(text, start, end):
        first = len(" ".join([*words, ""]))
        at |= {match.start() + step: first + step for step in range(len(match[0]) + 1)}
        words.append(match[0])
    marks: list[tuple[int, int]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.end)):
        if hit.start < start or hit.end > end:
            continue
        first, past = at[hit.start], at[hit.end]
        if marks and first <= marks[-1][1]:
            first, past = marks[-1][0], max(past, marks.pop()[1])
        marks.append((first, past))
    return " ".join(words), tuple(marks)


def _passage(text: str, block: tuple[int, int], hits: Sequence[_Hit]) -> tuple[int, int]:
    """The sentences, one behind the other, that have most of what is shared and can be quoted; the shortest of the best."""
    pieces = [
        piece
        for start, end in sentence_places(text, *block)
        for piece in (
            _clauses(text, start, end) if end - start > _LONGEST_PASSAGE else [(start, end)]
        )
    ]
    ordered = sorted(hits, key=lambda hit: hit.start)
    starts = [hit.start for hit in ordered]
    best = (-1.0, 0, 0, 0)
    for index, (start, first_end) in enumerate(pieces):
        for _, end in pieces[index:]:
            if end - start > _LONGEST_PASSAGE and end != first_end:
                break
            within = ordered[bisect_left(starts, start) : bisect_left(starts, end)]
            best = max(best, (round(_worth(within), 6), start - end, -start, end))
    _, _, start, end = best
    return -start, end


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a long sentence between its commas and the like."""
    for match in _CLAUSE_END.finditer(text, start, end):
        yield start, match.start() + 1
        start = match.end()
    if start < end:
        yield start, end
