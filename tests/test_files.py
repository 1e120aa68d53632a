"""Files are written as a set, whole or not at all, whatever happens in between."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest
from tests.support.killing import killed
from tests.support.places import ROOT
from tests.support.programs import program, run

from memocli.errors import UserError
from memocli.files import Mended, OurNames, hold, is_empty, is_unfinished, opened, write_files
from memocli.files.unfinished import UNFINISHED, digest_of

NAMES: Final = OurNames(re.compile(r"[a-d]|deep/er/a"), re.compile(r"[a-d]-kept"))
BEFORE: Final = {"a": b"old a", "b": b"old b", "c": b"mine", "other": b"other"}
AFTER: Final = {"a": b"new a", "c-kept": b"mine", "d": b"new d", "other": b"other"}


def files_in(folder: Path) -> dict[str, bytes]:
    """All that is there, hidden or not; a folder has no bytes."""
    return {
        path.relative_to(folder).as_posix(): b"" if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def step(folder: Path) -> None:
    """BEFORE becomes AFTER: one is renewed, one goes, one is put aside, one comes."""
    with opened(folder, NAMES, lambda _: None):
        old = {name: digest_of(folder / name) for name in "ba"}
        new = {"d": b"new d", "a": b"new a"}
        write_files(folder, new, NAMES, put_aside={"c": "c-kept"}, old=old)


def mended_in(folder: Path) -> list[Mended]:
    told: list[Mended] = []
    with opened(folder, NAMES, told.append):
        pass
    return told


# ── a set ────────────────────────────────────────────────────────────────────────────────────────


def test_a_set_with_folders(tmp_path: Path) -> None:
    new = {"b": b"1", "deep/er/a": b"2"}
    folder = tmp_path / "above/new"
    with opened(folder, NAMES, lambda _: None):
        paths = write_files(folder, new, NAMES)
    assert paths == [folder / "b", folder / "deep/er/a"]
    assert files_in(folder) == {**new, "deep": b"", "deep/er": b""}


def test_a_folder_that_stays_empty_is_not_made(tmp_path: Path) -> None:
    with opened(tmp_path / "above/new", NAMES, lambda _: None):
        assert (tmp_path / "above/new").is_dir()
        assert write_files(tmp_path / "above/new", {}, NAMES) == []
    assert files_in(tmp_path) == {}


def test_what_is_renewed_removed_and_put_aside(tmp_path: Path) -> None:
    step(put(tmp_path, BEFORE))
    assert files_in(tmp_path) == AFTER


@pytest.mark.parametrize("new", [{"c": b"new"}, {"a": b"new", "deep/er/a": b"new"}])
def test_nothing_is_overwritten_that_was_not_given_up(
    new: dict[str, bytes], tmp_path: Path
) -> None:
    put(tmp_path, BEFORE)
    old = {"a": digest_of(tmp_path / "a")}
    (tmp_path / "deep").write_bytes(b"a file where a folder should be")
    before = files_in(tmp_path)
    with opened(tmp_path, NAMES, lambda _: None), pytest.raises(OSError, match=r"/(c|er/a)'"):
        write_files(tmp_path, new, NAMES, old=old)
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("name", ["b", "c-kept"])
def test_a_folder_or_a_broken_link_in_the_way(name: str, tmp_path: Path) -> None:
    put(tmp_path, {"a": b"old a", "c": b"mine"})
    for make in (Path.mkdir, lambda place: place.symlink_to("nowhere")):
        make(tmp_path / name)
        with opened(tmp_path, NAMES, lambda _: None), pytest.raises(FileExistsError, match=name):
            write_files(
                tmp_path,
                {"b": b"new b", "a": b"new a"},
                NAMES,
                put_aside={"c": "c-kept"},
                old={"a": digest_of(tmp_path / "a")},
            )
        assert {path.name for path in tmp_path.iterdir()} == {"a", "c", name}
        assert (tmp_path / "a").read_bytes() == b"old a"
        (tmp_path / name).rmdir() if make is Path.mkdir else (tmp_path / name).unlink()


def replace(folder: Path) -> None:
    """Of the files of BEFORE one is replaced, and two come; `d` is written first."""
    with opened(folder, NAMES, lambda _: None):
        new = {"d": b"new d", "deep/er/a": b"new e", "a": b"new a"}
        write_files(folder, new, NAMES, replaced={"a": b"old a"})


def test_a_file_that_is_replaced_is_at_no_moment_missing(tmp_path: Path) -> None:
    """Whenever the process ends: the next one has the old set or the new one."""
    after = {
        **BEFORE,
        "d": b"new d",
        "deep": b"",
        "deep/er": b"",
        "deep/er/a": b"new e",
        "a": b"new a",
    }
    number, undone, done = 0, 0, False
    while not done:
        number += 1
        folder = put(tmp_path / str(number), BEFORE)
        done = not killed(partial(replace, folder), folder, number)
        assert (folder / "a").read_bytes() in (b"old a", b"new a")
        undone += Mended.UNDONE in mended_in(folder)
        found = files_in(folder)
        assert found in (BEFORE, after)
        assert found == after or not done
    assert undone >= 4


def test_a_file_that_others_changed_is_not_replaced(tmp_path: Path) -> None:
    put(tmp_path, {**BEFORE, "a": b"edited"})
    with pytest.raises(UserError, match="a was changed while"):
        replace(tmp_path)
    assert files_in(tmp_path) == {**BEFORE, "a": b"edited"}


@pytest.mark.parametrize("in_the_way", ["place", "above"])
def test_a_file_where_the_folder_belongs_is_named(in_the_way: str, tmp_path: Path) -> None:
    put(tmp_path, {in_the_way: b"mine"})
    named = re.escape(str(tmp_path / in_the_way))
    with (
        pytest.raises((UserError, NotADirectoryError), match=named),
        opened(tmp_path / ("place" if in_the_way == "place" else "above/place"), NAMES, print),
    ):
        pass
    assert files_in(tmp_path) == {in_the_way: b"mine"}


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    """And not the hidden one in it, which nobody knows. Without the rights of root, which may write everywhere."""
    code = (
        "import re; from pathlib import Path; from memocli.files import *\n"
        f"place, names = Path({str(tmp_path / 'place')!r}), OurNames(re.compile('a'))\n"
        "with opened(place, names, print):\n"
        "    place.chmod(0o500)\n"
        "    try: write_files(place, {'a': b'1'}, names)\n"
        "    except PermissionError as error: print(error.filename)\n"
        "    place.chmod(0o700)\n"
    )
    command = [sys.executable, "-c", code]
    if os.geteuid() == 0:
        command = [program("setpriv"), "--bounding-set=-all", "--inh-caps=-all", *command]
    assert run(*command).strip() == str(tmp_path / "place")


def test_what_was_saved_in_the_meantime_is_not_lost(tmp_path: Path) -> None:
    put(tmp_path, BEFORE)
    old = {"b": digest_of(tmp_path / "b"), "a": digest_of(tmp_path / "a")}
    (tmp_path / "a").write_bytes(b"edited")
    with opened(tmp_path, NAMES, lambda _: None), pytest.raises(UserError, match="a was changed"):
        write_files(tmp_path, {"d": b"new d", "b": b"new b"}, NAMES, old=old)
    assert files_in(tmp_path) == {**BEFORE, "a": b"edited"}


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_who_may_read_a_file(umask: int, tmp_path: Path) -> None:
    """A new one as the umask says; one that is renewed as before; none of them earlier than that."""
    before = os.umask(umask)
    try:
        put(tmp_path, BEFORE)
        (tmp_path / "a").chmod(0o640)
        step(tmp_path)
    finally:
        os.umask(before)
    modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ad"}
    assert modes == {"a": 0o640, "d": 0o666 & ~umask}


def test_where_a_new_set_can_go(tmp_path: Path) -> None:
    assert is_empty(tmp_path / "new")
    assert is_empty(tmp_path)
    (tmp_path / "file").write_text("")
    assert not is_empty(tmp_path)
    assert not is_empty(tmp_path / "file")


# ── what fails ───────────────────────────────────────────────────────────────────────────────────


def failing(number: int, *, for_good: bool) -> Callable[[Path, Path], Path]:
    """A rename that the system refuses the n-th time, or from then on."""
    real, done = Path.rename, 0

    def rename(path: Path, target: Path) -> Path:
        nonlocal done
        done += 1
        if done == number or (for_good and done > number):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, target)

    return rename


# The journal, then one for each file that goes or comes.
@pytest.mark.parametrize("number", range(1, 7))
def test_where_a_rename_fails_all_is_as_before(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, BEFORE)
    monkeypatch.setattr(Path, "rename", failing(number, for_good=False))
    with pytest.raises(PermissionError) as raised:
        step(tmp_path)
    assert number == 1 or UNFINISHED not in str(raised.value)
    assert files_in(tmp_path) == BEFORE


@pytest.mark.parametrize("number", range(2, 7))
def test_where_going_back_fails_too_the_next_one_does_it(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, BEFORE)
    monkeypatch.setattr(Path, "rename", failing(number, for_good=True))
    with pytest.raises(PermissionError):
        step(tmp_path)
    monkeypatch.undo()
    assert is_unfinished(tmp_path) == (number > 2)
    assert mended_in(tmp_path) == [Mended.UNDONE] * (number > 2)
    assert files_in(tmp_path) == BEFORE


def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, BEFORE)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"No space left on device: '.*/d'"):
        step(tmp_path)
    assert files_in(tmp_path) == BEFORE


def interrupting(number: int) -> Callable[[FrameType, str, Any], Any]:
    """A trace function that is Ctrl-C before the n-th instruction of `memocli.files`."""
    done = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal done
        if "memocli/files" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            done += 1
            if done == number:
                raise KeyboardInterrupt
        return trace

    return trace


@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_ctrl_c_at_any_instruction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The set is the old or the new one, at the latest when somebody opens the folder again."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    handles: list[int] = []

    def open_folder(place: Path) -> int:
        handles.append(os.open(place, os.O_RDONLY))
        return handles[-1]

    monkeypatch.setattr(hold, "_open", open_folder)
    known, at, left, seen = sys.gettrace(), 0, 0, set()
    while True:
        at += 3  # a third of them, for the time that it takes
        folder = put(tmp_path / str(at), BEFORE)
        sys.settrace(interrupting(at))
        try:
            step(folder)
            break
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(known)
            for handle in handles:  # as where the process ends
                with suppress(OSError):
                    os.close(handle)
            handles.clear()
        left += is_unfinished(folder)
        mended_in(folder)
        found = files_in(folder)
        assert found in (BEFORE, AFTER), at
        seen.add("d" in found)
    assert at > 1000
    assert seen == {False, True}
    assert left < at / 9, "most of the time nothing is left even then"


def test_all_is_on_the_disk_before_the_next_thing_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New files before the journal, the journal before the first rename, all renames before the journal goes."""
    put(tmp_path, BEFORE)
    done: list[str] = []

    def name_of(handle: int) -> str:
        places = [tmp_path, *tmp_path.rglob("*")]
        (place,) = (p for p in places if os.path.samestat(p.stat(), os.fstat(handle)))
        return place.name if place != tmp_path else "."

    def told(text: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            shown = name_of(args[0]) if text == "sync" else args[0].name
            done.append(f"{text} {shown}")
            return real(*args, **kwargs)

        return call

    monkeypatch.setattr(os, "fsync", told("sync", lambda _: None))
    monkeypatch.setattr(Path, "rename", told("rename", Path.rename))
    monkeypatch.setattr(Path, "unlink", told("unlink", Path.unlink))
    step(tmp_path)
    # The last of the set goes first and comes last.
    assert done[:13] == [
        *("sync new-0", "sync new-1", "sync journal.new", "rename journal.new"),
        *(f"sync {UNFINISHED}", "rename a", "rename b", "rename c", "rename new-0", "rename new-1"),
        *("sync .", "unlink journal.json", f"sync {UNFINISHED}"),
    ]


# ── what an interrupted run left ─────────────────────────────────────────────────────────────────


@pytest.fixture
def unfinished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a step that broke off before its last rename."""
    folder = put(tmp_path / "folder", BEFORE)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing(6, for_good=True))
        with suppress(PermissionError):
            step(folder)
    assert sorted(path.name for path in folder.iterdir()) == [UNFINISHED, "c-kept", "d", "other"]
    return folder


def test_what_others_changed_since_then_stays(unfinished: Path) -> None:
    """New work under an old name, and in the new file: nothing of it is overwritten or removed."""
    (unfinished / "a").write_bytes(b"another a")
    (unfinished / "d").write_bytes(b"another d")
    (unfinished / "c-kept").write_bytes(b"more edits")
    (unfinished / UNFINISHED / "notes").write_bytes(b"another's")
    assert mended_in(unfinished) == [Mended.UNDONE]
    assert files_in(unfinished) == {
        UNFINISHED: b"",
        f"{UNFINISHED}/notes": b"another's",
        "a": b"another a",
        "b": b"old b",
        "c": b"more edits",
        "d": b"another d",
        "other": b"other",
    }
    assert mended_in(unfinished) == []
    with opened(unfinished, NAMES, lambda _: None):
        write_files(unfinished, {"deep/er/a": b"new"}, NAMES)
    assert (unfinished / UNFINISHED / "notes").read_bytes() == b"another's"


def test_old_files_that_somebody_took_out(unfinished: Path) -> None:
    for place in (unfinished / UNFINISHED).glob("*-*"):
        place.unlink()
    assert mended_in(unfinished) == [Mended.UNDONE]
    assert files_in(unfinished) == {"c": b"mine", "other": b"other"}


def changed(key: str, value: dict[str, Any]) -> Callable[[dict[str, Any]], bytes]:
    return lambda journal: json.dumps(journal | {key: value}).encode()


MINE: Final = "6a8bf1e2fe93adbc93f8e0cb8bd5ac2d6ac7d7a1b1a43c5cd5ea2ad0d1c1c8a0"
FOREIGN: Final[dict[str, Callable[[dict[str, Any]], bytes]]] = {
    "cut off": lambda journal: json.dumps(journal).encode()[:-9],
    "no text": lambda _: b"\xff\xfe",
    "a list": lambda _: b"[]",
    "too deep": lambda _: b"[" * 100_000,
    "too long": lambda journal: json.dumps(journal).encode() + b" " * 1_000_000,
    "of a later format": lambda journal: json.dumps(journal | {"version": 2}).encode(),
    "without a list": lambda journal: json.dumps(journal | {"removed": None}).encode(),
    "a file of others": changed("written", {"other": MINE}),
    "outside": changed("written", {"../a": MINE}),
    "anywhere": changed("removed", {"/etc/passwd": MINE}),
    "put aside outside": changed("put_aside", {"c": "../c-kept"}),
    "put aside over others": changed("put_aside", {"c": "other"}),
    "put aside as a number": changed("put_aside", {"c": 1}),
    "by a link": changed("written", {"deep/er/a": MINE}),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_journal_that_is_not_ours_moves_nothing(kind: str, unfinished: Path) -> None:
    outside = put(unfinished.parent / "er", {"a": b"mine"})
    (unfinished / "deep").symlink_to(outside.parent)
    journal = unfinished / UNFINISHED / "journal.json"
    journal.write_bytes(FOREIGN[kind](json.loads(journal.read_bytes())))
    before = files_in(unfinished.parent)
    with pytest.raises(UserError, match=r"journal.json can't be used; take out"):
        mended_in(unfinished)
    assert files_in(unfinished.parent) == before


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda place: place.symlink_to("/dev/zero")])
def test_a_journal_that_is_no_file_is_not_waited_for(
    make: Callable[[Path], None], unfinished: Path
) -> None:
    journal = unfinished / UNFINISHED / "journal.json"
    journal.unlink()
    make(journal)
    with pytest.raises(UserError, match="can't be used"):
        mended_in(unfinished)


def test_a_link_in_place_of_the_hidden_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", {"new-0": b"mine", "old-0": b"mine"})
    folder = put(tmp_path / "folder", BEFORE)
    (folder / UNFINISHED).symlink_to(tmp_path / "elsewhere")
    assert mended_in(folder) == []
    with pytest.raises(FileExistsError, match=UNFINISHED):
        step(folder)
    assert files_in(tmp_path / "elsewhere") == {"new-0": b"mine", "old-0": b"mine"}


# ── two at once ──────────────────────────────────────────────────────────────────────────────────

HOLDING: Final = """
import sys
from pathlib import Path
from memocli.files.hold import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def starting(folder: Path) -> subprocess.Popen[bytes]:
    """A process that says when it holds the folder, and lets go of it when it is told to."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLDING, folder],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def holder(folder: Path) -> subprocess.Popen[bytes]:
    running = starting(folder)
    assert running.stdout
    assert running.stdout.readline() == b"held\n"
    return running


def test_a_folder_that_another_process_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, BEFORE)
    monkeypatch.setattr(hold, "_PAUSE", 0.001)
    with holder(tmp_path) as running:
        with pytest.raises(UserError, match=r"another memocli is writing into .*; wait"):
            step(tmp_path)
        assert files_in(tmp_path) == BEFORE
        running.kill()
        running.wait()
        step(tmp_path)
        assert running.stdin
        running.stdin.close()
    assert files_in(tmp_path) == AFTER


def test_waiting_for_one_that_takes_its_folder_away(tmp_path: Path) -> None:
    """It made the folder, wrote nothing, and removes it: the next one makes it anew."""
    folder = tmp_path / "new"
    with holder(folder) as running:
        assert running.stdin
        waiting = starting(folder)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(0.3)
        running.stdin.close()
        running.wait()
    with waiting:
        assert waiting.stdout
        assert waiting.stdin
        assert waiting.stdout.readline() == b"held\n"
        assert folder.is_dir()
        waiting.stdin.close()
    assert not folder.exists()


def test_a_folder_that_is_made_anew_just_before_it_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is held is the folder that is there, not the one that was."""
    folder, real, done = tmp_path / "new", hold._lock, 0

    def lock(handle: int) -> None:
        nonlocal done
        done += 1
        if done == 1:
            folder.rename(tmp_path / "gone")
        real(handle)

    monkeypatch.setattr(hold, "_lock", lock)
    with hold.held(folder):
        assert done == 2
        assert folder.is_dir()


def test_a_file_system_that_can_not_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(hold, "_lock", refuse)
    step(put(tmp_path, BEFORE))
    assert files_in(tmp_path) == AFTER
