"""How long a program takes, and how much memory: the best of several runs, with the programs in turn."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall time, and the most memory held, in megabytes."""

    seconds: float
    megabytes: float


def run_once(command: Sequence[str], folder: Path) -> Run:
    """Run a program to its end; its output is discarded. Raises RuntimeError if it fails."""
    start = time.perf_counter()
    with Path(os.devnull).open("w") as nowhere:
        process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with exit code {process.returncode}")
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1024 if os.uname().sysname == "Linux" else 1024 * 1024
    return Run(seconds, usage.ru_maxrss / unit)


def best_of(times: int, folder: Path, *commands: Sequence[str]) -> list[Run]:
    """The quickest run of each command; the commands take turns, so that a busy moment of the machine affects all of them."""
    runs: list[list[Run]] = [[] for _ in commands]
    for _ in range(times):
        for index, command in enumerate(commands):
            runs[index].append(run_once(command, folder))
    return [
        Run(min(run.seconds for run in each), max(run.megabytes for run in each)) for each in runs
    ]
