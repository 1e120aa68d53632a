"""Y3xx: a memo and the years before it fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from memocli.checks.context import CheckContext
from memocli.checks.moved import MovedClaims
from memocli.checks.rule import Problem, rule
from memocli.suggest import Speller
from memocli.text import Placed


@rule("Y301", needs_complete=("memos",))
def continues_nothing(context: CheckContext) -> Iterator[Problem]:
    """What: `continues` or `dropped` names a claim that no earlier memo has.

    Why: the comparison of the years would call the claim new, and the earlier one dropped.

    Example:
        continues: 2017/torture/torture-unit/case-load

    What to do: correct the name: `YEAR/part/finding/claim` of an earlier year. In a first memo, take
    `continues` away.
    """
    moved = MovedClaims(context)
    near = {year: Speller(context.earlier_names(year)) for year in context.years}
    for claim in context.claims:
        for name in claim.claim.continues:
            if not context.has_earlier(name, claim.year):
                yield Problem(
                    name.span,
                    f"no claim `{name}` in an earlier memo",
                    moved.earlier_hint(name, claim.year, claim)
                    or _hint(context, name, claim.year, near),
                    claim.full_name,
                )
    for year in context.years:
        for entry in context.memos[year].head.dropped if year in context.memos else ():
            if not context.has_earlier(entry.claim, year):
                yield Problem(
                    entry.claim.span,
                    f"no claim `{entry.claim}` in an earlier memo",
                    moved.earlier_hint(entry.claim, year)
                    or _hint(context, entry.claim, year, near),
                )


def _hint(context: CheckContext, name: Placed, year: int, near: Mapping[int, Speller]) -> str:
    if min(context.memos, default=year) >= year:
        return f"there is no memo before {year}: take this away"
    close = near[year].nearest(name)
    return f"did you mean `{close}`?" if close else "write `YEAR/part/finding/claim`"


RULES = (continues_nothing,)
