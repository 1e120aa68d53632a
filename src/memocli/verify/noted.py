"""Where the copies state a number or date of a claim, and whether that is at the place that its note gives.

A report of a hundred pages has nearly every short number somewhere: the page that is given tells whether it is this one. A date is
looked for at all places that the claim gives in a source, since it often says when everything in the sentence was. That of the
document itself stands on its cover, and not beside what is cited from it. A year alone may stand anywhere, or in the record only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from memocli.dates import PartialDate
from memocli.prose import Quotation
from memocli.prose.written_dates import WrittenDate
from memocli.verify.numbers import Sought, Stated, all_stated, loosely_stated
from memocli.verify.places import Standing, standing_of_blocks
from memocli.verify.shelf import Opened
from memocli.verify.support import Given, Support
from memocli.verify.written import Spot

# Of several places the best one counts, and is shown; that nothing can be said of one is better than another page.
_BEST: Final = (Standing.THERE, Standing.SHEET, Standing.UNKNOWN, Standing.ELSEWHERE)
# Among so many places that are not at another page one that is at the given page is looked for.
_MOST_PLACES: Final = 200


class StatedAt(Struct, frozen=True):
    """A place where a copy states something; `given` is the place that the note gives, where all places are others, else empty."""

    copy: Opened
    spot: Spot
    standing: Standing
    given: str = ""


def stated_at(sought: Sought, support: Support, copies: Sequence[Opened]) -> StatedAt | None:
    """The best place at which the copies state it: one that the note gives, if there is one, else the first."""
    best: StatedAt | None = None
    seen = 0
    for one in _places(sought, support, copies):
        if best is None or _BEST.index(one.standing) < _BEST.index(best.standing):
            best = one
        seen += best.standing is not Standing.ELSEWHERE
        if best.standing is Standing.THERE or seen == _MOST_PLACES:
            break
    if best and best.standing is Standing.ELSEWHERE and sought.kind == "date":
        return next(_loosely(sought, support, copies), best)
    return best


def _places(sought: Sought, support: Support, copies: Sequence[Opened]) -> Iterator[StatedAt]:
    for copy in copies:
        given = _given(sought, support, copy)
        for stated in all_stated(sought, copy.copy.dated):
            standing = _standing(copy, stated, given)
            if standing is Standing.ELSEWHERE and _may_stand_anywhere(sought, copy, stated.spot):
                standing = Standing.UNKNOWN
            said = given[0].said if standing is Standing.ELSEWHERE else ""
            yield StatedAt(copy, stated.spot, standing, said)


def _loosely(sought: Sought, support: Support, copies: Sequence[Opened]) -> Iterator[StatedAt]:
    """Where only the day and the month stand, at the place that is given: their year may be said once for many pages."""
    for copy in copies:
        given = _given(sought, support, copy)
        for stated in loosely_stated(sought, copy.copy.dated):
            if _standing(copy, stated, given) in (Standing.THERE, Standing.SHEET):
                yield StatedAt(copy, stated.spot, Standing.THERE)


def _given(sought: Sought, support: Support, copy: Opened) -> Sequence[Given]:
    """The places that the claim gives for it in the source of a copy."""
    where = Quotation(sought.start, sought.end)
    if copy.volume.source not in support.of(where):
        return ()
    everywhere = sought.kind in ("date", "year")
    return tuple(support.places(copy.volume.source, None if everywhere else where))


def _standing(copy: Opened, stated: Stated, given: Sequence[Given]) -> Standing:
    """Whether it is where the note says; what is in a sentence that runs over two pages is on either."""
    blocks = copy.copy.written.blocks_of(stated.start)
    answers = (
        standing_of_blocks(copy.copy.searchable, blocks, one.label, one.locator) for one in given
    )
    return min(answers, key=_BEST.index, default=Standing.UNKNOWN)


def _may_stand_anywhere(sought: Sought, copy: Opened, spot: Spot) -> bool:
    """Whether it is a year, or a date that may be that of the document: the one of its record, or one of that year on its cover."""
    if sought.kind != "date":
        return sought.kind == "year"
    issued = copy.copy.issued
    recorded = (issued.start, issued.end) if issued else ()
    if any(_is_one(date, said) for date in sought.dates for said in recorded):
        return True
    years = {one.year for one in sought.dates} & copy.copy.years
    return bool(years) and spot.block in copy.copy.cover


def _is_one(date: WrittenDate, recorded: PartialDate) -> bool:
    """Whether a date may be that of a record, which gives at least its month."""
    days = {date.day, recorded.day} - {0}
    return (date.year, date.month) == (recorded.year, recorded.month) and len(days) < 2
