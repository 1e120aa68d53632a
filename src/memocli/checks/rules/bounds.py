"""C115, and a part of C110: a figure is as exact as the text says."""

from __future__ import annotations

from collections.abc import Iterator

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.fields import Figure
from memocli.language import language_of_tag
from memocli.memo import NamedClaim
from memocli.prose import Numeral, StatedBound, bounds_of


def unstated_bound(
    claim: NamedClaim, name: str, figure: Figure, context: CheckContext
) -> Iterator[Problem]:
    """What C110 says of a figure whose number the text states, but not with the bound that the figure has."""
    if figure.at is None:
        return
    text, language = claim.claim.text, context.memos[claim.year].language
    stated = _statements(claim, figure)
    if any(bound.kind == figure.at for at in stated for bound in bounds_of(text, at, language)):
        return
    said = f"{language_of_tag(language).bounds[figure.at][0]} {figure.number}"
    yield Problem.of_claim(
        claim,
        figure.at.span,
        f"the figure `{name}` is a bound, but the text does not say `{said}` or the like",
        f"correct the text or the figure; where the number is exact, write `{name}: {figure.number}`",
    )


@rule("C115")
def bound_not_in_figure(context: CheckContext) -> Iterator[Problem]:
    """What: the text gives a number as a bound or an estimate (`at least 31`), and the figure gives it as exact.

    Why: "at least 31" and "31" are not the same number. The comparison of the years would say by how much it rose, which
    nobody knows.

    Example:
        text: In 2017 at least 31 activists and journalists were murdered [@front-line-defenders-2017].
        figures: {murdered: 31}

    What to do: write what the number stands for, `murdered: {value: 31, at: least}`: `least`, `most` (also for "fewer than"),
    `about` or `over`. Where "no more than" only means "only", write that. Where the word has another meaning ("over 30
    months" for "during"), waive the rule at the claim. "About" and "over" count before round numbers only.
    """
    for claim in context.claims:
        language = context.memos[claim.year].language
        for name, figure in claim.claim.figures.items():
            bound = None if figure.at else _bound_of_all(claim, figure, language)
            if bound is not None:
                said = " ".join(claim.claim.text[bound.start : bound.end].split())
                yield Problem.of_claim(
                    claim,
                    figure.number.span,
                    f"the text says `{said}`, but the figure `{name}` is exactly {figure.number}",
                    f"write `{name}: {{value: {figure.number}, at: {bound.kind}}}`",
                )


def _bound_of_all(claim: NamedClaim, figure: Figure, language: str) -> StatedBound | None:
    """The bound next to a figure's number; None where the text has the number, once at least, without any."""
    text = claim.claim.text
    found = [
        next((bound for bound in bounds_of(text, numeral, language) if bound.certain), None)
        for numeral in _statements(claim, figure)
        if not numeral.is_date
    ]
    return found[0] if found and all(found) else None


def _statements(claim: NamedClaim, figure: Figure) -> list[Numeral]:
    """Where the text has the number of a figure."""
    return claim.prose.by_value.get(figure.value, [])


RULES = (bound_not_in_figure,)
