"""The table of all rules, in the order of their codes."""

from __future__ import annotations

from typing import Final

from memocli.checks.rule import Rule
from memocli.checks.rules import (
    abbreviations,
    bases,
    bounds,
    carrying,
    charts,
    citations,
    duplicates,
    evidence_copies,
    evidence_facts,
    evidence_words,
    files,
    ids,
    looks,
    numbers,
    periods,
    quotations,
    records,
    requirements,
    seals,
    series,
    sources,
    typing,
    waivers,
    years,
)

_SUBJECTS: Final = (
    files,
    looks,
    bases,
    citations,
    abbreviations,
    ids,
    numbers,
    bounds,
    charts,
    quotations,
    typing,
    sources,
    records,
    duplicates,
    waivers,
    years,
    carrying,
    periods,
    requirements,
    series,
    seals,
    evidence_words,
    evidence_facts,
    evidence_copies,
)
RULES: Final[dict[str, Rule]] = {
    rule.code: rule
    for rule in sorted(
        (entry for subject in _SUBJECTS for entry in subject.RULES),
        key=lambda rule: rule.code,
    )
}


def find_rule(code: str) -> Rule | None:
    """The rule of a code (or name), in capital or small letters; None where there is none."""
    wanted = code.strip().casefold()
    return next(
        (rule for rule in RULES.values() if wanted in (rule.code.casefold(), rule.name)), None
    )
