"""Pictures by their bytes: which kind, how many pixels. Nothing is unpacked, so no library is needed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import Final, Literal

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
# The segments of a JPEG that tell its size, and those that have no length.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE: Final = frozenset((0x01, *range(0xD0, 0xD9)))
# The entry of EXIF that says how the camera was held.
_ORIENTATION: Final = 0x0112


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as its file has it; `width` and `height` are in pixels."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int


def read_image(data: bytes) -> Image:
    """The picture in `data`. Raises ValueError, with words for the author, where it is no whole PNG or JPEG."""
    if data.startswith(_PNG):
        kind, (width, height) = "image/png", _png_size(data)
    elif data.startswith(_JPEG):
        kind, (width, height) = "image/jpeg", _jpeg_size(data)
    else:
        raise ValueError("is neither PNG nor JPEG")
    if not (width and height):
        raise ValueError("has no pixels")
    return Image(data, kind, width, height)


def _png_size(data: bytes) -> tuple[int, int]:
    """Width and height stand in the first chunk; every chunk up to the last is compared with its checksum."""
    place, name = len(_PNG), b""
    while name != b"IEND":
        end = place + 8 + int.from_bytes(data[place : place + 4])
        if end + 4 > len(data):
            raise ValueError("is a PNG that breaks off")
        if zlib.crc32(data[place + 4 : end]) != int.from_bytes(data[end : end + 4]):
            raise ValueError("is a damaged PNG")
        name, place = data[place + 4 : place + 8], end + 4
    if data[12:16] != b"IHDR":
        raise ValueError("is a damaged PNG")
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height stand in the first frame segment; the segments before it are skipped by their lengths."""
    place = 2
    while place + 10 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in _FRAMES:
            if data[place + 9] == 4:
                raise ValueError("is a JPEG in CMYK, which screens show in false colours")
            if b"\xff\xd9" not in data[place:]:
                break
            return _number(data, place + 7), _number(data, place + 5)
        if marker == 0xFF or marker in _BARE:
            place += 1 if marker == 0xFF else 2
        else:
            end = place + 2 + _number(data, place + 2)
            if marker == 0xE1 and _is_turned(data[place + 4 : end]):
                raise ValueError(
                    "is a JPEG with a mark that it be turned, which not all programs heed"
                )
            place = end
    raise ValueError("is a JPEG that breaks off")


def _is_turned(segment: bytes) -> bool:
    """Whether a camera wrote into the EXIF data of a JPEG that the picture lies on its side, or is mirrored."""
    if not segment.startswith(b"Exif\0\0"):
        return False
    exif = segment[6:]
    order: Literal["little", "big"] = "little" if exif.startswith(b"II") else "big"
    start = int.from_bytes(exif[4:8], order)
    for entry in range(int.from_bytes(exif[start : start + 2], order)):
        at = start + 2 + 12 * entry
        if int.from_bytes(exif[at : at + 2], order) == _ORIENTATION:
            return 2 <= int.from_bytes(exif[at + 8 : at + 10], order) <= 8
    return False


def _number(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 2])
