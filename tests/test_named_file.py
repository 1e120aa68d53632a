"""A file that the user names: written whole, and nothing is lost that had its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from memocli.errors import UserError
from memocli.pipeline.named_file import write_named_file


def write(path: Path, content: bytes) -> str:
    return write_named_file(path, content, lambda _: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_it_is_written_with_the_folders_that_it_is_in(tmp_path: Path) -> None:
    path = tmp_path / "for the board" / "changes.md"
    assert write(path, b"a") == ""
    assert contents(path.parent) == {"changes.md": b"a"}


def test_what_had_its_name_gets_another_one(tmp_path: Path) -> None:
    path = tmp_path / "changes.md"
    path.write_bytes(b"theirs")
    assert write(path, b"ours") == "changes-kept-01.md"
    assert write(path, b"new") == "changes-kept-02.md"
    assert contents(tmp_path) == {
        "changes.md": b"new",
        "changes-kept-01.md": b"theirs",
        "changes-kept-02.md": b"ours",
    }


def test_the_same_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "changes.json"
    write(path, b"{}")
    before = path.stat().st_mtime_ns
    assert write(path, b"{}") == ""
    assert path.stat().st_mtime_ns == before
    assert contents(tmp_path) == {"changes.json": b"{}"}


@pytest.mark.parametrize("kind", ["folder", "link that leads nowhere"])
def test_what_is_no_file_stays(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "changes.md"
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "away")
    with pytest.raises(UserError, match=r"changes\.md"):
        write(path, b"ours")
    assert path.is_dir() or path.is_symlink()
