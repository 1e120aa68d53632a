"""The texts of a PDF: its pages, and every text beside them. Only this module imports pypdfium2.

pypdfium2 tells how the letters of a page follow each other. All else that a PDF says (metadata, outline, link addresses,
destinations, alternative texts, attachments) are strings of its objects, whatever they are for; they are read from there.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from memocli.protect.markup import texts_of_xml
from memocli.protect.own import is_own_in_pdf
from memocli.protect.pictures import metadata

_BESIDE: Final = "beside the pages"
# What stands at the end of a line in a broken word: pypdfium2 can't tell whether the word itself has that hyphen.
_BREAK: Final = re.compile("[\ufffe\x02](?:\r\n)?|[-\u00ad\u2010]\r\n")

_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_LENGTH: Final = re.compile(rb"/Length (\d+)(?! \d+ R)")
_LITERAL: Final = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_HEX: Final = re.compile(rb"(?<!<)<([0-9A-Fa-f\s]+)>")
# The two hashes of the file itself, in which chance makes short words.
_ID: Final = re.compile(rb"/ID\s*\[\s*<[0-9A-Fa-f\s]*>\s*<[0-9A-Fa-f\s]*>\s*\]")
# Names of fonts tell nothing of a memo.
_FONT: Final = re.compile(rb"/FontFamily\s*\((?:[^()\\]|\\.)*\)", re.DOTALL)
_MARKED_HEX: Final = re.compile(rb"(?<!<)<(FEFF[0-9A-Fa-f\s]+)>", re.IGNORECASE)
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n?|\n)|(.))", re.DOTALL)
_CONTROL: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def texts_of_pdf(content: bytes) -> Iterator[tuple[str, str]]:
    """Every text of a PDF, with its place."""
    yield from _pages(content)
    rest = []
    for head, data in _parts(content):
        rest.append(head)
        yield from (
            (_BESIDE, text) for text in _texts_of_stream(head, data) if not is_own_in_pdf(text)
        )
    objects = _ID.sub(b"", b"\n".join(rest))
    yield from ((_BESIDE, text) for text in _strings(objects, _HEX) if not is_own_in_pdf(text))


def _pages(content: bytes) -> Iterator[tuple[str, str]]:
    """The words of each page, broken ones with and without their hyphens, and those over the end of a page."""
    # Imported here: no other output needs it, and it costs 60 ms.
    import pypdfium2

    with closing(pypdfium2.PdfDocument(content)) as document:
        pages = [str(page.get_textpage().get_text_range()) for page in document]
    for number, text in enumerate(pages, start=1):
        for hyphen in ("", "-"):
            yield f"page {number}", _BREAK.sub(hyphen, text)
    yield "where a page ends", _BREAK.sub("", "\r\n".join(pages))


def _parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The file in pieces: what stands before each stream, and the stream; the last without one."""
    at = 0
    while found := _STREAM.search(content, at):
        head = content[at : found.start()]
        length = _LENGTH.search(head, head.rfind(b" obj"))
        start = found.end()
        end = start + int(length[1]) if length else content.index(b"endstream", start)
        yield head, content[start:end]
        at = end
    yield content[at:], b""


def _texts_of_stream(before: bytes, data: bytes) -> Iterator[str]:
    """The texts in a stream; `before` ends with what its dictionary says of it."""
    head = before[before.rfind(b" obj") :]
    if b"/Image" in head:
        yield from metadata(data) if b"/DCTDecode" in head else ()
        return
    if b"/FlateDecode" in head:
        data = zlib.decompress(data)
    if b"/Metadata" in head:
        yield from (text for _, text in texts_of_xml(data))
    elif b"/EmbeddedFile" in head:
        yield data.decode("utf-8", "replace")
        yield from metadata(data)
    elif b"/ObjStm" in head:
        yield from _strings(data, _HEX)
    elif (
        b"\0" not in data
    ):  # else a font or a table: in the drawing of a page, other hexadecimal digits are shapes
        yield from _strings(data, _MARKED_HEX)


def _strings(data: bytes, hexadecimal: re.Pattern[bytes]) -> Iterator[str]:
    """Each distinct string of some objects: those in brackets, and those in hexadecimal digits."""
    data = _FONT.sub(b"", data)
    found = {_ESCAPE.sub(_unescaped, literal) for literal in _LITERAL.findall(data)}
    found |= {bytes.fromhex(_even(digits)) for digits in hexadecimal.findall(data)}
    for string in sorted(found):
        if string.startswith(b"\xfe\xff"):
            yield string[2:].decode("utf-16-be", "replace")
        elif string.startswith(b"\xef\xbb\xbf"):
            yield string[3:].decode("utf-8", "replace")
        else:
            yield string.decode("latin-1")


def _unescaped(match: re.Match[bytes]) -> bytes:
    octal, line_end, sign = match.groups()
    if octal:
        return bytes([int(octal, 8) & 0xFF])
    return b"" if line_end else _CONTROL.get(sign, sign)


def _even(digits: bytes) -> str:
    """Hexadecimal digits by two; a last one that is missing counts as zero."""
    plain = b"".join(digits.split()).decode("ascii")
    return plain + "0" * (len(plain) % 2)
