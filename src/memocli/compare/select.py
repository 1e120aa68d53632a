"""Some of the changes: those of the kinds and parts that somebody asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.compare.changes import (
    Changes,
    FigureChange,
    FigureChanges,
    FindingChange,
    Kind,
    PartChange,
)
from memocli.errors import UserError

_NOTHING: Final = (Kind.UNCHANGED,)


class Selection(Struct, frozen=True):
    """What somebody asks for: `kinds`, and `parts` by their ids; none of either means all."""

    kinds: tuple[Kind, ...] = ()
    parts: tuple[str, ...] = ()

    def of(self, changes: Changes) -> Changes:
        """What was asked for of these changes."""
        return selected(changes, self.kinds, self.parts)


def kinds_named(words: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds of these names, each once; raises UserError where one is no kind, and says which was meant."""
    return tuple(dict.fromkeys(_kind(word) for word in words))


def _kind(word: str) -> Kind:
    if word in tuple(Kind):
        return Kind(word)
    # Imported here: it is needed only where a name is misspelt.
    from memocli.suggest import folded, nearest

    meant = next((kind for kind in Kind if folded(kind) == folded(word)), None)
    if meant:
        return meant
    near = nearest(word, Kind)
    advice = f"did you mean {near}?" if near else f"kinds: {', '.join(Kind)}"
    raise UserError(f"there is no kind of change `{word}`; {advice}")


def known_parts(changes: Changes, ids: Sequence[str]) -> tuple[str, ...]:
    """The ids, each once; raises UserError, naming the parts that there are, where neither memo has one of them."""
    known = dict.fromkeys(part_id for part in changes.parts for part_id in _ids(part))
    for part_id in ids:
        if part_id not in known:
            parts = ", ".join(known) or "none"
            raise UserError(f"neither memo has a part `{part_id}` (parts: {parts})")
    return tuple(dict.fromkeys(ids))


def selected(
    changes: Changes, kinds: Collection[Kind] = (), parts: Collection[str] = ()
) -> Changes:
    """The same changes with only the entries that have one of `kinds`, in one of `parts` (by id); nothing given means all.

    Findings and parts stay where anything in them does, so that a claim is still found below its headings; of what changed
    in themselves, they keep only what was asked for. What a memo has in all (`Changes.old`, `.new`) stays as it is.
    """
    wanted = frozenset(kinds or Kind)
    left = tuple(part for part in changes.parts if not parts or set(_ids(part)) & set(parts))
    if kinds:
        left = tuple(part for part in (_part(part, wanted) for part in left) if part is not None)
    return replace(
        changes,
        head=changes.head if Kind.HEAD in wanted and not parts else (),
        parts=left,
        figures=_figures(changes.figures, wanted, parts),
        records=changes.records if Kind.RECORD in wanted and not parts else (),
    )


def _ids(part: PartChange) -> list[str]:
    """The id of a part in the new memo, and in the old one."""
    return [state.id for state in (part.new, part.old) if state is not None]


def _part(part: PartChange, wanted: frozenset[Kind]) -> PartChange | None:
    found = (_finding(finding, wanted) for finding in part.findings)
    findings = tuple(finding for finding in found if finding is not None)
    own = _own(part.kinds, wanted)
    charts = part.charts if Kind.CHART in wanted else ()
    if not findings and not charts and own == _NOTHING:
        return None
    return replace(
        part,
        charts=charts,
        findings=findings,
        kinds=own,
        heading=part.heading if Kind.HEADING in wanted else (),
        condition=part.condition if Kind.CONDITION in wanted else (),
    )


def _finding(finding: FindingChange, wanted: frozenset[Kind]) -> FindingChange | None:
    claims = tuple(claim for claim in finding.claims if wanted.intersection(claim.kinds))
    own = _own(finding.kinds, wanted)
    if not claims and own == _NOTHING:
        return None
    heading = finding.heading if Kind.HEADING in wanted else ()
    table = finding.table if Kind.TABLE in wanted else ()
    return replace(finding, claims=claims, kinds=own, heading=heading, table=table)


def _own(kinds: Iterable[Kind], wanted: frozenset[Kind]) -> tuple[Kind, ...]:
    """Those of the kinds of a part or finding itself that are wanted."""
    return tuple(kind for kind in kinds if kind in wanted) or _NOTHING


def _figures(
    figures: FigureChanges, wanted: Collection[Kind], parts: Collection[str]
) -> FigureChanges:
    if Kind.FIGURES not in wanted:
        return FigureChanges()

    def left(changes: Iterable[FigureChange]) -> tuple[FigureChange, ...]:
        return tuple(change for change in changes if not parts or _parts_of(change) & set(parts))

    unchanged = 0 if parts else figures.unchanged
    return FigureChanges(left(figures.changed), left(figures.added), left(figures.gone), unchanged)


def _parts_of(change: FigureChange) -> set[str]:
    return {state.claim.partition("/")[0] for state in (change.old, change.new) if state}
