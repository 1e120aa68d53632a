"""What became of the claims of the last memo in the next one: which goes on, and which was left out on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from memocli.memo import Memo, NamedClaim, Part
from memocli.text import Placed


def lost_claims(earlier: Memo, memo: Memo) -> Iterator[NamedClaim]:
    """The claims of an earlier memo that no claim continues, and that are not dropped either.

    A claim that continues none of that memo's goes on with the one of its own name, as in the comparison of two years.
    """
    olds = {claim.full_name for claim in earlier.claims}
    gone = olds & {str(entry.claim) for entry in memo.head.dropped}
    for claim in memo.claims:
        continued = olds & {str(name) for name in claim.claim.continues}
        gone |= continued or {f"{earlier.year}/{claim.name}"}
    return (claim for claim in earlier.claims if claim.full_name not in gone)


def named_claims(memo: Memo) -> Iterator[str]:
    """The names of the earlier claims that a memo continues or drops."""
    yield from (str(entry.claim) for entry in memo.head.dropped)
    yield from (str(name) for claim in memo.claims for name in claim.claim.continues)


def parts_of_both(earlier: Memo, memo: Memo) -> Iterator[tuple[Part, Part]]:
    """The parts that both memos have, by their ids: the earlier one, and that of today."""
    olds = {str(part.id): part for part in earlier.parts}
    for part in memo.parts:
        if str(part.id) in olds:
            yield olds[str(part.id)], part


def carried_waivers(
    claim: NamedClaim, by_name: Mapping[str, NamedClaim]
) -> Iterator[tuple[Placed, Placed]]:
    """The waivers of the claim that a carried one continues, each with its reason: they stand as long as nobody has looked at it.

    Where that claim was only carried over too, those of the one before it.
    """
    for name in claim.claim.continues if claim.claim.carried else ():
        earlier = by_name.get(name)
        if earlier is not None and earlier.year < claim.year:
            yield from earlier.claim.waive.items()
            yield from carried_waivers(earlier, by_name)
