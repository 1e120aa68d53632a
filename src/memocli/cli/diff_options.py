"""What `memocli diff` can be asked for: which changes, how much of them, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from memocli.render import Form

To: TypeAlias = Annotated[
    list[Form] | None,
    typer.Option(
        "--to",
        help="Write a report to circulate into build/, in this form; may be repeated.",
        show_default=False,
    ),
]
Brief: TypeAlias = Annotated[
    bool, typer.Option("--stat", help="Show only the summary, and counts for each part.")
]
Only: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="KIND",
        help="Show only changes of this kind: added, dropped, reworded, re-sourced, figures, basis, verdict, condition, "
        "heading, picture, table, layout, moved, renamed, head, record; or what is unchanged. May be repeated.",
        show_default=False,
    ),
]
Parts: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--part",
        metavar="ID",
        help="Show only changes of this part; may be repeated.",
        show_default=False,
    ),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar="FILE",
        help="Write into a file that ends in .md, .json or .txt instead of printing.",
        show_default=False,
    ),
]
ExitCode: TypeAlias = Annotated[
    bool,
    typer.Option("--exit-code", help="End with 1 if anything that was asked for changed."),
]
