"""What a report is made from: the diagnostics, the rules behind them, and what was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from memocli.diagnostics import Diagnostic, Severity

DEFAULT_WIDTH: Final = 120


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What a report says about a rule: C102, unknown-source, its severity, one sentence.

    `explanation` is the whole text that `memocli rule` prints, or empty.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """How much one run looked at; `waived` counts the faults that a waiver covers."""

    files: int = 0
    claims: int = 0
    citations: int = 0
    sources: int = 0
    waived: int = 0
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Report:
    """Everything a format may use. `diagnostics` stand in the order they are shown in.

    `colour` and `width` (of the terminal, in columns) matter to the full format only.
    """

    diagnostics: tuple[Diagnostic, ...]
    rules: Mapping[str, RuleNote]
    checked: Checked
    fail_on: Severity = Severity.ERROR
    colour: bool = False
    width: int = DEFAULT_WIDTH

    def rule(self, diagnostic: Diagnostic) -> RuleNote:
        """The rule behind `diagnostic`; one made up from it where the table has none."""
        known = self.rules.get(diagnostic.code)
        return known or RuleNote(diagnostic.code, "", diagnostic.severity, "")

    @cached_property
    def all_rules(self) -> tuple[RuleNote, ...]:
        """Every rule of the table and of the diagnostics, by code."""
        every = {d.code: self.rule(d) for d in self.diagnostics} | dict(self.rules)
        return tuple(every[code] for code in sorted(every))

    @cached_property
    def counts(self) -> Counter[Severity]:
        """How many diagnostics there are of each severity."""
        return Counter(d.severity for d in self.diagnostics)
