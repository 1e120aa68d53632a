"""Pandoc, the program: one call, within bounds, without the network and the user's own settings."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

from memocli.endnotes.csl.texts import Node
from memocli.errors import UserError
from memocli.interruption import cleaned_up

# Notes of the largest memo that memocli reads take a tenth of that.
_SECONDS: Final = 120
_MEMORY: Final = "2g"
_OUT_OF_MEMORY: Final = 251
_MOST_SAID: Final = 200
_ARGUMENTS: Final = ("--from=json", "--to=json", "--citeproc", "--sandbox", "--data-dir=.")


def lay_out(document: Node, style_name: str) -> list[list[Node]]:
    """The inlines of each paragraph of a document, with its citations as notes. Raises UserError, which names the style."""
    asked = json.dumps(document).encode()
    done = _run(["+RTS", f"-M{_MEMORY}", "-RTS", *_ARGUMENTS], asked, style_name)
    try:
        return [block["c"] for block in json.loads(done)["blocks"]]
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"pandoc's answer for the style {style_name} can't be read") from error


@cache
def pandoc_version() -> str:
    """The version of the pandoc that lays notes out. Raises UserError where there is none."""
    return _run(["--version"], b"", "of the notes").split()[1].decode()


def _program(style_name: str) -> Path:
    """The program of the wheel, whatever other pandoc the machine has."""
    try:
        import pypandoc
    except ImportError:
        raise _missing(style_name) from None
    return Path(pypandoc.__file__).parent / "files" / "pandoc"


def _missing(style_name: str) -> UserError:
    return UserError(
        f'the style {style_name} needs pandoc: install it with `pip install "memocli[styles]"`'
    )


def _run(arguments: list[str], given: bytes, style_name: str) -> bytes:
    pipe = subprocess.PIPE
    command = [str(_program(style_name)), *arguments]
    try:
        running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env={})  # noqa: S603
    except OSError:
        raise _missing(style_name) from None
    with cleaned_up(running.kill):
        try:
            out, said = running.communicate(given, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            running.kill()
            running.communicate()
            raise UserError(
                f"the style {style_name} keeps pandoc busy for more than {_SECONDS} seconds"
            ) from None
    if running.returncode == _OUT_OF_MEMORY:
        raise UserError(f"the style {style_name} takes more memory than pandoc may have")
    if running.returncode:
        reason = " ".join(said.decode("utf-8", "replace").split()) or f"exit {running.returncode}"
        raise UserError(f"pandoc can't use the style {style_name} ({reason[:_MOST_SAID]})")
    return out
