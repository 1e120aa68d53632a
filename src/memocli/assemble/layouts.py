"""How the claims of a finding are printed that stand in no table: running text, one list, one quotation, or recommendations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from memocli.document import (
    BlockQuotation,
    ClaimRun,
    Inline,
    ItemList,
    Paragraph,
    Text,
    paragraphs_in,
)
from memocli.memo import Finding


def block_of(
    finding: Finding, claims: Sequence[ClaimRun], anchor: str, number: Callable[[int], int]
) -> Paragraph | ItemList | BlockQuotation:
    """The claims as one block; `number` gives what the first of so many paragraphs is cited by."""
    if finding.as_list and claims:
        items = tuple((claim,) for claim in claims)
        return ItemList(items, anchor, finding.as_list == "numbered", number(1))
    children: list[Inline] = []
    for claim in claims:
        children.extend([Text(" "), claim] if children else [claim])
    if finding.quote:
        return BlockQuotation(tuple(children), anchor)
    return Paragraph(tuple(children), anchor=anchor, number=number(paragraphs_in(children)))


def recommendations(
    claims: Sequence[ClaimRun], anchor: str, number: Callable[[int], int]
) -> Iterator[Paragraph]:
    """Each claim as a paragraph with its number, the first one at the anchor."""
    for claim in claims:
        yield Paragraph((claim,), anchor=anchor, number=number(paragraphs_in([claim])))
        anchor = ""
