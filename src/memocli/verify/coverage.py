"""How far the evidence holds the claims of a memo, as anybody may see it: plain texts, for reports.

Of a confidential source there is nothing in it but what it may be called, and whether something was found in its copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias, get_args

from msgspec import Struct

from memocli.document import Inline, Marked, plain
from memocli.verify.results import Held, Outcome, Verification

# How far a claim is held: in full, in part, by nothing that was looked at, or it was not looked at since the only copies are private
# and on another machine; or it rests on no source, so that no evidence is asked for.
Holding: TypeAlias = Literal["whole", "part", "unchecked", "nothing", "apart"]
HOLDINGS: Final[tuple[Holding, ...]] = get_args(Holding)
Kind: TypeAlias = Literal["quotation", "passage", "number", "date", "name", "turned"]


class Seen(Struct, frozen=True):
    """A place in a copy, and the words that stand there, marked, between some others; empty where they may not be told."""

    source: str
    file: str = ""
    digest: str = ""
    place: str = ""
    language: str = ""
    text: tuple[Inline, ...] = ()

    @property
    def words(self) -> str:
        """The marked words."""
        return plain(run for run in self.text if isinstance(run, Marked))


class Sought(Struct, frozen=True):
    """Something of a claim that was looked for: `said` as the claim or its passage has it, empty where it may not be told.

    `seen` are the places where it stands, or, of what is missing, the nearest one. `remarks` are clauses about it.
    """

    kind: Kind
    outcome: Outcome
    said: str = ""
    seen: tuple[Seen, ...] = ()
    remarks: tuple[str, ...] = ()


class Lack(Struct, frozen=True):
    """Something that a claim lacks in a few words, and the source that they are about, or nothing: "nothing kept of", "wola-2017"."""

    said: str
    source: str = ""


class CitedSource(Struct, frozen=True):
    """A source that a claim rests on: what it may be called, and its title in its language."""

    called: str
    title: str = ""
    language: str = ""


class ClaimCoverage(Struct, frozen=True):
    """A claim: its text with what was looked for marked, what it rests on, what was looked for, and what it lacks.

    `basis` says in a few words why it rests on no source.
    """

    name: str
    holding: Holding
    text: tuple[Inline, ...]
    basis: str = ""
    sources: tuple[CitedSource, ...] = ()
    sought: tuple[Sought, ...] = ()
    lacks: tuple[Lack, ...] = ()


class FindingCoverage(Struct, frozen=True):
    """A finding and its claims."""

    id: str
    heading: str
    claims: tuple[ClaimCoverage, ...]


class PartCoverage(Struct, frozen=True):
    """A part and its findings; `number` is that of a requirement, else 0, and `verdict` its key."""

    id: str
    heading: str
    number: int
    verdict: str
    findings: tuple[FindingCoverage, ...]

    @property
    def claims(self) -> tuple[ClaimCoverage, ...]:
        """All claims of the part."""
        return tuple(claim for finding in self.findings for claim in finding.claims)


class CoveredCopy(Struct, frozen=True):
    """A kept copy that claims were held against, or why they could not be: `state` in words."""

    source: CitedSource
    file: str
    digest: str
    state: str
    is_private: bool = False


class Coverage(Struct, frozen=True):
    """How far the evidence holds a memo: its parts in their order, and the copies of what it cites, without those of confidential sources.

    `away` counts the private copies that are not on this machine, `confidential` the copies that are not listed. `is_complete` is
    false where faults in the files hide claims or sources.
    """

    year: int
    title: str
    language: str
    parts: tuple[PartCoverage, ...]
    copies: tuple[CoveredCopy, ...] = ()
    away: int = 0
    confidential: int = 0
    is_complete: bool = True

    @property
    def claims(self) -> tuple[ClaimCoverage, ...]:
        """All claims of the memo."""
        return tuple(claim for part in self.parts for claim in part.claims)

    def weakest_first(self) -> list[PartCoverage]:
        """The parts, those first of whose claims the smallest share is held; those without claims that rest on sources last."""
        return sorted(self.parts, key=lambda part: strength(part.claims))


def holding_of(held: Held, verification: Verification) -> Holding:
    """How far one claim is held."""
    if not held.sources:
        return "apart"
    is_away = any(
        fault.kind == "not here" and fault.source in held.sources for fault in verification.faults
    )
    return "unchecked" if held.by == "nothing" and is_away else held.by


def counted(claims: Iterable[ClaimCoverage]) -> Counter[Holding]:
    """How many claims are held how far."""
    return Counter(claim.holding for claim in claims)


def asked(counts: Counter[Holding]) -> int:
    """How many of the claims rest on sources."""
    return sum(counts.values()) - counts["apart"]


def strength(claims: Iterable[ClaimCoverage]) -> float:
    """The share of claims that are held, one in part as half of one; more than all where none of them rests on a source."""
    counts = counted(claims)
    resting = asked(counts)
    return (counts["whole"] + counts["part"] / 2) / resting if resting else 2.0


def weakest_claims(claims: Iterable[ClaimCoverage]) -> Iterator[ClaimCoverage]:
    """The claims that are not held in full, the weakest first, in the order of the memo otherwise."""
    order = {"nothing": 0, "unchecked": 1, "part": 2}
    lacking = (claim for claim in claims if claim.holding in order)
    yield from sorted(lacking, key=lambda claim: order[claim.holding])
