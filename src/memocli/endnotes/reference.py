"""A shape as the object that citeproc reads: a record in citeproc's own classes."""

from __future__ import annotations

from typing import Any, Self

from citeproc.source import Date, DateRange, LiteralDate, Name, Reference
from citeproc.string import String

from memocli.endnotes.record import DATES, NAMES, Shape


def build_reference(key: str, shape: Shape, first_note: str) -> Any:
    """The `Reference` of a shape; `first_note` is the slot of the number of the source's first note."""
    reference = Reference(key, shape.type)
    # `und` means undetermined: citeproc changes the case of English titles.
    values: dict[str, Any] = {"language": "und", "first-reference-note-number": first_note}
    for variable, value in shape.fields:
        if variable in NAMES and isinstance(value, tuple):
            values[variable] = [Name(**dict(parts)) for parts in value[1:]]
        elif variable in DATES and isinstance(value, tuple):
            values[variable] = _date(value)
        else:
            values[variable] = String(value)
    for variable, value in values.items():
        # citeproc-py looks some variables up with a hyphen and others with an underscore.
        reference.update({variable: value, variable.replace("-", "_"): value})
    return reference


def _date(value: tuple[Any, ...]) -> Any:
    _, uncertain, *dates = value
    if isinstance(dates[0], str):
        return LiteralDate(dates[0], circa=uncertain)
    single = [_single_date(uncertain, date) for date in dates]
    return (
        DateRange(begin=single[0], end=single[1], circa=uncertain) if len(single) > 1 else single[0]
    )


def _single_date(uncertain: bool, parts: tuple[Any, ...]) -> Any:
    figures = [_Figure(*part) if isinstance(part, tuple) else part for part in parts]
    date = Date(
        circa=uncertain, **dict(zip(("year", "month", "day"), map(int, figures), strict=False))
    )
    date.update(zip(("year", "month", "day"), figures, strict=False))
    return date


class _Figure(int):
    """A number that citeproc calculates with as a number and prints as slots."""

    _printed: str
    _padded: str

    def __new__(cls, number: int, printed: str, padded: str) -> Self:
        figure = super().__new__(cls, number)
        figure._printed, figure._padded = printed, padded
        return figure

    def __str__(self) -> str:
        return self._printed

    def __format__(self, spec: str) -> str:
        return self._padded

    def __abs__(self) -> Self:
        return self
