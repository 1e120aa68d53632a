"""What kind of file a copy is: by its first bytes, only then by its name."""

from __future__ import annotations

import pytest
from tests.support.evidence_documents import open_document, table_pdf, web_page, word_report

from memocli.evidence.extracted import CannotRead
from memocli.evidence.media import Media, media_of


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (table_pdf(), "page.html", Media.PDF),
        (b"\n\n junk before it " + table_pdf(), "x", Media.PDF),
        (word_report(), "report.odt", Media.WORD),
        (open_document(), "report.docx", Media.OPEN_DOCUMENT),
        (web_page(), "report.txt", Media.HTML),
        (b"  <!-- saved -->\n<HTML lang=es>", "x", Media.HTML),
        ("<html>".encode("utf-16"), "x", Media.HTML),
        (b"<p>A part of a page", "part.htm", Media.HTML),
        (b"<p>A part of a page", "part.txt", Media.PLAIN),
        (b"3 < 4, said the expert", "x.md", Media.PLAIN),
        ("Ñandú".encode("utf-16"), "x", Media.PLAIN),
        ("Ñandú".encode("cp1252"), "x", Media.PLAIN),
    ],
)
def test_kinds(content: bytes, name: str, kind: Media) -> None:
    assert media_of(content, name) is kind


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "x.pdf", "it is empty"),
        (b" \n\t", "x.txt", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "x.pdf", "it is of a kind"),
        (b"PK\x03\x04" + bytes(40), "x.xlsx", "it is of a kind"),
        (b"<?xml version='1.0'?><data/>", "x.xml", "it is of a kind"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "x.doc", "it is a file of an old Office"),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "x.docx",
            "it is protected by a password",
        ),
    ],
)
def test_what_is_not_read(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(CannotRead, match=reason):
        media_of(content, name)
