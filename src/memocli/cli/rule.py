"""`memocli rule`."""

from __future__ import annotations

from typing import Annotated

import typer

from memocli.checks import RULES, find_rule
from memocli.cli.terminal import write
from memocli.suggest import nearest


def rule(
    code: Annotated[
        str | None,
        typer.Argument(help="A code such as C102, or a rule's name.", show_default=False),
    ] = None,
) -> None:
    """Explain a rule: what it looks for, why, an example, what to do. Without a code, list all rules."""
    if code is None:
        longest = max(len(entry.name) for entry in RULES.values())
        write(
            "".join(
                f"{entry.code}  {entry.severity:<7}  {entry.name:<{longest}}  {entry.summary}\n"
                for entry in RULES.values()
            )
        )
        return
    found = find_rule(code)
    if found is None:
        close = nearest(code, RULES)
        hint = f"; did you mean {close}?" if close else "; `memocli rule` lists all"
        raise typer.BadParameter(f"there is no rule {code}{hint}")
    waivable = (
        "can be waived at a claim or source, with a reason" if found.waivable else "can't be waived"
    )
    write(f"{found.code} {found.name} ({found.severity}; {waivable})\n\n{found.explanation}\n")
