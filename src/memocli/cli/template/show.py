"""`memocli template show`."""

from __future__ import annotations

from memocli.cli.template import Name
from memocli.cli.terminal import write
from memocli.pipeline.own_templates import shipped_text


def show(name: Name) -> None:
    """Print a template as memocli ships it, whatever the project has in its place.

    Example: memocli template show memo.css
    """
    write(shipped_text(name))
