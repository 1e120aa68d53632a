"""A build that is killed at any moment of its writing leaves nothing that the next one does not mend.

Each kill is a process of its own, forked where everything is loaded, which kills itself at the n-th thing that it does to the
folder. What is made of the same files is made once: the writing is what is tested here.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from tests.support.killing import forked, killed, was_killed
from tests.support.places import ROOT
from tests.support.programs import memocli, python
from tests.support.small_project import FILES, write_project

from memocli.errors import UserError
from memocli.files import opened
from memocli.files.hold import held
from memocli.files.unfinished import UNFINISHED
from memocli.manifest import digest
from memocli.pipeline import build, making
from memocli.pipeline.build import build_into
from memocli.pipeline.earlier import our_names
from memocli.pipeline.options import BuildOptions
from memocli.pipeline.start import start_project
from memocli.project import project_at
from memocli.render import Form

PRESS: Final = "memo/2018/press.yaml"
CHANGED: Final = FILES[PRESS].replace("Three reporters", "Four reporters")
FOREIGN: Final = {"notes.txt": b"mine", ".memocli-mine": b"mine", "memo-2017.html": b"mine"}


@dataclass(frozen=True, slots=True)
class Scene:
    """What is done before, and the build that is killed."""

    before: tuple[BuildOptions, ...] = ()
    edited: str = ""
    changed: bool = False
    options: BuildOptions = field(default_factory=BuildOptions)


SCENES: Final = {
    "the first build": Scene(),
    "other files": Scene((BuildOptions(),), changed=True),
    "a partner's DOCX": Scene((BuildOptions(),), edited="memo-2018.docx"),
    "HTML alone, others stay": Scene((BuildOptions(),), options=BuildOptions((Form.HTML,))),
    "HTML alone, others go": Scene(
        (BuildOptions(),), changed=True, options=BuildOptions((Form.HTML,))
    ),
    "HTML alone, a partner's DOCX": Scene(
        (BuildOptions(),), "memo-2018.docx", changed=True, options=BuildOptions((Form.HTML,))
    ),
    "somebody wrote into the manifest": Scene((BuildOptions(),), "manifest.json", changed=True),
    "a draft beside the memo": Scene((BuildOptions(),), options=BuildOptions(draft=True)),
    "a draft anew": Scene(
        (BuildOptions(), BuildOptions(draft=True)),
        "memo-2018-draft.pdf",
        changed=True,
        options=BuildOptions(draft=True),
    ),
}


def all_in(folder: Path) -> dict[str, bytes | None]:
    """All that is in a folder, hidden or not; a folder has no bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def remembered(real: Callable[..., Any], key: Callable[..., object]) -> Callable[..., Any]:
    """A function that does a thing once for each key."""
    known: dict[object, Any] = {}

    def call(*args: Any, **kwargs: Any) -> Any:
        asked = key(*args, **kwargs)
        if asked not in known:
            known[asked] = real(*args, **kwargs)
        return known[asked]

    return call


@pytest.fixture(scope="module", autouse=True)
def once() -> Iterator[None]:
    """Check, render and search what is the same only once."""

    def press(project: Any) -> str:
        return digest(project.tree.read(PRESS))

    stages: Any = build
    with pytest.MonkeyPatch.context() as patch:
        checked = remembered(stages.check_memos, lambda project, *_, **__: press(project))
        made = remembered(
            making.make_outputs, lambda project, _, __, options, ___: (press(project), options)
        )
        found = remembered(
            stages.exposures,
            lambda _, __, ___, files: tuple(digest(content) for content in files.values()),
        )
        patch.setattr(build, "check_memos", checked)
        patch.setattr(making, "make_outputs", made)
        patch.setattr(build, "exposures", found)
        # A process that is killed loses nothing that the system has; tests/test_files.py has what a power cut needs.
        patch.setattr(os, "fsync", silent)
        yield


def silent(_: object) -> None:
    pass


def built(project: Path, options: BuildOptions) -> None:
    done, _ = build_into(project / "build", project_at(project), 2018, options, silent, silent)
    assert done.earlier


def prepared(scene: Scene, project: Path) -> Path:
    """The project as it is before the build that is killed."""
    write_project(project)
    for options in scene.before:
        built(project, options)
    if scene.before:
        write_project(project / "build/2018", FOREIGN)
    if scene.edited:
        (project / "build/2018" / scene.edited).write_bytes(b"edited by a partner")
    if scene.changed:
        (project / PRESS).write_text(CHANGED, "utf-8")
    return project


def copied(project: Path, copy: Path) -> Path:
    shutil.rmtree(copy, ignore_errors=True)
    return shutil.copytree(project, copy)


def whole_after(scene: Scene, project: Path, copy: Path) -> dict[str, bytes | None]:
    """The outputs where nothing interrupts the build."""
    built(copied(project, copy), scene.options)
    return all_in(copy / "build")


def is_whole_or_without_manifest(
    found: Mapping[str, object], known: tuple[Mapping[str, object], ...], manifest: str
) -> bool:
    """Whether what anybody sees is one set, or a set that nothing vouches for."""
    seen = {name: content for name, content in found.items() if UNFINISHED not in name}
    return f"2018/{manifest}" not in seen or seen in known


# ── a build ──────────────────────────────────────────────────────────────────────────────────────


def test_a_build_that_is_killed_at_any_moment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kills = unfinished = 0
    for name, scene in SCENES.items():
        project = prepared(scene, tmp_path / name)
        before, whole = all_in(project / "build"), whole_after(scene, project, tmp_path / "whole")
        manifest = "manifest-draft.json" if scene.options.draft else "manifest.json"
        for number in count(1):
            copy = copied(project, tmp_path / "copy")
            if not killed(lambda: built(copy, scene.options), copy / "build", number):  # noqa: B023
                assert all_in(copy / "build") == whole
                break
            found = all_in(copy / "build")
            assert is_whole_or_without_manifest(found, (before, whole), manifest), (name, number)
            built(copy, scene.options)
            assert all_in(copy / "build") == whole, (name, number)
            kills += 1
            unfinished += f"2018/{UNFINISHED}/journal.json" in found
    with capsys.disabled():
        print(f"\n{kills} builds killed, {unfinished} of them while they renamed; all mended")
    assert kills >= 200
    assert unfinished >= 50


def test_a_mending_that_is_killed_at_any_moment(tmp_path: Path) -> None:
    scene = SCENES["a draft anew"]
    project, names = prepared(scene, tmp_path / "project"), our_names(2018)
    whole = whole_after(scene, project, tmp_path / "whole")

    def mend() -> None:
        with opened(tmp_path / "copy/build/2018", names, silent):
            pass

    kills = 0
    for first in count(5, 4):
        half = copied(project, tmp_path / "half")
        if not killed(lambda: built(half, scene.options), half / "build", first):  # noqa: B023
            break
        for second in count(1):
            copy = copied(half, tmp_path / "copy")
            if not killed(mend, copy / "build", second):
                break
            built(copy, scene.options)
            assert all_in(copy / "build") == whole, (first, second)
            kills += 1
    assert kills >= 50


def test_a_build_that_is_killed_at_random(tmp_path: Path) -> None:
    """In the middle of what Python calls one thing, too."""
    scene = SCENES["a partner's DOCX"]
    project, moments, kills = prepared(scene, tmp_path / "project"), random.Random(8), 0
    whole = whole_after(scene, project, tmp_path / "whole")

    def doomed() -> None:
        """The system ends the process after a while; Python has no part in it."""
        signal.setitimer(signal.ITIMER_REAL, moment)
        built(copy, scene.options)

    for _ in range(60):
        moment = moments.uniform(0.0001, 0.02)
        copy = copied(project, tmp_path / "copy")
        kills += was_killed(forked(doomed), signal.SIGALRM)
        built(copy, scene.options)
        assert all_in(copy / "build") == whole
    assert kills > 0


def program_killed(folder: Path, number: int, *command: str | Path) -> int:
    """How the real program ends that kills itself before the n-th change in a folder; None: it was not killed."""
    return python(
        "import sys\n"
        "from tests.support.killing import killing\n"
        f"sys.addaudithook(killing({str(folder)!r}, {number}))\n"
        f"sys.argv = {['memocli', *map(str, command)]}\n"
        "from memocli.cli import main\n"
        "main()\n"
    ).returncode


def test_what_the_program_says_of_an_interrupted_build(tmp_path: Path) -> None:
    project, place = write_project(tmp_path / "project"), "build/2018"
    build_it = ("build", "2018", "--to", "html", "--quiet")
    assert memocli(*build_it, cwd=project).stderr == ""
    before = all_in(project / "build")
    (project / PRESS).write_text(CHANGED, "utf-8")
    for number, said in ((3, "removed what an interrupted run of memocli had left in"), (9, UNDID)):
        ended = program_killed(project / "build", number, *build_it, "-C", project)
        assert ended == -signal.SIGKILL
        assert all_in(project / "build") != before
        # Even where nothing is built: the one who looks into the folder finds one set.
        (project / PRESS).write_text(CHANGED.replace("[@", "@"), "utf-8")
        done = memocli(*build_it, cwd=project)
        assert (done.returncode, done.stderr.splitlines()[0]) == (1, f"{said} {place}")
        assert all_in(project / "build") == before
        (project / PRESS).write_text(CHANGED, "utf-8")
    done = memocli(*build_it, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")


UNDID: Final = "undid what an interrupted run of memocli had begun in"


# ── a new project ────────────────────────────────────────────────────────────────────────────────


def test_a_start_that_is_killed_at_any_moment(tmp_path: Path) -> None:
    """The next one is the one that is wanted, of another year maybe."""
    clean, folder = tmp_path / "clean", tmp_path / "above/new"
    start_project(clean / "2018", 2018, silent)
    start_project(clean / "2031", 2031, silent)
    kills = done = 0
    for number in count(1):
        shutil.rmtree(folder.parent, ignore_errors=True)
        if not killed(lambda: start_project(folder, 2018, silent), folder.parent, number):
            break
        kills += 1
        try:
            start_project(folder, 2031, silent)
            assert all_in(folder) == all_in(clean / "2031"), number
        except UserError:
            done += 1
            assert all_in(folder) == all_in(clean / "2018"), number
    assert kills >= 40
    assert done < kills / 3, "only those that were killed while they tidied up"


def test_what_the_program_says_of_an_interrupted_start(tmp_path: Path) -> None:
    assert program_killed(tmp_path / "new", 20, "init", tmp_path / "new") == -signal.SIGKILL
    done = memocli("init", "new", "--year", "2031", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == f"{UNDID} new"
    assert set(done.stdout.splitlines()) == {
        str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()
    }


# ── disks, and two at once ───────────────────────────────────────────────────────────────────────


def on_a_full_disk(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """The program where no file may be longer than a part of what it writes."""
    return python(
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))\n"
        f"sys.argv = {['memocli', *map(str, command)]}\n"
        "from memocli.cli import main\n"
        "main()\n"
    )


def test_a_full_disk_leaves_nothing_new(tmp_path: Path) -> None:
    done = on_a_full_disk("init", tmp_path / "above/new")
    assert done.returncode == 2
    assert done.stderr.startswith(f"memocli: {tmp_path}/above/new/")
    assert done.stderr.endswith(": File too large\n")
    assert all_in(tmp_path) == {}
    project = write_project(tmp_path / "project")
    for again in (False, True):
        before = all_in(project)
        done = on_a_full_disk("build", "2018", "--to", "html", "-C", project)
        assert done.returncode == 2
        assert done.stderr.endswith("build/2018/memo-2018.html: File too large\n")
        assert all_in(project) == before
        assert (project / "build").exists() == again
        memocli("build", "2018", "--to", "html", cwd=project)


def test_two_builds_at_once_make_one_set(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    command = [sys.executable, "-m", "memocli", "build", "2018", "-q", "-C", str(project)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    running = [
        subprocess.Popen([*command, "--to", form], env=environment, stdout=subprocess.DEVNULL)
        for form in ("html", "docx", "html")
    ]
    assert [one.wait() for one in running] == [0, 0, 0]
    listed = json.loads((project / "build/2018/manifest.json").read_bytes())["outputs"]
    assert set(listed) == {"memo-2018.html", "memo-2018.docx"}
    assert set(all_in(project / "build/2018")) == {*listed, "manifest.json"}
    for name, given in listed.items():
        assert digest((project / "build/2018" / name).read_bytes()) == given


def test_a_build_that_another_one_keeps_waiting_is_refused(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    with held(project / "build/2018"):
        done = python(
            "import sys\n"
            "from memocli.files import hold\n"
            "hold._TRIES = 3\n"
            f"sys.argv = ['memocli', 'build', '2018', '--to', 'html', '-q', '-C', {str(project)!r}]\n"
            "from memocli.cli import main\n"
            "main()\n"
        )
        assert all_in(project / "build/2018") == {}
    place = project / "build/2018"
    said = f"another memocli is writing into {place}; wait until it has ended, and try again"
    assert (done.returncode, done.stderr) == (2, f"memocli: {said}\n")
