"""For a reader at a terminal: each fault with its line, carets, help, and a summary at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.diagnostics import Diagnostic, Severity
from memocli.report.diagnostics.excerpt import excerpt
from memocli.report.diagnostics.facts import Report
from memocli.report.diagnostics.overview import overview
from memocli.report.diagnostics.summary import summary_sentence
from memocli.report.sanitize import sanitize
from memocli.report.styled import Line, text_of

_SEVERITY_STYLE: Final = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_PLACE_STYLE: Final = "bold"
_GUTTER_STYLE: Final = "cyan"
_HELP_STYLE: Final = "bold green"

_GUTTER: Final = "{:>5} | "
_MARGIN: Final = " " * len(_GUTTER.format(""))
_ROOM_FOR_LABEL: Final = len(" warning")


def render(report: Report) -> str:
    """Every diagnostic in full, then the summary, if it is wanted; ANSI colours only where the report asks for them."""
    lines: list[Line] = []
    for diagnostic in report.diagnostics:
        lines += [*_lines_about(diagnostic, report.width), []]
    if report.is_summed_up:
        lines += _summary(report)
    return "".join(f"{text_of(line, colour=report.colour)}\n" for line in lines)


def _summary(report: Report) -> Iterator[Line]:
    yield [(summary_sentence(report), "bold" if report.diagnostics else _HELP_STYLE)]
    if lines := overview(report):
        yield from lines
    elif report.diagnostics:
        worst = max(report.diagnostics, key=lambda d: d.severity.rank)
        yield [
            (f"`memocli rule {sanitize(worst.code)}` says what the code means and what to do", "")
        ]


def _lines_about(diagnostic: Diagnostic, width: int) -> Iterator[Line]:
    severity_style = _SEVERITY_STYLE[diagnostic.severity]
    yield [
        (f"{sanitize(str(diagnostic.span))}:", _PLACE_STYLE),
        (" ", ""),
        (sanitize(diagnostic.code), severity_style),
        (f" {sanitize(diagnostic.message)}", ""),
    ]
    room = max(width - len(_MARGIN) - _ROOM_FOR_LABEL, 20)
    marked = excerpt(diagnostic.span, room)
    yield [(_GUTTER.format(marked.line_number), _GUTTER_STYLE), (marked.text, "")]
    yield [
        (_GUTTER.format(""), _GUTTER_STYLE),
        (" " * marked.indent, ""),
        # The word, so that nobody has to tell red from yellow.
        (f"{'^' * marked.carets} {diagnostic.severity}", severity_style),
    ]
    yield from _details(diagnostic)


def _details(diagnostic: Diagnostic) -> Iterator[Line]:
    """Help (which may have several lines), the other places, the claim's name."""
    first, *rest = diagnostic.hint.split("\n")
    if diagnostic.hint:
        yield [(f"{_MARGIN}help:", _HELP_STYLE), (f" {sanitize(first)}", "")]
        yield from ([(f"{_MARGIN}      {sanitize(line)}", "")] for line in rest)
    for place in diagnostic.related:
        text = f"{_MARGIN}see {sanitize(str(place.span))}: {sanitize(place.message)}"
        yield [(text, "")]
    if diagnostic.claim:
        yield [(f"{_MARGIN}in claim {sanitize(diagnostic.claim)}", "")]
