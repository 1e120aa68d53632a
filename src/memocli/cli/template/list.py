"""`memocli template list`."""

from __future__ import annotations

from memocli.cli.terminal import ProjectFolder, open_project, write
from memocli.pipeline.own_templates import Use, uses


def list(project: ProjectFolder = None) -> None:  # noqa: A001  the name of the command
    """Say which templates a project may have of its own, which of them it has, and what each makes.

    Example: memocli template list -C our-memo
    """
    write(
        "".join(
            f"{use.name:<12}  {_whose(use):<26}  {use.makes}\n"
            for use in uses(open_project(project))
        )
    )


def _whose(use: Use) -> str:
    if use.is_own:
        return "yours, as memocli ships it" if use.is_shipped else "yours"
    return "memocli's" if use.is_shipped else "none"
