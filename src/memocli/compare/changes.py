"""The changes between two memos as plain data, in the reading order of the new one.

Part > finding > claim, as in the memo. What is gone stands after what it followed in the old memo. Names of claims are
`part/finding/claim`, of findings `part/finding`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from memocli.compare.chart_changes import ChartChange, ChartState
from memocli.compare.claim_changes import (
    BasisChange,
    BasisState,
    ClaimChange,
    ClaimState,
    Edit,
    EditKind,
    FigureChange,
    FigureChanges,
    FigureState,
    Kind,
    LocatorChange,
    PairedBy,
    Pairing,
    SourceChange,
    SourceState,
)

__all__ = [
    "BasisChange",
    "BasisState",
    "Changes",
    "ChartChange",
    "ChartState",
    "ClaimChange",
    "ClaimState",
    "Edit",
    "EditKind",
    "FigureChange",
    "FigureChanges",
    "FigureState",
    "FindingChange",
    "FindingState",
    "HeadChange",
    "Kind",
    "Layout",
    "LocatorChange",
    "MemoState",
    "PairedBy",
    "Pairing",
    "PartChange",
    "PartState",
    "RecordChange",
    "SourceChange",
    "SourceState",
]


Layout: TypeAlias = Literal["text", "bullets", "numbered", "quote"]


class FindingState(Struct, frozen=True):
    """A finding as it is in one year.

    `picture` is the name of its picture file, or empty; `alt` and `caption` are that picture's words. `layout` is how its
    claims are printed. `table` is all that its table says but its claims, in one line, or empty.
    """

    name: str
    heading: str
    picture: str = ""
    alt: str = ""
    caption: str = ""
    layout: Layout = "text"
    table: str = ""


class FindingChange(Struct, frozen=True):
    """A finding of one memo or both, with all its claims; None in a memo that does not have it.

    `kinds` are those of the finding itself: added, dropped, heading, picture (another one, or other words about it), table (other words
    or cells), layout (a list,
    a quotation or running text), moved (into another part, or its claims are in another order), renamed (another id), or unchanged.
    """

    old: FindingState | None
    new: FindingState | None
    kinds: tuple[Kind, ...]
    claims: tuple[ClaimChange, ...]
    heading: tuple[Edit, ...] = ()
    table: tuple[Edit, ...] = ()

    @property
    def state(self) -> FindingState:
        """The finding by which a reader finds it: the new one, or else the old one."""
        found = self.new or self.old
        assert found is not None  # one of them is there
        return found


class PartState(Struct, frozen=True):
    """A part as it is in one year. `number` is that of a requirement, from 1; `verdict` as the files write it."""

    id: str
    heading: str
    number: int | None = None
    verdict: str | None = None


class PartChange(Struct, frozen=True):
    """A part of one memo or both, with all its findings; None in a memo that does not have it.

    `kinds` are those of the part itself: added, dropped, verdict, condition, heading, chart, moved (its findings, or the parts, are in
    another order), renamed (another id), or unchanged. `condition` are the edits of the law's own wording, empty where it is the same.
    `charts` are those of its charts that were added, dropped or changed, also where the part itself was.
    """

    old: PartState | None
    new: PartState | None
    kinds: tuple[Kind, ...]
    findings: tuple[FindingChange, ...]
    heading: tuple[Edit, ...] = ()
    condition: tuple[Edit, ...] = ()
    charts: tuple[ChartChange, ...] = ()

    @property
    def state(self) -> PartState:
        """The part by which a reader finds it: the new one, or else the old one."""
        found = self.new or self.old
        assert found is not None  # one of them is there
        return found

    @property
    def claims(self) -> Iterator[ClaimChange]:
        """All entries of its claims, in order."""
        return (claim for finding in self.findings for claim in finding.claims)


class HeadChange(Struct, frozen=True):
    """A key of memo.yaml that is printed and differs: `title`, `submitted`, `from` …; empty where a year has none."""

    key: str
    old: str
    new: str


class RecordChange(Struct, frozen=True):
    """The record of a source that both memos cite differs between them: which keys, each as text, empty where there is none."""

    source: SourceState
    fields: tuple[HeadChange, ...]


class MemoState(Struct, frozen=True):
    """A memo that is compared. `label` is what it is called: its year, or as it was asked for (`2018@main`); `language` its tag."""

    label: str
    year: int
    title: str
    claims: int
    notes: int
    language: str = "en"


class Changes(Struct, frozen=True):
    """All that changed from one memo to another, and what did not."""

    old: MemoState
    new: MemoState
    head: tuple[HeadChange, ...]
    parts: tuple[PartChange, ...]
    figures: FigureChanges
    records: tuple[RecordChange, ...] = ()

    @property
    def claims(self) -> Iterator[ClaimChange]:
        """All entries of claims, in order."""
        return (claim for part in self.parts for claim in part.claims)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not any(kind is not Kind.UNCHANGED for kind in self._kinds())

    def count(self, kind: Kind) -> int:
        """How many entries there are of a kind: claims (of the new memo; those dropped, of the old one), or parts, findings, charts, keys and records for the kinds that only those have."""
        if kind is Kind.HEAD:
            return len(self.head)
        if kind is Kind.RECORD:
            return len(self.records)
        if kind is Kind.CHART:
            return sum(len(part.charts) for part in self.parts)
        if kind in (Kind.VERDICT, Kind.CONDITION):
            return sum(kind in part.kinds for part in self.parts)
        if kind in (Kind.HEADING, Kind.PICTURE, Kind.TABLE, Kind.LAYOUT):
            findings = (finding for part in self.parts for finding in part.findings)
            parts = sum(kind in part.kinds for part in self.parts)
            return parts + sum(kind in finding.kinds for finding in findings)
        return sum(len(claim.states) for claim in self.claims if kind in claim.kinds)

    def _kinds(self) -> Iterator[Kind]:
        yield from (Kind.HEAD for _ in self.head)
        yield from (Kind.RECORD for _ in self.records)
        for part in self.parts:
            yield from part.kinds
            yield from (Kind.CHART for _ in part.charts)
            for finding in part.findings:
                yield from finding.kinds
                for claim in finding.claims:
                    yield from claim.kinds
