"""C116 to C118: a chart shows what claims state, with their notes, and nothing that can't be compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.memo import Chart, Part, counts_percent
from memocli.series import Charted, Points, charted, charts_of, points_of
from memocli.suggest import Speller
from memocli.text import Placed

# The lines of a chart must be told apart without colours.
_MOST_LINES = 4


class _Seen(Struct, frozen=True):
    """A chart in question, what it shows, and the year and part that it stands in."""

    year: int
    part: Part
    chart: Chart
    shown: Charted
    points: Points


def _charts(context: CheckContext) -> Iterator[_Seen]:
    """All charts in question. Where there are none, nothing is gathered for them."""
    memos = {year: context.memos[year] for year in context.years if year in context.memos}
    found = [(year, *one) for year, memo in memos.items() for one in charts_of(memo)]
    points = points_of(context.memos.values()) if found else {}
    for year, part, chart in found:
        yield _Seen(year, part, chart, charted(chart, year, points, context.memos), points)


@rule("C116", needs_complete=("memos",), waivable=False)
def chart_names_nothing(context: CheckContext) -> Iterator[Problem]:
    """What: a chart names a figure that no claim states in its years, a year that has no number, or a finding that its part has not.

    Why: the chart would lack what readers are to see, without a word.

    Example:
        figures: [torture-investigation, torture-cases-charged]

    What to do: write the name as the claims have it under `figures`; `memocli figures --all` lists all names with their years. A chart
    shows what its own memo and earlier ones state, and with `over: figures` what one memo states.
    """
    for seen in _charts(context):
        near = Speller(seen.points)
        for name in seen.chart.figures:
            if not seen.shown.points[name]:
                yield Problem(name.span, *_missing(name, seen, near))
        for year in seen.chart.years:
            if not any(seen.shown.at(name, year.value) for name in seen.shown.points):
                message = f"no figure of this chart is stated in the memo of {year}"
                yield Problem(year.span, message, "delete the year, or name other figures")
        findings = {str(finding.id) for finding in seen.part.findings}
        if seen.chart.finding is not None and seen.chart.finding not in findings:
            close = Speller(findings).nearest(seen.chart.finding)
            hint = f"did you mean `{close}`?" if close else "write the `id` of a finding"
            message = f"no finding `{seen.chart.finding}` in part `{seen.part.id}`"
            yield Problem(seen.chart.finding.span, message, hint)


def _missing(name: Placed, seen: _Seen, near: Speller) -> tuple[str, str]:
    """What is wrong with the name of a figure without points, and what to type."""
    elsewhere = [point.year for point in seen.points.get(name, ())]
    if not elsewhere:
        close = near.nearest(name)
        hint = f"did you mean `{close}`?" if close else "write a name from `figures` of a claim"
        return f"no claim states a figure `{name}`", hint
    years = ", ".join(map(str, dict.fromkeys(elsewhere)))
    where = ", ".join(map(str, seen.shown.years))
    return f"no claim states the figure `{name}` in {where}", f"it is stated in {years}"


@rule("C117", needs_complete=("memos",), waivable=False)
def chart_without_note(context: CheckContext) -> Iterator[Problem]:
    """What: a chart shows a number whose claim has no note: it cites nothing, and is not cited with another claim.

    Why: the notes of its numbers stand below a chart. A picture convinces more than a sentence, and one without a source is the
    first thing that a hostile reader takes apart.

    Example:
        figures: [villages-visited]     # of a claim with `basis: {own-research: [wola]}`

    What to do: cite the source in the claim that states the number, or leave the figure out of the chart.
    """
    for seen in _charts(context):
        for name in seen.chart.figures:
            for year in seen.shown.years:
                point = seen.shown.at(name, year)
                if point and not point.notes:
                    claims = " and ".join(f"`{one.claim}`" for one in point.statements)
                    cite = "cites" if len(point.statements) == 1 else "cite"
                    yield Problem(
                        name.span,
                        f"the number of `{name}` in {year} has no note: {claims} {cite} nothing",
                        "cite its source there, or leave the figure out",
                    )


@rule("C118", needs_complete=("memos",), waivable=False)
def misleading_chart(context: CheckContext) -> Iterator[Problem]:
    """What: a chart compares what can't be compared, or nothing: figures with different units, a single number, a figure with two values
    in one memo, a line from one figure to another, a figure twice, several years with `over: figures`, or more than four lines.

    Why: a chart says that its numbers belong side by side. Where they don't, it can be used against the memo.

    Example:
        kind: line
        over: figures

    What to do: leave out what does not belong there, or make a chart of its own for it. `unit` in `memo/figures.yaml` says what a
    figure counts. Whether two numbers were counted in the same way, no rule can tell: read the claims again.
    """
    for seen in _charts(context):
        yield from _wrong_form(seen.chart)
        yield from _mixed_units(seen.chart, context)
        for name in seen.chart.figures:
            for point, other in pairwise(seen.shown.points[name]):
                if point.year == other.year:
                    message = f"the memo of {point.year} gives `{name}` two values"
                    yield Problem(name.span, message, "give both their own name, or correct one")
        if len(seen.shown.shown) == 1 and all(seen.shown.points.values()):
            message = "the chart shows one single number"
            hint = "name more figures or years, or leave the number to the text"
            yield Problem(seen.chart.id.span, message, hint)


def _wrong_form(chart: Chart) -> Iterator[Problem]:
    names = list(chart.figures)
    for place, name in enumerate(names):
        if name in names[:place]:
            yield Problem(name.span, f"the figure `{name}` stands here twice", "delete one of them")
    if chart.is_over_figures and chart.kind == "line":
        message = "a line between different figures shows a change where there is none"
        yield Problem(chart.kind.span, message, "write `kind: bar`")
    if chart.is_over_figures and len(set(chart.years)) > 1:
        message = "a chart over figures shows one year"
        hint = "delete the other years, or write `over: years`"
        yield Problem(chart.years[1].span, message, hint)
    if chart.kind == "line" and len(names) > _MOST_LINES:
        message = f"more than {_MOST_LINES} lines can't be told apart without colours"
        yield Problem(names[_MOST_LINES].span, message, "make two charts, or write `kind: bar`")


def _mixed_units(chart: Chart, context: CheckContext) -> Iterator[Problem]:
    """Figures that count something else than the first one; what a figure counts may be unknown."""
    units = [(name, _unit(name, context)) for name in chart.figures]
    known = [(name, unit) for name, unit in units if unit]
    for name, unit in known[1:]:
        first, other = known[0]
        if unit != other:
            message = f"`{name}` counts {unit}, and `{first}` {other}"
            hint = "make a chart for each unit, or correct `unit` in memo/figures.yaml"
            yield Problem(name.span, message, hint)


def _unit(name: str, context: CheckContext) -> str:
    meaning = context.figures.get(name)
    if meaning.is_percentage if meaning else counts_percent(name):
        return "percent"
    return meaning.unit.said_in("en") if meaning and meaning.unit else ""


RULES = (chart_names_nothing, chart_without_note, misleading_chart)
