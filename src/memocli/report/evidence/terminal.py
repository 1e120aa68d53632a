"""The coverage for a terminal: how far the claims are held, by part, the weakest first, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.report.sanitize import sanitize
from memocli.report.styled import Line, Piece, text_of, wrap
from memocli.verify.coverage import (
    ClaimCoverage,
    Coverage,
    Holding,
    PartCoverage,
    counted,
    weakest_claims,
)
from memocli.verify.coverage_words import HELD, not_here, sentence

_STYLES: Final[dict[Holding, str]] = {"nothing": "red", "unchecked": "yellow", "part": "yellow"}


def render(coverage: Coverage, *, colour: bool, width: int) -> str:
    """The whole report, ending with a line break."""
    return "".join(f"{text_of(line, colour=colour)}\n" for line in _lines(coverage, width))


def _lines(coverage: Coverage, width: int) -> Iterator[Line]:
    yield from wrap(
        [(f"Evidence of the memo of {coverage.year}: {sanitize(coverage.title)}", "bold")], width
    )
    yield from wrap([(f"{sentence(counted(coverage.claims))}.", "")], width)
    if said := not_here(coverage.away):
        yield from wrap([(f"{said}.", "yellow")], width)
    for part in coverage.weakest_first():
        yield []
        yield from _part(part, width)


def _part(part: PartCoverage, width: int) -> Iterator[Line]:
    heading = sanitize(part.heading)
    yield from wrap([(sanitize(part.id), "bold"), (f": {heading}" if heading else "", "")], width)
    yield from _indented([(f"{sentence(counted(part.claims))}.", "")], 2, width)
    for claim in weakest_claims(part.claims):
        yield from _claim(claim, width)


def _claim(claim: ClaimCoverage, width: int) -> Iterator[Line]:
    name = sanitize(claim.name.partition("/")[2])
    lacks = "; ".join(_lack(sanitize(lack.said), sanitize(lack.source)) for lack in claim.lacks)
    yield from _indented(
        [(name, ""), (": ", ""), (HELD[claim.holding], _STYLES[claim.holding])], 2, width
    )
    if lacks:
        yield from _indented([(lacks, "")], 6, width)


def _lack(said: str, source: str) -> str:
    """What is lacking, and of which source: an id is a code, other names are words."""
    if not source:
        return said
    return f"{said} {source}" if " " in source else f"{said} `{source}`"


def _indented(pieces: list[Piece], indent: int, width: int) -> Iterator[Line]:
    for line in wrap(pieces, max(width - indent, 24)):
        yield [(" " * indent, ""), *line]
