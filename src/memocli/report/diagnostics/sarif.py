"""SARIF 2.1.0, the exchange format of checkers: code scanning on GitHub, editors, dashboards."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any, Final
from urllib.parse import quote

from memocli import __version__
from memocli.checks import RULES, Rule
from memocli.diagnostics import Diagnostic
from memocli.report.diagnostics.facts import Report
from memocli.report.json_text import json_text
from memocli.report.sanitize import encodable
from memocli.text import Span

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT: Final = "%SRCROOT%"
_CONTEXT: Final = 100  # characters on either side of a fault that distinguish it from others


def render(report: Report) -> str:
    """One SARIF log with one run; each rule is described whether it found something or not."""
    run = {
        "tool": {
            "driver": {
                "name": "memocli",
                "version": __version__,
                "rules": [_rule(rule) for rule in RULES.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the project."}}},
        "results": _results(report),
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.explanation},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"problem.severity": rule.severity.value, "tags": ["memo"]},
    }


def _results(report: Report) -> list[dict[str, Any]]:
    index_of = {code: index for index, code in enumerate(RULES)}
    seen: Counter[str] = Counter()
    results = []
    for diagnostic in report.diagnostics:
        fingerprint = _fingerprint(diagnostic)
        seen[fingerprint] += 1
        result: dict[str, Any] = {
            "ruleId": diagnostic.code,
            "ruleIndex": index_of[diagnostic.code],
            "level": diagnostic.severity.value,
            "message": {"text": _message(diagnostic)},
            "locations": [_location(diagnostic)],
            "partialFingerprints": {"memocliFault/v1": f"{fingerprint}:{seen[fingerprint]}"},
        }
        if diagnostic.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "physicalLocation": _physical(place.span),
                    "message": {"text": _text(place.message)},
                }
                for number, place in enumerate(diagnostic.related, 1)
            ]
        results.append(result)
    return results


def _message(diagnostic: Diagnostic) -> str:
    text = _text(diagnostic.message)
    return f"{text}\nhelp: {_text(diagnostic.hint)}" if diagnostic.hint else text


def _text(text: str) -> str:
    """A message that holds neither placeholders nor links, whatever the author wrote.

    SARIF reads `{0}` as a placeholder (a doubled brace is a brace) and `[…](…)` as a link.
    """
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (") or "-"


def _location(diagnostic: Diagnostic) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _physical(diagnostic.span)}
    if diagnostic.claim:
        location["logicalLocations"] = [
            {"name": diagnostic.claim.rpartition("/")[2], "fullyQualifiedName": diagnostic.claim}
        ]
    return location


def _physical(span: Span) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(encodable(span.file.path)), "uriBaseId": _ROOT},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _fingerprint(diagnostic: Diagnostic) -> str:
    """The same for the same fault after lines above it were added or deleted.

    So neither line numbers (they move) nor the message (its wording may improve) are part of it.
    """
    span = diagnostic.span
    place = diagnostic.claim or _surroundings(span)
    marked = span.text.partition("\n")[0]
    identity = json.dumps([diagnostic.code, span.file.path, place, marked])
    return hashlib.sha256(identity.encode()).hexdigest()[:32]


def _surroundings(span: Span) -> str:
    """The words around `span` in its first line: not all of it, since a line may be as long as the file."""
    text, start = span.file.text, span.start
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    after = text[start : start + _CONTEXT].partition("\n")[0]
    return (before + after).strip()
