"""Files are written as a set, whole or not at all."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from memocli.files import is_empty, write_files


def all_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_set_with_folders(tmp_path: Path) -> None:
    new = {"b": b"1", "deep/er/a": b"2"}
    paths = write_files(tmp_path / "new", new)
    assert paths == [tmp_path / "new/b", tmp_path / "new/deep/er/a"]
    assert all_in(tmp_path / "new") == new
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o644}
    write_files(tmp_path / "new", {"b": b"3"})
    assert all_in(tmp_path / "new") == {**new, "b": b"3"}


def test_no_files(tmp_path: Path) -> None:
    assert write_files(tmp_path / "new", {}) == []
    assert not (tmp_path / "new").exists()


def test_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"a": b"old a", "b": b"old b"})
    real = Path.chmod

    def fail_at_the_second(path: Path, mode: int) -> None:
        if path.name.startswith(".b."):
            raise OSError(28, "No space left on device")
        real(path, mode)

    monkeypatch.setattr(Path, "chmod", fail_at_the_second)
    with pytest.raises(OSError, match="No space"):
        write_files(tmp_path, {"a": b"new a", "new/c": b"new c", "b": b"new b"})
    assert all_in(tmp_path) == {"a": b"old a", "b": b"old b"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_what_is_put_aside_and_removed(tmp_path: Path) -> None:
    write_files(tmp_path, {"a": b"old a", "b": b"old b", "c": b"old c", "other": b"other"})
    paths = write_files(
        tmp_path, {"a": b"new a", "d": b"new d"}, put_aside={"a": "a-kept"}, remove=["b"]
    )
    assert paths == [tmp_path / "a", tmp_path / "d"]
    assert all_in(tmp_path) == {
        "a": b"new a",
        "a-kept": b"old a",
        "c": b"old c",
        "d": b"new d",
        "other": b"other",
    }


@pytest.mark.parametrize("failing", ["a", "taken", "d"])
def test_nothing_is_put_aside_or_removed_where_something_fails(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"a": b"old a", "b": b"old b", "c": b"old c", "taken": b"taken"}
    write_files(tmp_path, before)
    real = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if target.name == failing and path.name.startswith(f".{failing}."):
            raise PermissionError(13, "Permission denied", str(target))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    aside = {"a": "a-kept", "c": "taken" if failing == "taken" else "c-kept"}
    with pytest.raises(OSError, match=failing):
        write_files(tmp_path, {"a": b"new a", "d": b"new d"}, put_aside=aside, remove=["b"])
    monkeypatch.undo()
    assert all_in(tmp_path) == before


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old a")
    (tmp_path / "b").mkdir()
    with pytest.raises(OSError, match="b"):
        write_files(tmp_path, {"a": b"new a", "b": b"new b"})
    assert (tmp_path / "a").read_bytes() == b"old a"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "b"]


def test_killed_while_writing(tmp_path: Path) -> None:
    """A process that dies before the files are moved leaves the old ones as they were."""
    write_files(tmp_path, {"a": b"old"})
    script = (
        "import os, pathlib; from memocli.files import write_files\n"
        "pathlib.Path.replace = lambda *_: os._exit(9)\n"
        f"write_files(pathlib.Path({str(tmp_path)!r}), {{'a': b'new'}})\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == 9
    assert (tmp_path / "a").read_bytes() == b"old"


def test_where_a_new_set_can_go(tmp_path: Path) -> None:
    assert is_empty(tmp_path / "new")
    assert is_empty(tmp_path)
    (tmp_path / "file").write_text("")
    assert not is_empty(tmp_path)
    assert not is_empty(tmp_path / "file")
