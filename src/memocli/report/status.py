"""Where a memo stands: one row for each matter, and what to do next; for a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from memocli.report.json_text import json_text
from memocli.report.sanitize import sanitize
from memocli.report.styled import Line, Piece, columns, text_of, wrap

_VERSION: Final = 1
_HEADING: Final = "bold"
_LABEL_WIDTH: Final = 10
_NARROWEST: Final = 24
_WIDEST_NAME: Final = 34


class StatusFormat(StrEnum):
    """The forms that `status` can report in."""

    TERMINAL = "terminal"
    JSON = "json"


class Count(Struct, frozen=True):
    """How many there are of something; `name` is for programs."""

    name: str
    number: int


class Entry(Struct, frozen=True):
    """One of the things that a row is about: its name, and what is to be said of it."""

    name: str
    said: str
    counts: tuple[Count, ...] = ()


class Row(Struct, frozen=True):
    """One matter: `key` for programs, `label` for people, a few words, and what they are about one by one."""

    key: str
    label: str
    said: str
    counts: tuple[Count, ...] = ()
    entries: tuple[Entry, ...] = ()


class Step(Struct, frozen=True):
    """Something to do, in one sentence, and the command to type. The smallest `weight` comes first."""

    weight: int
    sentence: str
    command: str


class Status(Struct, frozen=True):
    """Where the memo of a year stands; `is_newest` where there are others, and nobody asked for one."""

    year: int
    title: str
    is_newest: bool
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]


def render_status(
    status: Status, output_format: StatusFormat, *, colour: bool = False, width: int = 100
) -> str:
    """The whole report, ending with a line break; `colour` and `width` matter to the terminal only."""
    if output_format is StatusFormat.JSON:
        return json_text(_data(status))
    return "".join(f"{text_of(line, colour=colour)}\n" for line in _lines(status, width))


def _lines(status: Status, width: int) -> Iterator[Line]:
    title = f"Memo of {status.year}: {sanitize(status.title)}".removesuffix(": ")
    yield from wrap([(title, _HEADING)], width)
    if status.is_newest:
        yield from wrap([("the newest; `memocli status YEAR` shows another one", "dim")], width)
    yield []
    for row in status.rows:
        yield from _hanging(
            [(row.label, _HEADING)], [(sanitize(row.said), "")], _LABEL_WIDTH, width
        )
        yield from _entries(row.entries, width)
    yield []
    yield [("What to do next", _HEADING)]
    for number, step in enumerate(status.steps, start=1):
        yield from _hanging([(f"{number}.", "")], [(sanitize(step.sentence), "")], 3, width)
        yield [("   ", ""), (sanitize(step.command), "cyan")]
    if not status.steps:
        yield [("nothing: no fault is open, and the memo is built and sealed", "")]


def _entries(entries: Iterable[Entry], width: int) -> Iterator[Line]:
    """The entries of a row, indented, with what is said of them below each other."""
    named = [(sanitize(entry.name), sanitize(entry.said)) for entry in entries]
    name_width = min(max((columns(name) for name, _ in named), default=0), _WIDEST_NAME) + 2
    for name, said in named:
        for line in _hanging([(name, "")], [(said, "")], name_width, width - 2):
            yield [("  ", ""), *line]


def _hanging(label: Line, words: Line, indent: int, width: int) -> Iterator[Line]:
    """A label, and beside it words in lines that begin in one column; below it where there is too little room."""
    room = width - indent
    taken = sum(columns(text) for text, _ in label)
    if room < _NARROWEST or taken > indent - 1:
        yield label
        indent = min(indent, 4)
        first: list[Piece] = [(" " * indent, "")]
    else:
        first = [*label, (" " * (indent - taken), "")]
    for line in wrap(words, max(width - indent, _NARROWEST)):
        yield [*first, *line]
        first = [(" " * indent, "")]


def _data(status: Status) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "year": status.year,
        "title": status.title,
        "rows": [
            {
                "key": row.key,
                "said": row.said,
                "counts": _counts(row.counts),
                "entries": [
                    {"name": entry.name, "said": entry.said, "counts": _counts(entry.counts)}
                    for entry in row.entries
                ],
            }
            for row in status.rows
        ],
        "next": [{"what": step.sentence, "command": step.command} for step in status.steps],
    }


def _counts(counts: Iterable[Count]) -> dict[str, int]:
    return {count.name: count.number for count in counts}
