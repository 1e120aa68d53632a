"""C106 to C108 and C110: what a claim without a citation rests on is there, and states its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from memocli.checks.rule import Problem, rule
from memocli.checks.subject import Subject, prose
from memocli.diagnostics import Severity
from memocli.model import Basis, NamedClaim
from memocli.prose import Numeral
from memocli.suggest import Speller
from memocli.text import Span

# A number word up to here is as often grammar ("one of the", "in two ways") as a count.
_SMALL: Final = 10


def _problem(claim: NamedClaim, span: Span, message: str, hint: str = "") -> Problem:
    return Problem(span, message, hint, claim.full_name)


def _numbers_of(claim: NamedClaim) -> set[Decimal]:
    return {numeral.value for numeral in prose(claim).numerals}


@rule("C106", "number-without-support", Severity.ERROR)
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
                said = claim.claim.text[numeral.start : numeral.end]
                yield _problem(
                    claim,
                    claim.claim.text.part(numeral.start, numeral.end),
                    f"the number `{said}` is stated by none of the claims that this one rests on",
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


@rule("C107", "basis-names-nothing", Severity.ERROR, needs_whole=("memos",))
def basis_names_nothing(subject: Subject) -> Iterator[Problem]:
    """What: a basis names a claim, an earlier memo's claim or an organization that does not exist.

    Why: the claim then rests on nothing.

    Example:
        basis: {inference: [torture/torture-unit/case-load]}

    What to do: correct the name. Claims of the same year are named `part/finding/claim`, earlier ones
    `YEAR/part/finding/claim`, organizations by their id in `memo/organizations.yaml`.
    """
    spellers = {year: _Spellers(subject, year) for year in subject.years}
    for claim in subject.claims:
        basis, near = claim.claim.basis or Basis(), spellers[claim.year]
        organizations = subject.memos[claim.year].organizations
        for name in basis.own_research:
            if name not in organizations:
                close = near.organizations.nearest(name)
                hint = f"did you mean `{close}`?" if close else "add it to memo/organizations.yaml"
                yield _problem(claim, name.span, f"no organization `{name}`", hint)
        for name in basis.inference:
            if f"{claim.year}/{name}" not in subject.by_name:
                message = f"no claim `{name}` in the memo of {claim.year}"
                yield _problem(claim, name.span, message, _inference_hint(claim, name, near))
        for name in basis.earlier_memo:
            if not subject.has_earlier(name, claim.year):
                message = f"no claim `{name}` in an earlier memo"
                close = near.earlier.nearest(name)
                hint = "write `YEAR/part/finding/claim`; for a claim of this memo, `inference`"
                hint = f"did you mean `{close}`?" if close else hint
                yield _problem(claim, name.span, message, hint)


class _Spellers:
    """The names that the bases of a year may give."""

    def __init__(self, subject: Subject, year: int) -> None:
        here = subject.memos.get(year)
        self.claims = {claim.name for claim in here.claims()} if here else set()
        self.inference = Speller(self.claims)
        self.earlier = Speller(subject.earlier_names(year))
        self.organizations = Speller(here.organizations if here else ())


def _inference_hint(claim: NamedClaim, name: str, near: _Spellers) -> str:
    without = name.removeprefix(f"{claim.year}/")
    if without in near.claims and without != claim.name:
        return f"write `{without}`, without the year"
    close = near.inference.nearest(name, besides=claim.name)
    return f"did you mean `{close}`?" if close else "write `part/finding/claim`"


@rule("C108", "circular-inference", Severity.ERROR)
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
    place = {name: index for index, name in enumerate(rests_on)}
    for circle in _circles(rests_on):
        start = min(circle, key=place.__getitem__)
        at = circle.index(start)
        path = [name.partition("/")[2] for name in [*circle[at:], *circle[:at], start]]
        shown = path if len(path) <= 8 else [*path[:4], "…", *path[-3:]]
        claim = subject.by_name[start]
        names = claim.claim.basis.inference if claim.claim.basis else ()
        yield _problem(
            claim,
            next(name.span for name in names if name == path[1]),
            f"claims rest on each other in a circle: {' → '.join(shown)}",
            "give one of them a citation or another basis",
        )


def _circles(rests_on: dict[str, list[str]]) -> Iterator[list[str]]:
    """Circles that share no claim, each in the order in which its claims rest on the next."""
    done: set[str] = set()
    for first, grounds in rests_on.items():
        path, place, unseen = [first], {first: 0}, {first: iter(grounds)}
        while path and first not in done:
            ground = next(unseen[path[-1]], None)
            if ground is None:
                done.add(path.pop())
            elif ground in done or ground not in rests_on:
                continue
            elif ground in place:
                circle = path[place[ground] :]
                yield circle
                done.update(circle)
                del path[place[ground] :]
            else:
                place[ground], unseen[ground] = len(path), iter(rests_on[ground])
                path.append(ground)


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


RULES = (number_without_support, basis_names_nothing, circular_inference, figure_not_in_text)
