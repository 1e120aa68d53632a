"""The texts of copies: extracted once, then kept."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.support.evidence_documents import encrypted_pdf, plain_text, unread, word_report

from memocli.evidence.extract import extracted
from memocli.evidence.extracted import Unreadable
from memocli.evidence.texts import Wanted, texts_of
from memocli.tree import DiskTree


def wanted(content: bytes, name: str, read: Callable[[], bytes] | None = None) -> Wanted:
    return Wanted(sha256(content).hexdigest(), name, read or (lambda: content))


def test_a_copy_is_read_once(tmp_path: Path) -> None:
    copies = {"a.docx": word_report(), "b.txt": plain_text(), "c.pdf": encrypted_pdf()}
    tree = DiskTree(tmp_path)
    first = texts_of(tmp_path, tree, [wanted(content, name) for name, content in copies.items()])
    assert first == {
        sha256(content).hexdigest(): extracted(content, name) for name, content in copies.items()
    }
    again = [wanted(content, name, unread) for name, content in copies.items()]
    assert texts_of(tmp_path, tree, again) == first
    assert Unreadable("it is encrypted") in first.values()


def test_without_copies_nothing_is_made(tmp_path: Path) -> None:
    assert texts_of(tmp_path, DiskTree(tmp_path), []) == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("private_first", [True, False])
def test_of_the_same_bytes_the_public_copy_says_where_the_text_is_kept(
    private_first: bool, tmp_path: Path
) -> None:
    public = wanted(plain_text(), "b.txt")
    copies = [replace(public, is_private=True), public]
    texts_of(tmp_path, DiskTree(tmp_path), copies if private_first else copies[::-1])
    assert (tmp_path / f".memocli/{public.digest}.text").exists()
    assert not (tmp_path / "private").exists()


def test_the_text_of_a_private_copy_is_kept_with_private_things(tmp_path: Path) -> None:
    private = replace(wanted(plain_text(), "b.txt"), is_private=True)
    texts_of(tmp_path, DiskTree(tmp_path), [private])
    assert (tmp_path / f"private/.memocli/{private.digest}.text").exists()
    assert not (tmp_path / ".memocli").exists()
