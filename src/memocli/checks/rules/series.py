"""Y307 and Y308: a figure has one value in a memo, and a total that can only rise does not fall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.diagnostics import Related
from memocli.fields import Figure
from memocli.memo import NamedClaim
from memocli.text import Placed

_Stated: TypeAlias = tuple[NamedClaim, Placed, Figure]


@rule("Y307")
def two_values(context: CheckContext) -> Iterator[Problem]:
    """What: one figure has two values in a memo.

    Why: the memo contradicts itself, and whoever finds it out will quote both numbers.

    Example:
        figures: {torture-investigations: 8335}        # one claim
        figures: {torture-investigations: 8353}        # another one

    What to do: correct the one that is wrong. Where both are right, they count different things: give one another name. An
    exact number and a bound (`{value: 31, at: least}`), or two kinds of bounds, are not two values.
    """
    for year in context.years:
        first: dict[tuple[str, str], _Stated] = {}
        for claim, name, figure in _stated(context, year):
            before, _, known = first.setdefault(
                (str(name), str(figure.at or "")), (claim, name, figure)
            )
            if known.value != figure.value:
                yield Problem(
                    figure.number.span,
                    f"the figure `{name}` is {figure.number} here, and {known.number} in `{before.name}`",
                    "correct the one that is wrong, or give it another name if it counts something else",
                    claim.full_name,
                    related=(Related(known.number.span, "the other value"),),
                )


@rule("Y308")
def total_fell(context: CheckContext) -> Iterator[Problem]:
    """What: a figure that can only rise, by memo/figures.yaml, is lower than in the last memo that states it.

    Why: one of the two numbers is wrong, or they do not count the same; a reader will say that neither can be trusted.

    Example:
        - {id: torture-investigations, label: Investigations, cumulative: true}       # memo/figures.yaml
        figures: {torture-investigations: {value: 4713, at: over}}                    # 2017
        figures: {torture-investigations: 4700}                                       # 2018

    What to do: correct the number; give it another name where it counts something else; delete `cumulative: true`; or waive it
    where the authorities themselves counted anew, and say so in the text. Bounds
    are compared where that is sure: less than 4,713 is surely lower than over 4,713, and an estimate (`at: about`) is not
    compared.
    """
    totals = {name for name, meaning in context.figures.items() if meaning.cumulative}
    for year in context.years if totals else ():
        reached = _reached(context, totals, year)
        for claim, name, figure in _stated(context, year):
            most = _most(figure)
            if name not in reached or most is None:
                continue
            before, known = reached[str(name)]
            if most < (known.value, str(known.at or "") == "over"):
                yield Problem(
                    figure.number.span,
                    f"the figure `{name}` can only rise, and is {figure.number} after {known.number} in {before.year}",
                    "correct the number, or give it another name if it counts something else",
                    claim.full_name,
                    related=(Related(known.number.span, f"the value of {before.year}"),),
                )


def _stated(context: CheckContext, year: int) -> Iterator[_Stated]:
    for claim in context.memos[year].claims:
        for name, figure in claim.claim.figures.items():
            yield claim, name, figure


def _reached(
    context: CheckContext, totals: Iterable[str], year: int
) -> dict[str, tuple[NamedClaim, Figure]]:
    """What each total had reached for certain in the last memo before `year` that says so, and the claim that does."""
    reached: dict[str, tuple[NamedClaim, Figure]] = {}
    for earlier in sorted(one for one in context.memos if one < year):
        highest: dict[str, tuple[NamedClaim, Figure]] = {}
        for claim, name, figure in _stated(context, earlier):
            if name not in totals or str(figure.at or "") in ("most", "about"):
                continue
            known = highest.get(str(name))
            if known is None or figure.value > known[1].value:
                highest[str(name)] = (claim, figure)
        reached |= highest
    return reached


def _most(figure: Figure) -> tuple[Decimal, bool] | None:
    """The most that a figure can be, to be compared with `(number, whether it was over that)`; None where nothing limits it."""
    return (figure.value, False) if str(figure.at or "") in ("", "most") else None


RULES = (two_values, total_fell)
