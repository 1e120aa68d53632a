"""The quotations and passages of a claim, held against the copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.memo import NamedClaim, Passage
from memocli.prose import Quotation
from memocli.verify.bounds_cut import bounds_in
from memocli.verify.limits import Side, limits_in, limits_of
from memocli.verify.nearly import NearMiss, nearest, shown
from memocli.verify.places import Standing, sheets_given, standing
from memocli.verify.quoted import Quoted, read_quoted
from memocli.verify.quotes import Hit, find_quoted
from memocli.verify.results import Agreement, Found, Near, Words
from memocli.verify.shelf import Opened, Shelf
from memocli.verify.support import Given, Support, given_at
from memocli.verify.words import words_of

# With fewer words, and no number, a passage could stand anywhere.
_FEWEST: Final = 4
_AROUND: Final = 240
# So many sheets of a range that a note gives are read again for words that are missing.
_MOST_SHEETS: Final = 10
_AGREEMENTS: Final[dict[Standing, Agreement]] = {
    Standing.THERE: "agrees",
    Standing.SHEET: "sheet",
    Standing.ELSEWHERE: "differs",
    Standing.UNKNOWN: "unknown",
}
# Of several places that are given, or at which the words stand, the best answer counts.
_BEST: Final[tuple[Agreement, ...]] = ("agrees", "sheet", "differs", "unknown", "none")


class _Place(Struct, frozen=True):
    """One place where words stand, with the copy, and whether it is the one that is given."""

    copy: Opened
    hit: Hit
    agreement: Agreement
    given: str


class _Claimed(Struct, frozen=True):
    """What the claim says: `around` a quotation, and in all (`stated`), with a number in the place of the quotation."""

    around: str
    stated: str


def held_words(claim: NamedClaim, support: Support, shelf: Shelf) -> tuple[Words, ...]:
    """What the copies have of each quotation of a claim's text, and of each of its passages."""
    passages = [
        _passage(number, passage, claim.prose.plain, support, shelf)
        for number, passage in enumerate(claim.claim.passages)
        if str(passage.source) in support.sources
    ]
    quotations = [_quotation(claim, found, support, shelf) for found in claim.prose.quotations]
    originals = [one for one in passages if claim.claim.passages[one.passage].translated]
    return (*_on_originals(quotations, originals), *passages)


def _on_originals(quotations: Iterable[Words], originals: Sequence[Words]) -> Iterator[Words]:
    """The quotations; those that are not found rest on the passages of their sources that are their originals, in order.

    What nearly stands in a copy is no translation, but a quotation with a fault.
    """
    left = list(originals)
    for words in quotations:
        its_own = (one for one in left if set(one.sources) <= set(words.sources))
        original = None if words.outcome == "found" or words.near else next(its_own, None)
        if original is None:
            yield words
        else:
            left.remove(original)
            yield replace(words, outcome=original.outcome, held_by=original.passage, elsewhere="")


def _quotation(claim: NamedClaim, quotation: Quotation, support: Support, shelf: Shelf) -> Words:
    plain = claim.prose.plain
    text = plain[quotation.start : quotation.end]
    sources = support.of(quotation)
    given = {source: list(support.places(source, quotation)) for source in sources}
    around = plain[: quotation.start] + " " + plain[quotation.end :]
    # In the place of the quotation a number, which words before it may limit.
    stated = f"{plain[: quotation.start]} 0 {plain[quotation.end :]}"
    claimed = _Claimed(around, stated)
    words = _looked_for(text, sources, support, given, shelf, claimed)
    return replace(words, start=quotation.start, end=quotation.end)


def _passage(number: int, passage: Passage, text: str, support: Support, shelf: Shelf) -> Words:
    source = str(passage.source)
    own = given_at(passage.at) if passage.at else None
    given = [own] if own else list(support.places(source))
    words = _looked_for(
        passage.quote, (source,), support, {source: given}, shelf, _Claimed("", text)
    )
    if own and words.agreement == "agrees":
        noted = list(support.places(source))
        words = _also_noted(words, passage, noted, shelf)
    said = words_of(passage.quote)
    is_short = len(said) < _FEWEST and not any(word.is_number for word in said)
    return replace(words, passage=number, is_short=is_short)


def _also_noted(words: Words, passage: Passage, noted: list[Given], shelf: Shelf) -> Words:
    """A passage that stands where it says must stand where the note of its source says, too: the note is what is printed."""
    if not noted:
        return words
    source = str(passage.source)
    again = _places(read_quoted(passage.quote), shelf.copies((source,)), {source: noted})
    # None where only the second reader finds it.
    best = _best(again) if again else None
    if best and best.agreement == "differs":
        return replace(words, agreement="differs", given=best.given)
    return words


def _looked_for(
    text: str,
    sources: tuple[str, ...],
    support: Support,
    given: dict[str, list[Given]],
    shelf: Shelf,
    claimed: _Claimed,
) -> Words:
    quoted = read_quoted(text)
    places = _places(quoted, shelf.copies(sources), given)
    if places:
        words = _standing(places, quoted, sources, claimed, shelf)
        best = _best(places)
        return replace(words, readers_differ=_contradicted(best, shelf))
    if not all(map(shelf.is_whole, sources)):
        return Words("unchecked", sources)
    near = _nearest(quoted, sources, shelf)
    if seen := _places(quoted, _seen_again(sources, given, near, shelf), given):
        return replace(_standing(seen, quoted, sources, claimed, shelf), readers_differ=True)
    # That words stand in a copy of a hidden source is a word of it.
    others = [one for one in support.sources if one not in sources and one not in shelf.hidden]
    elsewhere = next(iter(_places(quoted, shelf.copies(others), {})), None)
    if elsewhere:
        return Words("missing", sources, elsewhere=elsewhere.copy.volume.source)
    return Words("missing", sources, near=_told(*near, quoted, shelf) if near else None)


def _standing(
    places: Sequence[_Place],
    quoted: Quoted,
    sources: tuple[str, ...],
    claimed: _Claimed,
    shelf: Shelf,
) -> Words:
    """What is told of words that stand at these places."""
    best = _best(places)
    return Words(
        "found",
        sources,
        found=tuple(_found(place, shelf) for place in _first(places, best)),
        given=best.given,
        agreement=best.agreement,
        limits=_limits(best, quoted, claimed, shelf),
    )


def _contradicted(place: _Place, shelf: Shelf) -> bool:
    """Whether the second reader of a PDF does not find words where they are found."""
    return shelf.second.contradicts(place.copy.volume.digest, place.copy.copy, place.hit)


def _seen_again(
    sources: Sequence[str],
    given: dict[str, list[Given]],
    near: tuple[NearMiss, Opened] | None,
    shelf: Shelf,
) -> Iterator[Opened]:
    """The copies as the second reader of PDF has them: of each the sheets that are given, and that of the nearest place."""
    for opened in shelf.copies(sources):
        sheets: list[int] = []
        if near and near[1].volume.digest == opened.volume.digest:
            sheets += [place.page for place in near[0].places]
        for one in given.get(opened.volume.source, []):
            if one.label == "page":
                sheets += islice(sheets_given(opened.copy.text, one.locator), _MOST_SHEETS)
        copy = shelf.second.copy_of(opened.volume.digest, opened.copy, sheets)
        if copy is not None:
            yield Opened(opened.volume, copy)


def _places(
    quoted: Quoted, copies: Iterable[Opened], given: dict[str, list[Given]]
) -> list[_Place]:
    """All places of words in copies."""
    found = []
    for copy in copies:
        wanted = given.get(copy.volume.source, [])
        for hit in find_quoted(copy.copy.searchable, quoted):
            answers = [
                (_AGREEMENTS[standing(copy.copy.searchable, hit, one.label, one.locator)], one.said)
                for one in wanted
            ]
            agreement, said = min(
                answers, key=lambda answer: _BEST.index(answer[0]), default=("none", "")
            )
            found.append(_Place(copy, hit, agreement, said))
    return found


def _best(places: Sequence[_Place]) -> _Place:
    return min(places, key=lambda place: _BEST.index(place.agreement))


def _first(places: Sequence[_Place], first: _Place) -> list[_Place]:
    """The places with one of them first."""
    return [first, *(place for place in places if place is not first)]


def _found(place: _Place, shelf: Shelf) -> Found:
    """A place as it may be told: of a hidden source, no word and no heading."""
    volume, hit = place.copy.volume, place.hit
    where = hit.places[0]
    if volume.source in shelf.hidden:
        return Found.of_hidden(volume.source, where)
    words = place.copy.copy.searchable
    span, last = hit.spans[0], hit.spans[-1]
    blocks = place.copy.copy.text.blocks
    before = blocks[span.block].text[: span.start]
    behind = blocks[last.block].text[last.end :]
    return Found(
        volume.source,
        volume.file,
        where,
        words.said(hit.first, hit.past),
        before[-_AROUND:],
        behind[:_AROUND],
    )


def _limits(place: _Place, quoted: Quoted, claimed: _Claimed, shelf: Shelf) -> tuple[str, ...]:
    """Words around it that take it back or limit it, where the claim has none of that kind itself."""
    said = {limit.negates for limit in limits_in(claimed.around, Side.BEFORE)}
    bounds = bounds_in(claimed.stated)
    limits = [
        limit.words
        for limit in limits_of(place.copy.copy.searchable, place.hit, quoted)
        if (limit.bound not in bounds if limit.bound else limit.negates not in said)
    ]
    if limits and place.copy.volume.source in shelf.hidden:
        return ("…",)
    return tuple(dict.fromkeys(limits))


def _nearest(
    quoted: Quoted, sources: Sequence[str], shelf: Shelf
) -> tuple[NearMiss, Opened] | None:
    """The nearest place in all copies."""
    near = [
        (miss, copy)
        for copy in shelf.copies(sources)
        if (miss := nearest(copy.copy.searchable, quoted))
    ]
    return max(near, key=lambda one: one[0].likeness, default=None)


def _told(miss: NearMiss, copy: Opened, quoted: Quoted, shelf: Shelf) -> Near:
    volume, place = copy.volume, miss.places[0]
    if volume.source in shelf.hidden:
        return Near(Found.of_hidden(volume.source, place), ())
    pairs = tuple(
        (quoted.text[slice(*one.quoted)], miss.stands[slice(*one.stands)])
        for one in miss.differences
    )
    found = Found(volume.source, volume.file, place, miss.stands)
    return Near(found, pairs, shown(miss))
