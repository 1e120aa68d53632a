"""What changed of a chart, in a reader's words. Every report on changes says it in the same way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.compare.changes import ChartChange, ChartState

# Of what differs, that which is said in our own words, not in those of a memo.
OWN_WORDS: Final = ("form", "years", "place")
# What may have become of a chart.
FATES: Final = ("added", "dropped", "changed")
_FORMS: Final = {
    ("bar", "years"): "bars over the years",
    ("line", "years"): "lines over the years",
    ("bar", "figures"): "bars of figures of the year",
    ("line", "figures"): "lines of figures of the year",
}


def chart_fate(change: ChartChange) -> str:
    """ "added", "dropped" or "changed"."""
    if change.old is None:
        return "added"
    return "changed" if change.new else "dropped"


def chart_title(state: ChartState) -> str:
    """Its title in quotation marks; its name in the files where it has none."""
    return f"“{state.heading}”" if state.heading else state.name


def chart_form(state: ChartState) -> str:
    """ "bars over the years 2017, 2018"."""
    return f"{_form(state)} {_years(state)}" if state.years else _form(state)


def chart_labels(state: ChartState) -> str:
    """What it shows, as readers call it."""
    return "; ".join(state.labels)


def chart_differences(change: ChartChange) -> Iterator[tuple[str, str, str]]:
    """What a chart of both memos says or shows otherwise: a word on what it is, how it was, how it is; either may be empty."""
    old, new = change.old, change.new
    if old is None or new is None:
        return
    for about, before, now in (
        ("title", old.heading, new.heading),
        ("form", _form(old), _form(new)),
        ("caption", old.caption, new.caption),
    ):
        if before != now:
            yield about, before, now
    if old.years != new.years:
        yield "years", _years(old), _years(new)
    if old.figures != new.figures:
        yield "figures", *_figures(old, new)
    if change.is_moved:
        yield "place", *_places(old, new)


def _form(state: ChartState) -> str:
    return _FORMS.get((state.kind, state.over), f"{state.kind}, {state.over}")


def _years(state: ChartState) -> str:
    if state.years:
        return ", ".join(map(str, state.years))
    is_of_one = state.over == "figures"
    return "the year of the memo" if is_of_one else "all years up to that of the memo"


def _figures(old: ChartState, new: ChartState) -> tuple[str, str]:
    """The figures of both; by their names where labels do not tell them apart."""
    if old.labels != new.labels:
        return chart_labels(old), chart_labels(new)
    return ", ".join(old.figures), ", ".join(new.figures)


def _places(old: ChartState, new: ChartState) -> tuple[str, str]:
    before, now = (
        f"below “{state.below}”" if state.below else "at the end of the part"
        for state in (old, new)
    )
    return (before, now) if before != now else ("", f"{now}, in another order")
