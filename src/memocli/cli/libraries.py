"""What to type so that a system has the libraries of the PDF."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Mapping
from typing import Final

import typer

from memocli.errors import MissingLibrary

# By what Linux systems call themselves, or what they are like.
_COMMANDS: Final[Mapping[str, str]] = {
    "debian": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "dnf install pango",
}
_WINDOWS: Final = "install MSYS2 (https://www.msys2.org), type `pacman -S mingw-w64-ucrt-x86_64-pango` in its window"


def stop_where_missing(missing: MissingLibrary | None) -> None:
    """Where an output could not be made beside others, say what to type, and exit with 2: not all is there that was asked for."""
    if missing is None:
        return
    typer.echo(f"memocli: {missing}, so all but the PDF was made: {what_to_type()}", err=True)
    raise typer.Exit(2)


def what_to_type() -> str:
    """What to type on this system, and then."""
    way = way_on(
        sys.platform, _linux(), is_root=_is_root(), has_sudo=shutil.which("sudo") is not None
    )
    return f"{way}, then run this again"


def way_on(system: str, linux: str, *, is_root: bool, has_sudo: bool) -> str:
    """What to do on a system; `linux` is what it calls itself and is like, in words. A bare Debian has no `sudo`."""
    if system == "darwin":
        return "type `brew install pango`"
    if system == "win32":
        return _WINDOWS
    for name in linux.split():
        if name in _COMMANDS:
            if not is_root and not has_sudo:
                return f"ask an administrator to type `{_COMMANDS[name]}`"
            return f"type `{'' if is_root else 'sudo '}{_COMMANDS[name]}`"
    return "install Pango (libpango, libpangoft2, libharfbuzz-subset) with this system's package manager"


def _linux() -> str:
    try:
        found = platform.freedesktop_os_release()
    except OSError:
        return ""
    return f"{found.get('ID', '')} {found.get('ID_LIKE', '')}"


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0
