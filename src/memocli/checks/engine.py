"""Run the rules, apply the waivers, and make diagnostics of what is left."""

from __future__ import annotations

from msgspec import Struct

from memocli.checks.context import CheckContext
from memocli.checks.registry import RULES
from memocli.checks.rule import Problem, Rule
from memocli.checks.waiving import Waived, faulty_waivers, granted, is_cut, is_ready, keys_of
from memocli.codes import CODES, diagnostic
from memocli.diagnostics import Diagnostic
from memocli.load import Completeness


class Selection(Struct, frozen=True):
    """Which rules count: codes or beginnings of codes (`C`, `S20`); empty `select` means all, and `also` adds to it.

    Where both name a rule, the longer beginning counts, and of two equal ones `ignore`. Faults of the files (`F`) count
    unless `ignore` names them: what could not be read was not checked either. Some rules count only where they are named.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether a rule's diagnostics are shown."""
        selected = _longest_beginning(code, (*self.select, *self.also))
        is_on = code not in CODES or not CODES[code].is_off
        if is_on and (not self.select or code.startswith("F")):
            selected = max(selected, 0)
        return selected > _longest_beginning(code, self.ignore)


def _longest_beginning(code: str, beginnings: tuple[str, ...]) -> int:
    return max((len(start) for start in beginnings if code.startswith(start)), default=-1)


class Outcome(Struct, frozen=True):
    """Diagnostics of the checks, and how many problems were waived."""

    diagnostics: tuple[Diagnostic, ...]
    waived: int


def run_checks(context: CheckContext, selection: Selection, completeness: Completeness) -> Outcome:
    """Run every selected rule, except those that need files which could not be read completely."""
    waivers = granted(context)
    used: set[Waived] = set()
    diagnostics: list[Diagnostic] = []
    waived = 0
    for rule in RULES.values():
        if rule.find is None or not is_ready(rule, completeness):
            continue
        for problem in rule.find(context):
            if is_cut(rule, problem, completeness):
                continue
            waivers_of_it = waivers & keys_of(rule, problem)
            if waivers_of_it:
                used |= waivers_of_it
                waived += 1
            elif selection.takes(rule.code):
                diagnostics.append(_diagnostic(rule, problem))
    for rule, problem in faulty_waivers(context, used, completeness):
        if selection.takes(rule.code):
            diagnostics.append(_diagnostic(rule, problem))
    return Outcome(tuple(diagnostics), waived)


def _diagnostic(rule: Rule, problem: Problem) -> Diagnostic:
    return diagnostic(
        rule.code,
        problem.message,
        problem.span,
        problem.hint,
        claim=problem.claim,
        related=problem.related,
    )
