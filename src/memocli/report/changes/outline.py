"""The order of a report: its parts, their findings, and the claims of each; and what stands beside the parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from memocli.compare.changes import (
    ChartChange,
    ClaimChange,
    EditKind,
    FindingChange,
    HeadChange,
    Kind,
    PartChange,
)
from memocli.compare.charts_in_words import (
    chart_differences,
    chart_fate,
    chart_form,
    chart_labels,
    chart_title,
)
from memocli.compare.in_words import LAYOUTS, figure_name, verdict_text
from memocli.compare.summary import in_both, part_title, verdict_change
from memocli.report.changes.entries import entry, source, unchanged
from memocli.report.changes.facts import ChangesReport
from memocli.report.changes.said import (
    Block,
    Fact,
    Heading,
    Run,
    edited,
    fact,
    name,
    replaced,
    words,
)


def outline(report: ChangesReport) -> Iterator[Block]:
    """All that is shown, in the order of the new memo."""
    for part in report.shown.parts:
        yield _part(part, report)
        for finding in part.findings:
            yield _finding(finding, report)
            yield from _claims(finding.claims, report)


def legend(report: ChangesReport) -> Fact:
    """How words are marked."""
    return fact(
        "Marks",
        words(f"only {report.in_old}", EditKind.DELETE),
        words(f"only {report.in_new}", EditKind.INSERT),
        words("[12] the number of a note"),
    )


def head_facts(report: ChangesReport) -> list[Fact]:
    """What changed on the title page."""
    return [_field(change) for change in report.shown.head]


def record_facts(report: ChangesReport) -> Iterator[tuple[Run, list[Fact]]]:
    """Sources whose records changed, and what changed in each."""
    for change in report.shown.records:
        yield source(change.source), [_field(field) for field in change.fields]


def _field(change: HeadChange) -> Fact:
    return fact(change.key, *replaced(change.old, change.new))


def _claims(claims: Iterable[ClaimChange], report: ChangesReport) -> Iterator[Block]:
    """Those that changed, in their order; then those that did not."""
    same: list[ClaimChange] = []
    for claim in claims:
        if Kind.UNCHANGED in claim.kinds:
            same.append(claim)
        else:
            yield entry(claim, report)
    if same:
        yield unchanged(same)


def _part(part: PartChange, report: ChangesReport) -> Heading:
    state, facts = part.state, tuple(_part_facts(part, report))
    return Heading(1, part_title(state), state.id, _only_in(part, report), facts)


def _only_in(change: PartChange | FindingChange, report: ChangesReport) -> str:
    if change.old is None:
        return f"only {report.in_new}"
    return "" if change.new else f"only {report.in_old}"


def _part_facts(part: PartChange, report: ChangesReport) -> Iterator[Fact]:
    old, new = part.old, part.new
    if old and new and old.verdict != new.verdict:
        yield fact("verdict", words(verdict_change(part)))
    elif part.state.verdict:
        yield fact("verdict", words(verdict_text(part.state.verdict).lower()))
    if part.heading:
        yield fact("heading", *edited(part.heading))
    if part.condition:
        yield fact("the law", *edited(part.condition))
    if old and Kind.RENAMED in part.kinds:
        yield fact("was", name(old.id))
    if old and old.number != part.state.number and old.number is not None:
        yield fact("number", words(f"{report.in_old}: Requirement {old.number}"))
    elif Kind.MOVED in part.kinds:
        yield fact(
            "order", words("the part stood elsewhere, or its findings were in another order")
        )
    for chart in part.charts:
        yield from _chart(chart, report)


def _chart(change: ChartChange, report: ChangesReport) -> Iterator[Fact]:
    """A chart by its title, and below it what differs."""
    title = chart_title(change.state)
    if change.old is None or change.new is None:
        kind = EditKind.INSERT if change.new else EditKind.DELETE
        yield fact(
            "chart",
            words(title, kind),
            words(f"({chart_form(change.state)}: {chart_labels(change.state)})"),
        )
        return
    yield fact("chart", words(f"{title} {chart_fate(change)}"))
    for about, before, now in chart_differences(change):
        yield fact(about, *replaced(before, now))
    for point in change.points:
        yield fact("figure", words(f"{figure_name(point)}: {in_both(point, report.changes)}"))


def _finding(finding: FindingChange, report: ChangesReport) -> Heading:
    state, facts = finding.state, tuple(_finding_facts(finding))
    return Heading(2, state.heading, state.name, _only_in(finding, report), facts)


def _finding_facts(finding: FindingChange) -> Iterator[Fact]:
    old, new = finding.old, finding.new
    if finding.heading:
        yield fact("heading", *edited(finding.heading))
    if finding.table:
        yield fact("table", *edited(finding.table))
    if not (old and new):
        return
    if Kind.RENAMED in finding.kinds or Kind.MOVED in finding.kinds:
        yield from _moved(old.name, new.name)
    if Kind.PICTURE in finding.kinds:
        yield fact("picture", *replaced(old.picture, new.picture))
        for label, was, now in (("says", old.alt, new.alt), ("caption", old.caption, new.caption)):
            if was != now:
                yield fact(label, *replaced(was, now))
    if Kind.LAYOUT in finding.kinds:
        shapes = (LAYOUTS[state.layout] for state in (old, new))
        yield fact("layout", words(" → ".join(shapes)))


def _moved(old: str, new: str) -> Iterator[Fact]:
    if old != new:
        yield fact("was", name(old))
    else:
        yield fact(
            "order", words("the finding stood elsewhere, or its claims were in another order")
        )
