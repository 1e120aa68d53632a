"""The changes between two memos as plain data. Names of claims are `part/finding/claim`."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class EditKind(StrEnum):
    """What happened to a run of words."""

    KEEP = "keep"
    DELETE = "delete"
    INSERT = "insert"


class Edit(Struct, frozen=True):
    """A run of words with single spaces between them and none around them.

    Kept and deleted runs, joined by spaces, are the old text; kept and inserted ones the new.
    """

    kind: EditKind
    text: str


class BasisState(Struct, frozen=True):
    """One basis as the files write it: its kind, and what it names (nothing for a position)."""

    kind: str
    names: tuple[str, ...]


class ClaimState(Struct, frozen=True):
    """A claim as it is in one year.

    `heading` is its finding's, or empty; `words` the text as read, without citations and emphasis;
    `sources` the sources that it cites, each once, in reading order: ids, or what those may be called that may not be named.
    """

    name: str
    heading: str
    words: str
    sources: tuple[str, ...]
    basis: BasisState | None


class LocatorChange(Struct, frozen=True):
    """A source that is cited in both years, but at another place ("page 4"); () is without one."""

    source: str
    old: tuple[str, ...]
    new: tuple[str, ...]


class SourceChange(Struct, frozen=True):
    """Sources that the claim cites in one year only, and places that changed in the others."""

    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    locators: tuple[LocatorChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.locators)


class BasisChange(Struct, frozen=True):
    """What a claim rested on instead of citations, and what it rests on now; () is nothing."""

    old: tuple[BasisState, ...]
    new: tuple[BasisState, ...]


class Kind(StrEnum):
    """In what a claim differs from its earlier state."""

    REWORDED = "reworded"
    RESOURCED = "resourced"
    BASIS = "basis"
    FIGURES = "figures"
    RENAMED = "renamed"


class ClaimChange(Struct, frozen=True):
    """A claim that both memos have, and that differs in something.

    `old` and `new` hold one claim each as a rule, several where claims were joined or split; they
    are compared as one. `edits` is empty where the words are the same; `basis` is None where the basis is the same.
    `figures_changed` says that it states other figures, which are in `Changes.figures`.
    """

    old: tuple[ClaimState, ...]
    new: tuple[ClaimState, ...]
    edits: tuple[Edit, ...]
    sources: SourceChange
    basis: BasisChange | None
    figures_changed: bool = False

    @property
    def renamed(self) -> bool:
        """Whether the claims have other names than before."""
        return {claim.name for claim in self.old} != {claim.name for claim in self.new}

    @property
    def rewritten(self) -> bool:
        """Whether no words are kept at all."""
        return bool(self.edits) and all(edit.kind is not EditKind.KEEP for edit in self.edits)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Everything in which the claim differs."""
        differs = {
            Kind.REWORDED: self.edits,
            Kind.RESOURCED: self.sources,
            Kind.BASIS: self.basis,
            Kind.FIGURES: self.figures_changed,
            Kind.RENAMED: self.renamed,
        }
        return tuple(kind for kind, differing in differs.items() if differing)


class DroppedClaim(Struct, frozen=True):
    """A claim that the new memo does not have; `reason` is empty where the new memo gives none."""

    claim: ClaimState
    reason: str


class FigureState(Struct, frozen=True):
    """The value of a figure, and the claim that states it.

    `at` is empty where the value is exact; else `least`, `most`, `about` or `over`.
    """

    value: Decimal
    claim: str
    at: str = ""


class FigureChange(Struct, frozen=True):
    """A figure that differs: in both years, or in one only (None in the other)."""

    name: str
    old: FigureState | None
    new: FigureState | None

    @property
    def is_comparable(self) -> bool:
        """Whether both years have it, and both as exact or with the same bound: from "at least 31" to 40 may be a fall."""
        return self.old is not None and self.new is not None and self.old.at == self.new.at

    @property
    def difference(self) -> Decimal | None:
        """New minus old; None where one of them is missing, or they are not comparable."""
        if not (self.is_comparable and self.old and self.new):
            return None
        return self.new.value - self.old.value

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of the old value; None where it would have no meaning.

        A figure that is itself a percentage differs by points: a percentage of it would mislead.
        """
        if self.difference is None or self.is_percentage or not self.old or not self.old.value:
            return None
        return self.difference / abs(self.old.value) * 100

    @property
    def is_percentage(self) -> bool:
        """Whether the figure counts percent, by its name."""
        return self.name.endswith(("percent", "percentage"))


class FigureChanges(Struct, frozen=True):
    """Figures by name, whichever claim states them: with another value or bound, in one year only, and the same."""

    changed: tuple[FigureChange, ...] = ()
    added: tuple[FigureChange, ...] = ()
    gone: tuple[FigureChange, ...] = ()
    unchanged: int = 0


class VerdictChange(Struct, frozen=True):
    """Another verdict on a requirement; None where a year has no such part, or no verdict on it."""

    part: str
    heading: str
    old: str | None
    new: str | None


class Changes(Struct, frozen=True):
    """All that changed from one memo to another, in the reading order of the new one.

    What is dropped is in the order of the old one. `unchanged` counts claims of the new memo.
    """

    old_year: int
    new_year: int
    old_claims: int
    new_claims: int
    verdicts: tuple[VerdictChange, ...]
    figures: FigureChanges
    changed: tuple[ClaimChange, ...]
    added: tuple[ClaimState, ...]
    dropped: tuple[DroppedClaim, ...]
    unchanged: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        figures = self.figures.changed or self.figures.added or self.figures.gone
        return not (self.verdicts or figures or self.changed or self.added or self.dropped)

    def count(self, kind: Kind) -> int:
        """How many claims of the new memo differ from their earlier state in `kind`."""
        return sum(len(change.new) for change in self.changed if kind in change.kinds)
