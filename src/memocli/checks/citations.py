"""C101 to C105, C109 and C111: every claim is supported, and its citations can be followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from memocli.checks.rule import Problem, rule
from memocli.checks.subject import Subject, prose
from memocli.diagnostics import Related, Severity
from memocli.model import Memo, NamedClaim
from memocli.prose import Citation, Prose, Quotation, scan
from memocli.suggest import Speller
from memocli.text import Placed, Span

# Types of source in which a reader has to search for a page.
_PAGED: Final = frozenset(
    "article-journal bill book chapter document hearing legal_case legislation manuscript pamphlet "
    "paper-conference regulation report thesis treaty".split()
)

_KEY_IN_BRACKETS: Final = re.compile(r"(?<!\\)\[(?P<key>[\w-]+)(?=[\],;])(?!\]\()")


def _problem(
    claim: NamedClaim, span: Span, message: str, hint: str = "", related: tuple[Related, ...] = ()
) -> Problem:
    return Problem(span, message, hint, claim.full_name, related=related)


def _first_words(text: Placed) -> Span:
    """Enough of a claim's text to find it by: its first line."""
    end = text.find("\n")
    whole = text.part(0, len(text) if end < 0 else end)
    stop = whole.file.text.find("\n", whole.start)
    return Span(whole.file, whole.start, min(whole.end, stop) if stop >= 0 else whole.end)


@rule("C101", "unsupported-claim", Severity.ERROR)
def unsupported_claim(subject: Subject) -> Iterator[Problem]:
    """What: a claim has neither a citation nor a basis, or more than one basis.

    Why: a claim that stands on nothing is the first that a reader in a ministry will pick out.

    Example:
        - id: unit-caseload
          text: By February 2018 the unit had opened 8,335 investigations.

    What to do: cite the source where the claim ends, `… investigations [@pgr-torture-unit-2018-02].`, or say what
    it rests on: `basis: {own-research: [wola]}`, `basis: {inference: [part/finding/claim]}`,
    `basis: {earlier-memo: YEAR/part/finding/claim}` or `basis: {position: true}`.
    """
    for claim in subject.claims:
        found = prose(claim)
        basis = claim.claim.basis
        kinds = basis.kinds() if basis else ()
        if len(kinds) > 1:
            listed = " and ".join(f"`{kind}`" for kind in kinds)
            yield _problem(
                claim,
                claim.claim.id.span,
                f"claim `{claim.name}` gives {len(kinds)} bases: {listed}",
                "keep one",
            )
        elif not kinds and not found.citations and not found.faults:
            yield _problem(
                claim,
                _first_words(claim.claim.text),
                f"claim `{claim.name}` has neither a citation nor a basis",
                "cite a source, `[@source-id]`, or add `basis:`",
            )


@rule("C102", "unknown-source", Severity.ERROR, needs_whole=("sources",), waivable=False)
def unknown_source(subject: Subject) -> Iterator[Problem]:
    """What: a citation, or a condition, names a source that no file in `sources/` has.

    Why: the endnote would be empty.

    Example:
        … brought charges in 17 [@pgr-tortura-2018].

    What to do: correct the name, or add the source to a file in `sources/`.
    """
    near = Speller(subject.sources)
    for use in subject.uses:
        if use.cited.key not in subject.sources:
            span = use.claim.claim.text.part(use.cited.start, use.cited.end)
            yield _problem(
                use.claim,
                span,
                f"no source `{use.cited.key}`",
                _did_you_mean(use.cited.key, near),
            )
    for key in subject.condition_sources():
        if key not in subject.sources:
            yield Problem(key.span, f"no source `{key}`", _did_you_mean(key, near))


def _did_you_mean(key: str, sources: Speller) -> str:
    close = sources.nearest(key)
    return f"did you mean `{close}`?" if close else "add the source to a file in sources/"


@rule("C103", "malformed-citation", Severity.ERROR, waivable=False)
def malformed_citation(subject: Subject) -> Iterator[Problem]:
    """What: something looks like a citation and can't be read as one.

    Why: it would be printed as it stands, or get no endnote.

    Example:
        … brought charges in 17 @pgr-torture-unit-2018-02.

    What to do: write `[@key]`, `[@key, p. 4]`, `[@a; @b, para. 3]` or `[see @a]`.
    """
    for claim in subject.claims:
        for fault in prose(claim).faults:
            yield _problem(
                claim, claim.claim.text.part(fault.start, fault.end), fault.reason, fault.hint
            )
        # Brackets around the id of a source, and no `@`: elsewhere, brackets may stand in a text.
        for match in _KEY_IN_BRACKETS.finditer(claim.claim.text):
            if match["key"] in subject.sources:
                span = claim.claim.text.part(match.start("key"), match.end("key"))
                reason = f"no `@` stands before `{match['key']}`"
                yield _problem(claim, span, reason, f"write `@{match['key']}`")


@rule("C104", "uncited-quotation", Severity.ERROR)
def uncited_quotation(subject: Subject) -> Iterator[Problem]:
    """What: a claim without a citation has words in quotation marks.

    Why: a quotation says that somebody wrote or said these words; the reader must be able to look.

    Example:
        text: The government called the report “baseless”.
        basis: {own-research: [wola]}

    What to do: cite where the words stand, or say it in your own words without quotation marks. Titles of works
    are set in *italics*, not in quotation marks.
    """
    for claim in subject.claims:
        found = prose(claim)
        if found.citations or found.faults:
            continue
        for quotation in found.quotations:
            span = claim.claim.text.part(quotation.start, quotation.end)
            yield _problem(
                claim,
                span,
                "a quotation stands in a claim without a citation",
                "cite where the words stand",
            )


@rule("C105", "quotation-without-locator", Severity.WARNING)
def quotation_without_locator(subject: Subject) -> Iterator[Problem]:
    """What: a quotation is cited to a source with pages, without saying which page or paragraph.

    Why: a reader who can't find the words will say that they are not there.

    Example:
        The unit speaks of “a consistent pattern” [@ohchr-double-injustice-2018].

    What to do: add the place, `[@ohchr-double-injustice-2018, para. 12]`. Where the source has no pages, waive the rule
    at the source, `custom: {waive: {C105: the reply has no pages}}`, or at the claim.
    """
    for claim in subject.claims:
        found = prose(claim)
        for citation in _citations_of_quotations(found):
            for cited in citation.sources:
                source = subject.sources.get(cited.key)
                if source is not None and source.type in _PAGED and not cited.locator:
                    yield Problem(
                        claim.claim.text.part(cited.start, cited.end),
                        f"a quotation is cited to `{cited.key}` without a page or paragraph",
                        f"write `@{cited.key}, p. …` or `@{cited.key}, para. …`",
                        claim=claim.full_name,
                        source=cited.key,
                    )


def _citations_of_quotations(found: Prose) -> list[Citation]:
    """For each quotation the citation that follows it, else the last one of the claim; each once."""
    if not found.citations:
        return []
    chosen = {_citation_of(quotation, found.citations) for quotation in found.quotations}
    return [citation for citation in found.citations if citation in chosen]


def _citation_of(quotation: Quotation, citations: tuple[Citation, ...]) -> Citation:
    return next(
        (citation for citation in citations if citation.start >= quotation.end), citations[-1]
    )


@rule("C109", "source-twice", Severity.WARNING)
def source_twice(subject: Subject) -> Iterator[Problem]:
    """What: one citation names the same source twice.

    Why: the endnote repeats itself, and looks like two sources where there is one.

    Example:
        [@wola-2017, p. 3; @wola-2017, p. 9]

    What to do: name it once, with both places: `[@wola-2017, pp. 3, 9]`.
    """
    for claim in subject.claims:
        for citation in prose(claim).citations:
            seen: set[str] = set()
            for cited in citation.sources:
                if cited.key in seen:
                    yield _problem(
                        claim,
                        claim.claim.text.part(cited.start, cited.end),
                        f"the citation names `{cited.key}` twice",
                        f"name it once, with both places: `@{cited.key}, pp. 3, 9`",
                    )
                seen.add(cited.key)


@rule("C111", "citation-outside-claim", Severity.ERROR, waivable=False)
def citation_outside_claim(subject: Subject) -> Iterator[Problem]:
    """What: a citation stands in a title, a heading, a condition, a picture's words or the text about the memo.

    Why: only the citations of claims become endnotes; this one would be lost.

    Example:
        heading: Torture remains widespread [@srt-2017]

    What to do: cite the source in a claim. The source of a condition has a key of its own: `condition: {text: …,
    source: us-appropriations-fy2018}`.
    """
    for year in subject.years:
        for text in _texts_outside_claims(subject.memos[year]):
            found = scan(str(text))
            places = [(place.start, place.end) for place in found.citations]
            places += [(place.start, place.end) for place in found.faults]
            for start, end in places:
                yield Problem(
                    text.part(start, end),
                    "a citation outside a claim gets no endnote",
                    "cite the source in a claim",
                )


def _texts_outside_claims(memo: Memo) -> Iterator[Placed]:
    """Every printed text of a memo that is no claim."""
    texts = [memo.head.title, memo.head.subtitle, *memo.head.to, memo.head.about]
    for part in memo.parts:
        texts += [part.heading, part.condition.text if part.condition else None]
        for finding in part.findings:
            picture = finding.picture
            texts += [finding.heading, *((picture.alt, picture.caption) if picture else ())]
    yield from (text for text in texts if text is not None)


RULES = (
    unsupported_claim,
    unknown_source,
    malformed_citation,
    uncited_quotation,
    quotation_without_locator,
    source_twice,
    citation_outside_claim,
)
