"""The texts of copies: those that are kept from an earlier run, and those that have to be extracted first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from memocli.evidence.cache import FOLDER, PRIVATE_FOLDER, Extracted, keep_texts, kept_text
from memocli.evidence.child import Copy, extract_all
from memocli.tree import Tree


class Wanted(Struct, frozen=True):
    """A copy whose text is wanted: the SHA-256 of its bytes, the name of its file, and how to read it, where that is needed.

    `read` gives bytes that have this SHA-256. The text of a private copy is kept where private things are.
    """

    digest: str
    name: str
    read: Callable[[], bytes]
    is_private: bool = False

    @property
    def folder(self) -> str:
        """Where its text is kept."""
        return PRIVATE_FOLDER if self.is_private else FOLDER


def texts_of(root: Path, tree: Tree, copies: Iterable[Wanted]) -> dict[str, Extracted]:
    """The text of each copy, or why there is none, by the digest. What was not known before is kept in the project's folder `root`."""
    wanted: dict[str, Wanted] = {}
    for copy in copies:
        # Of the same bytes in two places the public ones count: their words are open anyway.
        if copy.digest not in wanted or not copy.is_private:
            wanted[copy.digest] = copy
    kept = {key: kept_text(tree, key, copy.folder) for key, copy in wanted.items()}
    found = {digest: text for digest, text in kept.items() if text is not None}
    missing = [copy for digest, copy in wanted.items() if digest not in found]
    if missing:
        new = dict(zip([one.digest for one in missing], extract_all(_read(missing)), strict=True))
        for folder in {copy.folder: None for copy in missing}:
            here = {key: text for key, text in new.items() if wanted[key].folder == folder}
            keep_texts(root, tree, here, folder)
        found |= new
    return found


def _read(copies: Iterable[Wanted]) -> Iterator[Copy]:
    """One copy after the other, so that no two are in memory at the same time."""
    for copy in copies:
        yield Copy(copy.read(), copy.name)
