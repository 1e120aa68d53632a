"""Kept texts: found again by digest and versions, and never relied on where anything is not as it was written."""

from __future__ import annotations

import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import msgpack
from tests.support.programs import program

from memocli.evidence import cache
from memocli.evidence.cache import FOLDER, keep_texts, kept_text
from memocli.evidence.child import TOO_SLOW
from memocli.evidence.extracted import Block, EvidenceText, Place, Unreadable
from memocli.tree import DiskTree

DIGEST = sha256(b"a copy").hexdigest()
TEXT = EvidenceText(
    (Block("12. La Comisión\nno halló", Place(3, "iii", "12", "Hechos")), Block("x", Place())),
    4,
    (2,),
)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    keep_texts(tmp_path, DiskTree(tmp_path), {DIGEST: TEXT})
    return tmp_path


def read(root: Path, digest: str = DIGEST) -> EvidenceText | Unreadable | None:
    return kept_text(DiskTree(root), digest)


def place(root: Path) -> Path:
    return root / FOLDER / f"{DIGEST}.text"


def test_a_text_is_found_again(kept: Path) -> None:
    assert read(kept) == TEXT
    assert read(kept, sha256(b"another").hexdigest()) is None


def test_an_empty_project_has_none(tmp_path: Path) -> None:
    assert read(tmp_path) is None
    assert not (tmp_path / FOLDER).exists()


def test_only_its_owner_can_look_into_the_folder(kept: Path) -> None:
    assert (kept / FOLDER).stat().st_mode & 0o777 == 0o700


def test_git_sees_nothing_of_it(kept: Path) -> None:
    git = program("git")
    subprocess.run([git, "init", "-q", kept], check=True)
    state = [git, "-C", str(kept), "status", "--porcelain", "--untracked-files=all"]
    assert subprocess.run(state, capture_output=True, text=True, check=True).stdout == ""


def test_reasons_are_kept_unless_they_may_be_others_next_time(tmp_path: Path) -> None:
    other = sha256(b"other").hexdigest()
    texts = {DIGEST: Unreadable("it is encrypted"), other: Unreadable(TOO_SLOW)}
    keep_texts(tmp_path, DiskTree(tmp_path), texts)
    assert read(tmp_path) == Unreadable("it is encrypted")
    assert read(tmp_path, other) is None


def test_another_version_reads_it_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "versions", lambda: "memocli-2 lxml-9 pypdfium2-9")
    assert read(kept) is None
    keep_texts(kept, DiskTree(kept), {DIGEST: Unreadable("it is encrypted")})
    assert read(kept) == Unreadable("it is encrypted")


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content[:40] + b"\x00" + content[41:],
        lambda content: content.replace(b"no hall", b"si hall"),
        lambda content: content[32:],
    ],
)
def test_a_damaged_file_is_renewed(kept: Path, damage: object) -> None:
    assert callable(damage)
    content = place(kept).read_bytes()
    place(kept).write_bytes(damage(content))
    assert read(kept) is None
    keep_texts(kept, DiskTree(kept), {DIGEST: TEXT})
    assert place(kept).read_bytes() == content


def test_a_file_under_the_name_of_another_copy_is_not_its_text(kept: Path) -> None:
    other = sha256(b"another").hexdigest()
    place(kept).rename(kept / FOLDER / f"{other}.text")
    assert read(kept, other) is None


def test_what_is_no_text_of_ours_is_nothing(kept: Path) -> None:
    said = msgpack.encode({"versions": cache.versions(), "copy": DIGEST, "text": {"blocks": [7]}})
    place(kept).write_bytes(sha256(said).digest() + said)
    assert read(kept) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_no_trouble(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    root = tmp_path_factory.mktemp("any")
    (root / FOLDER).mkdir()
    place(root).write_bytes(sha256(content).digest() + content)
    assert read(root) is None


def test_links_and_folders_in_its_place_are_nothing(kept: Path, tmp_path: Path) -> None:
    place(kept).unlink()
    place(kept).symlink_to("/etc/hostname")
    assert read(kept) is None
    place(kept).unlink()
    place(kept).mkdir()
    assert read(kept) is None
    keep_texts(kept, DiskTree(kept), {DIGEST: TEXT})  # it can't, and that does no harm
    assert place(kept).is_dir()


@pytest.mark.skipif(os.name == "nt", reason="no such rights")
def test_a_folder_that_can_not_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file")
    keep_texts(tmp_path, DiskTree(tmp_path), {DIGEST: TEXT})
    assert read(tmp_path) is None


def test_nothing_else_is_left_in_the_folder(kept: Path) -> None:
    keep_texts(kept, DiskTree(kept), {DIGEST: TEXT})
    assert {file.name for file in (kept / FOLDER).iterdir()} == {".gitignore", f"{DIGEST}.text"}
    assert (kept / FOLDER / ".gitignore").read_text() == "*\n"
