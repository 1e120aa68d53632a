"""One line for each diagnostic, for searching and for editors: path:line:column: severity CODE message."""

from __future__ import annotations

from memocli.report.diagnostics.facts import Report
from memocli.report.sanitize import sanitize


def render(report: Report) -> str:
    """One line for each diagnostic; nothing where there is none."""
    lines = (f"{d.span}: {d.severity} {d.code} {d.message}" for d in report.diagnostics)
    return "".join(f"{sanitize(line)}\n" for line in lines)
