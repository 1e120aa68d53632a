"""No path leads out of the project, and what is no file is named: real things on the disk, through the commands."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

import PIL.Image
import pytest
from tests.support.places import ROOT
from tests.support.programs import program
from tests.support.small_project import FILES, write_project

from memocli.cli.app import main
from memocli.tree import LARGEST

# In every file that lies outside of the project, and in nothing that any command says or writes.
OUTSIDE: Final = "zacatollan"
# Far more than any of them takes: it bounds only what hangs.
SECONDS: Final = 120
BYTES: Final = 2_000_000_000

WATER: Final = "memo/2018/water.yaml"
PICTURE: Final = "memo/2018/tank.png"
STYLE: Final = "styles/house.csl"
SHIPPED: Final = Path(__file__).parents[1] / "templates"


def _png() -> bytes:
    data = BytesIO()
    PIL.Image.new("RGB", (3, 2), "teal").save(data, "PNG")
    return data.getvalue()


ALL_FILES: Final[Mapping[str, str | bytes]] = {
    **FILES,
    WATER: FILES[WATER].replace(
        "  - id: research\n", "    picture: {file: tank.png, alt: A tank}\n  - id: research\n"
    ),
    "memo/2018/memo.yaml": f"{FILES['memo/2018/memo.yaml']}style: {STYLE}\n",
    PICTURE: _png(),
    STYLE: (SHIPPED / "endnotes.csl").read_text(encoding="utf-8"),
    "memocli.yaml": "format: 1\n",
    "sources/more.json": '[{"id": "extra-2018", "type": "report", "title": "More"}]',
    "private/protect.txt": "Nezahualcoyotl\n",
    "private/sources/people.yaml": "references:\n  - {id: someone, title: Xipe Totec}\n",
    "templates/memo.html.j2": (SHIPPED / "memo.html.j2").read_text(encoding="utf-8"),
    "templates/memo.css": (SHIPPED / "memo.css").read_text(encoding="utf-8"),
}
# A command each that reads the place.
BUILD: Final = ("build", "2018", "--draft", "--to", "html", "--to", "docx")
PLACES: Final[dict[str, tuple[str, ...]]] = dict.fromkeys(ALL_FILES, BUILD) | {
    "templates/memo.docx": BUILD,
    "templates/endnotes.csl": BUILD,
    PICTURE: ("check-citations", "2018"),
    "memo/2017/memo.yaml": ("diff", "2017", "2018"),
    "memo/2017/water.yaml": ("diff", "2017", "2018"),
    "build/2018/memo-2018-draft.html": BUILD,
    "build/2018/memo-2018-draft.docx": BUILD,
}
FOLDERS: Final = (
    *("memo", "memo/2018", "sources", "templates", "styles"),
    *("private", "private/sources", "build", "build/2018"),
)


class Done(NamedTuple):
    """How a command ended."""

    code: int
    said: str


def started(folder: Path, *arguments: str) -> Done:
    """Run memocli in a process of its own, with little time and memory."""
    out = folder.parent / "said"
    child = os.fork()
    if child == 0:  # pragma: no cover
        _become(folder, out, arguments)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            said = out.read_bytes().decode("utf-8")
            assert "Traceback" not in said
            assert "a bug of memocli" not in said, said
            return Done(os.waitstatus_to_exitcode(status), said)
        time.sleep(0.003)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    pytest.fail(f"{arguments} was still running after {SECONDS} s")


def _become(folder: Path, out: Path, arguments: tuple[str, ...]) -> None:  # pragma: no cover
    code = 99
    try:
        os.chdir(folder)
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(handle, stream)
        sys.stdout, sys.stderr = (
            open(stream, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            for stream in (1, 2)
        )
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        sys.argv = ["memocli", *arguments]
        main()
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 98
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _out(place: Path) -> None:
    """A link to what was there before, which is now outside."""
    project = next(folder for folder in place.parents if folder.name == "project")
    outside = project.parent / "outside" / place.name
    outside.parent.mkdir(exist_ok=True)
    if place.exists():
        shutil.move(place, outside)
    elif project.name in (place.parent.name, place.parent.parent.name):
        outside.mkdir()
    else:
        outside.write_text("")
    for file in [outside, *outside.rglob("*")]:
        if file.suffix in (".yaml", ".css"):
            mark = "/* {} */" if file.suffix == ".css" else "# {}"
            file.write_text(f"{file.read_text()}\n{mark.format(OUTSIDE)}\n")
    place.symlink_to(outside)


def _socket(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)  # the path of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(place.name)
    finally:
        os.chdir(here)


def _large(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(LARGEST + 1)


KINDS: Final[dict[str, tuple[Callable[[Path], None], str]]] = {
    "a link that leads out": (_out, "link that leads out of the"),
    "a link to /dev/zero": (lambda place: place.symlink_to("/dev/zero"), "link that leads out"),
    "a link to /dev/tty": (lambda place: place.symlink_to("/dev/tty"), "link that leads out"),
    "a link to nothing": (lambda place: place.symlink_to(place.parent / "gone"), "leads nowhere"),
    "a link to itself": (lambda place: place.symlink_to(place.name), "leads nowhere"),
    "a pipe": (os.mkfifo, "a pipe, a device or a socket"),
    "a socket": (_socket, "a pipe, a device or a socket"),
}
FOR_FILES: Final = KINDS | {
    "a folder": (Path.mkdir, "it is a folder, not a file"),
    "a file without end": (_large, "larger than"),
}
FOR_FOLDERS: Final = KINDS | {
    "a file": (lambda place: place.write_text("x") and None, "not a folder"),
    "a pipe": (os.mkfifo, "not a folder"),
    "a socket": (_socket, "not a folder"),
}


def project_with(tmp_path: Path, path: str, kind: str, kinds: Mapping[str, object]) -> Path:
    """The project with something else at the path."""
    files = dict(ALL_FILES)
    if path == "templates/endnotes.csl":  # the style, where memo.yaml names none
        files["memo/2018/memo.yaml"] = FILES["memo/2018/memo.yaml"]
        files[path] = files[STYLE]
    folder = write_project(tmp_path / "project", files)
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind != "a link that leads out":
        _remove(place)
    make = kinds[kind][0]  # type: ignore[index]
    make(place)
    return folder


def _remove(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def written(folder: Path) -> Iterator[bytes]:
    for file in (folder / "build").rglob("*"):
        if file.is_file() and not file.is_symlink():
            yield file.read_bytes()


def assert_named(done: Done, folder: Path, path: str, words: str) -> None:
    assert done.code in (1, 2), done.said
    assert path.removeprefix("build/2018/") in done.said, done.said
    assert words in done.said, done.said
    if done.code == 2:
        # Progress is told before.
        lines = done.said.splitlines()
        assert sum(line.startswith("memocli: ") for line in lines) == 1, done.said
        assert lines[-1].startswith("memocli: "), done.said
    assert OUTSIDE not in done.said
    assert not any(OUTSIDE.encode() in content for content in written(folder))


@pytest.mark.parametrize("path", PLACES)
def test_what_is_no_file_of_the_project(path: str, tmp_path: Path) -> None:
    for number, (kind, (_, words)) in enumerate(FOR_FILES.items()):
        if kind == "a file without end" and path.startswith("build"):
            continue  # an output may be that large
        folder = project_with(tmp_path / str(number), path, kind, FOR_FILES)
        done = started(folder, *PLACES[path])
        assert_named(done, folder, path, words)


@pytest.mark.parametrize("path", FOLDERS)
def test_what_is_no_folder_of_the_project(path: str, tmp_path: Path) -> None:
    for number, (kind, (_, words)) in enumerate(FOR_FOLDERS.items()):
        folder = project_with(tmp_path / str(number), path, kind, FOR_FOLDERS)
        done = started(folder, *BUILD)
        if path.startswith("build") and kind == "a link that leads out":
            assert done.code == 0, done.said
        elif path == "private" and kind != "a link that leads out":
            assert done.code == 1
            assert "private:1:1: F015" in done.said
            assert not list(written(folder))
        else:
            assert_named(done, folder, path, "" if path.startswith("build") else words)


@pytest.mark.parametrize("path", ["sources", "memo/2018", "private", "templates/memo.css"])
def test_every_command_that_reads_it_says_so(path: str, tmp_path: Path) -> None:
    kind = "a link that leads out"
    folder = project_with(tmp_path, path, kind, FOR_FILES)
    for command in (
        BUILD,
        ("check-citations",),
        ("check-citations", "2017"),
        ("diff", "2017", "2018"),
    ):
        if path != "templates/memo.css" or command == BUILD:
            assert_named(started(folder, *command), folder, path, "a link that leads out")


# The rights of a folder, and whether the names in it can still be listed.
@pytest.mark.parametrize("rights", [0o000, 0o444, 0o111])
@pytest.mark.parametrize(
    "path", ["sources", "memo", "memo/2018", "private", "private/sources", "templates"]
)
def test_a_folder_without_rights_is_named(path: str, rights: int, tmp_path: Path) -> None:
    folder = write_project(tmp_path, ALL_FILES)
    place = folder / path
    place.chmod(rights)
    try:
        commands = [("check-citations",), ("diff", "2017", "2018"), (*BUILD[:-2],)]
        for command in commands[2:] if path == "templates" else commands:
            done = without_power(folder, *command)
            said = done.stdout + done.stderr
            assert done.returncode == 2, said
            assert path in said.splitlines()[-1]
            assert said.endswith("can't be read: Permission denied\n"), said
        assert not list(written(folder))
    finally:
        place.chmod(0o755)


def without_power(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run memocli as somebody whom the rights of files bind: root may read everything."""
    command = [sys.executable, "-m", "memocli", *arguments]
    if os.geteuid() == 0:
        power = "-dac_override,-dac_read_search"
        command = [program("setpriv"), f"--bounding-set={power}", "--", *command]
    here = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        command, cwd=folder, env=here, capture_output=True, text=True, check=False, timeout=SECONDS
    )


def test_links_within_the_project_are_as_good_as_files(tmp_path: Path) -> None:
    plain = write_project(tmp_path / "plain/project", ALL_FILES)
    linked = write_project(tmp_path / "linked/project", ALL_FILES)
    for path in ("sources", WATER, PICTURE, STYLE, "templates/memo.css", "memo/2017", "private"):
        kept = linked / "kept" / path
        kept.parent.mkdir(parents=True, exist_ok=True)
        (linked / path).rename(kept)
        (linked / path).symlink_to(os.path.relpath(kept, (linked / path).parent))
    (tmp_path / "disk").mkdir()
    (linked / "build").symlink_to(tmp_path / "disk")
    # The folder of the project may be reached by a link, too.
    (tmp_path / "short").symlink_to(linked)
    for folder in (plain, tmp_path / "short"):
        assert started(folder, *BUILD).code == 0
    made = {file.name: file.read_bytes() for file in (plain / "build/2018").iterdir()}
    assert {file.name: file.read_bytes() for file in (tmp_path / "disk/2018").iterdir()} == made
    assert len(made) == 3


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("memo/2018/memo.yaml", "press.yaml", "{}.yaml"),
        (WATER, "tank.png", "{}.png"),
        ("memo/2018/memo.yaml", STYLE, "{}.csl"),
    ],
)
@pytest.mark.parametrize("where", ["/outside/file", "../../../outside/file", "../outside/file"])
def test_no_key_leads_out(path: str, old: str, new: str, where: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    contents = (ALL_FILES["memo/2018/press.yaml"], ALL_FILES[PICTURE], ALL_FILES[STYLE])
    for ending, content in zip(("yaml", "png", "csl"), contents, strict=True):
        data = content.encode() if isinstance(content, str) else content
        (outside / f"file.{ending}").write_bytes(data)
    there = new.format(where.replace("/outside", f"{outside}") if where[0] == "/" else where)
    text = ALL_FILES[path]
    assert isinstance(text, str)
    files = {**ALL_FILES, path: text.replace(old, there)}
    folder = write_project(tmp_path / "project", files)
    done = started(folder, *BUILD[:2], *BUILD[3:])
    assert done.code in (1, 2)
    assert f"`{there}`" in done.said.replace("…", there[59:])
    assert not list(written(folder))


def test_a_template_of_another_case_is_named(tmp_path: Path) -> None:
    """A disk that takes `Memo.css` for `memo.css` would give another memo."""
    files = dict(ALL_FILES)
    files["templates/Memo.css"] = files.pop("templates/memo.css")
    done = started(write_project(tmp_path / "project", files), *BUILD)
    assert done.code == 2
    assert done.said.endswith("templates/Memo.css can't be used: its name must be memo.css\n")


def test_what_editors_leave_beside_a_file_stops_nothing(tmp_path: Path) -> None:
    """Emacs marks a file that is being written with a link that leads nowhere."""
    folder = write_project(tmp_path / "project", ALL_FILES)
    for path in ("memo", "memo/2018", "sources", "templates", "private/sources", "."):
        (folder / path / ".#all.yaml").symlink_to("ana@laptop.4321:1531")
    assert started(folder, *BUILD).code == 0


ODD_NAMES: Final = ("two\nlines", "\x1b[31mred", "not-\udcff-utf8", "\u202edesrever", "x" * 200)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_told_in_one_safe_line(name: str, tmp_path: Path) -> None:
    folder = write_project(tmp_path / "project", ALL_FILES)
    for path in ("memo/2018", "sources", "memo", "private", "private/sources"):
        os.mkfifo(folder / path / f"{name}.yaml")
    for command in (("check-citations", "--output-format", "concise"), BUILD):
        done = started(folder, *command)
        assert done.code in (1, 2)
        for line in done.said.splitlines():
            assert line.startswith(("memocli: ", "sources/", "memo/", "private/", "Checking"))
        assert not any(sign in done.said for sign in "\x1b\udcff\u202e")
        (folder / "sources" / f"{name}.yaml").unlink(missing_ok=True)
