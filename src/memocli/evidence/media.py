"""What kind of file a copy is: what its first bytes say, and only then its name."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from memocli.evidence.extracted import CannotRead

_HEAD: Final = 4096
# Readers of PDF look for the mark in so many bytes.
_PDF_WITHIN: Final = 1024
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_TAG: Final = re.compile(rb"\s*<[a-z!?]", re.IGNORECASE)
_ODT: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"
_BYTE_ORDER: Final = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
# How Word names the part that a password protects.
_PROTECTED: Final = "EncryptedPackage".encode("utf-16-le")

_UNKNOWN: Final = "it is of a kind that can't be read (PDF, HTML, DOCX, ODT and plain text can be)"


class Media(Enum):
    """The kinds of files whose text can be read, by their media types."""

    PDF = "application/pdf"
    HTML = "text/html"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
    PLAIN = "text/plain"


def is_pdf(content: bytes) -> bool:
    """Whether a file with these bytes is a PDF, be it a damaged one."""
    return b"%PDF-" in content[:_PDF_WITHIN]


def media_of(content: bytes, name: str) -> Media:
    """The kind of a file with these bytes and this name. Raises CannotRead where it is none of those known."""
    head = content[:_HEAD]
    if not content.strip():
        raise CannotRead("it is empty")
    if is_pdf(content):
        return Media.PDF
    if head.startswith(b"PK"):
        return _kind_of_zip(head, content, name)
    if head.startswith(_OLD_OFFICE):
        is_protected = _PROTECTED in content
        raise CannotRead("it is protected by a password" if is_protected else _OLD_WORD)
    if head.startswith(_BYTE_ORDER[:2]):
        head = head.decode("utf-16", "replace").encode()
    elif _CONTROL.search(head):
        raise CannotRead(_UNKNOWN)
    return _kind_of_text(head, name)


_OLD_WORD: Final = "it is a file of an old Office; save it as Word Document (.docx)"


def _kind_of_zip(head: bytes, content: bytes, name: str) -> Media:
    # An ODT says first what it is; so do other files of that family, whose text is not read.
    if head[30:].startswith(_ODT):
        return Media.OPEN_DOCUMENT
    if b"word/document" in content or name.lower().endswith(".docx"):
        return Media.WORD
    raise CannotRead(_UNKNOWN)


def _kind_of_text(head: bytes, name: str) -> Media:
    ending = name.lower().rpartition(".")[2]
    if _HTML.search(head) or (ending in ("html", "htm", "xhtml") and _TAG.match(head)):
        return Media.HTML
    if head.lstrip().startswith((b"{\\rtf", b"<?xml")):
        raise CannotRead(_UNKNOWN)
    return Media.PLAIN
