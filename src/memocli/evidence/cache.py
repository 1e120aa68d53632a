"""Texts that were extracted before, in `.memocli/` at the top of the project: never committed, and only for whoever made them.

Those of private copies are in `private/.memocli/`: whoever gives the project away without `private/` does not give their words away.

A text is found by the SHA-256 of the copy's bytes, and counts only if the same versions of everything that reads files made it. A
file that is not as it was written is as good as none. Everything in the folders can be removed at any time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from msgspec import MsgspecError, Struct, msgpack

from memocli.errors import UserError
from memocli.evidence.child import PASSING
from memocli.evidence.extracted import EvidenceText, Unreadable
from memocli.evidence.worker import LARGEST_ANSWER
from memocli.files import OurNames, opened, write_files
from memocli.tree import Tree

FOLDER: Final = ".memocli"
PRIVATE_FOLDER: Final = f"private/{FOLDER}"
# To be raised whenever the same copy gives another text.
_EXTRACTOR: Final = 2
_LIBRARIES: Final = ("lxml", "pypdfium2")
_IGNORE: Final = ".gitignore"
_NAMES: Final = OurNames(
    re.compile(r"\.gitignore|[0-9a-f]{64}\.(?:text|sheets)|[a-z]+-[0-9]{4}\.results")
)
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_DIGEST_SIZE: Final = sha256().digest_size

T = TypeVar("T")
Extracted: TypeAlias = EvidenceText | Unreadable


class _Kept(Struct, frozen=True):
    """What a file holds, behind the SHA-256 of all of it: of which copy by which versions, and what came of it."""

    versions: str
    copy: str
    text: EvidenceText | None = None
    reason: str = ""


def kept_text(tree: Tree, digest: str, folder: str = FOLDER) -> Extracted | None:
    """What was extracted from the copy with this SHA-256; None where that is not known, or can't be relied on."""
    kept = kept_value(tree, _name(digest), _Kept, folder)
    if kept is None or (kept.copy, kept.versions) != (digest, versions()):
        return None
    return kept.text or Unreadable(kept.reason)


def is_kept(tree: Tree, digest: str, folder: str = FOLDER) -> bool:
    """Whether something is kept of the copy with this SHA-256."""
    return tree.is_file(f"{folder}/{_name(digest)}")


def keep_texts(
    root: Path, tree: Tree, texts: Mapping[str, Extracted], folder: str = FOLDER
) -> None:
    """Keep what was extracted from copies, by their SHA-256, for the next time; but not what depends on the machine and the moment."""
    lasting = {digest: text for digest, text in texts.items() if _lasts(text)}
    files = {_name(digest): _encoded(digest, text) for digest, text in lasting.items()}
    keep_files(root, tree, files, folder)


def kept_file(tree: Tree, name: str, folder: str = FOLDER) -> bytes:
    """What was kept under a name; empty where nothing is, or not what was written."""
    path = f"{folder}/{name}"
    try:
        content = tree.read(path) if tree.is_file(path) else b""
    except UserError:
        return b""
    said = content[_DIGEST_SIZE:]
    is_whole = len(said) <= LARGEST_ANSWER and sha256(said).digest() == content[:_DIGEST_SIZE]
    return said if is_whole else b""


def kept_value(tree: Tree, name: str, kind: type[T], folder: str = FOLDER) -> T | None:
    """The value that was kept under a name; None where there is none of this kind."""
    said = kept_file(tree, name, folder)
    try:
        return msgpack.decode(said, type=kind) if said else None
    except MsgspecError:
        return None


def packed(value: object) -> bytes:
    """A value of plain data as it is kept."""
    return msgpack.encode(value)


def keep_files(root: Path, tree: Tree, files: Mapping[str, bytes], folder: str = FOLDER) -> None:
    """Keep files by their names, in place of earlier ones. Where the folder can't be written, nothing is kept: that costs time only."""
    kept = {name: sha256(said).digest() + said for name, said in files.items()}
    try:
        with opened(root / folder, _NAMES, lambda _: None, is_private=True):
            old = {
                name: sha256(tree.read(f"{folder}/{name}")).hexdigest()
                for name in kept
                if tree.is_file(f"{folder}/{name}")
            }
            if not tree.is_file(f"{folder}/{_IGNORE}"):
                kept = {_IGNORE: b"*\n"} | kept
            write_files(root / folder, kept, _NAMES, old=old)
    except (OSError, UserError):
        return


@cache
def versions() -> str:
    """The versions of everything that makes a text out of a copy."""
    from importlib.metadata import version

    return " ".join([f"memocli-{_EXTRACTOR}", *(f"{name}-{version(name)}" for name in _LIBRARIES)])


def _encoded(digest: str, text: Extracted) -> bytes:
    if isinstance(text, Unreadable):
        kept = _Kept(versions(), digest, reason=text.reason)
    else:
        kept = _Kept(versions(), digest, text)
    return packed(kept)


def _lasts(text: Extracted) -> bool:
    return isinstance(text, EvidenceText) or text.reason not in PASSING


def _name(digest: str) -> str:
    assert _DIGEST.fullmatch(digest), "a digest is 64 hexadecimal digits"
    return f"{digest}.text"
