"""Y302, Y303 and Y310: each claim of the last memo goes on or is dropped, and somebody has looked at it."""

from __future__ import annotations

from collections.abc import Iterator

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.checks.succession import carried_waivers, lost_claims, named_claims
from memocli.diagnostics import Related


@rule("Y302", needs_complete=("memos", "every_year"))
def claim_lost(context: CheckContext) -> Iterator[Problem]:
    """What: a claim of the last memo is not in this one, and nothing says why.

    Why: a reader who has both asks whether it was withdrawn; and a case that is forgotten is a case given up.

    Example:
        2017/torture/torture-unit/caseload        # and nothing in memo/2018/ continues or drops it

    What to do: write `continues: 2017/torture/torture-unit/caseload` at the claim that takes its matter up, or name it below
    `dropped` in memo.yaml, with the reason. A claim of the same full name goes on with it, unless it continues another one.
    The last memo is that of the nearest earlier year. It is a warning, not an error, since a memo is written claim by claim.
    """
    for memo, earlier in context.with_earlier():
        # A name that no claim has may be meant for one that seems lost; Y301 tells of it.
        if not all(context.has_earlier(name, memo.year) for name in named_claims(memo)):
            continue
        for lost in lost_claims(earlier, memo):
            yield Problem(
                memo.head.year.span,
                f"no claim continues `{lost.full_name}`, and it is not dropped",
                f"write `continues: {lost.full_name}` at the claim that goes on with it, "
                "or name it below `dropped`, with the reason",
                related=(Related(lost.claim.id.span, "the claim of the last memo"),),
            )


@rule("Y303", waivable=False)
def carried_unseen(context: CheckContext) -> Iterator[Problem]:
    """What: a claim was carried over from an earlier memo, and nobody has looked at it yet: it has `carried: true`.

    Why: what was true last year may no longer be, and it would be printed as if it had been checked.

    Example:
        continues: 2018/torture/torture-unit/caseload
        carried: true

    What to do: compare the claim with what is known today, correct it, and delete the line `carried: true`: that says that
    somebody looked. As long as the line stands, what the earlier claim waives is waived for this one too. It ends with the
    line: where the same exception is right today, write it again as `waive`, with the reason of today.
    """
    for claim in context.claims:
        if claim.claim.carried:
            waived = dict.fromkeys(code for code, _ in carried_waivers(claim, context.by_name))
            hint = "compare it with what is known today, then delete `carried: true`"
            if waived:
                codes = " and ".join(f"`{code}`" for code in waived)
                hint += f"; that ends the earlier claim's waiver of {codes}, so say again why, if it still holds"
            yield Problem(
                claim.claim.id.span,
                f"nobody has looked at `{claim.claim.id}` since it was carried over",
                hint,
                claim.full_name,
                related=tuple(Related(code.span, "waived until then") for code in waived),
            )


@rule("Y310", needs_complete=("memos",), waivable=False)
def continued_and_dropped(context: CheckContext) -> Iterator[Problem]:
    """What: a claim of an earlier memo is continued and dropped at once.

    Why: the memo says of one claim that it goes on and that it does not; the comparison of the years has to call one of the two
    a slip.

    Example:
        dropped:
          - {claim: 2017/torture/unit/cases, reason: The matter is closed.}       # memo.yaml
        continues: 2017/torture/unit/cases                                        # a claim

    What to do: delete one of the two. Where only a part of it is taken up, write `continues`, and say the rest in a `remark`.
    """
    for year in context.years:
        memo = context.memos[year]
        dropped = {str(entry.claim): entry.claim for entry in memo.head.dropped}
        for claim in memo.claims if dropped else ():
            for name in claim.claim.continues:
                if name in dropped:
                    yield Problem(
                        name.span,
                        f"`{name}` is continued here, and dropped in memo.yaml",
                        "delete one of the two",
                        claim.full_name,
                        related=(Related(dropped[name].span, "here it is dropped"),),
                    )


RULES = (claim_lost, carried_unseen, continued_and_dropped)
