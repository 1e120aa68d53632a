"""The waivers of claims and sources: which are valid, and which are faults themselves."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from memocli.checks.context import CheckContext
from memocli.checks.registry import RULES
from memocli.checks.rule import Problem, Rule
from memocli.checks.rules import waivers
from memocli.checks.succession import carried_waivers
from memocli.load import Completeness
from memocli.suggest import Speller
from memocli.text import Placed

# Who waives (a claim's full name, or a source's id), and the code that is waived.
Waived = tuple[str, str]


class Waiver(Struct, frozen=True):
    """One code that a claim or a source waives, and why."""

    holder: str
    code: Placed
    reason: Placed
    is_source: bool

    @property
    def key(self) -> Waived:
        """What the waiver covers."""
        return self.holder, str(self.code)


def waivers_in(context: CheckContext) -> Iterator[Waiver]:
    """All waivers of the claims and sources in question."""
    for claim in context.claims:
        for code, reason in claim.claim.waive.items():
            yield Waiver(claim.full_name, code, reason, False)
    for source in context.sources_in_question:
        for code, reason in source.custom.waive.items() if source.custom else ():
            yield Waiver(str(source.id), code, reason, True)


def _carried_over(context: CheckContext) -> Iterator[Waiver]:
    """Those of last year's claims that stand for the ones in question, which nobody has looked at yet.

    Whether they are needed, and right, is asked where they are written, in the memo of their year.
    """
    for claim in context.claims:
        for code, reason in carried_waivers(claim, context.by_name):
            yield Waiver(claim.full_name, code, reason, False)


def granted(context: CheckContext) -> set[Waived]:
    """What is waived: those waivers that name a rule which can be waived, and say why."""
    near = Speller(RULES)
    standing = (*waivers_in(context), *_carried_over(context))
    return {waiver.key for waiver in standing if _fault_of(waiver, near) is None}


def keys_of(rule: Rule, problem: Problem) -> set[Waived]:
    """Where a waiver of this problem may be written: at its claim, or at its source."""
    return {(holder, rule.code) for holder in (problem.claim, problem.source) if holder}


def is_ready(rule: Rule, completeness: Completeness) -> bool:
    """Whether all that the rule needs was read."""
    return all(getattr(completeness, kind) for kind in rule.needs_complete if kind != "entry")


def is_cut(rule: Rule, problem: Problem, completeness: Completeness) -> bool:
    """Whether a problem may only be there because something of its claim or source could not be read."""
    return "entry" in rule.needs_complete and not completeness.cut.isdisjoint(
        (problem.claim, problem.source)
    )


def faulty_waivers(
    context: CheckContext, used: set[Waived], completeness: Completeness
) -> Iterator[tuple[Rule, Problem]]:
    """Waivers that are not valid, and those that covered nothing (`used` are the ones that did)."""
    near = Speller(RULES)
    for waiver in waivers_in(context):
        found = _fault_of(waiver, near)
        if found is None and not _is_needed(waiver, context, used, completeness):
            found = waivers.UNUSED, f"the waiver of `{waiver.code}` is not needed", "delete it"
        if found is not None:
            rule, message, hint = found
            claim = "" if waiver.is_source else waiver.holder
            yield rule, Problem(waiver.code.span, message, hint, claim)


def _fault_of(waiver: Waiver, near: Speller) -> tuple[Rule, str, str] | None:
    """The rule that a waiver itself breaks, the message and the hint; `near` knows the codes."""
    code = waiver.code
    rule = RULES.get(code)
    if rule is None:
        close = near.nearest(code)
        hint = f"did you mean `{close}`?" if close else "delete it; `memocli rule` lists all rules"
        return waivers.UNUSED, f"there is no rule `{code}` to waive", hint
    if not rule.waivable:
        hint = "correct the fault, and delete the waiver"
        return waivers.FORBIDDEN, f"`{code}` can't be waived", hint
    if not waiver.reason.strip():
        hint = f"say why in one sentence after `{code}:`"
        return waivers.EMPTY, f"the waiver of `{code}` gives no reason", hint
    return None


def _is_needed(
    waiver: Waiver, context: CheckContext, used: set[Waived], completeness: Completeness
) -> bool:
    """Whether a waiver covers something, or may do so where not all was looked at."""
    if waiver.key in used or not is_ready(waivers.UNUSED, completeness):
        return True
    # What a source's waiver covers may be in a year that is not checked now.
    every_year = context.all_years and set(context.memos) <= set(context.years)
    return waiver.is_source and not every_year
