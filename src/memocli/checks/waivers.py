"""W0xx: waivers say why a rule does not apply here, and are used."""

from __future__ import annotations

from memocli.checks.rule import Rule
from memocli.diagnostics import Severity

EXPLANATION_UNUSED = """What: a waiver names a rule that does not exist, or that has nothing to say here.

Why: a waiver that is no longer needed would hide the next fault.

Example:
    waive: {C105: the reply has no page numbers}      # and the claim quotes nothing

What to do: delete the waiver, or correct the code."""

EXPLANATION_EMPTY = """What: a waiver gives no reason.

Why: a reader of the files must be able to judge whether the exception is right.

Example:
    waive: {C105: ""}

What to do: say why the rule does not apply, in one sentence."""

EXPLANATION_FORBIDDEN = """What: a waiver names a rule that can't be waived.

Why: without what the rule asks for, the memo can't be printed right.

Example:
    waive: {C102: the source is still on its way}

What to do: mend the fault, and delete the waiver."""

UNUSED = Rule(
    "W001",
    "unused-waiver",
    Severity.WARNING,
    EXPLANATION_UNUSED,
    needs_whole=("memos", "sources"),
    waivable=False,
)
EMPTY = Rule("W002", "waiver-without-reason", Severity.ERROR, EXPLANATION_EMPTY, waivable=False)
FORBIDDEN = Rule("W003", "forbidden-waiver", Severity.ERROR, EXPLANATION_FORBIDDEN, waivable=False)

RULES = (UNUSED, EMPTY, FORBIDDEN)
