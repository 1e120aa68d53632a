"""C1xx: every claim is supported, and every support is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from memocli.checks.rule import Problem, rule
from memocli.checks.subject import Subject, prose
from memocli.diagnostics import Related, Severity
from memocli.model import Basis, NamedClaim
from memocli.prose import Citation, Numeral, Prose, Quotation
from memocli.suggest import nearest
from memocli.text import Placed, Span

# Types of source in which a reader has to search for a page.
_PAGED: Final = frozenset(
    "article-journal bill book chapter document hearing legal_case legislation manuscript pamphlet "
    "paper-conference regulation report thesis treaty".split()
)
# A number word up to here is as often grammar ("one of the", "in two ways") as a count.
_SMALL: Final = 10


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


@rule("C102", "unknown-source", Severity.ERROR, waivable=False)
def unknown_source(subject: Subject) -> Iterator[Problem]:
    """What: a citation, or a condition, names a source that no file in `sources/` has.

    Why: the endnote would be empty.

    Example:
        … brought charges in 17 [@pgr-tortura-2018].

    What to do: correct the name, or add the source to a file in `sources/`.
    """
    for use in subject.uses:
        if use.cited.key not in subject.sources:
            span = use.claim.claim.text.part(use.cited.start, use.cited.end)
            yield _problem(
                use.claim,
                span,
                f"no source `{use.cited.key}`",
                _did_you_mean(use.cited.key, subject),
            )
    for key in subject.condition_sources():
        if key not in subject.sources:
            yield Problem(key.span, f"no source `{key}`", _did_you_mean(key, subject))


def _did_you_mean(key: str, subject: Subject) -> str:
    close = nearest(key, subject.sources)
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

    What to do: add the place, `[@ohchr-double-injustice-2018, para. 12]`; where the source has no pages, waive the rule
    and say so.
    """
    for claim in subject.claims:
        found = prose(claim)
        for citation in _citations_of_quotations(found):
            for cited in citation.sources:
                source = subject.sources.get(cited.key)
                if source is not None and source.type in _PAGED and not cited.locator:
                    span = claim.claim.text.part(cited.start, cited.end)
                    yield _problem(
                        claim,
                        span,
                        f"a quotation is cited to `{cited.key}` without a page or paragraph",
                        f"write `@{cited.key}, p. …` or `@{cited.key}, para. …`",
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


@rule("C106", "number-without-support", Severity.ERROR, needs_whole=True)
def number_without_support(subject: Subject) -> Iterator[Problem]:
    """What: a claim without a citation states a number that none of the claims it rests on states.

    Why: a number needs a source; one that appears from nowhere can't be checked. Years and dates do not count, nor
    do number words up to ten. A claim from own research may state numbers: the signers vouch for them.

    Example:
        text: More than 40 cases remain open.
        basis: {inference: [torture/torture-unit/caseload]}

    What to do: cite the source of the number, correct it, or name the claim that states it.
    """
    for claim in subject.claims:
        basis = claim.claim.basis
        if basis is None or basis.own_research or prose(claim).citations:
            continue
        grounds = _grounds(claim, basis, subject)
        if grounds is None:
            continue
        stated = {number for ground in grounds for number in _numbers_of(ground)}
        for numeral in prose(claim).numerals:
            if _counts(numeral) and numeral.value not in stated:
                span = claim.claim.text.part(numeral.start, numeral.end)
                yield _problem(
                    claim,
                    span,
                    f"the number {span.text} is stated by none of the claims that this one rests on",
                    "cite its source, or add the claim that states it to `basis`",
                )


def _counts(numeral: Numeral) -> bool:
    return not numeral.is_date and not (numeral.in_words and numeral.value <= _SMALL)


def _grounds(claim: NamedClaim, basis: Basis, subject: Subject) -> list[NamedClaim] | None:
    """The claims that a claim rests on; None where one does not exist, which is another rule's matter."""
    names = [f"{claim.year}/{name}" for name in basis.inference] + list(basis.earlier_memo)
    if any(name not in subject.by_name for name in names):
        return None
    return [subject.by_name[name] for name in names]


def _numbers_of(claim: NamedClaim) -> set[Decimal]:
    return {numeral.value for numeral in prose(claim).numerals}


@rule("C107", "basis-names-nothing", Severity.ERROR, needs_whole=True)
def basis_names_nothing(subject: Subject) -> Iterator[Problem]:
    """What: a basis names a claim, an earlier memo's claim or an organization that does not exist.

    Why: the claim then rests on nothing.

    Example:
        basis: {inference: [torture/torture-unit/case-load]}

    What to do: correct the name. Claims of the same year are named `part/finding/claim`, earlier ones
    `YEAR/part/finding/claim`, organizations by their id in `memo/organizations.yaml`.
    """
    for claim in subject.claims:
        basis = claim.claim.basis
        if basis is None:
            continue
        organizations = subject.memos[claim.year].organizations
        for name in basis.own_research:
            if name not in organizations:
                yield _problem(
                    claim, name.span, f"no organization `{name}`", _near(name, organizations)
                )
        here = (
            {other.name for other in subject.claims if other.year == claim.year}
            if basis.inference
            else set()
        )
        for name in basis.inference:
            if name not in here:
                yield _problem(
                    claim,
                    name.span,
                    f"no claim `{name}` in the memo of {claim.year}",
                    _near(name, here),
                )
        for name in basis.earlier_memo:
            earlier = {full for full, other in subject.by_name.items() if other.year < claim.year}
            if name not in earlier:
                yield _problem(
                    claim, name.span, f"no claim `{name}` in an earlier memo", _near(name, earlier)
                )


def _near(name: str, known: Iterable[str]) -> str:
    close = nearest(name, known)
    return f"did you mean `{close}`?" if close else ""


@rule("C108", "circular-inference", Severity.ERROR, needs_whole=True)
def circular_inference(subject: Subject) -> Iterator[Problem]:
    """What: claims rest on each other in a circle, or one on itself.

    Why: a circle supports nothing.

    Example:
        - {id: a, text: …, basis: {inference: [part/finding/b]}}
        - {id: b, text: …, basis: {inference: [part/finding/a]}}

    What to do: give one of the claims a citation or another basis.
    """
    rests_on = {
        claim.full_name: [f"{claim.year}/{name}" for name in claim.claim.basis.inference]
        for claim in subject.claims
        if claim.claim.basis and claim.claim.basis.inference
    }
    reported: set[str] = set()
    for start in rests_on:
        circle = _circle(start, rests_on)
        if circle and not reported & set(circle):
            reported |= set(circle)
            claim = subject.by_name[start]
            shown = " → ".join(name.partition("/")[2] for name in [*circle, start])
            assert claim.claim.basis is not None
            yield _problem(
                claim,
                claim.claim.basis.inference[0].span,
                f"claims rest on each other in a circle: {shown}",
                "give one of them a citation or another basis",
            )


def _circle(start: str, rests_on: dict[str, list[str]]) -> list[str]:
    """A path from `start` back to it, without the return; empty where there is none."""
    paths = [[start]]
    seen = {start}
    while paths:
        path = paths.pop(0)
        for following in rests_on.get(path[-1], ()):
            if following == start:
                return path
            if following not in seen:
                seen.add(following)
                paths.append([*path, following])
    return []


@rule("C109", "source-twice", Severity.WARNING)
def source_twice(subject: Subject) -> Iterator[Problem]:
    """What: one citation names the same source twice.

    Why: the endnote repeats itself, and looks like two sources where there is one.

    Example:
        [@wola-2017, p. 3; @wola-2017, p. 9]

    What to do: name it once, with both places: `[@wola-2017, pp. 3, 9]`.
    """
    seen: dict[tuple[str, int], set[str]] = {}
    for use in subject.uses:
        keys = seen.setdefault((use.claim.full_name, use.citation.start), set())
        if use.cited.key in keys:
            span = use.claim.claim.text.part(use.cited.start, use.cited.end)
            yield _problem(
                use.claim,
                span,
                f"the citation names `{use.cited.key}` twice",
                "name it once, with both places",
            )
        keys.add(use.cited.key)


@rule("C110", "figure-not-in-text", Severity.ERROR)
def figure_not_in_text(subject: Subject) -> Iterator[Problem]:
    """What: a figure's number does not stand in the text of its claim.

    Why: figures are compared from year to year; one that the text does not state is a slip in one of the two.

    Example:
        text: The unit had opened 8,335 investigations [@pgr-torture-unit-2018-02].
        figures: {torture-investigations: 8353}

    What to do: correct the figure or the text.
    """
    for claim in subject.claims:
        stated = _numbers_of(claim) if claim.claim.figures else set()
        for name, number in claim.claim.figures.items():
            if number.value not in stated:
                yield _problem(
                    claim,
                    number.span,
                    f"the figure `{name}` is {number}, but the text does not state this number",
                    "correct the figure or the text",
                )


RULES = (
    unsupported_claim,
    unknown_source,
    malformed_citation,
    uncited_quotation,
    quotation_without_locator,
    number_without_support,
    basis_names_nothing,
    circular_inference,
    source_twice,
    figure_not_in_text,
)
