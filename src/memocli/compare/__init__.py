"""What changed from one memo to another: claim by claim, figure by figure, verdict by verdict."""

from memocli.compare.changes import (
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
    Kind,
    LocatorChange,
    SourceChange,
    VerdictChange,
)
from memocli.compare.memos import compare

__all__ = [
    "BasisChange",
    "BasisState",
    "Changes",
    "ClaimChange",
    "ClaimState",
    "DroppedClaim",
    "Edit",
    "EditKind",
    "FigureChange",
    "FigureChanges",
    "FigureState",
    "Kind",
    "LocatorChange",
    "SourceChange",
    "VerdictChange",
    "compare",
]
