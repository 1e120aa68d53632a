"""Sheets of PDFs as the second reader sees them: those that are kept from an earlier run, and those that have to be read first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from msgspec import MsgspecError, Struct, msgpack
from msgspec.structs import replace

from memocli.evidence.cache import keep_files, kept_file
from memocli.evidence.child import PASSING, Copy, read_again
from memocli.evidence.extracted import Unreadable
from memocli.evidence.second_reader import version_of_second_reader
from memocli.evidence.texts import Wanted
from memocli.tree import Tree

# To be raised whenever the same sheet gives another text.
_READER: Final = 1


class Sheets(Struct, frozen=True):
    """The texts of some sheets of a copy, by their numbers from 1 on, or the reason why the second reader has none."""

    copy: str
    versions: str
    texts: dict[int, str] = {}
    reason: str = ""


class SheetsWanted(Struct, frozen=True):
    """The sheets of a copy that are to be read again."""

    copy: Wanted
    sheets: Collection[int]


def kept_sheets(tree: Tree, digest: str) -> Sheets:
    """The sheets of a copy that were read again before."""
    said = kept_file(tree, _name(digest))
    try:
        kept = msgpack.decode(said, type=Sheets) if said else None
    except MsgspecError:
        kept = None
    nothing = Sheets(digest, _versions())
    return kept if kept and (kept.copy, kept.versions) == (digest, nothing.versions) else nothing


def read_sheets(root: Path, tree: Tree, wanted: Iterable[SheetsWanted]) -> dict[str, Sheets]:
    """Read sheets again, copy by copy; all that is known of each by then, by its digest. It is kept in the project's folder `root`."""
    found: dict[str, Sheets] = {}
    for one in wanted:
        digest = one.copy.digest
        known = kept_sheets(tree, digest)
        missing = [sheet for sheet in one.sheets if sheet not in known.texts]
        if missing and not known.reason:
            read = read_again(Copy(one.copy.read(), one.copy.name), missing)
            if isinstance(read, Unreadable):
                known = replace(known, reason=read.reason)
            else:
                # A sheet that it does not know is one without words.
                known = replace(known, texts=known.texts | dict.fromkeys(missing, "") | read)
        found[digest] = known
    lasting = {key: sheets for key, sheets in found.items() if sheets.reason not in PASSING}
    keep_files(root, tree, {_name(key): msgpack.encode(one) for key, one in lasting.items()})
    return found


def _versions() -> str:
    return f"sheets-{_READER} {version_of_second_reader()}"


def _name(digest: str) -> str:
    return f"{digest}.sheets"
