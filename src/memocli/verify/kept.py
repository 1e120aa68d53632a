"""What claims came to in an earlier run: kept beside the texts of the copies, so that only what changed is held anew."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.evidence.cache import (
    FOLDER,
    PRIVATE_FOLDER,
    keep_files,
    kept_file,
    kept_value,
    packed,
    versions,
)
from memocli.evidence.second_reader import version_of_second_reader
from memocli.memo import NamedClaim
from memocli.tree import Tree
from memocli.verify.origins import Reprint
from memocli.verify.results import Held
from memocli.verify.shelf import Shelf
from memocli.verify.support import Support

# To be raised whenever the same claim and the same copies may come to something else.
_HOLDER: Final = 7

_FOLDERS: Final = {False: FOLDER, True: PRIVATE_FOLDER}

# Of so many sheets one may be a picture.
_FEW: Final = 10

Key: TypeAlias = bytes


class Note(Struct, frozen=True, gc=False):
    """What is known of the text of a copy: why there is none, which of its sheets have none, and why a second reader has none."""

    reason: str = ""
    pages: int = 0
    empty_pages: tuple[int, ...] = ()
    reason_of_second: str = ""

    @property
    def is_partial(self) -> bool:
        """Whether so many sheets have no text that what is not found may well stand on one; a picture on the cover is no such case."""
        return len(self.empty_pages) > self.pages // _FEW


class Kept(Struct, frozen=True):
    """The results of one memo: of claims by their keys, of copies by their digests, and which copies reprint one another."""

    versions: str = ""
    claims: dict[Key, Held] = {}
    copies: dict[str, Note] = {}
    compared: tuple[str, ...] = ()
    reprints: tuple[Reprint, ...] = ()


def kept_results(tree: Tree, year: int, *, is_private: bool) -> Kept:
    """The results of the last run; none where there are none that count. Private ones are of private copies, whose words they have."""
    kept = kept_value(tree, _name(year), Kept, _FOLDERS[is_private])
    return kept if kept and kept.versions == versions_of_results() else Kept(versions_of_results())


def keep_results(root: Path, tree: Tree, year: int, kept: Kept, *, is_private: bool) -> None:
    """Keep the results of a run for the next one; those of an earlier one that are where these do not belong are emptied."""
    keep_files(root, tree, {_name(year): packed(kept)}, _FOLDERS[is_private])
    elsewhere = _FOLDERS[not is_private]
    if kept_file(tree, _name(year), elsewhere):
        keep_files(root, tree, {_name(year): b""}, elsewhere)


def key_of(claim: NamedClaim, support: Support, shelf: Shelf) -> Key:
    """What a claim's result depends on, as a digest."""
    entry = claim.claim
    sources = support.sources
    return sha256(
        packed(
            (
                claim.full_name,
                str(entry.text),
                claim.prose.language,
                [
                    (str(p.source), str(p.quote), str(p.at or ""), p.translated)
                    for p in entry.passages
                ],
                [(str(number), str(said)) for number, said in entry.computed.items()],
                sorted(str(figure.value) for figure in entry.figures.values()),
                [
                    [(cited.key, cited.label, cited.locator) for cited in citation.sources]
                    for citation in support.own + support.others
                ],
                [shelf.state_of(source) for source in sources],
            )
        )
    ).digest()


def _name(year: int) -> str:
    return f"held-{year}.results"


def versions_of_results() -> str:
    """What results depend on besides: they are others where there is no second reader of PDF."""
    return f"holder-{_HOLDER} {versions()} {version_of_second_reader()}"
