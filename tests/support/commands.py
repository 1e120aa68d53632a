"""The commands of memocli, by their names, as the program itself has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import typer

from memocli.cli.app import app


def _all(commands: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Each command by its whole name: "evidence keep" stands behind "evidence", which is a group."""
    for name, command in commands.items():
        yield f"{above}{name}", command
        yield from _all(getattr(command, "commands", {}), f"{above}{name} ")


COMMANDS: Final = dict(_all(typer.main.get_group(app).commands))
# Those that do something: all but the groups.
ACTING: Final = [name for name, command in COMMANDS.items() if not hasattr(command, "commands")]


def are_all_called(calls: Iterator[tuple[str, ...]] | Mapping[tuple[str, ...], Any]) -> bool:
    """Whether each command that does something is called."""
    lines = [f"{' '.join(call)} " for call in calls if "--help" not in call]
    return all(any(line.startswith(f"{name} ") for line in lines) for name in ACTING)
