"""Y305 and Y309: a requirement is judged and quoted otherwise than in the last memo only for a reason that can be looked up."""

from __future__ import annotations

from collections.abc import Iterator

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.checks.succession import parts_of_both
from memocli.diagnostics import Related
from memocli.memo import Part, Period, Source


@rule("Y305", needs_complete=("memos", "every_year"))
def verdict_without_news(context: CheckContext) -> Iterator[Problem]:
    """What: the verdict on a requirement is another one than in the last memo, and no claim of the part rests on a source from the
    time that the memo covers.

    Why: whoever dislikes the verdict will say that nothing has happened that could have changed it.

    Example:
        verdict: partly-met                         # `not-met` in the last memo
        period: {from: 2018-08, to: 2019-07}        # and no source of the part is of that time

    What to do: cite what has changed, or look at the verdict again. A source without a date counts as one of that time.
    Memos without a `period` are passed by.
    """
    for memo, earlier in context.with_earlier():
        for was, part in parts_of_both(earlier, memo):
            if part.verdict is None or was.verdict is None or part.verdict == was.verdict:
                continue
            if memo.head.period is None or _has_news(context, part, memo.head.period):
                continue
            yield Problem(
                part.verdict.span,
                f"the verdict was `{was.verdict}` in {earlier.year}, and no source of `{part.id}` is from the period",
                "cite what has changed since, or look at the verdict again",
                related=(Related(was.verdict.span, f"the verdict of {earlier.year}"),),
            )


def _has_news(context: CheckContext, part: Part, period: Period) -> bool:
    """Whether a source of the part may be from the period."""
    cited = {use.cited.key for use in context.uses if use.claim.part is part}
    return any(_may_be_of(context.sources.get(key), period) for key in cited)


def _may_be_of(source: Source | None, period: Period) -> bool:
    issued = source.issued.range if source is not None and source.issued is not None else None
    if issued is None:
        return True
    start, end = period.from_.value.first_day(), period.to.value.last_day()
    return issued.start.first_day() <= end and issued.end.last_day() >= start


@rule("Y309", needs_complete=("memos", "every_year"))
def condition_reworded(context: CheckContext) -> Iterator[Problem]:
    """What: the law's condition has other words than in the last memo, and no `source` that they could be looked up in.

    Why: the words of the law are quoted; where they change, a reader must be able to see that the law did.

    Example:
        condition:
          text: The government is enforcing the prohibitions against torture.     # `… prohibitions against torture …` last year

    What to do: name the source that has these words (`source: us-appropriations-2019`), or write those of the last memo. Line
    breaks and blanks do not count.
    """
    for memo, earlier in context.with_earlier():
        for was, part in parts_of_both(earlier, memo):
            now, then = part.condition, was.condition
            if now is None or then is None or now.source is not None:
                continue
            if now.text.split() != then.text.split():
                yield Problem(
                    now.text.span,
                    f"the condition of `{part.id}` has other words than in {earlier.year}, and no source",
                    "name the source that has them with `source:`, or write the words of the last memo",
                    related=(Related(then.text.span, f"the words of {earlier.year}"),),
                )


RULES = (verdict_without_news, condition_reworded)
