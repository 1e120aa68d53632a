"""Copies that are made to do harm, or can't be read: each with the reason that memocli gives."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

from tests.support.docx_reading import parts_of, zip_of
from tests.support.evidence_documents import (
    drawn_pdf,
    encrypted_pdf,
    odt_of,
    page_of,
    pdf_of,
    two_columns_pdf,
    word_report,
)

MISLEADS: Final = "it is damaged, or made to mislead its reader"
BOMB_SIZE: Final = 1_100_000_000


def bomb_docx() -> bytes:
    """A DOCX of 2 MB whose text has more than 1 GB of blanks."""
    return _with_text(_blanks(BOMB_SIZE))


def smaller_bomb_docx() -> bytes:
    """One that is as large as a whole file may be, but larger than a text."""
    return _with_text(_blanks(200_000_000))


def lying_bomb_docx() -> bytes:
    """A DOCX whose text is far larger than it says."""
    content = bytearray(_with_text(_blanks(300_000_000)))
    size = (300_000_000).to_bytes(4, "little")
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = (3000).to_bytes(4, "little")
    return bytes(content)


def many_elements_docx() -> bytes:
    """A DOCX whose text is 25 million elements."""
    start = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    return _with_text([start, *[b"<w:a/>" * 1_000_000] * 16, b"</w:body></w:document>"])


def deep_docx() -> bytes:
    """A DOCX with 100,000 elements inside one another."""
    return _changed_docx("<w:body>", f"<w:body>{'<w:sdt>' * 100_000}{'</w:sdt>' * 100_000}")


def laughing_docx() -> bytes:
    """A DOCX whose entities unfold to gigabytes."""
    laughs = "".join(
        f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' if at else '<!ENTITY l0 "ha">'
        for at in range(12)
    )
    return _changed_docx("<w:document ", f"<!DOCTYPE w:document [{laughs}]><w:document ")


def asking_odt() -> bytes:
    """An ODT that asks for a file of the machine."""
    return odt_of(
        "<text:p>&x;</text:p>", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    )


def asking_docx_in_utf7() -> bytes:
    """A DOCX that hides its DOCTYPE in an encoding that it declares."""
    parts = parts_of(word_report())
    hidden = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'.encode("utf-7")
    parts["word/document.xml"] = b'<?xml version="1.0" encoding="UTF-7"?>' + hidden
    return zip_of(parts)


def protected_docx() -> bytes:
    """What Word makes of a file with a password: no zip, but a box with an encrypted package in it."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(500)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(3000)
    )


def protected_odt() -> bytes:
    """What LibreOffice makes of a file with a password."""
    return _changed_odt(
        "META-INF/manifest.xml",
        b"/></m:manifest>",
        b"><m:encryption-data/></m:file-entry></m:manifest>",
    )


def many_pages_pdf() -> bytes:
    """A PDF with 100,000 pages, all of which are one."""
    kids = b"3 0 R " * 100_000
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 100000/Kids[%b]>>" % kids,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ]
    )


def claimed_pages_pdf() -> bytes:
    """A PDF that says it has two billion pages, and has one."""
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 2000000000/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ]
    )


def circular_pdf() -> bytes:
    """A PDF whose tree of pages leads back to itself."""
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 5000/Kids[2 0 R 2 0 R 2 0 R 2 0 R]>>",
        ]
    )


def bomb_pdf() -> bytes:
    """A PDF of 1 MB whose page has 1 GB of drawing."""
    pieces = zlib.compressobj()
    drawn = (
        b"".join(pieces.compress(b"BT /F1 9 Tf (nothing) Tj ET " * 400_000) for _ in range(90))
        + pieces.flush()
    )
    return _one_page(
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(drawn), drawn)
    )


def nested_forms_pdf() -> bytes:
    """A PDF whose page draws a thing ten times, which draws a thing ten times, and so on, fifteen deep."""
    forms = []
    for depth in range(15):
        again = b"/F Do " * 10 if depth < 14 else b"BT /F1 9 Tf (x) Tj ET"
        forms.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</F %d 0 R>>>>/Length %d>>stream\n%b\nendstream"
            % (6 + depth, len(again), again)
        )
    drawn = b"/F Do"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            page,
            b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
            *forms,
        ]
    )


def cut_pdf() -> bytes:
    """The first two thirds of a PDF."""
    whole = two_columns_pdf()
    return whole[: len(whole) * 2 // 3]


def cut_update_pdf() -> bytes:
    """A PDF that was added to, of which the last part has no end."""
    return (
        drawn_pdf([page_of(["One page."])])
        + b"9 0 obj<</Length 12>>stream\nBT (late) Tj\nendstream\nendobj\n"
    )


def cut_docx() -> bytes:
    """The first two thirds of a DOCX."""
    whole = word_report()
    return whole[: len(whole) * 2 // 3]


def deep_page() -> bytes:
    """A web page with 200,000 elements inside one another."""
    return b"<html><body><p>One</p>" + b"<div>" * 200_000 + b"deep"


def many_attributes_page() -> bytes:
    """A web page with an element of two million attributes."""
    return b"<html><body><p " + b" ".join(b"a%d=1" % at for at in range(2_000_000)) + b">One</p>"


def a_picture() -> bytes:
    """A PNG."""
    return b"\x89PNG\r\n\x1a\n" + bytes(100)


def _one_page(content: bytes) -> bytes:
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            content,
        ]
    )


def _blanks(size: int) -> list[bytes]:
    return [b" " * 1_000_000] * (size // 1_000_000)


def _with_text(pieces: list[bytes]) -> bytes:
    """The Word report with another text, packed piece by piece."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path, content in parts_of(word_report()).items():
            with archive.open(path, "w", force_zip64=False) as part:
                for piece in pieces if path == "word/document.xml" else [content]:
                    part.write(piece)
    return file.getvalue()


def _changed_docx(old: str, new: str) -> bytes:
    parts = parts_of(word_report())
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode(), 1)
    return zip_of(parts)


def _changed_odt(path: str, old: bytes, new: bytes) -> bytes:
    parts = parts_of(odt_of("<text:p>x</text:p>"))
    assert old in parts[path]
    parts[path] = parts[path].replace(old, new)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


# Each with the beginning of the reason; several where it depends on the machine which limit comes first.
HOSTILE: Final[dict[str, tuple[Callable[[], bytes], tuple[str, ...]]]] = {
    "encrypted.pdf": (encrypted_pdf, ("it is encrypted",)),
    "protected.docx": (protected_docx, ("it is protected by a password",)),
    "protected.odt": (protected_odt, ("it is protected by a password",)),
    "bomb.docx": (bomb_docx, ("it is larger than 1,000 MB when it is unpacked",)),
    "smaller-bomb.docx": (smaller_bomb_docx, ("its text has more than 100 MB of XML",)),
    "lying-bomb.docx": (lying_bomb_docx, (MISLEADS,)),
    "many-elements.docx": (
        many_elements_docx,
        ("it takes more than 1 GB of memory to read", "it takes too long"),
    ),
    "deep.docx": (deep_docx, ("it is damaged: its text is not well-formed XML",)),
    "laughing.docx": (laughing_docx, (MISLEADS,)),
    "asking.odt": (asking_odt, (MISLEADS,)),
    "utf-7.docx": (asking_docx_in_utf7, (MISLEADS, "it is damaged")),
    "many-pages.pdf": (many_pages_pdf, ("it has more than 10,000 pages",)),
    "circular.pdf": (circular_pdf, ("its page", "it is damaged")),
    "bomb.pdf": (
        bomb_pdf,
        ("it takes too long", "it takes more than 1 GB", "its page 1 is damaged", "the program"),
    ),
    "nested-forms.pdf": (
        nested_forms_pdf,
        ("it takes too long", "the program", "its page 1 is damaged"),
    ),
    "cut.pdf": (cut_pdf, ("it is cut short: its end is missing",)),
    "cut-update.pdf": (cut_update_pdf, ("it is cut short: its end is missing",)),
    "cut.docx": (cut_docx, (MISLEADS,)),
    "deep.html": (deep_page, ("its parts are nested too deeply",)),
    "picture.png": (a_picture, ("it is of a kind that can't be read",)),
    "picture.pdf": (a_picture, ("it is of a kind that can't be read",)),
    "empty.pdf": (lambda: b"", ("it is empty",)),
    "blank.txt": (lambda: b" \n\n", ("it is empty",)),
}
