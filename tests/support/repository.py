"""Repositories of git for the tests: the real program, with nobody's settings, and always at the same time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.support.programs import program
from tests.support.small_project import FILES, write_project

_SOMEBODY: Final = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.org",
    "GIT_AUTHOR_DATE": "2018-07-24T12:00:00Z",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.org",
    "GIT_COMMITTER_DATE": "2018-07-24T12:00:00Z",
    "GIT_ALLOW_PROTOCOL": "file",
}


def git(folder: Path, *arguments: str | Path, given: str = "") -> str:
    """What the program git says, asked in a folder, and given something to read."""
    known = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = [program("git"), *map(str, arguments)]
    done = subprocess.run(
        command,
        cwd=folder,
        env=known | _SOMEBODY,
        input=given.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def commit_all(folder: Path, message: str = "What there is") -> str:
    """Commit all files of a folder; the id of the commit."""
    git(folder, "add", "--all", "--force", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path, files: Mapping[str, str | bytes] = FILES, below: str = ".") -> Path:
    """A new repository with one commit of a project, in a folder below its top; that folder."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    write_project(folder / below, files)
    commit_all(folder)
    return folder / below


def history(
    folder: Path,
    *states: Mapping[str, str | bytes],
    present: Mapping[str, str | bytes] | None = None,
) -> Path:
    """A repository with a commit for each state (v0, v1 …), the last one checked out, and perhaps files that are not committed."""
    repository(folder, states[0])
    for number, files in enumerate(states):
        write_project(folder, files)
        commit_all(folder)
        git(folder, "tag", f"v{number}")
    return write_project(folder, present or {})
