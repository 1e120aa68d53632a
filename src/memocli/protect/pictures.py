"""What a picture says beside its pixels: a house template may bring one that memocli did not save anew."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
# Parts of a PNG that hold no words: size, colours, pixels.
_PIXELS: Final = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS")
# In a file of another kind: rows of letters, so long that they hardly come about by chance.
_ROW: Final = re.compile(rb"[\x20-\x7e\x80-\xff]{6,}")
_WIDE: Final = re.compile(rb"(?:[\x20-\xff]\x00){3,}|(?:\x00[\x20-\xff]){3,}")


def metadata(content: bytes) -> Iterator[str]:
    """The texts beside the pixels of a PNG or JPEG; of another file, all rows of letters."""
    if content.startswith(_PNG):
        parts = list(_chunks(content))
    elif content.startswith(_JPEG):
        parts = list(_segments(content))
    else:
        parts = _ROW.findall(content)
        yield from map(_wide, _WIDE.findall(content))
    for part in parts:
        yield from _decoded(part)


def _decoded(part: bytes) -> Iterator[str]:
    """Bytes as text in each of the ways in which programs write it."""
    try:
        yield part.decode("utf-8")
    except UnicodeDecodeError:
        yield part.decode("utf-8", "replace")
        yield part.decode("latin-1")
    yield from map(_wide, _WIDE.findall(part))


def _wide(row: bytes) -> str:
    return row.decode("utf-16-be" if row.startswith(b"\x00") else "utf-16-le")


def _chunks(content: bytes) -> Iterator[bytes]:
    """The chunks of a PNG with words in them, also as they were before they were compressed; and what follows."""
    at = len(_PNG)
    while at + 8 <= len(content):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if kind not in _PIXELS:
            data = content[at + 8 : at + 8 + size]
            yield data
            for start in re.finditer(rb"\x00", data[:200]):
                with suppress(zlib.error):
                    yield zlib.decompress(data[start.end() :])
        at += size + 12
        if kind == b"IEND":
            yield content[at:]
            return


def _segments(content: bytes) -> Iterator[bytes]:
    """The segments of a JPEG that belong to programs and people, and what follows the picture."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xE0 <= content[at + 1] <= 0xEF or content[at + 1] == 0xFE:
            yield content[at + 4 : at + 2 + size]
        at += size + 2
    yield content[content.rfind(b"\xff\xd9") + 2 :]
