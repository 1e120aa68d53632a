"""The table of commands, and the one place where exceptions become messages and exit codes."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from memocli import __version__
from memocli.cli.build import build
from memocli.cli.check_citations import check_citations
from memocli.cli.diff import diff
from memocli.cli.init import init
from memocli.cli.rule import rule
from memocli.cli.schema import schema
from memocli.cli.terminal import clear_progress
from memocli.errors import UserError
from memocli.report.sanitize import sanitize

app = typer.Typer(
    name="memocli",
    help="Turns structured findings and sources into a yearly, evidence-based memo.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(build)
app.command()(check_citations)
app.command()(diff)
app.command()(rule)
app.command()(schema)
app.command()(init)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"memocli {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turns structured findings and sources into a yearly, evidence-based memo."""


def main() -> None:
    """Run the command line. Exit codes: 0 clean, 1 faults at or above the failing severity, 2 wrong use or an internal failure."""
    try:
        app()
    except UserError as error:
        _fail(str(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _fail(f"{where}{error.strerror or error}")
    except Exception as error:
        if os.environ.get("MEMOCLI_TRACEBACK"):
            raise
        _fail(
            f"this is a bug of memocli, not a fault of your files ({type(error).__name__}: {error}); "
            "please report it, with what MEMOCLI_TRACEBACK=1 prints"
        )


def _fail(sentence: str) -> None:
    clear_progress()
    typer.echo(f"memocli: {sanitize(sentence)}", err=True)
    sys.exit(2)
