"""`memocli evidence`: a group of commands, each a module of this package."""

from __future__ import annotations

from typing import Final

HELP: Final = "Keep copies of what is cited, so that each claim can be held against its source."
# In the order of the help.
COMMANDS: Final = ("keep", "find", "list", "drop", "report")
