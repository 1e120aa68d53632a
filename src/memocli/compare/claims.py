"""What became of one claim, or of several that were joined or split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from memocli.compare.changes import (
    ClaimChange,
    ClaimState,
    Edit,
    FigureChange,
    Kind,
    SourceChange,
)
from memocli.compare.edits import edits_between
from memocli.compare.figures import stated_changes
from memocli.compare.match import Match
from memocli.compare.records import Sources
from memocli.compare.sections import Sections, said_heading
from memocli.compare.sides import ReadClaim
from memocli.compare.support import Titles, basis_change, basis_of, cited_ids, source_change
from memocli.compare.words import joined


class Known(Struct, frozen=True):
    """What has to be known of the whole memos to say what became of a claim.

    `renamed` are the new names of old claims; `reasons` say why old claims were dropped; `figures` are all that changed, by name.
    """

    sections: Sections
    titles: Titles
    renamed: Mapping[str, str]
    reasons: Mapping[str, str]
    figures: dict[str, list[FigureChange]]


def claim_change(match: Match, known: Known) -> ClaimChange:
    """The entry of a match."""
    old = tuple(_state(claim, known.titles.old) for claim in match.old)
    new = tuple(_state(claim, known.titles.new) for claim in match.new)
    figures = stated_changes(match.old, match.new, known.figures)
    if not old:
        return ClaimChange(old, new, (Kind.ADDED,), figures=figures)
    if not new:
        (gone,) = match.old
        reason = known.reasons.get(gone.name, "")
        return ClaimChange(
            old, new, (Kind.DROPPED,), figures=figures, reason=gone.saying.text(reason)
        )
    edits, sources = _words_and_sources(match, known.titles)
    basis = basis_change(match.old, match.new, known.renamed)
    applies = {
        Kind.REWORDED: bool(edits),
        Kind.RESOURCED: bool(sources),
        Kind.FIGURES: bool(figures),
        Kind.BASIS: basis is not None,
        Kind.MOVED: _is_moved(match, known.sections),
        Kind.RENAMED: _ids(match.old) != _ids(match.new),
    }
    return ClaimChange(old, new, kinds_of(applies), match.pairing, edits, sources, basis, figures)


def kinds_of(applies: Mapping[Kind, bool]) -> tuple[Kind, ...]:
    """The kinds that apply, or that nothing changed."""
    return tuple(kind for kind, does in applies.items() if does) or (Kind.UNCHANGED,)


def _words_and_sources(match: Match, titles: Titles) -> tuple[tuple[Edit, ...], SourceChange]:
    """How the words and the sources differ: most texts are the same, and not looked at word by word."""
    if [claim.text for claim in match.old] == [claim.text for claim in match.new]:
        return (), SourceChange()
    was, now = (joined([claim.words for claim in claims]) for claims in (match.old, match.new))
    return edits_between(was, now), source_change(match.old, match.new, titles)


def _is_moved(match: Match, sections: Sections) -> bool:
    """Whether the claims stand in other findings than those that their old ones became."""
    was = {sections.findings.new_of.get(claim.finding) for claim in match.old}
    return was != {claim.finding for claim in match.new}


def _ids(claims: Sequence[ReadClaim]) -> set[str]:
    return {str(claim.claim.claim.id) for claim in claims}


def _state(claim: ReadClaim, sources: Sources) -> ClaimState:
    finding, part = claim.claim.finding, claim.claim.part
    text = claim.saying.text
    return ClaimState(
        name=claim.name,
        finding=f"{part.id}/{finding.id}",
        heading=text(said_heading(finding)),
        part_heading=text(part.heading),
        words=claim.runs,
        notes=claim.notes,
        sources=tuple(sources.state(key) for key in cited_ids(claim)),
        basis=basis_of(claim),
    )
