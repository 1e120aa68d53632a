"""Each claim held against the kept copies of what it cites; one that is cited with another, against that one's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from memocli.memo import NamedClaim
from memocli.verify.held_facts import held_facts
from memocli.verify.held_words import held_words
from memocli.verify.results import Held
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
    return Held(
        claim.full_name,
        sources,
        absent,
        held_words(claim, support, shelf),
        held_facts(claim, support, shelf),
    )
