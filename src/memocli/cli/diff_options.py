"""What `memocli diff` can be asked for: which changes, how much of them, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

from memocli.cli.completion import kinds, parts, years
from memocli.render import Form

_FORM: Final = "2018, or 2018@REVISION for the memo as it is in a branch, tag or commit of git"

Old: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        help=f"The earlier memo ({_FORM}).",
        show_default=False,
        autocompletion=years,
    ),
]
New: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="NEW",
        help="The later memo, in the same form.",
        show_default=False,
        autocompletion=years,
    ),
]
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
        "heading, picture, table, chart, layout, moved, renamed, head, record; or what is unchanged. May be repeated.",
        show_default=False,
        autocompletion=kinds,
    ),
]
Parts: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--part",
        metavar="ID",
        help="Show only changes of this part; may be repeated.",
        show_default=False,
        autocompletion=parts,
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
