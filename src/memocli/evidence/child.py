"""Copies are read in a child process, so that a file made to do harm ends nothing but that.

The child has limits of memory and time, an empty environment, and no files of its own. One child reads many copies; where it dies
over one of them, the next one goes on with those that are left.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, suppress
from threading import Timer
from typing import Final

from msgspec import MsgspecError, Struct, msgpack

from memocli.evidence.extracted import EvidenceText, Unreadable
from memocli.evidence.media import is_pdf
from memocli.evidence.second_reader import require_second_reader
from memocli.evidence.worker import (
    LARGEST_ANSWER,
    LENGTH,
    OUT_OF_MEMORY,
    Answer,
    Task,
)
from memocli.interruption import cleaned_up
from memocli.tree import LARGEST

# What the processor may work on a copy: some seconds; and more for a large PDF, so that a report of thousands of pages is read,
# and a small file that never ends is not waited for. All other kinds are read so quickly that nobody needs more. Nor does a page of a
# PDF, however large that is (see `worker`).
_SECONDS: Final = 6
_PER_SECOND: Final = 200_000
_MOST_SECONDS: Final = 40
# Of a page the second reader makes a tenth of a second, or half of one: so many are one task.
_SHEETS_AT_ONCE: Final = 10
# By the clock: with the start of the child and of memocli, nobody waits ten seconds for a small one. A machine may be busy with other
# things, so that a large one may take several times as long. Where the processor's time is not limited, this is all there is.
_BY_THE_CLOCK: Final = 8
_TIMES: Final = 3 if sys.platform != "win32" else 1

TOO_LARGE: Final = f"it is larger than {LARGEST // 1_000_000} MB"
TOO_SLOW: Final = "it takes too long to read"
BROKEN: Final = "the program that reads it breaks down over it"
# What depends on the machine, and may be otherwise next time.
PASSING: Final = (TOO_SLOW, OUT_OF_MEMORY, BROKEN)

# Where the child finds its modules is told to it, so that neither the environment nor the folder it is in has a say.
_BEGIN: Final = "import sys; sys.path[:] = sys.argv[1:]; import runpy; runpy.run_module('memocli.evidence.worker', run_name='__main__')"


class Copy(Struct, frozen=True):
    """A copy to be read: its bytes, and the name of its file, which may say what it is."""

    content: bytes
    name: str


def extract_all(copies: Iterable[Copy]) -> Iterator[EvidenceText | Unreadable]:
    """The text of each copy, in order."""
    child = _Child()
    with cleaned_up(child.kill), closing(child):
        for copy in copies:
            answer = child.asked(copy.content, copy.name)
            yield answer.text or Unreadable(answer.reason)


def read_again(
    wanted: Iterable[tuple[Copy, Collection[int]]],
) -> Iterator[dict[int, str] | Unreadable]:
    """The text of some sheets of each PDF, counted from 1, as a second reader sees them, in order.

    Raises UserError, which says what to install, where there is no second reader.
    """
    require_second_reader()
    child = _Child()
    with cleaned_up(child.kill), closing(child):
        for copy, pages in wanted:
            yield _read_again(child, copy, sorted(set(pages)))


def _read_again(child: _Child, copy: Copy, pages: list[int]) -> dict[int, str] | Unreadable:
    found: dict[int, str] = {}
    for start in range(0, len(pages), _SHEETS_AT_ONCE):
        some = tuple(pages[start : start + _SHEETS_AT_ONCE])
        answer = child.asked(copy.content, copy.name, some)
        if answer.pages is None:
            return Unreadable(answer.reason)
        found |= answer.pages
    return found


class _Child:
    """The process, begun when there is something to do."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None
        self._is_late = False

    def asked(self, content: bytes, name: str, pages: tuple[int, ...] = ()) -> Answer:
        """What the child makes of a copy."""
        if len(content) > LARGEST:
            return Answer(reason=TOO_LARGE)
        more = len(content) // _PER_SECOND if is_pdf(content) else 0
        more = min(more, _MOST_SECONDS - _SECONDS)
        running = self._running = self._running or _begun()
        self._is_late = False
        watch = Timer(_BY_THE_CLOCK + _TIMES * more, self._give_up, (running,))
        watch.daemon = True
        watch.start()
        try:
            return _answer(running, Task(name, len(content), _SECONDS + more, pages), content)
        except (OSError, MsgspecError, EOFError):
            return Answer(reason=self._why_dead(running))
        finally:
            watch.cancel()

    def kill(self) -> None:
        """Stop it, where it runs."""
        if self._running:
            self._running.kill()

    def close(self) -> None:
        """Stop it, and leave nothing of it."""
        running, self._running = self._running, None
        if running:
            running.kill()
            assert running.stdin
            assert running.stdout
            running.stdout.close()
            # What was not written yet is lost with it.
            with suppress(OSError):
                running.stdin.close()
            running.wait()

    def _give_up(self, running: subprocess.Popen[bytes]) -> None:
        self._is_late = True
        running.kill()

    def _why_dead(self, running: subprocess.Popen[bytes]) -> str:
        """Why it gave no answer; another one is begun for the next copy."""
        with suppress(subprocess.TimeoutExpired):
            running.wait(1)
        code = running.poll()
        self.close()
        if self._is_late or (code is not None and -code in _TIME_SIGNALS):
            return TOO_SLOW
        return BROKEN


def _signals_of_time() -> tuple[int, ...]:
    import signal

    return tuple(int(getattr(signal, name)) for name in ("SIGXCPU",) if hasattr(signal, name))


_TIME_SIGNALS: Final = _signals_of_time()


def _begun() -> subprocess.Popen[bytes]:
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    # A path that is relative, or empty, would mean the folder that the command is run in.
    paths = [path for path in sys.path if path.startswith(("/", "\\")) or path[1:2] == ":"]
    command = [sys.executable, "-I", "-S", "-c", _BEGIN, *paths]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, env={})  # noqa: S603


def _answer(running: subprocess.Popen[bytes], task: Task, content: bytes) -> Answer:
    """What the child says. Raises OSError or EOFError where it has ended, MsgspecError where it says nonsense."""
    assert running.stdin
    assert running.stdout
    head = msgpack.encode(task)
    running.stdin.write(len(head).to_bytes(LENGTH) + head)
    running.stdin.write(content)
    running.stdin.flush()
    size = int.from_bytes(running.stdout.read(LENGTH))
    said = running.stdout.read(size) if size <= LARGEST_ANSWER else b""
    if not size or len(said) != size:
        raise EOFError
    return msgpack.decode(said, type=Answer)
