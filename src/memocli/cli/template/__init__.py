"""`memocli template`: a group of commands, each a module of this package."""

from __future__ import annotations

from typing import Annotated, Final, TypeAlias

import typer

from memocli.cli.completion import templates

HELP: Final = "List, show and copy the templates that outputs are made with."
# In the order of the help.
COMMANDS: Final = ("list", "show", "copy")

Name: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A template, as `template list` names it.",
        show_default=False,
        autocompletion=templates,
    ),
]
