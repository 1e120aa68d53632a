"""Whether a PNG is whole: each checksum right, and as many bytes of pixels as its size needs. Pillow does not ask."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# The passes of an interlaced picture: first column and row, and the steps to the next.
_PASSES: Final = (
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
)  # fmt: skip
_PIECE: Final = 1_000_000


def refuse_damaged_png(data: bytes) -> None:
    """Raise an exception (ValueError, zlib.error, struct.error, KeyError) unless the PNG in `data` is whole.

    What stands behind its end, and what readers may pass over (times, texts), is not looked at.
    """
    header, packed = b"", []
    for kind, content in _chunks(data):
        if kind == b"IHDR":
            header = content
        elif kind == b"IDAT":
            packed.append(content)
    width, height, depth, colours, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    needed = _bytes_of_pixels(width, height, depth * _CHANNELS[colours], bool(interlaced))
    if _unpacked_length(b"".join(packed), needed) < needed:
        raise ValueError("pixels are missing")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and content of each chunk that is needed to draw the picture, as far as its end."""
    place, kind = 8, b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, place)
        content = data[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, place + 8 + length)
        if kind[0] & 0x20 == 0:  # a capital: not to be passed over
            if zlib.crc32(kind + content) != checksum:
                raise ValueError("a checksum is wrong")
            yield kind, content
        place += length + 12


def _bytes_of_pixels(width: int, height: int, bits: int, interlaced: bool) -> int:
    """How long the pixels are, with the byte before each row that names its filter."""
    total = 0
    for column, row, right, down in _PASSES if interlaced else ((0, 0, 1, 1),):
        columns, rows = -((column - width) // right), -((row - height) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def _unpacked_length(packed: bytes, enough: int) -> int:
    """How long the pixels are that `packed` holds; no more than a piece above `enough` is unpacked."""
    unpacking, length = zlib.decompressobj(), 0
    while packed and length <= enough and not unpacking.eof:
        length += len(unpacking.decompress(packed, _PIECE))
        packed = unpacking.unconsumed_tail
    return length if unpacking.eof or length > enough else -1
