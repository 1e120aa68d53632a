"""The charts of both memos: which are the same, and how they differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.compare.changes import ChartChange, ChartState, FigureChange, FigureState
from memocli.compare.figures import explained
from memocli.compare.sections import Pairs, Section, Sections, moved, paired, with_gone
from memocli.compare.sides import Saying, Side
from memocli.memo import Chart, Memo, Part

# What tells that a chart is the same under another id: its title more than what it shows.
_SAME_HEADING: Final = 2
_SAME_FIGURES: Final = 1

# The place of a chart among the old ones of its part, and among the new ones.
_Pair: TypeAlias = tuple[int, int]


class _Drawn(Struct, frozen=True):
    """A chart and what is said of it, with the place in its memo of the finding that it stands below; None at the end of its part."""

    chart: Chart
    state: ChartState
    finding: int | None

    @property
    def id(self) -> str:
        return str(self.chart.id)


class Charts:
    """Makes the entries of charts, part by part."""

    def __init__(self, old: Side, new: Side, sections: Sections, saying: Saying) -> None:
        self._sides, self._sections, self._saying = (old, new), sections, saying
        self._values = _first_values(old.memo), _first_values(new.memo)
        findings = sections.old_findings, sections.new_findings
        self._findings = tuple(map(_by_name, self._sides, findings))

    def of(self, was: int | None, now: int | None) -> tuple[ChartChange, ...]:
        """The charts of a part that differ: `was` is its place in the old memo, and `now` in the new one."""
        olds, news = list(self._drawn(0, was)), list(self._drawn(1, now))
        pairs = _pairs(olds, news)
        elsewhere = self._elsewhere(olds, news, pairs.new_of.items())
        entries: list[tuple[tuple[int, ...], ChartChange]] = []
        for place, new in enumerate(news):
            at = pairs.old_of.get(place)
            if at is None:
                entries.append(((), ChartChange(None, new.state)))
            else:
                is_moved = (at, place) in elsewhere
                entries.append(((at,), self._change(olds[at], new, is_moved=is_moved)))
        gone = {
            at: ChartChange(one.state, None)
            for at, one in enumerate(olds)
            if at not in pairs.new_of
        }
        every = with_gone(entries, gone, range(len(olds)))
        return tuple(change for change in every if _differs(change))

    def _drawn(self, side: int, place: int | None) -> Iterator[_Drawn]:
        """The charts of a part, in the order of its file."""
        if place is None:
            return
        part = (self._sections.old_parts, self._sections.new_parts)[side][place]
        findings = (self._sections.old_findings, self._sections.new_findings)[side]
        for chart in part.charts:
            at = self._findings[side].get((place, str(chart.finding)))
            finding = None if at is None else findings[at].finding
            below = "" if finding is None else finding.heading or finding.id
            yield _Drawn(chart, self._state(side, part, chart, str(below)), at)

    def _state(self, side: int, part: Part, chart: Chart, below: str) -> ChartState:
        text, own = self._saying.text, self._sides[side].memo.year
        years = tuple(sorted({year.value for year in chart.years}))
        figures = tuple(map(str, chart.figures))
        return ChartState(
            name=f"{part.id}/{chart.id}",
            heading=text(chart.heading),
            kind=str(chart.kind),
            over=str(chart.over),
            figures=figures,
            labels=tuple(self._label(side, name) for name in figures),
            # That a chart of one year shows its own is so where nothing is said too.
            years=() if chart.is_over_figures and years == (own,) else years,
            below=text(below),
            caption=text(chart.caption or ""),
        )

    def _label(self, side: int, name: str) -> str:
        meaning = self._sides[side].library.figures.get(name)
        if meaning is None:
            return name.replace("-", " ")
        return self._saying.text(meaning.label.said_in(self._sides[side].memo.language))

    def _elsewhere(
        self, olds: Sequence[_Drawn], news: Sequence[_Drawn], pairs: Collection[_Pair]
    ) -> set[_Pair]:
        """The pairs that stand below another finding, or in another order below the same."""
        below: dict[int | None, list[_Pair]] = {}
        found: set[_Pair] = set()
        for was, now in pairs:
            old, new = olds[was].finding, news[now].finding
            if (None if old is None else self._sections.findings.new_of.get(old, -1)) == new:
                below.setdefault(new, []).append((was, now))
            else:
                found.add((was, now))
        for together in below.values():
            found |= moved(together, lambda was, now: tuple(sorted((olds[was].id, news[now].id))))
        return found

    def _change(self, old: _Drawn, new: _Drawn, *, is_moved: bool) -> ChartChange:
        return ChartChange(old.state, new.state, is_moved, tuple(self._points(old, new)))

    def _points(self, old: _Drawn, new: _Drawn) -> Iterator[FigureChange]:
        """What both memos say themselves of the figures that both charts show, where that differs."""
        both = zip(self._sides, (old, new), strict=True)
        if not all(_shows_own_year(one.state, side.memo) for side, one in both):
            return
        for name in dict.fromkeys(new.state.figures):
            was, now = (values.get(name) for values in self._values)
            if name in old.state.figures and _quantity(was) != _quantity(now):
                yield explained(FigureChange(name, was, now), self._sides[1], self._saying)


def _pairs(olds: Sequence[_Drawn], news: Sequence[_Drawn]) -> Pairs:
    """Charts of one id belong together, then those of one title, then those of the same figures."""
    ids = [one.id for one in olds], [one.id for one in news]
    likeness = {
        (was, now): score
        for was, old in enumerate(olds)
        if old.id not in ids[1]
        for now, new in enumerate(news)
        if new.id not in ids[0] and (score := _likeness(old.state, new.state))
    }
    return paired(*ids, likeness)


def _likeness(old: ChartState, new: ChartState) -> int:
    is_named = old.heading == new.heading
    return _SAME_HEADING * is_named + _SAME_FIGURES * (set(old.figures) == set(new.figures))


def _differs(change: ChartChange) -> bool:
    if change.old is None or change.new is None or change.is_moved or change.points:
        return True
    return _seen(change.old) != _seen(change.new)


def _seen(state: ChartState) -> tuple[object, ...]:
    """Everything of a chart that its part says, and that readers see."""
    return state.heading, state.kind, state.over, state.figures, state.years, state.caption


def _shows_own_year(state: ChartState, memo: Memo) -> bool:
    return not state.years or memo.year in state.years


def _has_charts(memo: Memo) -> bool:
    return any(part.charts for part in memo.parts)


def _by_name(side: Side, findings: Sequence[Section]) -> dict[tuple[int, str], int]:
    """The places of the findings of a memo with charts, each by the place of its part and its id; of several of one id, the first."""
    if not _has_charts(side.memo):
        return {}
    numbered = reversed(list(enumerate(findings)))
    return {(one.part, str(one.finding.id)): place for place, one in numbered}


def _first_values(memo: Memo) -> dict[str, FigureState]:
    """What a memo with charts says of each figure first: a chart shows this."""
    values: dict[str, FigureState] = {}
    if _has_charts(memo):
        for claim in memo.claims:
            for name, figure in claim.claim.figures.items():
                state = FigureState(figure.value, claim.name, str(figure.at or ""))
                values.setdefault(str(name), state)
    return values


def _quantity(state: FigureState | None) -> object:
    return state and (state.value, state.at)
