"""The outside programs that judge the outputs. A missing one is a failure that names it, never a skip."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

BROWSER = Path(__file__).parent / "browser"
_CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def program(*names: str) -> str:
    """The path of the first program found among `names`; the test fails where there is none."""
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.fail(f"the program {names[0]} is missing; `make test` installs it", pytrace=False)


def npm_file(path: str) -> Path:
    """A file of the npm packages in tests/browser; the test fails where they are not installed."""
    found = BROWSER / "node_modules" / path
    if not found.exists():
        pytest.fail(
            f"the npm package {path.split('/', maxsplit=1)[0]} is missing; `make test` installs it",
            pytrace=False,
        )
    return found


def run(*command: str | Path) -> str:
    """Standard output of a program; the test fails with its words where it ends badly."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    if done.returncode:
        said = (done.stderr + done.stdout).decode("utf-8", "replace").strip()
        pytest.fail(f"{Path(str(command[0])).name} ended with {done.returncode}: {said[-2000:]}")
    return done.stdout.decode("utf-8")


def nu_messages(*files: Path) -> list[str]:
    """What the Nu HTML checker has to say about the files; one text a message."""
    jar = npm_file("vnu-jar/build/dist/vnu.jar")
    command = [program("java"), "-jar", str(jar), "--exit-zero-always", "--format", "json"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, check=True)
    messages = json.loads(done.stderr or done.stdout)["messages"]
    return [f"{message.get('lastLine')}: {message['message']}" for message in messages]


def in_browser(*files: Path) -> list[list[dict[str, Any]]]:
    """What tests/browser/check.mjs sees in Chromium: for each file a list, one entry a setting."""
    npm_file("axe-core/axe.min.js")
    npm_file("playwright-core/package.json")
    script = BROWSER / "check.mjs"
    seen = json.loads(run(program("node"), script, program(*_CHROMES), *files))
    return [seen[str(file)] for file in files]


def office(file: Path, to: str, folder: Path) -> Path:
    """`file` (HTML) converted by LibreOffice Writer, in a profile of its own."""
    profile = (folder / "profile").as_uri()
    run(
        program("soffice"),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--writer",
        "--convert-to",
        to,
        "--outdir",
        folder,
        file,
    )
    return folder / f"{file.stem}.{to}"
