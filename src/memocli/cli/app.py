"""The table of commands, and the one place where exceptions become messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from memocli import __version__
from memocli.cli.terminal import clear_progress
from memocli.errors import MissingLibrary, UserError
from memocli.report.sanitize import sanitize

# In the order of the help. Each is a module of this package with a function of the same name; or a package with commands of its own.
_COMMANDS: Final = (
    "build",
    "check-citations",
    "status",
    "diff",
    "figures",
    "new",
    "seal",
    "evidence",
    "rule",
    "schema",
    "template",
    "init",
)


class _Commands(Mapping[str, Any]):
    """The commands by their names; each is loaded when it is asked for, since typer takes long to make all of them."""

    def __init__(self, package: str, names: tuple[str, ...]) -> None:
        self._package, self._names = package, names
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            if name not in self._names:
                raise KeyError(name)
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    def _load(self, name: str) -> Any:
        function = name.replace("-", "_")
        module = import_module(f"{self._package}.{function}")
        if names := getattr(module, "COMMANDS", ()):
            group = _group_of(module.__name__, names)
            return typer.main.get_group(
                typer.Typer(name=name, cls=group, help=module.HELP, **_LIKE_ALL)
            )
        alone = typer.Typer(add_completion=False)
        alone.command()(getattr(module, function))
        return typer.main.get_command(alone)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _group_of(package: str, names: tuple[str, ...]) -> type[TyperGroup]:
    """A group of the commands that a package has."""

    class Group(TyperGroup):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            self.commands = _Commands(package, names)  # type: ignore[assignment]  # it could be changed, which nobody does

    return Group


_LIKE_ALL: Final[dict[str, Any]] = {
    "no_args_is_help": True,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
app = typer.Typer(
    name="memocli",
    cls=_group_of("memocli.cli", _COMMANDS),
    help="Turns structured findings and sources into a yearly, evidence-based memo.",
    **_LIKE_ALL,
)


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
        _fail(_sentence(error))
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


def _sentence(error: UserError) -> str:
    if not isinstance(error, MissingLibrary):
        return str(error)
    # Imported here: it is seldom needed.
    from memocli.cli.libraries import what_to_type

    return f"{error}; {what_to_type()}"


def _fail(sentence: str) -> None:
    clear_progress()
    typer.echo(f"memocli: {sanitize(sentence)}", err=True)
    sys.exit(2)
