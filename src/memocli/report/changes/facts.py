"""What every format says about changes: the counts in words, the groups, numbers, bases."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from memocli.compare import BasisState, Changes, ClaimChange, FigureChange, FigureState, Kind
from memocli.language import ENGLISH
from memocli.report.counts import count_of

_MINUS: Final = "−"


class ChangesReport(Struct, frozen=True):
    """Everything a format may use; `colour` and `width` matter to the terminal only."""

    changes: Changes
    colour: bool
    width: int

    @property
    def old_label(self) -> str:
        """What the older state is called: its year."""
        return self._label(self.changes.old_year, "before")

    @property
    def new_label(self) -> str:
        """What the newer state is called: its year."""
        return self._label(self.changes.new_year, "after")

    def _label(self, year: int, word: str) -> str:
        """The year; a word where both are drafts of the same one."""
        return word if self.changes.old_year == self.changes.new_year else str(year)

    @property
    def title(self) -> str:
        """ "Changes from 2017 to 2018"."""
        old, new = self.changes.old_year, self.changes.new_year
        return f"Changes within {new}" if old == new else f"Changes from {old} to {new}"

    @property
    def reworded(self) -> list[ClaimChange]:
        """Claims with other words, whatever else changed in them."""
        return [change for change in self.changes.changed if Kind.REWORDED in change.kinds]

    @property
    def resourced(self) -> list[ClaimChange]:
        """Claims in the same words, with other support."""
        return [
            change
            for change in self.changes.changed
            if Kind.REWORDED not in change.kinds
            and {Kind.RESOURCED, Kind.BASIS}.intersection(change.kinds)
        ]

    @property
    def renamed(self) -> list[ClaimChange]:
        """Claims with another name, but the same words and support."""
        other = {Kind.REWORDED, Kind.RESOURCED, Kind.BASIS}
        return [
            change
            for change in self.changes.changed
            if change.renamed and not other.intersection(change.kinds)
        ]

    def summary(self) -> list[tuple[str, str]]:
        """Lines of a label and a sentence with all the counts."""
        changes = self.changes
        if changes.is_empty:
            return [("Claims", f"nothing changed in {count_of(changes.new_claims, 'claim')}")]
        lines = [("Claims", self._claims()), ("Carried on", self._carried_on())]
        return [*lines, ("Figures", self._figures()), ("Verdicts", self._verdicts())]

    def _claims(self) -> str:
        changes = self.changes
        old = changes.old_claims - len(changes.dropped)
        new = changes.new_claims - len(changes.added)
        carried = f"{old} carried on" if old == new else f"{old} carried on as {new}"
        return (
            f"{changes.old_claims} {self._at(self.old_label)}, "
            f"{changes.new_claims} {self._at(self.new_label)}: "
            f"{carried}, {len(changes.added)} added, {len(changes.dropped)} dropped"
        )

    def _carried_on(self) -> str:
        count = self.changes.count
        return (
            f"{count(Kind.REWORDED)} reworded, {count(Kind.RESOURCED)} re-sourced, "
            f"{count(Kind.BASIS)} on another basis, {count(Kind.RENAMED)} renamed, "
            f"{self.changes.unchanged} unchanged"
        )

    def _figures(self) -> str:
        figures = self.changes.figures
        return (
            f"{len(figures.changed)} changed, {figures.unchanged} unchanged, "
            f"{len(figures.gone)} only {self._at(self.old_label)}, "
            f"{len(figures.added)} only {self._at(self.new_label)}"
        )

    def _verdicts(self) -> str:
        return f"{len(self.changes.verdicts) or 'none'} changed"

    @staticmethod
    def _at(label: str) -> str:
        return f"in {label}" if label.isdecimal() else label


def number_text(value: Decimal, *, signed: bool = False) -> str:
    """A number as it is printed: 32,218; −1.5; with a sign +5,217."""
    text = f"{value:+,f}" if signed else f"{value:,f}"
    return text.replace("-", _MINUS)


def figure_text(state: FigureState | None) -> str:
    """ "8,335"; "at least 31"; empty where a year has none."""
    if state is None:
        return ""
    bound = f"{ENGLISH.bounds[state.at][0]} " if state.at else ""
    return bound + number_text(state.value)


def difference_text(change: FigureChange) -> str:
    """ "+5,217"; "−1.2 points" for percentages; that it is not known where only one is exact; empty without two values."""
    if change.difference is None:
        return "difference unknown" if change.old and change.new else ""
    unit = " points" if change.is_percentage else ""
    return number_text(change.difference, signed=True) + unit


def percent_text(change: FigureChange) -> str:
    """ "+16.2%"; empty where it would have no meaning."""
    if change.percent is None:
        return ""
    # An extreme growth (from 1 to a number of 50 digits) needs no decimals.
    text = f"{change.percent:+,.1f}" if abs(change.percent) < 10**9 else f"{change.percent:+.1e}"
    return f"{text.replace('-', _MINUS)}%"


def verdict_text(verdict: str | None) -> str:
    """ "not met"; "none" where there is no verdict."""
    return verdict.replace("-", " ") if verdict else "none"


def basis_text(basis: BasisState | None) -> str:
    """ "own research: lawg, wola"; empty without a basis."""
    if basis is None:
        return ""
    kind = basis.kind.replace("-", " ")
    return f"{kind}: {', '.join(basis.names)}" if basis.names else kind


def bases_text(bases: Sequence[BasisState]) -> str:
    """Several bases in one line."""
    return "; ".join(basis_text(basis) for basis in bases)
