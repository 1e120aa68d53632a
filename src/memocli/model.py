"""What a memo's files mean: frozen, typed, and the single source of truth of their JSON Schemas.

Every text keeps its place (`Placed`), so that a check can point at the word; two memos are equal
wherever their lines stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from memocli.shape import Day, Figures, Language, Name, OneOrMore, Shape, Verdict, Waivers, Year
from memocli.text import Placed, Span


class Organization(Shape, frozen=True):
    """One of those who sign."""

    id: Name
    name: Placed
    short_name: Placed | None = None
    url: Placed | None = None
    language: Language | None = None


class Organizations(Shape, frozen=True):
    """`memo/organizations.yaml`: who may sign."""

    organizations: tuple[Organization, ...]


class Period(Shape, frozen=True):
    """The time that a memo covers; both ends included."""

    from_: Day = msgspec.field(name="from")
    to: Day


class Dropped(Shape, frozen=True):
    """An earlier claim that this memo does not continue, and why."""

    claim: Placed
    reason: Placed


class Head(Shape, frozen=True):
    """`memo/YEAR/memo.yaml`: what holds for the whole memo of a year."""

    title: Placed
    year: Year
    parts: tuple[Placed, ...]
    subtitle: Placed | None = None
    fiscal_year: Year | None = None
    submitted: Day | None = None
    period: Period | None = None
    language: Language | None = None
    to: tuple[Placed, ...] = ()
    from_: tuple[Placed, ...] = msgspec.field(name="from", default=())
    about: Placed | None = None
    style: Placed | None = None
    dropped: tuple[Dropped, ...] = ()


class Condition(Shape, frozen=True):
    """The legal condition of a requirement: its text, and the source that it is quoted from."""

    text: Placed
    source: Placed | None = None


class Basis(Shape, frozen=True):
    """Why a claim without a citation may stand; exactly one of the four is given."""

    own_research: tuple[Placed, ...] = ()
    inference: tuple[Placed, ...] = ()
    earlier_memo: OneOrMore = OneOrMore()
    position: bool = False

    def kinds(self) -> tuple[str, ...]:
        """The keys that are given, as written in the file."""
        given = {
            "own-research": self.own_research,
            "inference": self.inference,
            "earlier-memo": self.earlier_memo,
            "position": self.position,
        }
        return tuple(kind for kind, value in given.items() if value)


class Claim(Shape, frozen=True):
    """One sentence or more: the unit that must be supported."""

    id: Name
    text: Placed
    figures: Figures = msgspec.field(default_factory=Figures)
    continues: OneOrMore = OneOrMore()
    basis: Basis | None = None
    waive: Waivers = msgspec.field(default_factory=Waivers)
    remark: Placed | None = None


class Finding(Shape, frozen=True):
    """One paragraph about one matter."""

    id: Name
    claims: tuple[Claim, ...]
    heading: Placed | None = None
    topic: Placed | None = None


class Part(Shape, frozen=True):
    """A part file: an introduction, or a legal requirement with its condition and verdict."""

    id: Name
    heading: Placed
    findings: tuple[Finding, ...]
    condition: Condition | None = None
    verdict: Verdict | None = None

    @property
    def is_requirement(self) -> bool:
        """Whether the part answers a legal requirement."""
        return self.condition is not None or self.verdict is not None


@dataclass(frozen=True, slots=True)
class NamedClaim:
    """A claim with the parts that it stands in; `name` is `part/finding/claim`."""

    name: str
    year: int
    language: str
    part: Part
    finding: Finding
    claim: Claim

    @property
    def full_name(self) -> str:
        """`YEAR/part/finding/claim`."""
        return f"{self.year}/{self.name}"


@dataclass(frozen=True)
class Memo:
    """The memo of one year. `origin` is the start of its `memo.yaml`, for faults of the whole."""

    head: Head
    parts: tuple[Part, ...]
    organizations: dict[str, Organization]
    origin: Span

    @property
    def year(self) -> int:
        """The memo's year."""
        return self.head.year.value

    @property
    def language(self) -> str:
        """BCP 47 tag of the memo's language; `en` unless it says otherwise."""
        return str(self.head.language or "en")

    def claims(self) -> Iterator[NamedClaim]:
        """Every claim in reading order."""
        for part in self.parts:
            for finding in part.findings:
                for claim in finding.claims:
                    name = f"{part.id}/{finding.id}/{claim.id}"
                    yield NamedClaim(name, self.year, self.language, part, finding, claim)
