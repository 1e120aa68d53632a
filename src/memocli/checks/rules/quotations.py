"""C104, C105 and C120: the words of others are cited, and can be found, as can what documents say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.checks.rules.cells import CELL_HINT, plain_cells
from memocli.memo import Source
from memocli.prose import Citation, Prose, Quotation

# Types of source in which a reader has to search for a page.
_PAGED: Final = frozenset(
    "article-journal bill book chapter document hearing legal_case legislation manuscript pamphlet "
    "paper-conference regulation report thesis treaty".split()
)
# Those of them that are cited by article.
_LAWS: Final = frozenset("bill legislation regulation treaty".split())


@rule("C104")
def uncited_quotation(context: CheckContext) -> Iterator[Problem]:
    """What: a claim without a citation has words in quotation marks, or is in a finding with `quote: true`; or a cell of a
    table that is no claim has some.

    Why: a quotation says that somebody wrote or said these words; the reader must be able to check.

    Example:
        text: The government called the report “baseless”.
        basis: {own-research: [wola]}

    What to do: cite where the words come from, or say it in your own words without quotation marks. That the claim is
    cited with another is not enough: the mark belongs where the quotation ends. Titles of works are set in *italics*,
    not in quotation marks.
    """
    for cell in plain_cells(context):
        for quotation in cell.prose.quotations:
            span = cell.text.part(quotation.start, quotation.end)
            yield Problem(
                span, "a cell of a table that is no claim contains a quotation", CELL_HINT
            )
    for claim in context.claims:
        found = claim.prose
        if found.citations or found.faults:
            continue
        for quotation in found.quotations:
            span = claim.claim.text.part(quotation.start, quotation.end)
            message = "a claim without a citation contains a quotation"
            if claim.finding.quote:
                message = "a block quotation needs a citation"
            yield Problem.of_claim(claim, span, message, "cite where the words come from")


@rule("C105")
def quotation_without_locator(context: CheckContext) -> Iterator[Problem]:
    """What: a quotation, or a claim in a finding with `quote: true`, is cited to a source with pages, without saying which page or
    paragraph.

    Why: a reader who can't find the words will say that they are not there.

    Example:
        The unit speaks of “a consistent pattern” [@ohchr-double-injustice-2018].

    What to do: add the place, `[@ohchr-double-injustice-2018, para. 12]`. Where the source has no pages, waive the rule
    at the source, `custom: {waive: {C105: the reply has no pages}}`, or at the claim.
    """
    for claim in context.claims:
        found = claim.prose
        for citation in _citations_of_quotations(found):
            for cited in citation.sources:
                source = context.sources.get(cited.key)
                if source is not None and source.type in _PAGED and not cited.locator:
                    yield Problem(
                        claim.claim.text.part(cited.start, cited.end),
                        f"a quotation is cited to `{cited.key}` without a page or paragraph",
                        f"write `@{cited.key}, p. …` or `@{cited.key}, para. …`",
                        claim=claim.full_name,
                        source=cited.key,
                    )


@rule("C120")
def document_without_place(context: CheckContext) -> Iterator[Problem]:
    """What: a claim cites a report, a law, a decision or another document with pages, which can be opened (its record has
    `custom: {url-is: document}` or `copy`), and the note does not say where in it. A quotation without a place is C105.

    Why: who has to read a whole law to find what a claim says will not, and will say that it is not there.

    Example:
        By law, the commissions were due by mid-April 2018 [@ley-general-desaparicion-2017].

    What to do: add the place, `[@ley-general-desaparicion-2017, art. …]`. Where the document as a whole is meant, or has no pages,
    waive the rule at the claim or at the source, `custom: {waive: {C120: the decision is a single page}}`. Never guess a place: let
    the warning stay.
    """
    for claim in context.claims:
        quoted = _citations_of_quotations(claim.prose)
        for citation in claim.prose.citations:
            for cited in citation.sources if citation not in quoted else ():
                source = context.sources.get(cited.key)
                if source is not None and not cited.locator and _can_be_opened(source):
                    place = "art. …" if source.type in _LAWS else "p. …"
                    yield Problem(
                        claim.claim.text.part(cited.start, cited.end),
                        f"the note does not say where in `{cited.key}` this stands",
                        f"write `@{cited.key}, {place}`; never guess the place",
                        claim=claim.full_name,
                        source=cited.key,
                    )


def _can_be_opened(source: Source) -> bool:
    """Whether this is a document with pages, and its address leads to it, so that its place could be looked up."""
    known = source.custom
    return (
        source.type in _PAGED
        and known is not None
        and known.url_is in ("document", "copy")
        and not source.is_confidential
    )


def _citations_of_quotations(found: Prose) -> list[Citation]:
    """For each quotation the citation that follows it, else the last one of the claim; each once."""
    if not found.citations or not found.quotations:
        return []
    chosen = {_citation_of(quotation, found.citations) for quotation in found.quotations}
    return [citation for citation in found.citations if citation in chosen]


def _citation_of(quotation: Quotation, citations: tuple[Citation, ...]) -> Citation:
    return next(
        (citation for citation in citations if citation.start >= quotation.end), citations[-1]
    )


RULES = (uncited_quotation, quotation_without_locator, document_without_place)
