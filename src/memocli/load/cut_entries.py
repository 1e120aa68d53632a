"""The entries of lists (claims, records) of which something was left out: what seems to be missing there may only be unreadable."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from memocli.diagnostics import Diagnostic, Severity
from memocli.memo import Part
from memocli.nodes import Mapping, Node
from memocli.nodes import Sequence as NodeSequence
from memocli.prose import is_within
from memocli.text import Span


def entries_at(root: Node | None, *keys: str) -> list[Node]:
    """The entries of the lists that the keys lead to, one list in each entry of the list before."""
    nodes = [] if root is None else [root]
    for key in keys:
        nodes = [entry for node in nodes for entry in _entries_below(node, key)]
    return nodes


def _entries_below(node: Node, name: str) -> list[Node]:
    found = value_below(node, name)
    return found.items if isinstance(found, NodeSequence) else []


def claims_in(finding: Node) -> list[Node]:
    """The claims of a finding: those of its text, and the mappings in cells of its table."""
    cells = [cell for row in rows_of(finding) for cell in row.items if isinstance(cell, Mapping)]
    return [*_entries_below(finding, "claims"), *cells]


def rows_of(finding: Node) -> list[NodeSequence]:
    """The rows of a finding's table."""
    table = value_below(finding, "table")
    rows = [] if table is None else _entries_below(table, "rows")
    return [row for row in rows if isinstance(row, NodeSequence)]


def value_below(node: Node, name: str) -> Node | None:
    """What a mapping has at a key."""
    key = node.key(name) if isinstance(node, Mapping) else None
    return node.entries[key] if isinstance(node, Mapping) and key is not None else None


def cut_claims(part: Part, root: Node | None, faults: Sequence[Diagnostic]) -> Iterator[str]:
    """The claims with a fault in them, as `part/finding/claim`."""
    places = sorted(fault.span.start for fault in faults if fault.severity is Severity.ERROR)
    findings = entries_at(root, "findings")
    claims = (claim.span for finding in findings for claim in claims_in(finding))
    cut = [(span.start, span.end) for span in claims if _holds_any(span, places)]
    for finding in part.findings:
        for claim in finding.claims:
            if is_within(claim.id.span.start, cut):
                yield f"{part.id}/{finding.id}/{claim.id}"


def _holds_any(span: Span, places: Sequence[int]) -> bool:
    """Whether one of the places, which are in order, is in the span."""
    return bisect_left(places, span.start) < bisect_left(places, span.end)
