"""The kept copies of sources for each reader: a table at a terminal, JSON for a program."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from memocli.evidence.store import State
from memocli.report.json_text import json_text
from memocli.report.sanitize import sanitize
from memocli.report.styled import columns, text_of

_VERSION: Final = 1
_HEAD: Final = ("source", "file", "size", "kind", "kept", "state")
_KINDS: Final = {
    "application/pdf": "PDF",
    "text/html": "HTML",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.oasis.opendocument.text": "ODT",
    "text/plain": "text",
}
_STYLES: Final = {State.AS_RECORDED: "green", State.NOT_HERE: "yellow", State.NO_DIGEST: "yellow"}


class CopiesFormat(StrEnum):
    """The forms that `evidence list` can report in."""

    TABLE = "table"
    JSON = "json"


class ListedCopy(Struct, frozen=True):
    """A copy, and how it is found. Of a confidential source there is no file, no size, and so on."""

    source: str
    state: State
    reason: str = ""
    file: str = ""
    size: int | None = None
    media_type: str = ""
    kept: str = ""
    origin: str = ""
    is_private: bool = False


class Copies(Struct, frozen=True):
    """All that were asked for; `is_complete` is false where a record with faults may have more."""

    copies: tuple[ListedCopy, ...]
    is_complete: bool = True


def render_copies(found: Copies, output_format: CopiesFormat, *, colour: bool = False) -> str:
    """The whole report, ending with a line break."""
    if output_format is CopiesFormat.JSON:
        return _json(found)
    if not found.copies:
        return "no copy is kept; `memocli evidence keep SOURCE FILE` keeps one\n"
    rows = [_HEAD, *(_cells(one) for one in found.copies)]
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    lines = [_line(_HEAD, widths, "bold", colour=colour)]
    for row, one in zip(rows[1:], found.copies, strict=True):
        lines.append(_line(row, widths, "", _STYLES.get(one.state, "red"), colour=colour))
        if one.reason:
            lines.append(f"  {sanitize(one.reason)}")
    return "".join(f"{line}\n" for line in lines)


def size_words(size: int) -> str:
    """A number of bytes as people say it: 812 bytes, 12 kB, 3.4 MB."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:.1f} MB"


def kind_words(media_type: str) -> str:
    """A media type as people say it: PDF."""
    return _KINDS.get(media_type) or media_type


def _cells(one: ListedCopy) -> tuple[str, ...]:
    return (
        sanitize(one.source),
        sanitize(one.file),
        "" if one.size is None else size_words(one.size),
        sanitize(kind_words(one.media_type)),
        sanitize(one.kept),
        f"{one.state}, private" if one.is_private else str(one.state),
    )


def _line(
    row: Iterable[str], widths: Iterable[int], style: str, last: str = "", *, colour: bool
) -> str:
    cells = [
        # Sizes stand below each other by their last letter.
        " " * (width - columns(cell)) + cell if at == 2 else cell + " " * (width - columns(cell))
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return text_of(
        [("  ".join(cells[:-1]), style), ("  ", ""), (cells[-1], last or style)], colour=colour
    )


def _json(found: Copies) -> str:
    """One object with these keys; what is not known, or may not be told, is null.

    - `version`: 1
    - `complete`: false where a record with faults may have more copies
    - `copies`: `[{source, file, bytes, media-type, kept, from, private, state, reason}]`, in the order of the sources; `state`
      is `as recorded`, `no digest recorded`, `changed`, `missing`, `not checked here` or `can't be read`
    """
    copies = [_entry(one) for one in found.copies]
    return json_text({"version": _VERSION, "complete": found.is_complete, "copies": copies})


def _entry(one: ListedCopy) -> dict[str, Any]:
    return {
        "source": one.source,
        "file": one.file or None,
        "bytes": one.size,
        "media-type": one.media_type or None,
        "kept": one.kept or None,
        "from": one.origin or None,
        "private": one.is_private,
        "state": str(one.state),
        "reason": one.reason or None,
    }
