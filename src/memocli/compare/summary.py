"""What a director reads of the changes between two memos: some ten lines, the same in every report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from memocli.compare.changes import (
    Changes,
    ChartChange,
    ClaimChange,
    FigureChange,
    Kind,
    PartChange,
    PartState,
)
from memocli.compare.charts_in_words import FATES, chart_fate
from memocli.compare.in_words import (
    KINDS,
    capitalized,
    change_text,
    count_text,
    figure_name,
    figure_text,
    verdict_text,
)

_TELLING: Final = 3
# How claims that both memos have may differ, in this order.
_CARRIED_ON: Final = (
    Kind.UNCHANGED,
    Kind.REWORDED,
    Kind.RESOURCED,
    Kind.BASIS,
    Kind.FIGURES,
    Kind.MOVED,
    Kind.RENAMED,
)
_OF_CLAIMS: Final = (Kind.ADDED, Kind.DROPPED, *_CARRIED_ON[1:], Kind.UNCHANGED)
_OF_PARTS: Final = (Kind.CONDITION, Kind.HEADING)
# How a number of claims of a kind is said, where that is not the name of the kind.
_COUNTED: Final = {Kind.BASIS: "on another basis", Kind.FIGURES: "with other figures"}


def summary(changes: Changes) -> Iterator[tuple[str, str]]:
    """Lines: a word or two on what each is about, and a phrase without a full stop. One about nothing goes on with the line before."""
    if changes.is_empty:
        yield "Claims", f"nothing changed in {count_text(changes.new.claims, 'claim')}"
        return
    yield "Claims", _claims(changes)
    yield "Carried on", _carried_on(changes)
    yield "Dropped", _dropped(changes)
    yield "Verdicts", _verdicts(changes)
    yield "Figures", _figures(changes)
    for change in telling(changes):
        yield "", f"{capitalized(figure_name(change))}: {in_both(change, changes)}"
    if probable := probable_pairs(changes):
        are = "pair of claims is" if probable == 1 else "pairs of claims are"
        yield "To confirm", f"{probable:,} {are} only probably the same, marked “probably”"
    if said := "; ".join(_others(changes)):
        yield "Also changed", said


def labels(changes: Changes) -> tuple[str, str]:
    """What the two memos are called; "before" and "after" where both would be called the same."""
    if changes.old.label == changes.new.label:
        return "before", "after"
    return changes.old.label, changes.new.label


def title(changes: Changes) -> str:
    """ "Changes from 2017 to 2018"."""
    old, new = changes.old.label, changes.new.label
    return f"Changes within {new}" if old == new else f"Changes from {old} to {new}"


def at(label: str) -> str:
    """ "in 2017"; "before"."""
    return label if label in ("before", "after") else f"in {label}"


def telling(changes: Changes) -> list[FigureChange]:
    """The few figures that tell most.

    First those that memo/figures.yaml gives a label, since editors chose them; then by percent or, of percentages, by points.
    """
    known = [change for change in changes.figures.changed if _size(change)]
    known.sort(key=lambda change: (bool(change.label), _size(change)), reverse=True)
    return known[:_TELLING]


def in_both(change: FigureChange, changes: Changes) -> str:
    """ "32,218 → 37,435 (+5,217, +16.2%)"; of a figure of one memo, "17, not stated in 2017"."""
    if change.old is None or change.new is None:
        old, new = labels(changes)
        other = old if change.old is None else new
        return f"{figure_text(change.new or change.old)}, not stated {at(other)}"
    return f"{figure_text(change.old)} → {figure_text(change.new)} ({change_text(change)})"


def probable_pairs(changes: Changes) -> int:
    """How many pairs of claims somebody should confirm."""
    return sum(bool(one.pairing and one.pairing.is_probable) for one in changes.claims)


def without_reason(changes: Changes) -> int:
    """How many claims were dropped without saying why."""
    return sum(
        len(one.old) for one in changes.claims if Kind.DROPPED in one.kinds and not one.reason
    )


def part_title(state: PartState) -> str:
    """ "Requirement 2 · Prohibiting torture"; the heading alone of a part that is no requirement."""
    label = f"Requirement {state.number}" if state.number is not None else ""
    return " · ".join(filter(None, (label, state.heading))) or state.id


def part_counts(part: PartChange, kinds: Collection[Kind] = ()) -> dict[Kind, int]:
    """How many claims of a part there are of each kind, of `kinds` alone where some are given."""
    return _counts(part.claims, (kind for kind in _OF_CLAIMS if not kinds or kind in kinds))


def part_line(part: PartChange, kinds: Collection[Kind] = ()) -> str:
    """ "not met → partly met; 2 added, 1 reworded"."""
    counts = part_counts(part, kinds)
    said = _counted(counts)
    verdict = verdict_change(part) if Kind.VERDICT in part.kinds else ""
    own = [KINDS[kind] for kind in part.kinds if kind in _OF_PARTS]
    return "; ".join(filter(None, (verdict, *own, _charts(part.charts), said))) or "nothing"


def verdict_change(part: PartChange) -> str:
    """ "not met → partly met"."""
    verdicts = (state.verdict if state else None for state in (part.old, part.new))
    return " → ".join(verdict_text(verdict).lower() for verdict in verdicts)


def _size(change: FigureChange) -> Decimal:
    size = change.difference if change.is_percentage else change.percent
    return abs(size or Decimal())


def _claims(changes: Changes) -> str:
    old, new = labels(changes)
    added, dropped = changes.count(Kind.ADDED), changes.count(Kind.DROPPED)
    before, after = changes.old.claims - dropped, changes.new.claims - added
    carried = f"{before:,} carried on" if before == after else f"{before:,} carried on as {after:,}"
    return (
        f"{changes.old.claims:,} {at(old)}, {changes.new.claims:,} {at(new)}: "
        f"{carried}, {added:,} added, {dropped:,} dropped"
    )


def _carried_on(changes: Changes) -> str:
    counts = _counts((one for one in changes.claims if one.old and one.new), _CARRIED_ON)
    more = " (a claim that changed in several ways is counted in each)" if len(counts) > 1 else ""
    return (_counted(counts) or "none") + more


def _counts(claims: Iterable[ClaimChange], kinds: Iterable[Kind]) -> dict[Kind, int]:
    """How many claims there are of each of the kinds, without those of which there is none."""
    found = Counter[Kind]()
    for claim in claims:
        found.update(dict.fromkeys(claim.kinds, len(claim.states)))
    return {kind: found[kind] for kind in kinds if found[kind]}


def _counted(counts: Mapping[Kind, int]) -> str:
    return ", ".join(
        f"{number:,} {_COUNTED.get(kind, KINDS[kind])}" for kind, number in counts.items()
    )


def _dropped(changes: Changes) -> str:
    missing = without_reason(changes)
    if not changes.count(Kind.DROPPED):
        return "none"
    if not missing:
        return "each with its reason"
    return f"{missing:,} without a reason" if missing > 1 else "one without a reason"


def _verdicts(changes: Changes) -> str:
    found = [part for part in changes.parts if Kind.VERDICT in part.kinds]
    return (
        "none changed"
        if not found
        else "; ".join(f"{part.state.heading}: {verdict_change(part)}" for part in found)
    )


def _figures(changes: Changes) -> str:
    old, new = labels(changes)
    figures = changes.figures
    counts = (
        (len(figures.changed), "changed"),
        (figures.unchanged, "unchanged"),
        (len(figures.gone), f"only {at(old)}"),
        (len(figures.added), f"only {at(new)}"),
    )
    return ", ".join(f"{number:,} {words}" for number, words in counts if number) or "none"


def _others(changes: Changes) -> Iterator[str]:
    """What changed outside of the claims."""
    counts = (
        (Kind.CONDITION, "the law’s wording in {}", "requirement"),
        (Kind.HEADING, "{}", "heading"),
        (Kind.PICTURE, "the picture of {}", "finding"),
        (Kind.TABLE, "the table of {}", "finding"),
        (Kind.LAYOUT, "the layout of {}", "finding"),
        (Kind.HEAD, "{} of the title page", "line"),
        (Kind.RECORD, "the records of {} that both memos cite", "source"),
    )
    for kind, words, noun in counts:
        if number := changes.count(kind):
            yield words.format(count_text(number, noun))
    if said := _charts([chart for part in changes.parts for chart in part.charts]):
        yield said


def _charts(charts: Collection[ChartChange]) -> str:
    """ "charts: 1 added, 2 changed"; empty where there are none."""
    fates = Counter(map(chart_fate, charts))
    said = ", ".join(f"{fates[fate]:,} {fate}" for fate in FATES if fates[fate])
    return f"charts: {said}" if said else ""
