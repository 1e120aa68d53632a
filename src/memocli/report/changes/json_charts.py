"""Charts that differ, as JSON."""

from __future__ import annotations

from typing import Any

from memocli.compare.changes import ChartChange, ChartState
from memocli.report.changes.json_figures import figure_as_json


def chart_as_json(change: ChartChange) -> dict[str, Any]:
    """A chart of one memo, or one that both have and draw differently."""
    return {
        "old": _state(change.old),
        "new": _state(change.new),
        "is-moved": change.is_moved,
        "points": [figure_as_json(point) for point in change.points],
    }


def _state(state: ChartState | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {
        "name": state.name,
        "heading": state.heading,
        "kind": state.kind,
        "over": state.over,
        "figures": list(state.figures),
        "labels": list(state.labels),
        "years": list(state.years),
        "below": state.below,
        "caption": state.caption,
    }
