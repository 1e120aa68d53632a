"""Changes in a reader's words: kinds, numbers, verdicts, bases. Every report on changes says them in the same way."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Final

from memocli.compare.changes import BasisState, FigureChange, FigureState, Kind, Layout
from memocli.language import ENGLISH, number_text, quantity_text

_EXTREME: Final = 10**9
# What an entry of each kind is called.
KINDS: Final = {
    Kind.ADDED: "added",
    Kind.DROPPED: "dropped",
    Kind.REWORDED: "reworded",
    Kind.RESOURCED: "re-sourced",
    Kind.FIGURES: "other figures",
    Kind.BASIS: "another basis",
    Kind.VERDICT: "another verdict",
    Kind.CONDITION: "the law’s wording",
    Kind.HEADING: "another heading",
    Kind.PICTURE: "another picture",
    Kind.TABLE: "another table",
    Kind.CHART: "charts",
    Kind.LAYOUT: "another layout",
    Kind.MOVED: "moved",
    Kind.RENAMED: "renamed",
    Kind.HEAD: "the title page",
    Kind.RECORD: "the record of a source",
    Kind.UNCHANGED: "unchanged",
}
# How the claims of a finding are printed.
LAYOUTS: Final[dict[Layout, str]] = {
    "text": "running text",
    "bullets": "a list",
    "numbered": "a numbered list",
    "quote": "a block quotation",
}
_BASES: Final = {
    "cited-with": "carried by the note of another claim",
    "own-research": "the signers’ own research",
    "inference": "an inference",
    "earlier-memo": "an earlier memo",
    "position": "a position of the signers",
}


def figure_text(state: FigureState | None) -> str:
    """ "8,335"; "at least 31"; empty where a year has none."""
    return quantity_text(state.value, state.at, ENGLISH) if state else ""


def difference_words(difference: Decimal, *, is_percentage: bool) -> str:
    """ "+5,217"; "−1.2 points" for percentages."""
    return number_text(difference, ENGLISH, signed=True) + (" points" if is_percentage else "")


def percent_words(percent: Decimal | None) -> str:
    """ "+16.2%"; empty where it would have no meaning."""
    if percent is None:
        return ""
    # An extreme growth (from 1 to a number of 50 digits) needs no decimals.
    if abs(percent) >= _EXTREME:
        return f"{percent:+.1e}%".replace("-", "−")
    return f"{number_text(round(percent, 1), ENGLISH, signed=True)}%"


def difference_text(change: FigureChange) -> str:
    """The difference; that it is not known where only one is exact; empty without two values."""
    if change.difference is None:
        return "difference unknown" if change.old and change.new else ""
    return difference_words(change.difference, is_percentage=change.is_percentage)


def percent_text(change: FigureChange) -> str:
    """The difference in percent."""
    return percent_words(change.percent)


def change_text(change: FigureChange) -> str:
    """ "+5,217, +16.2%"; "−1.2 points"."""
    return ", ".join(filter(None, (difference_text(change), percent_text(change))))


def figure_name(change: FigureChange) -> str:
    """What a reader calls the figure: by its label, or else the words of its name."""
    return change.label or change.name.replace("-", " ")


def capitalized(words: str) -> str:
    """The words as the start of a line; "CNDH" stays as it is."""
    return words[:1].upper() + words[1:]


def verdict_text(verdict: str | None) -> str:
    """ "Not met"; "none" where there is no verdict."""
    return ENGLISH.wording.verdicts.get(verdict, verdict) if verdict else "none"


def basis_text(basis: BasisState) -> str:
    """ "the signers’ own research (lawg, wola)"."""
    said = _BASES.get(basis.kind, basis.kind)
    return f"{said} ({', '.join(basis.names)})" if basis.names else said


def bases_text(bases: Sequence[BasisState]) -> str:
    """Several bases in one line."""
    return "; ".join(map(basis_text, bases))


def notes_text(numbers: Collection[int]) -> str:
    """ "note 12"; "notes 12, 13"; "no note"."""
    noun = "note" if len(numbers) == 1 else "notes"
    return f"{noun} {', '.join(map(str, numbers))}" if numbers else "no note"


def count_text(number: int, noun: str) -> str:
    """ "1 claim"; "2 claims"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
