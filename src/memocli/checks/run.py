"""Run the rules over a subject, apply the waivers, and make diagnostics of what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memocli.checks import waivers
from memocli.checks.registry import RULES
from memocli.checks.rule import Problem, Rule
from memocli.checks.subject import Subject
from memocli.diagnostics import Diagnostic
from memocli.suggest import nearest
from memocli.text import Placed


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules count: codes or beginnings of codes (`C`, `S20`); empty `select` means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether the rule is selected and not ignored; of two matches the longer beginning counts."""
        chosen = max(
            (len(start) for start in self.select if code.startswith(start)),
            default=0 if not self.select else -1,
        )
        ignored = max((len(start) for start in self.ignore if code.startswith(start)), default=-1)
        return (
            chosen >= 0 and chosen >= ignored
            if ignored >= 0 and self.select
            else chosen >= 0 and ignored < 0
        )


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


def run_checks(subject: Subject, selection: Selection, *, whole: bool) -> Outcome:
    """Run every selected rule. Where something was left out of the files (`whole` is false), rules that need all wait."""
    granted = {(w.holder, str(w.code)): w for w in _waivers(subject) if _holds(w)}
    used: set[tuple[str, str]] = set()
    diagnostics: list[Diagnostic] = []
    waived = 0
    for rule in RULES.values():
        if rule.find is None or (rule.needs_whole and not whole):
            continue
        for problem in rule.find(subject):
            pass_ = next((key for key in _keys(rule, problem) if key in granted), None)
            if pass_ is not None:
                used.add(pass_)
                waived += 1
            elif selection.takes(rule.code):
                diagnostics.append(_diagnostic(rule, problem))
    for rule, problem in _faulty_waivers(subject, used, whole):
        if selection.takes(rule.code):
            diagnostics.append(_diagnostic(rule, problem))
    return Outcome(tuple(diagnostics), waived)


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
    subject: Subject, used: Iterable[tuple[str, str]], whole: bool
) -> Iterator[tuple[Rule, Problem]]:
    for waiver in _waivers(subject):
        rule = RULES.get(waiver.code)
        claim = "" if waiver.is_source else waiver.holder
        if not waiver.reason.strip():
            yield (
                waivers.EMPTY,
                Problem(
                    waiver.code.span,
                    f"the waiver of {waiver.code} gives no reason",
                    "say why in one sentence",
                    claim,
                ),
            )
        elif rule is None:
            close = nearest(waiver.code, RULES)
            hint = (
                f"did you mean `{close}`?" if close else "delete it; `memocli rule` lists all rules"
            )
            yield (
                waivers.UNUSED,
                Problem(
                    waiver.code.span, f"there is no rule `{waiver.code}` to waive", hint, claim
                ),
            )
        elif not rule.waivable:
            yield (
                waivers.FORBIDDEN,
                Problem(
                    waiver.code.span,
                    f"{waiver.code} can't be waived",
                    "mend the fault, and delete the waiver",
                    claim,
                ),
            )
        elif whole and (waiver.holder, str(waiver.code)) not in used:
            yield (
                waivers.UNUSED,
                Problem(
                    waiver.code.span,
                    f"the waiver of {waiver.code} is not needed",
                    "delete it",
                    claim,
                ),
            )
