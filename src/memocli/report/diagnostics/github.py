"""GitHub's workflow commands: each diagnostic becomes an annotation on its line in a pull request."""

from __future__ import annotations

from memocli.diagnostics import Diagnostic
from memocli.report.diagnostics.facts import Report, name_of
from memocli.report.sanitize import sanitize


def render(report: Report) -> str:
    """One `::error …::` or `::warning …::` line for each diagnostic; nothing where there is none."""
    return "".join(f"{_command(d, name_of(d))}\n" for d in report.diagnostics)


def _command(diagnostic: Diagnostic, name: str) -> str:
    span = diagnostic.span
    properties = {
        "file": span.file.path,
        "line": str(span.line),
        "endLine": str(span.end_line),
    }
    # GitHub ignores the columns of an annotation on several lines.
    if span.line == span.end_line:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = f"{diagnostic.code} {name}".rstrip()
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{diagnostic.severity} {listed}::{_message(diagnostic)}"


def _message(diagnostic: Diagnostic) -> str:
    lines = [diagnostic.message]
    if diagnostic.hint:
        lines += f"help: {diagnostic.hint}".split("\n")
    lines += [f"see {place.span}: {place.message}" for place in diagnostic.related]
    if diagnostic.claim:
        lines.append(f"in claim {diagnostic.claim}")
    return "%0A".join(_data(line) for line in lines)


def _data(text: str) -> str:
    # `sanitize` has replaced line breaks already; only the sign of the escape itself is left.
    return sanitize(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
