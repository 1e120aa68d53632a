"""The tables of findings: each row has a cell for each name of the head."""

from __future__ import annotations

from collections.abc import Iterator

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.load.cut_entries import entries_at, rows_of, value_below
from memocli.nodes import Node, Sequence
from memocli.text import Span


def faults_of_tables(root: Node | None) -> Iterator[Diagnostic]:
    """Tables without a head, without rows, and rows with another number of cells than their head."""
    for finding in entries_at(root, "findings"):
        table = value_below(finding, "table")
        head = None if table is None else value_below(table, "head")
        if not isinstance(head, Sequence):
            continue  # that is reported as a missing key, or as a wrong one
        if not head.items:
            hint = "name the columns: `head: [State, Cases]`"
            yield diagnostic("F005", "the table has no head", head.span, hint)
            continue
        for row in rows_of(finding):
            if len(row.items) != len(head.items):
                yield _wrong_number(row, len(head.items))


def _wrong_number(row: Sequence, wanted: int) -> Diagnostic:
    number = len(row.items)
    message = f"the row has {number} cell{'' if number == 1 else 's'}, and the head of the table has {wanted}"
    hint = 'write `""` for a cell that is empty'
    if number > wanted:
        hint = "put a cell with a comma in it in quotation marks, or add a name to the head"
    return diagnostic("F006", message, _first_line(row.span), hint)


def _first_line(span: Span) -> Span:
    end = span.file.text.find("\n", span.start)
    return Span(span.file, span.start, min(span.end, end) if end >= 0 else span.end)
