"""Processes that kill themselves at the n-th thing that they do to a folder."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS: Final = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link"}


def killing(folder: str, number: int) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook that kills its process; Python calls it before each thing that it asks of the system."""
    done = 0

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal done
        writes = event in _EVENTS or (event == "open" and args[2] & _WRITING)
        if writes and str(args[0]).startswith(folder):
            done += 1
            if done == number:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook


def forked(work: Callable[[], object]) -> int:
    """Another process that does it and ends."""
    child = os.fork()
    if not child:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return child


def was_killed(child: int, by: int = signal.SIGKILL) -> bool:
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == by
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def killed(work: Callable[[], object], folder: Path, number: int) -> bool:
    """Do it in a process that kills itself before it changes `folder` for the n-th time; whether it came to that."""

    def doomed() -> None:
        sys.addaudithook(killing(str(folder), number))
        work()

    return was_killed(forked(doomed))
