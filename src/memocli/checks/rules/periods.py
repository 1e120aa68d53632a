"""Y304 and Y306: what a memo cites is of the time that it covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from memocli.checks.context import CheckContext, Use
from memocli.checks.rule import Problem, rule
from memocli.dates import PartialDate
from memocli.memo import Memo, NamedClaim, Source


@rule("Y304", needs_complete=("memos",))
def recycled(context: CheckContext) -> Iterator[Problem]:
    """What: all sources of a finding are older than the time that the memo covers, and nobody has found out anything since.

    Why: the finding may be last year's; a reader will ask what is new about it.

    Example:
        period: {from: 2018-08, to: 2019-07}        # memo.yaml
        issued: 2018-02                             # the newest source of a finding

    What to do: look for a newer source; or say in the text that nothing is known since, and waive it at the claim that cites
    the newest of them. A finding is looked at as a whole, since a law or a judgment of earlier years is good background for
    something new. It is passed by where one of its sources has no date, or one of its claims rests on research of those who
    sign; and as long as all its claims are only carried over, since nobody has looked for anything yet (Y303). So are
    introductions, and memos without a `period`.
    """
    for memo, uses in _with_period(context):
        period = memo.head.period
        assert period is not None
        by_finding: dict[int, list[Use]] = {}
        for use in uses:
            by_finding.setdefault(id(use.claim.finding), []).append(use)
        for found in by_finding.values():
            newest = _newest(context, found)
            first = found[0].claim
            if newest is None or not first.part.is_requirement or _has_research(first):
                continue
            if all(claim.carried for claim in first.finding.claims):
                continue
            use, date = newest
            if date.last_day() >= period.from_.value.first_day():
                continue
            source = context.sources[use.cited.key]
            said = "" if source.is_confidential else f" of {date.isoformat()}"
            yield _problem(
                use,
                f"the newest source of the finding `{first.finding.id}` is `{source.id}`{said}, "
                f"older than the period of the memo (from {period.from_})",
                "cite a newer one; or say in the text that nothing is known since, and waive this",
            )


@rule("Y306")
def after_period(context: CheckContext) -> Iterator[Problem]:
    """What: a claim cites something that came out, or took place, after the time that the memo covers.

    Why: either the memo covers more than it says, or this belongs into the next one, where it would be missing.

    Example:
        period: {from: 2017-09, to: 2018-04}        # memo.yaml
        submitted: 2018-07-24
        issued: 2018-06-05                          # the source

    What to do: correct the end of the `period`, or leave it for the next memo; where the source came out later, but tells of
    that time, waive it. What came out before the period is no fault (Y304 looks at whole findings), and what came out after
    the day of submission has a rule of its own (S204). An event is known by the `event-date` of its source: dates in texts are
    not read, since most of them are rightly of what came before. Memos without a `period` are passed by.
    """
    for memo, uses in _with_period(context):
        period, submitted = memo.head.period, memo.head.submitted
        assert period is not None
        end = period.to.value.last_day()
        handed_in = max(submitted.value.last_day(), end) if submitted else end
        for use in uses:
            source = context.sources.get(use.cited.key)
            issued, held = _first_day(source, "issued"), _first_day(source, "event_date")
            if source is None or (issued is not None and issued.first_day() > handed_in):
                continue
            for date, what in ((issued, "came out"), (held, "tells of an event")):
                if date is not None and date.first_day() > end:
                    said = "" if source.is_confidential else f" ({date.isoformat()})"
                    yield _problem(
                        use,
                        f"`{source.id}` {what} after the period of the memo, which ends {period.to}{said}",
                        "correct the end of the `period`, or leave it for the next memo",
                    )
                    break


def _with_period(context: CheckContext) -> Iterator[tuple[Memo, Sequence[Use]]]:
    """The memos in question that say which time they cover, with who cites what in them."""
    uses: dict[int, list[Use]] = {}
    for use in context.uses:
        uses.setdefault(use.claim.year, []).append(use)
    for year in context.years:
        if context.memos[year].head.period is not None:
            yield context.memos[year], uses.get(year, ())


def _newest(context: CheckContext, uses: Sequence[Use]) -> tuple[Use, PartialDate] | None:
    """The use of the newest source, and its date; None where that of any is not known."""
    dated = []
    for use in uses:
        source = context.sources.get(use.cited.key)
        if source is None or source.issued is None or source.issued.range is None:
            return None
        dated.append((use, source.issued.range.end))
    return max(dated, key=lambda one: one[1].last_day(), default=None)


def _has_research(claim: NamedClaim) -> bool:
    """Whether a claim of the same finding rests on research of those who sign."""
    return any(one.basis and one.basis.own_research for one in claim.finding.claims)


def _first_day(source: Source | None, field: str) -> PartialDate | None:
    given = getattr(source, field, None)
    return given.range.start if given is not None and given.range is not None else None


def _problem(use: Use, message: str, hint: str) -> Problem:
    span = use.claim.claim.text.part(use.cited.start, use.cited.end)
    return Problem(span, message, hint, claim=use.claim.full_name, source=use.cited.key)


RULES = (recycled, after_period)
