"""Ctrl-C and its kin at any moment of a run: one true sentence, the signal's exit code, nothing half, nothing left behind."""

from __future__ import annotations

import itertools
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from tests.support.commands import are_all_called
from tests.support.other_styles import small_style
from tests.support.programs import heeded_signals, python, surroundings
from tests.support.small_project import FILES, write_project

# Runs memocli, and sends signals to itself at the nth event from memocli's first line on: an import, a file that is opened,
# a start of the garbage collector and so on. With KIND, only events of this kind count. WAY: where Python code is running then.
DRIVER: Final = """
import gc, os, runpy, sys
moment, kind, way = int(os.environ["MOMENT"]), os.environ["KIND"], os.environ["WAY"]
signals = [int(number) for number in os.environ["SIGNALS"].split()]
seen = -1

class Dying:
    def __del__(self):
        send()

def send():
    for number in signals:
        os.kill(os.getpid(), number)

def note(name, text):
    file = os.open(os.path.join(os.environ["NOTES"], name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(file, text.encode())
    os.close(file)

def count(event, arguments):
    global seen
    if seen < 0 and event == "exec" and arguments[0].co_filename.endswith("memocli/__main__.py"):
        seen = 0
    elif seen >= 0 and kind in event:
        seen += 1
        if seen == moment:
            seen = -10**9
            note("sent", event)
            if way == "destructor":
                Dying()
            elif way == "callback":
                import cffi
                cffi.FFI().callback("void()", send)()
            else:
                send()

def ended(code):
    note("seen", str(seen))
    really(code)

really, os._exit = os._exit, ended
if way == "callback":
    import cffi
    cffi.FFI().callback("void()", len)
sys.addaudithook(count)
gc.callbacks.append(lambda phase, _: count(f"gc {phase}", ()))
if kind == "gc start":
    # Else the collector may run once in a check, or not at all.
    gc.set_threshold = lambda *_: None
runpy.run_module("memocli", run_name="__main__", alter_sys=True)
"""
BUILD: Final = ("build", "2018", "--out", "out", "-C", "../project")
CHECK: Final = ("check-citations", "--output-format", "json", "-C", "../project")
# Calls of all commands, each with the number of moments at which it is stopped.
CALLS: Final[dict[tuple[str, ...], int]] = {
    BUILD: 8,
    CHECK: 6,
    ("diff", "2017", "2018", "-C", "../project"): 4,
    ("init", "new"): 5,
    ("new", "2018", "--from", "2017", "-C", "../project"): 3,
    ("seal", "2016", "-C", "../project"): 3,
    ("status", "-C", "../project"): 4,
    ("figures", "-C", "../project"): 2,
    ("evidence", "keep", "court-2018", "nothing.pdf", "-C", "../project"): 2,
    ("evidence", "find", "water/wells/count", "-C", "../project"): 2,
    ("evidence", "list", "-C", "../project"): 2,
    ("evidence", "drop", "court-2018", "-C", "../project"): 1,
    ("evidence", "report", "2018", "-C", "../project"): 2,
    ("rule", "C1O5"): 3,
    ("schema", "memo"): 3,
    ("template", "list", "-C", "../project"): 2,
    ("template", "show", "memo.css"): 2,
    ("template", "copy", "memo.docx", "-C", "../project"): 2,
    ("build", "--help"): 2,
    ("--version",): 2,
}
NOTHING: Final = "memocli: interrupted; nothing was written"
ALL: Final = "memocli: interrupted; all files were written"


@dataclass(frozen=True)
class Run:
    """What a run left behind, in the `folder` in which it ran."""

    folder: Path
    code: int
    out: str
    said: list[str]

    def note(self, name: str) -> str:
        file = self.folder / "notes" / name
        return file.read_text() if file.exists() else ""

    def files(self) -> list[str]:
        made = [*self.folder.glob("out/**/*"), *self.folder.glob("new/**/*")]
        return sorted(str(path.relative_to(self.folder)) for path in made)

    def temporary(self) -> list[Path]:
        return [*(self.folder / "tmp").iterdir()]


Start = Callable[..., Run]


@pytest.fixture(scope="module", autouse=True)
def heeded() -> Iterator[None]:
    with heeded_signals():
        yield


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Run memocli by the driver, in a new folder beside the small project."""
    around = tmp_path_factory.mktemp("signals")
    write_project(around / "project")
    numbers = itertools.count()

    def run(
        command: Sequence[str],
        moment: int = 0,
        signals: Sequence[int] = (signal.SIGINT,),
        *,
        kind: str = "",
        way: str = "",
        ignoring: bool = False,
    ) -> Run:
        folder = around / f"run {next(numbers)}"
        for name in ("notes", "tmp"):
            (folder / name).mkdir(parents=True)
        environment = surroundings() | {
            "MOMENT": str(moment),
            "SIGNALS": " ".join(str(int(number)) for number in signals),
            "KIND": kind,
            "WAY": way,
            "NOTES": str(folder / "notes"),
            "TMPDIR": str(folder / "tmp"),
        }
        program = [sys.executable, "-c", DRIVER, *command]
        if ignoring:
            program = ["sh", "-c", 'trap "" INT TERM HUP; exec "$@"', "sh", *program]
        done = subprocess.run(
            program, cwd=folder, env=environment, capture_output=True, check=False, timeout=120
        )
        said = done.stderr.decode().splitlines()
        return Run(folder, done.returncode, done.stdout.decode(), said)

    return run


@pytest.fixture(scope="module")
def whole(start: Start) -> dict[tuple[str, ...], Run]:
    """Each command, run to its end."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(CALLS, pool.map(start, CALLS), strict=True))


def assert_ended(run: Run, whole: Run, code: int = 130) -> None:
    """It ended as it should, and what it said is true."""
    assert run.note("sent"), "the run had ended before"
    assert run.code == code, run
    assert run.said[-1:] in ([NOTHING], [ALL]), run
    assert run.said[:-1] == whole.said[: len(run.said) - 1], run
    assert run.out in {"", whole.out}
    assert run.files() == (whole.files() if run.said[-1] == ALL else []), run
    assert run.temporary() == []


def test_sixty_moments(start: Start, whole: dict[tuple[str, ...], Run]) -> None:
    """From the first line to the last, in all commands, evenly over what happens in a run."""
    assert are_all_called(CALLS)
    moments = [
        (command, max(1, int(whole[command].note("seen")) * step // number))
        for command, number in CALLS.items()
        for step in range(number)
    ]
    assert len(moments) == 60
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = list(pool.map(lambda moment: start(*moment), moments))
    for (command, _), run in zip(moments, runs, strict=True):
        assert_ended(run, whole[command])


def test_the_first_moments(start: Start, whole: dict[tuple[str, ...], Run]) -> None:
    """Before memocli has loaded anything, Python still raises KeyboardInterrupt."""
    for moment in (1, 2, 3, 5, 8, 13, 21, 34):
        assert_ended(start(("--version",), moment), whole["--version",])


def test_every_moment_of_writing(start: Start) -> None:
    """It is finished first, and then the sentence is another one."""
    for command in ((*BUILD, "--to", "html", "--to", "docx"), ("init", "new")):
        whole = start(command, kind="os.rename")
        assert int(whole.note("seen")) >= 4
        for moment in (1, 2, 3, 4):
            run = start(command, moment, kind="os.rename")
            assert_ended(run, whole)
            assert run.said[-1] == ALL


@pytest.mark.parametrize("way", ["destructor", "callback"])
@pytest.mark.parametrize("kind", ["import", "open", "gc start"])
def test_where_python_passes_over_exceptions(
    kind: str, way: str, start: Start, whole: dict[tuple[str, ...], Run]
) -> None:
    assert_ended(start(CHECK, 20, kind=kind, way=way), whole[CHECK])


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_each_signal_has_its_exit_code(
    number: int, code: int, start: Start, whole: dict[tuple[str, ...], Run]
) -> None:
    for moment in (100, 1500):
        assert_ended(start(CHECK, moment, [number]), whole[CHECK], code)
    ignored = start(CHECK, 100, [number], ignoring=True)
    assert (ignored.code, ignored.out) == (0, whole[CHECK].out)


def test_many_in_a_row(start: Start, whole: dict[tuple[str, ...], Run]) -> None:
    many = [signal.SIGINT, signal.SIGINT, signal.SIGTERM] * 5
    for moment in (100, 1500):
        assert_ended(start(CHECK, moment, many), whole[CHECK])


@pytest.mark.parametrize("line", ["Checking", "Making the DOCX", "Making the PDF"])
def test_from_outside(line: str, tmp_path: Path) -> None:
    """Without the driver, and twice, as impatient people press it."""
    write_project(tmp_path / "project")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "memocli", "build", "2018", "-C", "project"],
        cwd=tmp_path,
        env=surroundings() | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stderr
        assert running.stdout
        assert any(said.strip() == line for said in running.stderr)
        for _ in range(2):
            running.send_signal(signal.SIGINT)
        said, out = running.stderr.read().splitlines(), running.stdout.read()
    built = (tmp_path / "project/build").exists()
    if running.returncode:
        assert (running.returncode, said[-1]) == (130, ALL if built else NOTHING)
    assert built or not out
    assert [words for words in said if "memocli:" in words] == said[-1:] * bool(running.returncode)
    assert not any(temporary.iterdir())


# Runs memocli, and lets pandoc hold what nobody but this process and its children can: the end of a pipe. With MOMENT, the
# signals come before pandoc was given anything; without it, the driver says that pandoc is at work.
DRIVER_OF_PANDOC: Final = """
import os, runpy, subprocess, sys
started, written = subprocess.Popen.__init__, subprocess.Popen.communicate

def start(self, command, **options):
    started(self, command, pass_fds=[int(os.environ["HELD"])], **options)
    if "--citeproc" in command and os.environ["MOMENT"]:
        os.kill(os.getpid(), int(os.environ["MOMENT"]))

def write(self, *given, **options):
    print("pandoc is at work", file=sys.stderr, flush=True)
    return written(self, *given, **options)

subprocess.Popen.__init__, subprocess.Popen.communicate = start, write
runpy.run_module("memocli", run_name="__main__", alter_sys=True)
"""


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose notes, within all limits, keep pandoc at work for most of a minute."""
    calls = "".join(
        f'<macro name="m{level}">{2 * f"""<text macro="m{level + 1}"/>"""}</macro>'
        for level in range(13)
    )
    before = f'{calls}<macro name="m13"><text variable="title"/></macro>'
    claim = "text: Three reporters were attacked" + " [@report-2018]" * 80
    files: dict[str, str | bytes] = {
        **FILES,
        "templates/endnotes.csl": small_style('<text macro="m0"/>', before),
        "memo/2018/press.yaml": re.sub(
            "text: Three reporters.*", claim, FILES["memo/2018/press.yaml"]
        ),
    }
    return write_project(tmp_path_factory.mktemp("busy"), files)


@pytest.mark.parametrize(
    ("number", "code", "to", "seconds"),
    [
        (signal.SIGINT, 130, "memocli", 0),
        (signal.SIGINT, 130, "memocli", 1),  # in the middle of its work
        (signal.SIGTERM, 143, "memocli", 1),
        (signal.SIGHUP, 129, "memocli", 1),
        (signal.SIGINT, 130, "both", 1),  # as terminals do
        (signal.SIGINT, 130, "memocli, before pandoc was given anything", 0),
    ],
)
def test_pandoc_ends_too(
    number: int, code: int, to: str, seconds: int, busy: Path, tmp_path: Path
) -> None:
    mine, held = os.pipe()
    environment = surroundings() | {"HELD": str(held), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", DRIVER_OF_PANDOC, "build", "2018", "--to", "html"],
        cwd=busy,
        env=environment | {"MOMENT": str(int(number)) if "before" in to else ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        pass_fds=[held],
        start_new_session=True,
    ) as running:
        os.close(held)
        assert running.stderr
        if "before" not in to:
            assert any(said == "pandoc is at work\n" for said in running.stderr)
            time.sleep(seconds)
            (os.killpg if to == "both" else os.kill)(running.pid, number)
        said = running.stderr.read().splitlines()
    assert (running.returncode, said[-1]) == (code, NOTHING)
    # Who holds the other end has ended when this one can be read, and there is nothing in it.
    assert select.select([mine], [], [], 15)[0], "pandoc runs on"
    os.close(mine)
    assert not (busy / "build").exists()
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(("last", "has_written"), [("pass", "True"), ("raise OSError", "False")])
def test_what_must_be_finished_is_finished_first(last: str, has_written: str) -> None:
    done = python(
        "from memocli import interruption\n"
        "with interruption.writing():\n"
        "    interruption.stop(lambda: print(interruption.has_written()))\n"
        "    print('finished', flush=True)\n"
        f"    {last}"
    )
    assert done.stdout.split() == ["finished", has_written]
