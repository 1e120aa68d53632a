"""What a report is made from: the diagnostics, and what was checked."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Final

from msgspec import Struct

from memocli.codes import CODES
from memocli.diagnostics import Diagnostic, Severity

DEFAULT_WIDTH: Final = 120


class Checked(Struct, frozen=True):
    """How much one run looked at; `waived` counts the faults that a waiver covers, `ignored` those that memocli.yaml leaves out.

    `not_here` counts the private copies of cited sources that this machine does not have. `one_reader` says that words
    of PDFs were compared as one reader sees them, since no second one is installed.
    """

    files: int = 0
    claims: int = 0
    citations: int = 0
    sources: int = 0
    waived: int = 0
    ignored: int = 0
    not_here: int = 0
    years: tuple[int, ...] = ()
    one_reader: bool = False


class Report(Struct, frozen=True, dict=True):
    """Everything a format may use. `diagnostics` are in the order in which they are shown.

    `fail_on` decides which rules fail in JUnit; `colour`, `width` (of the terminal, in columns) and `is_summed_up` matter
    to the full format only.
    """

    diagnostics: tuple[Diagnostic, ...]
    checked: Checked
    fail_on: Severity = Severity.ERROR
    colour: bool = False
    width: int = DEFAULT_WIDTH
    is_summed_up: bool = True

    @cached_property
    def counts(self) -> Counter[Severity]:
        """How many faults there are of each severity."""
        counts: Counter[Severity] = Counter()
        for found in self.diagnostics:
            counts[found.severity] += found.faults
        return counts


def name_of(diagnostic: Diagnostic) -> str:
    """The name of the rule behind a diagnostic: `unknown-source`."""
    return CODES[diagnostic.code].name
