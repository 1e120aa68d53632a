"""Run the rules over a subject, apply the waivers, and make diagnostics of what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from memocli.checks import waivers
from memocli.checks.registry import RULES
from memocli.checks.rule import Problem, Rule
from memocli.checks.subject import Subject
from memocli.diagnostics import Diagnostic
from memocli.load import Whole
from memocli.suggest import nearest
from memocli.text import Placed


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules count: codes or beginnings of codes (`C`, `S20`); empty `select` means all.

    Where both name a rule, the longer beginning counts, and of two equal ones `ignore`. Faults of the files (`F`) count
    unless they are ignored by name: what could not be read was not checked either.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether a rule's diagnostics are shown."""
        selected = _longest_beginning(code, self.select)
        if not self.select or code.startswith("F"):
            selected = max(selected, 0)
        return selected > _longest_beginning(code, self.ignore)


def _longest_beginning(code: str, beginnings: tuple[str, ...]) -> int:
    return max((len(start) for start in beginnings if code.startswith(start)), default=-1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Diagnostics of the checks, and how many problems were waived."""

    diagnostics: tuple[Diagnostic, ...]
    waived: int


@dataclass(frozen=True, slots=True)
class _Waiver:
    holder: str
    code: Placed
    reason: Placed
    is_source: bool


def run_checks(subject: Subject, selection: Selection, *, whole: Whole) -> Outcome:
    """Run every selected rule, but those that need what is not `whole`."""
    granted = {(w.holder, str(w.code)) for w in _waivers(subject) if _holds(w)}
    used: set[tuple[str, str]] = set()
    diagnostics: list[Diagnostic] = []
    waived = 0
    for rule in RULES.values():
        if rule.find is None or not _is_ready(rule, whole):
            continue
        for problem in rule.find(subject):
            waivers_of_it = granted.intersection(_keys(rule, problem))
            if waivers_of_it:
                used |= waivers_of_it
                waived += 1
            elif selection.takes(rule.code):
                diagnostics.append(_diagnostic(rule, problem))
    for rule, problem in _faulty_waivers(subject, used, whole):
        if selection.takes(rule.code):
            diagnostics.append(_diagnostic(rule, problem))
    return Outcome(tuple(diagnostics), waived)


def _is_ready(rule: Rule, whole: Whole) -> bool:
    return all(getattr(whole, kind) for kind in rule.needs_whole)


def _diagnostic(rule: Rule, problem: Problem) -> Diagnostic:
    return Diagnostic(
        rule.code,
        rule.severity,
        problem.message,
        problem.span,
        problem.hint,
        problem.claim,
        problem.related,
    )


def _keys(rule: Rule, problem: Problem) -> Iterator[tuple[str, str]]:
    """Where a waiver of this problem may stand: at its claim, or at its source."""
    for holder in (problem.claim, problem.source):
        if holder:
            yield holder, rule.code


def _waivers(subject: Subject) -> Iterator[_Waiver]:
    for claim in subject.claims:
        for code, reason in claim.claim.waive.items():
            yield _Waiver(claim.full_name, code, reason, False)
    for source in subject.sources_in_question():
        for code, reason in source.custom.waive.items() if source.custom else ():
            yield _Waiver(str(source.id), code, reason, True)


def _holds(waiver: _Waiver) -> bool:
    rule = RULES.get(waiver.code)
    return rule is not None and rule.waivable and bool(waiver.reason.strip())


def _faulty_waivers(
    subject: Subject, used: set[tuple[str, str]], whole: Whole
) -> Iterator[tuple[Rule, Problem]]:
    for waiver in _waivers(subject):
        found = _fault_of(waiver)
        if found is None and not _is_needed(waiver, subject, used, whole):
            found = waivers.UNUSED, f"the waiver of `{waiver.code}` is not needed", "delete it"
        if found is not None:
            rule, message, hint = found
            claim = "" if waiver.is_source else waiver.holder
            yield rule, Problem(waiver.code.span, message, hint, claim)


def _fault_of(waiver: _Waiver) -> tuple[Rule, str, str] | None:
    """The rule that a waiver breaks by what it says, the message and the hint."""
    code = waiver.code
    rule = RULES.get(code)
    if rule is None:
        close = nearest(code, RULES)
        hint = f"did you mean `{close}`?" if close else "delete it; `memocli rule` lists all rules"
        return waivers.UNUSED, f"there is no rule `{code}` to waive", hint
    if not rule.waivable:
        hint = "mend the fault, and delete the waiver"
        return waivers.FORBIDDEN, f"`{code}` can't be waived", hint
    if not waiver.reason.strip():
        hint = f"say why in one sentence behind `{code}:`"
        return waivers.EMPTY, f"the waiver of `{code}` gives no reason", hint
    return None


def _is_needed(waiver: _Waiver, subject: Subject, used: set[tuple[str, str]], whole: Whole) -> bool:
    """Whether a waiver covers something, or may do so where not all was looked at."""
    if (waiver.holder, str(waiver.code)) in used or not _is_ready(waivers.UNUSED, whole):
        return True
    # What a source's waiver covers may stand in a year that is not in question.
    every_year = subject.all_years and set(subject.memos) <= set(subject.years)
    return waiver.is_source and not every_year
