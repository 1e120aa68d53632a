"""`memocli rule`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from memocli.checks import RULES, Rule, find_rule
from memocli.cli.completion import rules
from memocli.cli.terminal import write
from memocli.suggest import nearest


def rule(
    code: Annotated[
        str,
        typer.Argument(
            metavar="[CODE]",
            help="A code such as C102, or a rule's name; C lists all whose codes begin with C.",
            show_default=False,
            autocompletion=rules,
        ),
    ] = "",
) -> None:
    """Explain a rule: what it looks for, why, an example, what to do. Without a code, list all rules.

    Examples: memocli rule C105 · memocli rule C
    """
    if found := find_rule(code):
        write(_explained(found))
    elif family := [known for known in RULES.values() if known.code.startswith(code.upper())]:
        write(_list_of(family))
    else:
        close = nearest(code, (*RULES, *(known.name for known in RULES.values())))
        hint = f"; did you mean {close}?" if close else "; `memocli rule` lists all"
        raise typer.BadParameter(f"there is no rule {code}{hint}")


def _explained(found: Rule) -> str:
    waivable = (
        "can be waived at a claim or source, with a reason" if found.waivable else "can't be waived"
    )
    return f"{found.code} {found.name} ({found.severity}; {waivable})\n\n{found.explanation}\n"


def _list_of(rules: Sequence[Rule]) -> str:
    longest = max(len(known.name) for known in rules)
    return "".join(
        f"{known.code}  {known.severity:<7}  {known.name:<{longest}}  {known.summary}\n"
        for known in rules
    )
