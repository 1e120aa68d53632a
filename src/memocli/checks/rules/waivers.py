"""W0xx: waivers say why a rule does not apply here, and are used. The engine finds these; here they are explained."""

from __future__ import annotations

from memocli.checks.rule import explained_rule

UNUSED = explained_rule(
    "W001",
    """
    What: a waiver names a rule that does not exist, or that finds nothing here.

    Why: a waiver that is no longer needed would hide the next fault.

    Example:
        waive: {C105: the reply has no page numbers}      # and the claim quotes nothing

    What to do: delete the waiver, or correct the code.
    """,
    needs_complete=("memos", "sources"),
)
EMPTY = explained_rule(
    "W002",
    """
    What: a waiver gives no reason.

    Why: a reader of the files must be able to judge whether the exception is right.

    Example:
        waive: {C105: ""}

    What to do: say why the rule does not apply, in one sentence.
    """,
)
FORBIDDEN = explained_rule(
    "W003",
    """
    What: a waiver names a rule that can't be waived.

    Why: without what the rule asks for, the memo can't be printed correctly.

    Example:
        waive: {C102: the source is still on its way}

    What to do: correct the fault, and delete the waiver.
    """,
)

RULES = (UNUSED, EMPTY, FORBIDDEN)
