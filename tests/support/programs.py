"""The programs that tests start: memocli, and those that judge its outputs. A missing one is a failure, never a skip."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.support.places import ROOT, TESTS

BROWSER = TESTS / "browser"
_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def memocli(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the real program. Whatever comes of it, it is no traceback."""
    done = _python(["-m", "memocli", *map(str, arguments)], cwd, environment)
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    assert "bug of memocli" not in done.stderr, done.stderr
    return done


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run lines of Python that may import memocli and tests.support in another process."""
    return _python(["-c", code], None, environment)


def surroundings() -> dict[str, str]:
    """The environment in which a Python of the tests finds this memocli and these tests, and nobody's wishes."""
    known = {key: value for key, value in os.environ.items() if not key.startswith("MEMOCLI_")}
    return known | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}


@contextmanager
def heeded_signals() -> Iterator[None]:
    """What is started inside heeds Ctrl-C and its kin, also where the tests themselves run in the background and ignore them."""
    ignored = [number for number in _STOPPING if signal.getsignal(number) is signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, signal.SIG_DFL)
    try:
        yield
    finally:
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)


def _python(
    arguments: list[str], cwd: Path | None, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=surroundings() | environment,
        capture_output=True,
        check=False,
    )
    out, said = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    return subprocess.CompletedProcess(done.args, done.returncode, out, said)


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
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, check=False, timeout=300
    )
    if done.returncode:
        said = (done.stderr + done.stdout).decode("utf-8", "replace").strip()
        pytest.fail(f"{Path(str(command[0])).name} ended with {done.returncode}: {said[-2000:]}")
    return done.stdout.decode("utf-8")


def shortened_script(file: Path) -> str:
    """JavaScript without comments and blanks, with short names in place of those that nothing outside of it knows."""
    terser = npm_file("terser/bin/terser")
    return run(program("node"), terser, file, "--compress", "--mangle", "--ecma", "2022")


def nu_messages(*files: Path) -> list[str]:
    """What the Nu HTML checker has to say about the files; one text a message."""
    jar = npm_file("vnu-jar/build/dist/vnu.jar")
    # It runs for seconds: what is compiled quickly ends sooner, and takes more of the stack.
    quick = ("-XX:TieredStopAtLevel=1", "-Xss8m")
    command = [program("java"), *quick, "-jar", str(jar), "--exit-zero-always", "--format", "json"]
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


def filters_in_browser(file: Path, kind: str, other_kind: str) -> dict[str, Any]:
    """What tests/browser/filters.mjs sees in Chromium of a report, of which it picks entries of one kind, and of another one too."""
    npm_file("axe-core/axe.min.js")
    npm_file("playwright-core/package.json")
    script = BROWSER / "filters.mjs"
    said = run(program("node"), script, program(*_CHROMES), file, kind, other_kind)
    seen: dict[str, Any] = json.loads(said)
    return seen


def notes_in_browser(file: Path, crowded: Path, number: int) -> dict[str, Any]:
    """What tests/browser/notes.mjs meets in Chromium of notes, with mouse, finger and keys; note `number` cites another."""
    npm_file("axe-core/axe.min.js")
    npm_file("playwright-core/package.json")
    script = BROWSER / "notes.mjs"
    said = run(program("node"), script, program(*_CHROMES), file, crowded, str(number))
    met: dict[str, Any] = json.loads(said)
    return met


def reading_in_browser(file: Path, draft: Path) -> dict[str, Any]:
    """What tests/browser/reading.mjs sees in Chromium of the page of a memo, while it is read and narrowed down, and of a draft."""
    npm_file("axe-core/axe.min.js")
    npm_file("playwright-core/package.json")
    said = run(program("node"), BROWSER / "reading.mjs", program(*_CHROMES), file, draft)
    seen: dict[str, Any] = json.loads(said)
    return seen


def office(file: Path, to: str, folder: Path) -> Path:
    """`file` (HTML or DOCX) converted by LibreOffice Writer, which keeps its profile and the result in `folder`."""
    result = folder / "converted" / f"{file.stem}.{to}"
    result.unlink(missing_ok=True)
    said = run(
        program("soffice"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--writer",
        "--convert-to",
        to,
        "--outdir",
        result.parent,
        file,
    )
    assert result.is_file(), f"LibreOffice made no {to}: {said}"
    return result


def outloud_complaints(file: Path, folder: Path) -> list[str]:
    """The errors and warnings of outloud, which reads a PDF as a screen reader does."""
    report = folder / "outloud.json"
    tool = Path(sys.executable).with_name("outloud")
    run(tool, file, "--fail-on", "never", "--json", report)
    return re.findall(r'"severity": ?"(?:error|warning)"', report.read_text(encoding="utf-8"))
