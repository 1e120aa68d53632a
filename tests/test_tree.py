"""The one door to files: what is there, what is not, and what can't be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from memocli.errors import UserError
from memocli.tree import DiskTree

ELSEWHERE = ["../secret", "/etc/passwd", "a/../../secret", "..", "a/../.."]


@pytest.fixture
def tree(tmp_path: Path) -> DiskTree:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "top/a/deep").mkdir(parents=True)
    (tmp_path / "top/a/file").write_bytes(b"\xff content")
    (tmp_path / "top/a/.hidden").write_text("")
    return DiskTree(tmp_path / "top")


def test_what_is_there(tree: DiskTree) -> None:
    assert tree.read("a/file") == b"\xff content"
    assert tree.read("a/deep/../file") == b"\xff content"
    assert tree.is_file("a/file")
    assert not tree.is_folder("a/file")
    assert tree.is_folder("a")
    assert tree.is_folder(".")
    assert not tree.is_file("a")
    assert tree.names("a") == (".hidden", "deep", "file")


def test_what_is_not_there(tree: DiskTree) -> None:
    for path in ("no", "no/deeper", "a/file/deeper"):
        assert not tree.is_file(path)
        assert not tree.is_folder(path)
        assert tree.names(path) == ()
        with pytest.raises(UserError, match=rf"^{path} can't be read: N"):
            tree.read(path)
    with pytest.raises(UserError, match=r"^a can't be read: Is a directory"):
        tree.read("a")


@pytest.mark.parametrize("path", ELSEWHERE)
def test_no_path_leads_out(path: str, tree: DiskTree) -> None:
    assert not tree.is_file(path)
    assert not tree.is_folder(path)
    assert tree.names(path) == ()
    with pytest.raises(UserError, match=r"can't be read: it is outside of the project"):
        tree.read(path)


@pytest.mark.parametrize("path", ["x" * 5000, "nul\0nul"])
def test_names_that_no_file_system_takes(path: str, tree: DiskTree) -> None:
    assert not tree.is_file(path)
    assert not tree.is_folder(path)
    assert tree.names(path) == ()
    with pytest.raises(UserError, match=r"can't be read"):
        tree.read(path)


def test_what_the_system_does_not_tell_is_not_taken_for_missing(
    tree: DiskTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a template in a folder without rights would be passed over."""

    def refuse(path: Path) -> None:
        raise PermissionError(13, os.strerror(13), str(path))

    monkeypatch.setattr(Path, "stat", refuse)
    for asked in (tree.is_file, tree.is_folder, tree.names):
        with pytest.raises(UserError, match=r"^a can't be read: Permission denied"):
            asked("a")


def test_a_folder_that_the_system_refuses(tree: DiskTree, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, os.strerror(13), str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(UserError, match=r"^a can't be read: Permission denied"):
        tree.names("a")


def test_a_link_that_leads_out_is_named_and_not_followed(tree: DiskTree) -> None:
    for name, target in (("file", "secret"), ("folder", "elsewhere"), ("deep", "elsewhere")):
        (tree.root.parent / "elsewhere").mkdir(exist_ok=True)
        (tree.root.parent / "elsewhere/file").write_text("secret")
        (tree.root / f"link-{name}").symlink_to(tree.root.parent / target)
    out = r"can't be read: it is a link that leads out of the project$"
    for path in ("link-file", "link-folder/file"):
        with pytest.raises(UserError, match=rf"^{path} {out}"):
            tree.read(path)
    with pytest.raises(UserError, match=rf"^link-folder {out}"):
        tree.names("link-folder")


def test_a_link_within_the_project_is_followed(tree: DiskTree) -> None:
    (tree.root / "link").symlink_to(tree.root / "a")
    assert tree.read("link/file") == b"\xff content"
    assert tree.names("link") == tree.names("a")


def test_a_tree_under_a_link_is_as_good_as_another(tree: DiskTree) -> None:
    (tree.root.parent / "other").symlink_to(tree.root)
    assert DiskTree(tree.root.parent / "other").read("a/file") == b"\xff content"


def test_what_is_no_file_is_not_waited_for(tree: DiskTree) -> None:
    os.mkfifo(tree.root / "pipe")
    with pytest.raises(UserError, match=r"^pipe can't be read: it is a pipe, a device or a socket"):
        tree.read("pipe")
