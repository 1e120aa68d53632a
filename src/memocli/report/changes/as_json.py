"""The changes as one JSON object, whose keys stay as they are while `version` is 1."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from memocli.compare import (
    BasisState,
    ClaimChange,
    ClaimState,
    FigureChange,
    FigureChanges,
    FigureState,
    Kind,
)
from memocli.report.changes.facts import ChangesReport
from memocli.report.json_text import json_text

VERSION: Final = 1
_EXACT_DIGITS: Final = 15  # what every reader of JSON keeps exactly


def render(report: ChangesReport) -> str:
    """One object with these keys; lists may be empty, and what does not apply is null.

    - `version`: 1
    - `old`, `new`: `{year, claims}`, the number of claims in each memo
    - `summary`: counts of claims of the new memo (`reworded`, `resourced`, `basis`, `figures`,
      `renamed`, `unchanged`, `added`), of the old one (`dropped`), `verdicts` and
      `figures_changed`, `figures_unchanged`, `figures_added`, `figures_gone`
    - `verdicts`: `[{part, heading, old, new}]`, a verdict as the files write it
    - `figures`: `{changed, added, gone}`, each `[{name, old, new, difference, percent}]`, where
      `old` and `new` are `{value, at, claim}`; `at` is `least`, `most`, `about` or `over`, and null where the
      value is exact; `difference` is null where the two have not the same; a number of more than 15 digits is a text
    - `changed`: `[{old, new, kinds, edits, sources, basis}]`: `old` and `new` are lists of claims,
      compared as one; `edits` is `[{kind, text}]` with `keep`, `delete` or `insert`; `sources` is
      `{added, dropped, locators: [{source, old, new}]}`; `basis` is `{old, new}`, lists of bases
    - `added`: claims `{name, heading, text, sources, basis}`; a basis is `{kind, names}`
    - `dropped`: the same with `reason`
    """
    changes = report.changes
    return json_text(
        {
            "version": VERSION,
            "old": {"year": changes.old_year, "claims": changes.old_claims},
            "new": {"year": changes.new_year, "claims": changes.new_claims},
            "summary": _summary(report),
            "verdicts": [
                {"part": v.part, "heading": v.heading, "old": v.old, "new": v.new}
                for v in changes.verdicts
            ],
            "figures": _figures(changes.figures),
            "changed": [_changed(change) for change in changes.changed],
            "added": [_claim(claim) for claim in changes.added],
            "dropped": [
                {**_claim(dropped.claim), "reason": dropped.reason or None}
                for dropped in changes.dropped
            ],
        }
    )


def _summary(report: ChangesReport) -> dict[str, int]:
    changes = report.changes
    return {
        **{kind.value: changes.count(kind) for kind in Kind},
        "unchanged": changes.unchanged,
        "added": len(changes.added),
        "dropped": len(changes.dropped),
        "verdicts": len(changes.verdicts),
        "figures_changed": len(changes.figures.changed),
        "figures_unchanged": changes.figures.unchanged,
        "figures_added": len(changes.figures.added),
        "figures_gone": len(changes.figures.gone),
    }


def _figures(figures: FigureChanges) -> dict[str, list[dict[str, Any]]]:
    return {
        "changed": [_figure(change) for change in figures.changed],
        "added": [_figure(change) for change in figures.added],
        "gone": [_figure(change) for change in figures.gone],
    }


def _figure(change: FigureChange) -> dict[str, Any]:
    percent = change.percent
    return {
        "name": change.name,
        "old": _stated(change.old),
        "new": _stated(change.new),
        "difference": _number(change.difference) if change.difference is not None else None,
        "percent": _number(_rounded(percent)) if percent is not None else None,
    }


def _stated(state: FigureState | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {"value": _number(state.value), "at": state.at or None, "claim": state.claim}


def _rounded(percent: Decimal) -> Decimal:
    return round(percent, 1) if abs(percent) < 10**9 else percent


def _number(value: Decimal) -> int | float | str:
    if len(value.as_tuple().digits) > _EXACT_DIGITS:
        return f"{value:f}"
    return int(value) if value == value.to_integral_value() else float(value)


def _changed(change: ClaimChange) -> dict[str, Any]:
    sources = change.sources
    return {
        "old": [_claim(claim) for claim in change.old],
        "new": [_claim(claim) for claim in change.new],
        "kinds": [kind.value for kind in change.kinds],
        "edits": [{"kind": edit.kind.value, "text": edit.text} for edit in change.edits],
        "sources": {
            "added": list(sources.added),
            "dropped": list(sources.dropped),
            "locators": [
                {"source": moved.source, "old": list(moved.old), "new": list(moved.new)}
                for moved in sources.locators
            ],
        },
        "basis": {
            "old": [_basis(basis) for basis in change.basis.old],
            "new": [_basis(basis) for basis in change.basis.new],
        }
        if change.basis
        else None,
    }


def _claim(claim: ClaimState) -> dict[str, Any]:
    return {
        "name": claim.name,
        "heading": claim.heading,
        "text": claim.words,
        "sources": list(claim.sources),
        "basis": _basis(claim.basis) if claim.basis else None,
    }


def _basis(basis: BasisState) -> dict[str, Any]:
    return {"kind": basis.kind, "names": list(basis.names)}
