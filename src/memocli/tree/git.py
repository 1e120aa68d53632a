"""The program git: one call, or one that goes on and gives the content of files.

Git only looks into its objects. Nothing is checked out, written or fetched; no filter, hook, pager or prompt runs, and what the
environment says to git does not count.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Final

from msgspec import Struct

from memocli.errors import UserError
from memocli.interruption import cleaned_up
from memocli.tree.reading import too_large
from memocli.tree.revision import Entry

# More than the largest repository takes: only a disk that does not answer is waited for so long.
_SECONDS: Final = 60
_MOST_SAID: Final = 200
_OPTIONS: Final = (
    *("--no-pager", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.warnAmbiguousRefs=true"),
)
# Its words are read: so they are in English. No protocol has such a name: what a partial clone lacks is fetched by none.
_OURS: Final = {
    "LC_ALL": "C",
    "LANGUAGE": "",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_INSTALL: Final = "install it with your system's packages, or from https://git-scm.com"


class Done(Struct, frozen=True):
    """How a call of git ended, what it gave, and what it said."""

    code: int
    out: bytes
    said: str

    @property
    def text(self) -> str:
        """What it gave, as text; names of files may be in any encoding."""
        return self.out.decode("utf-8", "surrogateescape")

    @property
    def reason(self) -> str:
        """Its first words of what went wrong, in brackets."""
        lines = [line for line in self.said.splitlines() if line.startswith(("fatal:", "error:"))]
        first = (lines or self.said.splitlines() or [f"exit {self.code}"])[0]
        return f"({first.partition(': ')[2][:_MOST_SAID] or first[:_MOST_SAID]})"


class Git(Struct, frozen=True):
    """The program, the folder in which it is asked, and its environment."""

    program: str
    folder: Path
    environment: dict[str, str]

    def asked(self, *arguments: str) -> Done:
        """What one call gives. Raises UserError where it can't be made, or has no end."""
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        command = [self.program, *_OPTIONS, *arguments]
        try:
            running = subprocess.Popen(  # noqa: S603
                command,
                stdin=nowhere,
                stdout=pipe,
                stderr=pipe,
                cwd=self.folder,
                env=self.environment,
            )
        except OSError as error:
            reason = error.strerror or str(error)
            raise UserError(f"the program git can't be run ({reason}): {_INSTALL}") from error
        except ValueError:  # a character that no argument can have
            return Done(1, b"", "")
        with cleaned_up(running.kill):
            try:
                out, said = running.communicate(timeout=_SECONDS)
            except subprocess.TimeoutExpired:
                running.kill()
                running.communicate()
                raise UserError(f"git takes more than {_SECONDS} seconds") from None
        return Done(running.returncode, out, said.decode("utf-8", "replace"))

    def started(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A call that goes on; what it says beside its answers is not kept."""
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        command = [self.program, *_OPTIONS, *arguments]
        return subprocess.Popen(  # noqa: S603
            command, stdin=pipe, stdout=pipe, stderr=nowhere, cwd=self.folder, env=self.environment
        )


def git_in(folder: Path, environment: Mapping[str, str]) -> Git:
    """Git, asked in a folder; nothing of the environment tells it what to do. Raises UserError where it is not installed."""
    known = {key: value for key, value in environment.items() if not key.upper().startswith("GIT_")}
    return Git(_program(known), folder, known | _OURS)


class Contents:
    """`git cat-file --batch`, which is started when it is first asked: the name of an object goes in, its content comes out."""

    def __init__(self, git: Git, why_missing: Callable[[], str]) -> None:
        """Start nothing yet."""
        self._git = git
        self._why_missing = why_missing
        self._running: subprocess.Popen[bytes] | None = None

    def read(self, entry: Entry, largest: int) -> bytes:
        """The bytes of an entry. Raises UserError with the reason why git does not give them."""
        running = self._running = self._running or self._git.started("cat-file", "--batch")
        watch = Timer(_SECONDS, running.kill)
        watch.daemon = True
        watch.start()
        try:
            content = _answer(running, entry.name, largest)
        except (OSError, ValueError):
            content = None
        finally:
            watch.cancel()
        if content is None:
            self.end()  # what it would say next may belong to this
            raise UserError(self._why_missing())
        if len(content) > largest:
            self.end()
            raise UserError(too_large(largest))
        return content

    def kill(self) -> None:
        """Stop the program, where it runs; a signal may ask for that while it answers."""
        if self._running:
            self._running.kill()

    def end(self) -> None:
        """Stop it, and leave nothing of it."""
        self.kill()
        running, self._running = self._running, None
        if running:
            with suppress(OSError):
                running.communicate()


def _answer(running: subprocess.Popen[bytes], name: str, largest: int) -> bytes | None:
    """The content of an object, or of a larger one the first bytes; None where git does not have it."""
    assert running.stdin
    assert running.stdout
    running.stdin.write(f"{name}\n".encode())
    running.stdin.flush()
    # "<name> blob <size>", or "<name> missing"; nothing where it has ended.
    head = running.stdout.readline().split()
    if len(head) != 3:
        return None
    size = int(head[2])
    if size > largest:
        return running.stdout.read(largest + 1)
    content = running.stdout.read(size + 1)
    return content[:-1] if len(content) == size + 1 else None


def _program(environment: Mapping[str, str]) -> str:
    """Where git is. Only whole paths count: else a project could bring a program of that name with it."""
    for folder in environment.get("PATH", os.defpath).split(os.pathsep):
        for name in ("git", "git.exe"):
            place = Path(folder) / name
            if place.is_absolute() and place.is_file() and os.access(place, os.X_OK):
                return str(place)
    raise UserError(f"the program git is needed to read it: {_INSTALL}")
