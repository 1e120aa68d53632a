"""Sheets of PDFs as the second reader sees them: those that are kept from an earlier run, and those that have to be read first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
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
# To read sheets is dear, and a child process has up to 1 GB: so many read at a time.
_AT_ONCE: Final = 2


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
    """Read sheets again; all that is known of each copy by then, by its digest. It is kept in the project's folder `root`."""
    found: dict[str, Sheets] = {}
    missing: list[SheetsWanted] = []
    for one in wanted:
        known = found[one.copy.digest] = kept_sheets(tree, one.copy.digest)
        sheets = [sheet for sheet in one.sheets if sheet not in known.texts]
        if sheets and not known.reason:
            missing.append(SheetsWanted(one.copy, sheets))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        shares = [missing[start::_AT_ONCE] for start in range(_AT_ONCE)]
        for share, texts in zip(shares, pool.map(_read, shares), strict=True):
            for one, read in zip(share, texts, strict=True):
                found[one.copy.digest] = _with(found[one.copy.digest], one.sheets, read)
    lasting = {key: sheets for key, sheets in found.items() if sheets.reason not in PASSING}
    keep_files(root, tree, {_name(key): msgpack.encode(one) for key, one in lasting.items()})
    return found


def _read(share: list[SheetsWanted]) -> list[dict[int, str] | Unreadable]:
    """The sheets of some copies, by one child process."""
    copies = ((Copy(one.copy.read(), one.copy.name), one.sheets) for one in share)
    return list(read_again(copies)) if share else []


def _with(known: Sheets, sheets: Collection[int], read: dict[int, str] | Unreadable) -> Sheets:
    """What is known of a copy, with what came of reading these sheets; one that the reader does not know is one without words."""
    if isinstance(read, Unreadable):
        return replace(known, reason=read.reason)
    return replace(known, texts=known.texts | dict.fromkeys(sheets, "") | read)


def _versions() -> str:
    return f"sheets-{_READER} {version_of_second_reader()}"


def _name(digest: str) -> str:
    return f"{digest}.sheets"
