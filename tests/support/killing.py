"""A process that kills itself at the n-th thing that it does to a folder."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
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
