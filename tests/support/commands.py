"""The commands of memocli, by their names, as the program itself has them."""

from __future__ import annotations

from typing import Final

import typer

from memocli.cli.app import app

COMMANDS: Final = typer.main.get_group(app).commands
