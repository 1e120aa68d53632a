"""The texts of a memo's files that are printed, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from memocli.memo import FindingTable, Memo, NamedClaim, Part
from memocli.text import Placed


class Printed(Struct, frozen=True):
    """A text that is printed, and the claim that it is of, if it is one."""

    text: Placed
    claim: NamedClaim | None = None


def printed_texts(memo: Memo) -> Iterator[Printed]:
    """Every text of a memo that readers see, from its letterhead to its corrections; those about a part's charts are behind the part."""
    head = memo.head
    claims = iter(memo.claims)
    above = head.letterhead
    yield from _given(*((*above.lines, above.alt) if above else ()))
    yield from _given(head.title, head.subtitle, *head.to)
    yield from _given(*(head.methods.texts() if head.methods else ()))
    for part in memo.parts:
        yield from _of_part(part, claims)
    yield from _given(*head.abbreviations.values(), head.about, head.rights)
    yield from _given(*(correction.text for correction in head.corrections))


def _of_part(part: Part, claims: Iterator[NamedClaim]) -> Iterator[Printed]:
    yield from _given(part.heading, part.condition.text if part.condition else None)
    for finding in part.findings:
        yield from _given(finding.addressee, finding.heading)
        for _ in finding.said or ():
            claim = next(claims)
            yield Printed(claim.claim.text, claim)
        yield from _of_table(finding.table, claims)
        picture = finding.picture
        yield from _given(*((picture.alt, picture.caption) if picture else ()))
    for chart in part.charts:
        yield from _given(chart.heading, chart.caption)


def _of_table(table: FindingTable | None, claims: Iterator[NamedClaim]) -> Iterator[Printed]:
    if table is None:
        return
    yield from _given(table.caption, *table.head)
    for cell in (cell for row in table.rows for cell in row):
        if isinstance(cell, Placed):
            yield Printed(cell)
        else:
            claim = next(claims)
            yield Printed(claim.claim.text, claim)


def _given(*texts: Placed | None) -> Iterator[Printed]:
    return (Printed(text) for text in texts if text is not None)
