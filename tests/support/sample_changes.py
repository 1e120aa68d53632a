"""Hand-made changes between two years, with one claim of each kind of change."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from memocli.compare import (
    BasisChange,
    BasisState,
    Changes,
    ClaimChange,
    ClaimState,
    DroppedClaim,
    Edit,
    EditKind,
    FigureChange,
    FigureChanges,
    FigureState,
    LocatorChange,
    SourceChange,
    VerdictChange,
)

KEEP, DELETE, INSERT = EditKind.KEEP, EditKind.DELETE, EditKind.INSERT


def state(name: str, words: str, *sources: str, basis: BasisState | None = None) -> ClaimState:
    """A claim of the finding `torture/unit`."""
    return ClaimState(f"torture/unit/{name}", "The torture unit", words, sources, basis)


def figure(name: str, old: str | None, new: str | None) -> FigureChange:
    """A figure that was `old` and is `new`; None where a year has none."""
    return FigureChange(
        name,
        None if old is None else FigureState(Decimal(old), "torture/unit/a"),
        None if new is None else FigureState(Decimal(new), "torture/unit/b"),
    )


def bounded(name: str, old: tuple[str, str], new: tuple[str, str]) -> FigureChange:
    """A figure of both years, each with its value and its bound."""
    return FigureChange(
        name,
        FigureState(Decimal(old[0]), "torture/unit/a", old[1]),
        FigureState(Decimal(new[0]), "torture/unit/b", new[1]),
    )


NO_SOURCES: Final = SourceChange()
REWORDED: Final = ClaimChange(
    old=(state("caseload", "The unit opened 4,713 files in 2016.", "vpolitico"),),
    new=(state("caseload", "The unit opened 8,335 files in 2018.", "vpolitico"),),
    edits=(
        Edit(KEEP, "The unit opened"),
        Edit(DELETE, "4,713"),
        Edit(INSERT, "8,335"),
        Edit(KEEP, "files in"),
        Edit(DELETE, "2016."),
        Edit(INSERT, "2018."),
    ),
    sources=SourceChange(locators=(LocatorChange("vpolitico", (), ("page 4",)),)),
    basis=None,
    figures_changed=True,
)
REWRITTEN: Final = ClaimChange(
    old=(state("one", "A bill.", "bill"), state("two", "No law yet.")),
    new=(state("law", "Mexico adopted the law.", basis=BasisState("position", ())),),
    edits=(Edit(DELETE, "A bill. No law yet."), Edit(INSERT, "Mexico adopted the law.")),
    sources=SourceChange(dropped=("bill",)),
    basis=BasisChange((), (BasisState("position", ()),)),
)
RENAMED: Final = ClaimChange(
    (state("b", "Same."),), (state("c", "Same."),), edits=(), sources=NO_SOURCES, basis=None
)
RESOURCED: Final = ClaimChange(
    old=(state("d", "Same.", "old-1", "old-2"),),
    new=(state("d", "Same.", "new-1"),),
    edits=(),
    sources=SourceChange(added=("new-1",), dropped=("old-1", "old-2")),
    basis=None,
)
SMALL: Final = Changes(
    old_year=2017,
    new_year=2018,
    old_claims=8,
    new_claims=7,
    verdicts=(VerdictChange("torture", "Prohibiting torture", "not-met", "partly-met"),),
    figures=FigureChanges(
        changed=(
            figure("torture-investigations", "4713", "8335"),
            figure("unpunished-percent", "98", "96.8"),
        ),
        added=(figure("charged", None, "17"),),
        unchanged=2,
    ),
    changed=(REWORDED, REWRITTEN, RESOURCED, RENAMED),
    added=(state("new", "Its charges number 17.", "pgr", "wola"),),
    dropped=(
        DroppedClaim(state("staff", "It had 44 prosecutors.", "cdj"), "Not taken up in 2018."),
        DroppedClaim(state("e", "So it is.", basis=BasisState("inference", ("x/y/z",))), ""),
    ),
    unchanged=2,
)
NOTHING: Final = Changes(2018, 2018, 3, 3, (), FigureChanges(unchanged=4), (), (), (), 3)
