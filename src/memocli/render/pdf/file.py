"""Writes the objects of a PDF as a file: each is made into bytes once, and compressed once.

Pydyf's own writer does that twice, for the file and for its identifier, and compresses as hard as it can, for 3 % of the size.
The objects are pydyf's; they are untyped here, so that only one module imports pydyf.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from typing import Any, BinaryIO, Final

_LEVEL: Final = 6
_HEAD: Final = b"stream\n"
_FOOT: Final = b"\nendstream"
# The first line of every PDF of pydyf after its version: bytes that tell programs that the file is no text.
_NO_TEXT: Final = b"%\xf0\x9f\x96\xa4\n"
_IN_FILE, _IN_STREAM = 1, 2  # where an object is, in the table of all


def write_file(pdf: Any, output: BinaryIO, version: str | None, *_options: Any) -> None:
    """Write a PDF as `pdf.write` of pydyf does: small objects in one stream, then a table of all objects."""
    pdf.add_object(pdf.info)
    file = bytearray(f"%PDF-{version or '1.7'}\n".encode() + _NO_TEXT)
    rows: list[tuple[int, int, int]] = []
    small: dict[int, bytes] = {}
    for item in pdf.objects:
        if item.free == "f":
            rows.append((0, 0, item.generation))
        elif item.compressible:
            rows.append((_IN_STREAM, len(pdf.objects), len(small)))
            small[item.number] = item.data
        else:
            rows.append((_IN_FILE, len(file), 0))
            file += _numbered(item.number, _own_bytes(item))
    rows.append((_IN_FILE, len(file), 0))
    file += _numbered(len(pdf.objects), _stream_of_small(small))
    rows.append((_IN_FILE, len(file), 0))
    while (places := zlib.compress(_places(rows), _LEVEL)).endswith(b"\r"):
        # The checksum at its end is a sum of these bytes: an empty line before the table gives it another place, and the sum too.
        file += b"\n"
        rows[-1] = (_IN_FILE, len(file), 0)
    names = b"/Root %s/Info %s" % (pdf.catalog.reference, pdf.info.reference)
    start = len(file)
    file += _numbered(len(pdf.objects) + 1, _table(rows, places, names, file))
    file += b"startxref\n%d\n%%%%EOF\n" % start
    output.write(file)


def _numbered(number: int, data: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, data)


def _own_bytes(item: Any) -> bytes:
    """The bytes of an object that stands in the file by itself; no stream ends in a carriage return.

    With the line feed after it, that would look like one line end, and the stream's length could be understood in two ways.
    """
    packed, item.compress = getattr(item, "compress", False), False
    data: bytes = item.data
    if packed:
        content = data[data.index(_HEAD) + len(_HEAD) : -len(_FOOT)]
        item.stream, item.extra["Filter"] = [_packed(content)], "/FlateDecode"
        data = item.data
    elif data.endswith(b"\r" + _FOOT):  # a picture: what comes after its end is not read
        item.stream.append(b"")
        data = item.data
    return data


def _stream_of_small(objects: dict[int, bytes]) -> bytes:
    """The stream that holds the objects which are no streams: their numbers and places, then their bytes."""
    places, place = list[int](), 0
    for number, data in objects.items():
        places += (number, place)
        place += len(data) + 1
    index = " ".join(map(str, places)).encode()
    content = _packed(b"\n".join((index, *objects.values())))
    return _stream(b"/Type /ObjStm/N %d/First %d" % (len(objects), len(index) + 1), content)


def _table(
    rows: Sequence[tuple[int, int, int]], places: bytes, names: bytes, file: bytes | bytearray
) -> bytes:
    """The stream that says where each object is; `places` are its packed `rows`."""
    said = b"/Type /XRef/Index [0 %d]/W [%d %d %d]/Size %d" % (
        *(len(rows), *_widths(rows)),
        len(rows),
    )
    identifier = hashlib.md5(file, usedforsecurity=False).hexdigest().encode()
    return _stream(b"%s%s/ID [<%s> <%s>]" % (said, names, identifier, identifier), places)


def _places(rows: Sequence[tuple[int, int, int]]) -> bytes:
    """Of each object its kind, its place, and its number within a stream or its generation."""
    widths = _widths(rows)
    return b"".join(
        value.to_bytes(width, "big")
        for row in rows
        for value, width in zip(row, widths, strict=True)
    )


def _widths(rows: Sequence[tuple[int, int, int]]) -> tuple[int, ...]:
    """How many bytes each of the three numbers takes."""
    most = (max(row[column] for row in rows) for column in range(3))
    return tuple((value.bit_length() + 7) // 8 for value in most)


def _stream(said: bytes, packed: bytes) -> bytes:
    length = len(packed)
    return b"<<%s/Filter /FlateDecode/Length %d>>\n%s%s%s" % (said, length, _HEAD, packed, _FOOT)


def _packed(content: bytes) -> bytes:
    """Bytes compressed, with line feeds at their end where the result would end in a carriage return."""
    while (packed := zlib.compress(content, _LEVEL)).endswith(b"\r"):
        content += b"\n"
    return packed
