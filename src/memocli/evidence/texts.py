"""The texts of copies: those that are kept from an earlier run, and those that have to be extracted first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from memocli.evidence.cache import Extracted, keep_texts, kept_text
from memocli.evidence.child import Copy, extract_all
from memocli.tree import Tree


class Wanted(Struct, frozen=True):
    """A copy whose text is wanted: the SHA-256 of its bytes, the name of its file, and how to read it, where that is needed.

    `read` gives bytes that have this SHA-256.
    """

    digest: str
    name: str
    read: Callable[[], bytes]


def texts_of(root: Path, tree: Tree, copies: Iterable[Wanted]) -> dict[str, Extracted]:
    """The text of each copy, or why there is none, by the digest. What was not known before is kept in the project's folder `root`."""
    wanted = {copy.digest: copy for copy in copies}
    found = {digest: text for digest in wanted if (text := kept_text(tree, digest)) is not None}
    missing = [copy for digest, copy in wanted.items() if digest not in found]
    if missing:
        new = dict(zip([one.digest for one in missing], extract_all(_read(missing)), strict=True))
        keep_texts(root, tree, new)
        found |= new
    return found


def _read(copies: Iterable[Wanted]) -> Iterator[Copy]:
    """One copy after the other, so that no two are in memory at the same time."""
    for copy in copies:
        yield Copy(copy.read(), copy.name)
