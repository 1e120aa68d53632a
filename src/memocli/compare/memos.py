"""Two memos become the changes between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from memocli.compare.changes import (
    Changes,
    ClaimChange,
    ClaimState,
    DroppedClaim,
    FigureChanges,
    VerdictChange,
)
from memocli.compare.figures import compare_figures
from memocli.compare.match import Match, dropped_names, match_claims
from memocli.compare.support import (
    basis_change,
    basis_of,
    cited_places,
    shown_sources,
    source_change,
)
from memocli.compare.wording import edits_between, readable
from memocli.load import Library
from memocli.mask import Mask
from memocli.memo import Memo, NamedClaim, Part


def compare(old: Memo, new: Memo, mask: Mask | None = None) -> Changes:
    """All that changed in verdicts, figures and claims from `old` to `new`, without what `mask` hides.

    The memos may be of any two years, or two drafts of one. Positions in the files, comments, remarks,
    waivers, the order of parts and the order of sources in a claim do not count as changes.
    """
    mask = mask or Mask(Library())
    matching = match_claims(old, new)
    figures = compare_figures(old, new, matching)
    renamed = _renamed(matching.matches)
    differing = _differing_names(figures)
    changed = [_claim_change(match, renamed, differing, mask) for match in matching.matches]
    reasons = dropped_names(old, new)
    return Changes(
        old_year=old.year,
        new_year=new.year,
        old_claims=len(old.claims),
        new_claims=len(new.claims),
        verdicts=tuple(_verdict_changes(old.parts, new.parts, mask)),
        figures=figures,
        changed=tuple(change for change in changed if change),
        added=tuple(_state(claim, mask) for claim in matching.added),
        dropped=tuple(
            DroppedClaim(_state(claim, mask), mask.named(reasons.get(claim.name, "")))
            for claim in matching.dropped
        ),
        unchanged=sum(
            len(match.new)
            for match, change in zip(matching.matches, changed, strict=True)
            if not change
        ),
    )


def _renamed(matches: Iterable[Match]) -> dict[str, str]:
    """The new names of old claims, where one claim continues one."""
    return {
        match.old[0].name: match.new[0].name
        for match in matches
        if len(match.old) == len(match.new) == 1
    }


def _differing_names(figures: FigureChanges) -> set[str]:
    return {change.name for change in figures.changed + figures.added + figures.gone}


def _claim_change(
    match: Match, renamed: Mapping[str, str], differing: set[str], mask: Mask
) -> ClaimChange | None:
    """How matched claims differ; None where they don't."""
    olds, news = match.old, match.new
    was, now = ([_state(claim, mask) for claim in claims] for claims in (olds, news))
    change = ClaimChange(
        old=tuple(was),
        new=tuple(now),
        edits=edits_between(_words(was), _words(now)),
        sources=source_change(olds, news, mask),
        basis=basis_change(olds, news, renamed),
        figures_changed=_stated(olds, differing) != _stated(news, differing),
    )
    return change if change.kinds else None


def _stated(claims: Iterable[NamedClaim], names: set[str]) -> set[tuple[str, Decimal, str]]:
    """Those figures of the claims that have one of the names."""
    return {
        (str(name), figure.value, str(figure.at or ""))
        for claim in claims
        for name, figure in claim.claim.figures.items()
        if name in names
    }


def _words(claims: Sequence[ClaimState]) -> str:
    return " ".join(claim.words for claim in claims)


def _state(claim: NamedClaim, mask: Mask) -> ClaimState:
    return ClaimState(
        name=claim.name,
        heading=mask.named(" ".join((claim.finding.heading or "").split())),
        words=mask.named(readable(claim)),
        sources=shown_sources(cited_places([claim], mask), mask),
        basis=basis_of(claim),
    )


def _verdict_changes(
    old: Iterable[Part], new: Iterable[Part], mask: Mask
) -> Iterator[VerdictChange]:
    """Parts by id: those of the new memo first, then those that are gone."""
    olds = {str(part.id): part for part in old}
    news = {str(part.id): part for part in new}
    for name in [*news, *(name for name in olds if name not in news)]:
        was, now = _verdict(olds.get(name)), _verdict(news.get(name))
        if was != now:
            part = news.get(name) or olds[name]
            yield VerdictChange(name, mask.named(" ".join(part.heading.split())), was, now)


def _verdict(part: Part | None) -> str | None:
    return str(part.verdict) if part and part.verdict else None
