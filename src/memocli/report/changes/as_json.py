"""The changes as one JSON object, whose keys stay as they are while `version` is 1; `schema` says what they mean."""

from __future__ import annotations

from typing import Any

from memocli.compare.changes import (
    Changes,
    ClaimChange,
    FindingChange,
    FindingState,
    HeadChange,
    Kind,
    MemoState,
    PartChange,
    PartState,
)
from memocli.compare.summary import part_counts, probable_pairs, summary, without_reason
from memocli.report.changes.facts import ChangesReport
from memocli.report.changes.json_charts import chart_as_json
from memocli.report.changes.json_claims import claim_as_json, edits_as_json, source_as_json
from memocli.report.changes.json_figures import figures_as_json
from memocli.report.changes.schema import VERSION
from memocli.report.json_text import json_text


def render(report: ChangesReport) -> str:
    """The whole object."""
    changes, shown = report.changes, report.shown
    return json_text(
        {
            "version": VERSION,
            "old": _memo(changes.old),
            "new": _memo(changes.new),
            "summary": _summary(report),
            "selected": {
                "kinds": list(map(str, report.selection.kinds)),
                "parts": list(report.selection.parts),
                "brief": report.is_brief,
            },
            "head": [_field(change) for change in shown.head],
            "parts": shown.parts,
            "figures": figures_as_json(shown.figures),
            "records": [
                {
                    "source": source_as_json(change.source),
                    "fields": [_field(field) for field in change.fields],
                }
                for change in shown.records
            ],
        },
        lambda entry: _entry(entry, report),
    )


def _entry(
    entry: PartChange | FindingChange | ClaimChange, report: ChangesReport
) -> dict[str, Any]:
    """What a list of the object has: a part, a finding, a claim."""
    match entry:
        case PartChange():
            return _part(entry, report)
        case FindingChange():
            return _finding(entry)
        case _:
            return claim_as_json(entry)


def _memo(memo: MemoState) -> dict[str, Any]:
    return {
        "label": memo.label,
        "year": memo.year,
        "title": memo.title,
        "language": memo.language,
        "claims": memo.claims,
        "notes": memo.notes,
    }


def _summary(report: ChangesReport) -> dict[str, Any]:
    changes: Changes = report.changes
    figures = changes.figures
    return {
        "counts": {str(kind): changes.count(kind) for kind in Kind},
        "dropped-without-reason": without_reason(changes),
        "probable": probable_pairs(changes),
        "figures": {
            "changed": len(figures.changed),
            "unchanged": figures.unchanged,
            "added": len(figures.added),
            "gone": len(figures.gone),
        },
        "text": [f"{about}: {said}" if about else said for about, said in summary(changes)],
    }


def _field(change: HeadChange) -> dict[str, str]:
    return {"key": change.key, "old": change.old, "new": change.new}


def _part(part: PartChange, report: ChangesReport) -> dict[str, Any]:
    counts = part_counts(part, report.selection.kinds)
    return {
        "old": _part_state(part.old),
        "new": _part_state(part.new),
        "kinds": list(map(str, part.kinds)),
        "counts": {str(kind): number for kind, number in counts.items()},
        "heading": edits_as_json(part.heading),
        "condition": edits_as_json(part.condition),
        "charts": [chart_as_json(chart) for chart in part.charts],
        **({} if report.is_brief else {"findings": part.findings}),
    }


def _part_state(state: PartState | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {
        "id": state.id,
        "heading": state.heading,
        "number": state.number,
        "verdict": state.verdict,
    }


def _finding(finding: FindingChange) -> dict[str, Any]:
    return {
        "old": _finding_state(finding.old),
        "new": _finding_state(finding.new),
        "kinds": list(map(str, finding.kinds)),
        "heading": edits_as_json(finding.heading),
        "table": edits_as_json(finding.table),
        "claims": finding.claims,
    }


def _finding_state(state: FindingState | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {
        "name": state.name,
        "heading": state.heading,
        "picture": state.picture,
        "alt": state.alt,
        "caption": state.caption,
        "layout": state.layout,
        "table": state.table,
    }
