"""The diagnostics as one JSON object, whose keys stay as they are while `version` is 1."""

from __future__ import annotations

from typing import Any, Final

from memocli.diagnostics import Diagnostic, Severity
from memocli.report.diagnostics.facts import Report, name_of
from memocli.report.json_text import json_text
from memocli.text import Span

VERSION: Final = 1


def render(report: Report) -> str:
    """`{"version": 1, "diagnostics": [...], "summary": {...}}`; docs/ci.md lists the keys."""
    return json_text(
        {
            "version": VERSION,
            "diagnostics": [_diagnostic(d, name_of(d)) for d in report.diagnostics],
            "summary": _summary(report),
        }
    )


def _diagnostic(diagnostic: Diagnostic, name: str) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "name": name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "claim": diagnostic.claim,
        "faults": diagnostic.faults,
        **_place(diagnostic.span),
        "related": [
            {"message": place.message, **_place(place.span)} for place in diagnostic.related
        ],
    }


def _place(span: Span) -> dict[str, Any]:
    """Lines and columns count from 1, in characters; `end_column` is the one just past the end."""
    return {
        "path": span.file.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _summary(report: Report) -> dict[str, Any]:
    checked = report.checked
    return {
        "errors": report.counts[Severity.ERROR],
        "warnings": report.counts[Severity.WARNING],
        "waived": checked.waived,
        "ignored": checked.ignored,
        "not_checked_here": checked.not_here,
        "files": checked.files,
        "claims": checked.claims,
        "citations": checked.citations,
        "sources": checked.sources,
        "years": list(checked.years),
        "one_reader": checked.one_reader,
    }
