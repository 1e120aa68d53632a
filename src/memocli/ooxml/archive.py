"""The zip of a Word file, be it a house template or an output, of which nothing is believed: each limit holds for what comes out, not for what is announced."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from itertools import pairwise
from typing import Final

from memocli.errors import UserError

# Of all parts of a house template, pictures too: those of a memo without pictures have 0.2 MB.
_LARGEST: Final = 64_000_000
_MOST_PARTS: Final = 5_000
_OLD_FORMAT: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = 0x1
_SHORTEST_HEADER: Final = 30
# A damaged zip makes the library fail in any of these ways.
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    RuntimeError,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
)


class Refused(UserError):
    """A file can't be used; `reason` says why, without the name of the file."""

    def __init__(self, called: str, reason: str) -> None:
        super().__init__(f"{called} can't be used: {reason}")
        self.reason = reason


class Archive:
    """A zip opened for reading; `called` is its name in messages, `largest` the most bytes that all its parts may have."""

    def __init__(self, data: bytes, called: str, largest: int = _LARGEST) -> None:
        """Raises Refused, one sentence, where the zip is none, is damaged, or is made to deceive or to exhaust the reader."""
        self.called = called
        if data.startswith(_OLD_FORMAT):
            raise self.refused(
                "it is an old .doc, or protected by a password; save it as Word Document (.docx), without a password"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        except _DAMAGED as error:
            raise self.refused("it is not a .docx file, or it is damaged") from error
        if len(entries) > _MOST_PARTS:
            raise self.refused(f"it has more than {_MOST_PARTS:,} parts")
        if sum(entry.file_size for entry in entries) > largest:
            raise self.refused(f"it is larger than {largest // 1_000_000:,} MB when it is unpacked")
        self._entries: dict[str, zipfile.ZipInfo] = {}
        lower: set[str] = set()
        for entry in entries:
            self._check(entry, lower)
            self._entries[entry.filename] = entry
        self._check_overlaps(entries)

    def __contains__(self, path: str) -> bool:
        """Whether there is a part at `path`."""
        return path in self._entries

    def paths(self) -> list[str]:
        """The paths of all parts, in the order of the file."""
        return list(self._entries)

    def size(self, path: str) -> int:
        """How many bytes the part at `path`, which is there, has by its own account; more are never read."""
        return self._entries[path].file_size

    def read(self, path: str) -> bytes:
        """The bytes of the part at `path`, which is there. Raises Refused where they are damaged."""
        entry = self._entries[path]
        try:
            with self._zip.open(entry) as stream:
                # With a number, so that no more is unpacked than was announced.
                content = stream.read(entry.file_size + 1)
        except _DAMAGED as error:
            raise self.refused(f"it is damaged: its part {path} can't be unpacked") from error
        if len(content) != entry.file_size:
            raise self.refused(f"it is damaged: its part {path} can't be unpacked")
        return content

    def refused(self, why: str) -> Refused:
        """What to raise where the file can't be used."""
        return Refused(self.called, why)

    def _check(self, entry: zipfile.ZipInfo, lower: set[str]) -> None:
        name = entry.filename
        shown = name[:80].encode("unicode_escape").decode("ascii")
        if entry.flag_bits & _ENCRYPTED:
            raise self.refused("it is protected by a password")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise self.refused("it is packed in a way that no Word file is")
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise self.refused(f"the name of its part `{shown}` leads out of it")
        if name.lower() in lower:
            raise self.refused(f"it has two parts named `{shown}`")
        lower.add(name.lower())

    def _check_overlaps(self, entries: list[zipfile.ZipInfo]) -> None:
        for one, other in pairwise(sorted(entries, key=lambda entry: entry.header_offset)):
            if one.header_offset + _SHORTEST_HEADER + one.compress_size > other.header_offset:
                raise self.refused("it is damaged: its parts overlap")
