"""A memo with the numbers of its notes, computed once: every output and the manifest use the same numbers."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from memocli.memo import Memo, NamedClaim
from memocli.prose import CitedSource


class Shared(Struct, frozen=True):
    """A note of another claim, `claim`, that carries this one too."""

    note: int
    claim: str


class NumberedClaim(Struct, frozen=True):
    """A claim as it is printed: `name` is unique in the edition, `notes` are the numbers of its citations, in order.

    `shared` are all notes of the claims that it is cited with, as its basis names them.
    """

    name: str
    claim: NamedClaim
    notes: tuple[int, ...]
    shared: tuple[Shared, ...] = ()


class Edition(Struct, frozen=True):
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
    notes_of: dict[str, tuple[int, ...]] = {}
    for claim in memo.claims:
        name = unique(claim.name, taken)
        taken.add(name)
        found = claim.prose.citations
        notes_of[name] = tuple(next(numbers) for _ in found)
        claims.append(NumberedClaim(name, claim, notes_of[name]))
        citations.extend(citation.sources for citation in found)
    # The claim that a passage ends with comes after those that are cited with it, so its number is known only now.
    shared = tuple(_with_shared(claim, notes_of) for claim in claims)
    return Edition(memo, shared, tuple(citations))


def _with_shared(claim: NumberedClaim, notes_of: Mapping[str, tuple[int, ...]]) -> NumberedClaim:
    shared = tuple(_shared(claim.claim, notes_of))
    return replace(claim, shared=shared) if shared else claim


def _shared(claim: NamedClaim, notes_of: Mapping[str, tuple[int, ...]]) -> Iterator[Shared]:
    for name in claim.claim.basis.cited_with if claim.claim.basis else ():
        yield from (Shared(note, str(name)) for note in notes_of.get(name, ()))


def unique(name: str, taken: Container[str]) -> str:
    """The name itself, or with `~2`, `~3` … at its end, which no id has."""
    if name not in taken:
        return name
    names = (f"{name}~{number}" for number in count(2))
    return next(name for name in names if name not in taken)
