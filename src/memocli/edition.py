"""A memo with the numbers of its notes, computed once: every output and the manifest use the same numbers."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from itertools import chain, count

from memocli.memo import Memo, NamedClaim
from memocli.prose import CitedSource


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """A claim as it is printed: `name` is unique in the edition, `notes` are the numbers of its citations, in order."""

    name: str
    claim: NamedClaim
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A memo whose citations are numbered in reading order, from 1.

    Note i is `citations[i - 1]`. In a draft, a claim's name that is given again gets `~2` at its end.
    """

    memo: Memo
    claims: tuple[NumberedClaim, ...]
    citations: tuple[tuple[CitedSource, ...], ...]

    def claim_of_note(self) -> Mapping[int, str]:
        """The name of the claim that each note is in."""
        return {number: claim.name for claim in self.claims for number in claim.notes}


def number_notes(memo: Memo) -> Edition:
    """The edition of a memo."""
    numbers = count(1)
    taken: set[str] = set()
    claims: list[NumberedClaim] = []
    citations: list[tuple[CitedSource, ...]] = []
    for claim in memo.claims:
        name = unique(claim.name, taken)
        taken.add(name)
        found = claim.prose.citations
        claims.append(NumberedClaim(name, claim, tuple(next(numbers) for _ in found)))
        citations.extend(citation.sources for citation in found)
    return Edition(memo, tuple(claims), tuple(citations))


def unique(name: str, taken: Container[str]) -> str:
    """The name itself, or with `~2`, `~3` … at its end, which no id has."""
    names = chain([name], (f"{name}~{number}" for number in count(2)))
    return next(name for name in names if name not in taken)
