"""Figures that differ, as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from memocli.compare.changes import FigureChange, FigureChanges, FigureState

_EXACT_DIGITS: Final = 15  # what every reader of JSON keeps exactly


def figures_as_json(figures: FigureChanges) -> dict[str, Any]:
    """Those of both memos, and those of one."""
    return {
        "changed": [figure_as_json(change) for change in figures.changed],
        "added": [figure_as_json(change) for change in figures.added],
        "gone": [figure_as_json(change) for change in figures.gone],
    }


def figure_as_json(change: FigureChange) -> dict[str, Any]:
    """One figure; a number that not every program could hold is a text."""
    percent = change.percent
    return {
        "name": change.name,
        "label": change.label,
        "is-percentage": change.is_percentage,
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
