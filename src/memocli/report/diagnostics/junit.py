"""JUnit XML, which GitLab, Jenkins and others show as test results: one test case for each rule."""

from __future__ import annotations

from collections import defaultdict
from typing import Final
from xml.etree import ElementTree as ET

from memocli.codes import CODES, Code
from memocli.diagnostics import Diagnostic
from memocli.report.counts import count_of
from memocli.report.diagnostics.facts import Report
from memocli.report.sanitize import sanitize

_SUITE: Final = "memocli"


def render(report: Report) -> str:
    """One suite; a rule fails where one of its diagnostics counts as a failure.

    The warnings of a rule that passes are in its `system-out`. Every test case has at most one
    `failure`: programs differ in how they treat several.
    """
    by_code: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in report.diagnostics:
        by_code[diagnostic.code].append(diagnostic)
    suite = ET.Element("testsuite")
    failures = sum(
        _add_case(suite, code, by_code[code.code], report.fail_on.rank) for code in CODES.values()
    )
    totals = {"name": _SUITE, "tests": str(len(CODES)), "failures": str(failures)}
    root = ET.Element("testsuites", totals | {"errors": "0"})
    suite.attrib.update(totals | {"errors": "0", "skipped": "0"})
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _add_case(
    suite: ET.Element, code: Code, diagnostics: list[Diagnostic], failing_rank: int
) -> bool:
    """Add the test case of one rule to `suite`; return whether it failed."""
    name = sanitize(f"{code.code} {code.name}")
    case = ET.SubElement(suite, "testcase", classname=_SUITE, name=name)
    if not diagnostics:
        return False
    listed = "".join(f"\n{line}" for d in diagnostics for line in _lines_about(d)) + "\n"
    failed = any(d.severity.rank >= failing_rank for d in diagnostics)
    if failed:
        message = f"{count_of(sum(d.faults for d in diagnostics), 'fault')}: {sanitize(diagnostics[0].message)}"
        severity = max((d.severity for d in diagnostics), key=lambda s: s.rank)
        ET.SubElement(case, "failure", type=severity.value, message=message).text = listed
    else:
        ET.SubElement(case, "system-out").text = listed
    return failed


def _lines_about(diagnostic: Diagnostic) -> list[str]:
    lines = [sanitize(f"{diagnostic.span}: {diagnostic.severity} {diagnostic.message}")]
    if diagnostic.hint:
        lines += [f"    {sanitize(line)}" for line in f"help: {diagnostic.hint}".split("\n")]
    lines += [
        f"    see {sanitize(f'{place.span}: {place.message}')}" for place in diagnostic.related
    ]
    if diagnostic.claim:
        lines.append(f"    in claim {sanitize(diagnostic.claim)}")
    return lines
