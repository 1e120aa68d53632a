"""Each claim held against the kept copies of what it cites; one that is cited with another, against that one's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from memocli.memo import NamedClaim
from memocli.verify.held_facts import held_facts
from memocli.verify.held_words import held_words
from memocli.verify.results import Fact, Held, Words
from memocli.verify.shelf import Shelf
from memocli.verify.support import Support, support_of


def resting(
    claims: Iterable[NamedClaim], by_name: Mapping[str, NamedClaim]
) -> list[tuple[NamedClaim, Support]]:
    """The claims that have sources, with what carries them; claims of the same copies come together."""
    supported = ((claim, support_of(claim, by_name)) for claim in claims)
    return sorted((one for one in supported if one[1].sources), key=lambda one: one[1].sources)


def held(claim: NamedClaim, support: Support, shelf: Shelf) -> Held:
    """What the evidence holds of a claim."""
    sources = support.sources
    absent = tuple(source for source in sources if not shelf.is_whole(source))
    if not any(shelf.volumes.get(source) for source in sources) and not claim.claim.passages:
        return Held(claim.full_name, sources, absent)
    words = held_words(claim, support, shelf)
    return Held(
        claim.full_name,
        sources,
        absent,
        words,
        _with_those_quoted(held_facts(claim, support, shelf), words),
    )


def held_again(before: Held, claim: NamedClaim, support: Support, shelf: Shelf) -> Held:
    """The same once the second reader of PDFs has read what it was asked for."""
    words = held_words(claim, support, shelf)
    return replace(before, words=words, facts=_with_those_quoted(before.facts, words))


def _with_those_quoted(facts: tuple[Fact, ...], words: tuple[Words, ...]) -> tuple[Fact, ...]:
    """The facts; those within a quotation stand where that stands, if only the second reader finds it, and if they were found
    elsewhere only: whether that is where the note says is told of the quotation.
    """
    quoted = [one for one in words if one.passage < 0 and one.found]

    def confirmed(fact: Fact) -> Fact:
        for one in quoted:
            if one.start <= fact.start and fact.end <= one.end:
                is_missed = fact.outcome == "missing" and one.readers_differ
                if is_missed or fact.given:
                    return Fact(fact.kind, "found", fact.start, fact.end, found=one.found[0])
        return fact

    return tuple(map(confirmed, facts)) if quoted else facts
