"""Texts that were extracted before, in `.memocli/` at the top of the project: never committed, and only for whoever made them.

A text is found by the SHA-256 of the copy's bytes, and counts only if the same versions of everything that reads files made it. A
file that is not as it was written is as good as none. Everything in the folder can be removed at any time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import MsgspecError, Struct, msgpack

from memocli.errors import UserError
from memocli.evidence.child import PASSING
from memocli.evidence.extracted import EvidenceText, Unreadable
from memocli.evidence.worker import LARGEST_ANSWER
from memocli.files import OurNames, opened, write_files
from memocli.tree import Tree

FOLDER: Final = ".memocli"
# To be raised whenever the same copy gives another text.
_EXTRACTOR: Final = 1
_LIBRARIES: Final = ("lxml", "pypdfium2")
_IGNORE: Final = ".gitignore"
_NAMES: Final = OurNames(re.compile(r"\.gitignore|[0-9a-f]{64}\.text"))
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_DIGEST_SIZE: Final = sha256().digest_size

Extracted: TypeAlias = EvidenceText | Unreadable


class _Kept(Struct, frozen=True):
    """What a file holds, behind the SHA-256 of all of it: of which copy by which versions, and what came of it."""

    versions: str
    copy: str
    text: EvidenceText | None = None
    reason: str = ""


def kept_text(tree: Tree, digest: str) -> Extracted | None:
    """What was extracted from the copy with this SHA-256; None where that is not known, or can't be relied on."""
    path = _path(digest)
    try:
        content = tree.read(path) if tree.is_file(path) else b""
    except UserError:
        return None
    said = content[_DIGEST_SIZE:]
    if not said or len(said) > LARGEST_ANSWER or sha256(said).digest() != content[:_DIGEST_SIZE]:
        return None
    try:
        kept = msgpack.decode(said, type=_Kept)
    except MsgspecError:
        return None
    if (kept.copy, kept.versions) != (digest, versions()):
        return None
    return kept.text or Unreadable(kept.reason)


def keep_texts(root: Path, tree: Tree, texts: Mapping[str, Extracted]) -> None:
    """Keep what was extracted from copies, by their SHA-256, for the next time.

    What depends on the machine and the moment is not kept. Where the folder can't be written, nothing is: that costs time only.
    """
    files = {
        _name(digest): _written(digest, text) for digest, text in texts.items() if _lasts(text)
    }
    folder = root / FOLDER
    try:
        with opened(folder, _NAMES, lambda _: None, is_private=True):
            old = {
                name: sha256(tree.read(f"{FOLDER}/{name}")).hexdigest()
                for name in files
                if tree.is_file(f"{FOLDER}/{name}")
            }
            if not tree.is_file(f"{FOLDER}/{_IGNORE}"):
                files = {_IGNORE: b"*\n"} | files
            write_files(folder, files, _NAMES, old=old)
    except (OSError, UserError):
        return


@cache
def versions() -> str:
    """The versions of everything that makes a text out of a copy."""
    from importlib.metadata import version

    return " ".join([f"memocli-{_EXTRACTOR}", *(f"{name}-{version(name)}" for name in _LIBRARIES)])


def _written(digest: str, text: Extracted) -> bytes:
    if isinstance(text, Unreadable):
        kept = _Kept(versions(), digest, reason=text.reason)
    else:
        kept = _Kept(versions(), digest, text)
    said = msgpack.encode(kept)
    return sha256(said).digest() + said


def _lasts(text: Extracted) -> bool:
    return isinstance(text, EvidenceText) or text.reason not in PASSING


def _path(digest: str) -> str:
    return f"{FOLDER}/{_name(digest)}"


def _name(digest: str) -> str:
    assert _DIGEST.fullmatch(digest), "a digest is 64 hexadecimal digits"
    return f"{digest}.text"
