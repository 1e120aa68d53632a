"""The one door to files: what is there, what is not, and what can't be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import memocli.tree.disk
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
    assert (tree.size("a/file"), tree.size("a/.hidden"), tree.size("a")) == (9, 0, None)


def test_what_is_not_there(tree: DiskTree) -> None:
    with pytest.raises(UserError, match=r"^a/file can't be read: it is not a folder$"):
        tree.names("a/file")
    for path in ("no", "no/deeper", "a/file/deeper"):
        assert not tree.is_file(path)
        assert tree.size(path) is None
        assert not tree.is_folder(path)
        assert tree.names(path) == ()
        with pytest.raises(UserError, match=rf"^{path} can't be read: N"):
            tree.read(path)
    with pytest.raises(UserError, match=r"^a can't be read: it is a folder, not a file$"):
        tree.read("a")


@pytest.mark.parametrize("path", ELSEWHERE)
def test_no_path_leads_out(path: str, tree: DiskTree) -> None:
    assert not tree.is_file(path)
    assert tree.size(path) is None
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

    def refuse(path: Path, *, follow_symlinks: bool = True) -> None:
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


@pytest.mark.parametrize("kind", ["pipe", "link"])
def test_what_takes_the_place_of_a_file_meanwhile_is_looked_at_too(
    kind: str, tree: DiskTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at a file and its opening, somebody may put another thing there."""
    place, look = tree.root / "a/file", memocli.tree.disk._refuse_others

    def look_and_swap(mode: int) -> None:
        look(mode)
        monkeypatch.setattr(memocli.tree.disk, "_refuse_others", look)
        place.unlink()
        if kind == "pipe":
            os.mkfifo(place)
        else:
            place.symlink_to(tree.root.parent / "secret")

    monkeypatch.setattr(memocli.tree.disk, "_refuse_others", look_and_swap)
    with pytest.raises(UserError, match=r"^a/file can't be read"):
        tree.read("a/file")


def test_a_file_that_grows_is_read_up_to_a_limit(tree: DiskTree) -> None:
    small = DiskTree(tree.root, largest=3_000_000)
    place = tree.root / "grows"
    place.write_bytes(b"x" * 3_000_000)
    assert small.read("grows") == place.read_bytes()
    with place.open("ab") as file:
        file.write(b"x")
    with pytest.raises(UserError, match=r"^grows can't be read: it is larger than 3 MB$"):
        small.read("grows")


def test_files_of_the_program_may_be_links(tree: DiskTree) -> None:
    """Some installers make each of them one."""
    (tree.root / "link").symlink_to(tree.root.parent / "secret")
    assert DiskTree(tree.root, is_ours=True).read("link") == b"secret"
