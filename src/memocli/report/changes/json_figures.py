"""Figures that differ, as JSON."""

from __future__ import annotations

from typing import Any

from memocli.compare.changes import FigureChange, FigureChanges, FigureState
from memocli.report.numbers import json_number, json_percent


def figures_as_json(figures: FigureChanges) -> dict[str, Any]:
    """Those of both memos, and those of one."""
    return {
        "changed": [figure_as_json(change) for change in figures.changed],
        "added": [figure_as_json(change) for change in figures.added],
        "gone": [figure_as_json(change) for change in figures.gone],
    }


def figure_as_json(change: FigureChange) -> dict[str, Any]:
    """One figure; a number that not every program could hold is a text."""
    return {
        "name": change.name,
        "label": change.label,
        "is-percentage": change.is_percentage,
        "old": _stated(change.old),
        "new": _stated(change.new),
        "difference": json_number(change.difference) if change.difference is not None else None,
        "percent": json_percent(change.percent),
    }


def _stated(state: FigureState | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {"value": json_number(state.value), "at": state.at or None, "claim": state.claim}
