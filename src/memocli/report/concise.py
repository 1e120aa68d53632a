"""One line a diagnostic, for searching and for editors: path:line:column: severity CODE message."""

from __future__ import annotations

from memocli.report.facts import Report
from memocli.report.legible import legible


def render(report: Report) -> str:
    """One line for each diagnostic; nothing where there is none."""
    lines = (f"{d.span}: {d.severity} {d.code} {d.message}" for d in report.diagnostics)
    return "".join(f"{legible(line)}\n" for line in lines)
