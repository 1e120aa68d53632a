"""What a part file has and the memo lacks, since it could not be read: a draft says so at its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from memocli.diagnostics import Diagnostic, Severity
from memocli.load.cut_entries import claims_in, entries_at
from memocli.load.read import ReadFile
from memocli.memo import Loss, Part
from memocli.nodes import Node, is_empty
from memocli.prose import is_within
from memocli.text import Span


def losses_of_part(
    read: ReadFile, part: Part | None, faults: Sequence[Diagnostic]
) -> tuple[Loss, ...]:
    """What is missing of one part file: all of it, some entries, or words at places that are not known."""
    whole = Span(read.file, 0, 0)
    if part is None:
        return (Loss("part", whole),)
    if not faults:
        return ()
    lost = tuple(_lost_entries(read.root, part))
    places = [(one.span.start, one.span.end) for one in lost]
    errors = (fault.span.start for fault in faults if fault.severity is Severity.ERROR)
    if all(is_within(place, places) for place in errors):
        return lost
    return (Loss("words", whole), *lost)


def _lost_entries(root: Node | None, part: Part) -> Iterator[Loss]:
    findings = _with_values(entries_at(root, "findings"), part.findings)
    for node, finding in findings:
        if finding is None:
            yield Loss("finding", node.span)
            continue
        for entry, claim in _with_values(claims_in(node), finding.claims):
            if claim is None:
                yield Loss("claim", entry.span)
    for node, chart in _with_values(entries_at(root, "charts"), part.charts):
        if chart is None:
            yield Loss("chart", node.span)


def _with_values(nodes: Iterable[Node], values: Iterable[Any]) -> list[tuple[Node, Any]]:
    """Each entry that says something, with what was made of it: the value whose id stands in it, or None."""
    said = sorted((node for node in nodes if not is_empty(node)), key=lambda node: node.span.start)
    starts = [node.span.start for node in said]
    made = {bisect_right(starts, value.id.span.start) - 1: value for value in values}
    return [(node, made.get(number)) for number, node in enumerate(said)]
