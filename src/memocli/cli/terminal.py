"""What commands need to know about the terminal: the project, colours, width, progress."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from memocli.cli.completion import sources, years
from memocli.diagnostics import Diagnostic, Severity
from memocli.errors import UserError
from memocli.project import Project, find_project, year_of
from memocli.report.counts import count_of

if TYPE_CHECKING:
    from memocli.files import Mended
    from memocli.pipeline.earlier import Earlier

ProjectFolder: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--project",
        "-C",
        metavar="DIR",
        help="The project's folder; default: this one or the nearest above it.",
    ),
]
Year: TypeAlias = Annotated[
    int | None,
    typer.Argument(
        metavar="YEAR", help="The memo's year.", show_default=False, autocompletion=years
    ),
]
SourceId: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE", help="The id of the source.", show_default=False, autocompletion=sources
    ),
]
Quiet: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print only faults and results.")
]

FailOn: TypeAlias = Annotated[
    Severity | None,
    typer.Option(
        "--fail-on",
        help="The lowest severity that is a failure. Default: what memocli.yaml says, or error.",
        show_default=False,
    ),
]


def open_project(folder: Path | None) -> Project:
    """The project in a folder, or around the current one."""
    return find_project(folder or Path.cwd())


def named_year(project: Project, year: int | None, command: str) -> int:
    """The year that a command was given. Raises UserError, which names those that there are, where it was given none."""
    if year is not None:
        return year
    known = project.known_years()
    raise UserError(f"of which year? {there_are(known)}: type `memocli {command} {known[-1]}`")


def there_are(years: Sequence[int]) -> str:
    """The memos that there are, for a sentence that asks which is meant."""
    return f"There {'is' if len(years) == 1 else 'are'} {', '.join(map(str, years))}"


def colour() -> bool:
    """Whether standard output takes colours: a terminal does, unless NO_COLOR is set or the terminal can't."""
    return wants_colour(os.environ, is_terminal=sys.stdout.isatty())


def wants_colour(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """What `colour` says, of a given environment."""
    return is_terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal; 120 elsewhere."""
    return shutil.get_terminal_size((120, 24)).columns if sys.stdout.isatty() else 120


def write(text: str) -> None:
    """Put a finished text on standard output, as UTF-8 in every locale."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def tell_of_other_years(elsewhere: Iterable[Diagnostic]) -> None:
    """Say on standard error, however quiet the command, that files of other years have errors."""
    errors = (found for found in elsewhere if found.severity is Severity.ERROR)
    for year, number in Counter(year_of(found.span.file.path) for found in errors).items():
        said = f"{count_of(number, 'error')} in the files of {year}, which no claim here needs; "
        them = "it" if number == 1 else "them"
        typer.echo(f"{said}`memocli check-citations {year}` shows {them}", err=True)


def tell_of_kept(file: Path, kept: str) -> None:
    """Say on standard error under which name another file is kept that had the name of this one, if there was one."""
    if kept:
        said = f"kept {shown(file)} as {kept}: it was there before, and may hold edits"
        typer.echo(said, err=True)


def tell_of_earlier(earlier: Earlier | None, folder: Path) -> None:
    """Say what else changed in a folder of outputs, however quiet the command: nobody must miss a file."""
    if earlier is None:
        return
    for name in earlier.removed:
        said = f"removed {shown(folder / name)}: made from earlier files, or with other options"
        typer.echo(said, err=True)
    for name, new in earlier.put_aside.items():
        said = f"kept {shown(folder / name)} as {new}: it was edited, or no manifest vouches for it"
        typer.echo(said, err=True)


def progress_printer(quiet: bool) -> Callable[[str], None]:
    """A function that prints progress on standard error: one changing line on a terminal, plain lines elsewhere, none if quiet."""

    def tell(words: str) -> None:
        if quiet:
            return
        clear_progress()
        if words:
            sys.stderr.write(f"{words}…" if sys.stderr.isatty() else f"{words}\n")
        sys.stderr.flush()

    return tell


def clear_progress() -> None:
    """Clear the line of a terminal on which progress may stand."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def mending_printer(folder: Path) -> Callable[[Mended], None]:
    """A function that says on standard error, however quiet the command, what was done about an interrupted run in a folder."""
    # Imported here: a check writes no files.
    from memocli.files import Mended

    def told(mended: Mended) -> None:
        clear_progress()
        said = (
            "undid what an interrupted run of memocli had begun in"
            if mended is Mended.UNDONE
            else "removed what an interrupted run of memocli had left in"
        )
        typer.echo(f"{said} {shown(folder)}", err=True)

    return told


def shown(path: Path) -> str:
    """A path, relative to the current folder where it is below it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def epoch_date() -> str:
    """The day that SOURCE_DATE_EPOCH means, or an empty text; never today."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return ""
    try:
        return datetime.fromtimestamp(int(given), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise UserError(
            f"SOURCE_DATE_EPOCH is `{given}`, and should be a number of seconds"
        ) from error


def today() -> str:
    """The day that SOURCE_DATE_EPOCH means, or else today, as ISO writes it."""
    return epoch_date() or datetime.now(UTC).date().isoformat()
