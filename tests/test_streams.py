"""Standard output and error that are closed, full, or without a reader: every case for every command.

No case ends in a traceback; a result that could not be printed is exit code 2; nothing else changes the exit code.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from tests.support.commands import are_all_called
from tests.support.programs import memocli, surroundings
from tests.support.small_project import write_project

from memocli.report.changes import DiffFormat
from memocli.report.copies import CopiesFormat
from memocli.report.diagnostics import OutputFormat
from memocli.report.evidence import CoverageFormat

HERE: Final = ("-C", "../project")
# With their exit codes.
CALLS: Final[dict[tuple[str, ...], int]] = {
    ("build", "2018", "--to", "html", "--out", "out", *HERE): 0,
    ("build", "2018", "--to", "html", "--out", "out", "--fail-on", "warning", *HERE): 1,
    ("check-citations", *HERE): 0,
    ("check-citations", "--fail-on", "warning", *HERE): 1,
    ("diff", "2017", "2018", *HERE): 0,
    ("rule",): 0,
    ("rule", "C105"): 0,
    ("schema", "memo"): 0,
    ("template", "list", *HERE): 0,
    ("template", "show", "memo.css"): 0,
    ("template", "copy", "memo.docx", *HERE): 2,
    ("init", "new"): 0,
    ("new", "2018", "--from", "2017", *HERE): 2,  # the project stays as it is
    ("seal", "2016", *HERE): 2,
    ("status", *HERE): 0,
    ("figures", *HERE): 0,
    ("evidence", "keep", "court-2018", "nothing.pdf", *HERE): 2,
    ("evidence", "find", "water/wells/count", *HERE): 2,
    ("evidence", "list", *HERE): 0,
    ("evidence", "drop", "court-2018", *HERE): 2,
    ("evidence", "report", "2018", *HERE): 0,
    ("--help",): 0,
    ("build", "--help"): 0,
    ("--version",): 0,
    (): 2,
    ("build", "2018", "--fast"): 2,
    ("publish",): 2,
    ("check-citations", "-C", "nowhere"): 2,
}
FORMATS: Final[dict[tuple[str, ...], int]] = {
    **{("check-citations", "--output-format", form, *HERE): 0 for form in OutputFormat},
    **{("diff", "2017", "2018", "--output-format", form, *HERE): 0 for form in DiffFormat},
    **{("evidence", "list", "--output-format", form, *HERE): 0 for form in CopiesFormat},
    **{
        ("evidence", "report", "2018", "--output-format", form, *HERE): 0 for form in CoverageFormat
    },
}
EVERY: Final = CALLS | FORMATS
# Those that print nothing on standard output, whatever it is.
SILENT: Final = [command for command, code in CALLS.items() if code == 2 and command]
FULL: Final = "memocli: standard output can't be written: no space left on device"
CLOSED: Final = "memocli: standard output can't be written: it is closed"


@dataclass(frozen=True)
class Case:
    """What a shell does with the streams: which of them can still be read, and what is said of standard output."""

    line: str
    out: bool = False
    err: bool = True
    told: str = ""


CASES: Final = (
    Case('"$@" >/dev/full', told=FULL),
    Case('"$@" >&-', told=CLOSED),
    Case('"$@" 2>/dev/full', out=True, err=False),
    Case('"$@" 2>&-', out=True, err=False),
    Case('"$@" >/dev/full 2>/dev/full', err=False, told=FULL),
    Case('"$@" >&- 2>&-', err=False, told=CLOSED),
    Case('"$@" <&- >&- 2>&-', err=False, told=CLOSED),
    Case('"$@" <&-', out=True),
    Case('{ "$@"; echo $? >code; } | true'),
    Case('{ "$@"; echo $? >code; } | head -1 >first'),
    Case('{ "$@" 2>&1; echo $? >code; } | true', err=False),
)


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    write_project(folder / "project")
    return folder


Run: TypeAlias = Callable[..., tuple[int, str, str, Path]]
Usual: TypeAlias = dict[tuple[str, ...], tuple[int, str, str, list[str]]]


@pytest.fixture(scope="module")
def run(around: Path) -> Run:
    """Run memocli by a line of shell in a new folder: exit code, the two streams, the folder."""
    numbers = itertools.count()

    def start(command: Sequence[str], line: str = '"$@"') -> tuple[int, str, str, Path]:
        folder = around / f"run {next(numbers)}"
        folder.mkdir()
        done = subprocess.run(
            ["sh", "-c", line, "sh", sys.executable, "-m", "memocli", *command],
            cwd=folder,
            env=surroundings(),
            capture_output=True,
            check=False,
            timeout=120,
        )
        code = folder / "code"
        said = int(code.read_text()) if code.exists() else done.returncode
        return said, done.stdout.decode(), done.stderr.decode(), folder

    return start


def made(folder: Path) -> list[str]:
    """The files that a command wrote."""
    files = [path for path in folder.rglob("*") if path.parent != folder and path.is_file()]
    return sorted(str(path.relative_to(folder)) for path in files)


@pytest.fixture(scope="module")
def usual(run: Run) -> Usual:
    """Each command with streams that work."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ended = zip(EVERY, pool.map(run, EVERY), strict=True)
        return {command: (*done[:3], made(done[3])) for command, done in ended}


def test_the_commands_do_what_they_should(usual: Usual) -> None:
    assert are_all_called(CALLS)
    for command, code in EVERY.items():
        assert usual[command][0] == code, command
        assert bool(usual[command][1]) == (command not in SILENT), command


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.line)
def test_every_case_for_every_command(case: Case, run: Run, usual: Usual) -> None:
    # The formats of one command are printed in one way.
    commands = EVERY if case.told and case.err else CALLS
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ended = list(pool.map(lambda command: run(command, case.line), commands))
    for command, (code, out, said, folder) in zip(commands, ended, strict=True):
        usual_code, usual_out, usual_said, files = usual[command]
        told = case.told if usual_out else ""
        assert code == (2 if told else usual_code), (command, said)
        assert made(folder) == files, command
        assert out == (usual_out if case.out else ""), command
        if told:
            told += "; all files were written\n" if files else "\n"
        assert said == (usual_said + told if case.err else ""), command
        if "first" in case.line:
            first = (folder / "first").read_text("utf-8")
            assert first == "".join(usual_out.splitlines(keepends=True)[:1]), command


@pytest.mark.parametrize(
    "locale",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1:strict"},
    ],
    ids=str,
)
def test_words_that_the_locale_lacks_are_printed(locale: dict[str, str], tmp_path: Path) -> None:
    """Names of folders, messages, help, progress and results with letters of every kind."""
    project = write_project(tmp_path / "Año «México» 日本")
    commands: dict[tuple[str, ...], int] = {
        ("check-citations", "-C", str(project)): 0,
        ("build", "2018", "--to", "html", "--out", "aus ü", "-C", str(project)): 0,
        ("diff", "2017", "2018", "-C", str(project)): 0,
        ("check-citations", "-C", "nicht da ñ"): 2,
        ("schema", "ñ"): 2,
        ("init", "neu ñ"): 0,
        ("new", "2019", "--from", "2018", "-C", str(project)): 0,
        ("build", "--help"): 0,
    }
    for command, code in commands.items():
        done = memocli(*command, cwd=tmp_path, **locale)
        assert done.returncode == code, (command, done.stderr)
        assert "Unicode" not in done.stdout + done.stderr


def test_no_file_gets_the_number_of_a_stream_that_was_closed(tmp_path: Path) -> None:
    """What is written to the streams past Python, as at Ctrl-C, would stand in the first file that is opened."""
    code = (
        "from memocli.cli.streams import open_streams\n"
        "open_streams()\n"
        "with open('first', 'w') as file:\n"
        "    file.write(str(file.fileno()))\n"
    )
    line = 'exec "$@" <&- >&- 2>&-'
    command = ["sh", "-c", line, "sh", sys.executable, "-c", code]
    subprocess.run(command, cwd=tmp_path, env=surroundings(), check=True, timeout=120)
    assert int((tmp_path / "first").read_text()) > 2
