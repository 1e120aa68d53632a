"""S201, S204 and S206: sources are used, are older than the memo, and have been verified."""

from __future__ import annotations

from collections.abc import Iterator

from memocli.checks.context import CheckContext
from memocli.checks.meant import MeantSources
from memocli.checks.rule import Problem, rule
from memocli.dates import PartialDate
from memocli.memo import Memo, Source


@rule("S201", needs_complete=("every_year",))
def never_cited(context: CheckContext) -> Iterator[Problem]:
    """What: no claim of any year cites the source.

    Why: it is no longer needed, or the citation that should name it names another.

    Example:
        - id: wola-2016        # and no `[@wola-2016]` anywhere

    What to do: cite it, or delete the record.
    """
    faulty = context.texts_with_faults()
    meant = MeantSources(context.sources)
    misspelt = {meant.source(use) for use in context.uses if use.cited.key not in context.sources}
    for source in context.sources_in_question:
        # A citation that can't be read may be meant for it, and has a rule of its own.
        is_cited = source.id in context.cited_anywhere or source.id in misspelt
        if not is_cited and f"@{source.id}" not in faulty:
            yield Problem.of_source(
                source,
                source.id.span,
                f"no claim cites `{source.id}`",
                "cite it, or delete the record",
            )


@rule("S204")
def source_younger_than_memo(context: CheckContext) -> Iterator[Problem]:
    """What: a claim cites a source that came out after the memo was submitted.

    Why: the memo can't have been based on it; a reader will ask what it was based on.

    Example:
        submitted: 2018-07-24                        # memo.yaml
        issued: 2018-11-15                           # the source

    What to do: cite what was there at the time; check both dates.
    """
    deadlines = {
        year: _deadline(context.memos[year]) for year in context.years if year in context.memos
    }
    for use in context.uses:
        source, deadline = context.sources.get(use.cited.key), deadlines[use.claim.year]
        if source is None or source.issued is None or source.issued.range is None:
            continue
        issued = source.issued.range.start
        if issued.first_day() > deadline.last_day():
            span = use.claim.claim.text.part(use.cited.start, use.cited.end)
            date = "" if source.is_confidential else f" {issued.isoformat()},"
            yield Problem(
                span,
                f"`{source.id}` is dated{date} later than the memo ({deadline.isoformat()})",
                "cite what was there at the time, or correct one of the two dates",
                claim=use.claim.full_name,
                source=str(source.id),
            )


def _deadline(memo: Memo) -> PartialDate:
    """The day of submission, else the end of the period, else of the year."""
    head = memo.head
    given = head.submitted or (head.period.to if head.period else None)
    return given.value if given else PartialDate(memo.year)


@rule("S206", needs_complete=("entry",))
def source_not_verified(context: CheckContext) -> Iterator[Problem]:
    """What: nobody has verified the record: its `custom.status` is not `confirmed`.

    Why: it may be another document than the one that supports the claim.

    Example:
        custom: {status: described}

    What to do: find the document, compare the record with it, and write `custom: {status: confirmed}` into it. A confidential source needs no
    status; one that is given counts.
    """
    for source in context.sources_in_question:
        status = source.custom.status if source.custom else None
        if status != "confirmed" and not (status is None and source.is_confidential):
            span = status.span if status is not None else source.id.span
            said = f"it is only `{status}`" if status is not None else "it has no `custom: status`"
            yield Problem.of_source(
                source,
                span,
                f"nobody has verified `{source.id}`: {said}",
                f"compare the record with the document, then {_confirm(source)}",
            )


def _confirm(source: Source) -> str:
    """What to write into the record, and where: CSL has a key `status` of its own, beside `custom`."""
    if source.custom is None:
        return "add `custom: {status: confirmed}` to it"
    return f"write `status: confirmed`{'' if source.custom.status else ' below `custom`'}"


RULES = (never_cited, source_younger_than_memo, source_not_verified)
