"""How far the evidence holds the claims of a memo, for each reader: a person at a terminal, a program."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from memocli.verify.coverage import Coverage


class CoverageFormat(StrEnum):
    """The forms that `evidence report` can report in."""

    TERMINAL = "terminal"
    JSON = "json"


def render_coverage(
    coverage: Coverage, output_format: CoverageFormat, *, colour: bool = False, width: int = 100
) -> str:
    """The whole report, ending with a line break; `colour` and `width` matter to the terminal only."""
    if output_format is CoverageFormat.JSON:
        from memocli.report.evidence.as_json import render

        return render(coverage)
    from memocli.report.evidence.terminal import render as render_for_terminal

    return render_for_terminal(coverage, colour=colour, width=width)
