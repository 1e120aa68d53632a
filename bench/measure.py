"""How much processor time a program takes, and how much memory: the least of several runs, with the programs in turn."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS = 5


@dataclass(frozen=True, slots=True)
class Run:
    """Processor seconds (user and system) of a program and its children, and the most memory that one held, in megabytes."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Command:
    """A command that needs some files to be gone before each run, or that ends otherwise than with 0 where all is well."""

    words: Sequence[str]
    without: str = ""  # a pattern of files in the folder
    ends: int = 0


def run_once(command: Sequence[str] | Command, folder: Path) -> Run:
    """Run a program to its end; its output is discarded. Raises RuntimeError if it fails."""
    if not isinstance(command, Command):
        command = Command(command)
    for path in folder.glob(command.without) if command.without else ():
        path.unlink()
    with Path(os.devnull).open("w") as nowhere:
        process = subprocess.Popen(command.words, cwd=folder, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != command.ends:
        raise RuntimeError(f"{command.words[0]} ended with exit code {process.returncode}")
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1024 if os.uname().sysname == "Linux" else 1024 * 1024
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def least_of_runs(folder: Path, *commands: Sequence[str] | Command) -> list[Run]:
    """The least that each command takes; they take turns, so that a busy moment of the machine affects all of them."""
    runs: list[list[Run]] = [[] for _ in commands]
    for _ in range(RUNS):
        for index, command in enumerate(commands):
            runs[index].append(run_once(command, folder))
    return [
        Run(min(run.seconds for run in each), min(run.megabytes for run in each)) for each in runs
    ]
