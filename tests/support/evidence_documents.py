"""Evidence documents, made anew each time: each function returns the bytes of one file. `DOCUMENTS` names those that can be read."""

from __future__ import annotations

import html
import io
import re
import subprocess
import sys
import textwrap
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

import pikepdf
import PIL.Image
import PIL.ImageDraw
from tests.support.evidence_texts import (
    ENDNOTE,
    ENGLISH,
    FOLLOW_UP,
    FOOTNOTE,
    MENU,
    REPLY,
    REPORT,
    SPANISH,
    SYMBOL,
    TABLE,
    WITH_NOTES,
)

from memocli.ooxml.markup import DECLARATION, NAMESPACES, escaped
from memocli.ooxml.parts import content_types, relationship, relationships, word_type, zipped

# A text on a page: its left end and its foot in points from the lower left corner, its size, and whether it is bold.
Drawn: TypeAlias = tuple[float, float, float, str, bool]

# ── PDF ──────────────────────────────────────────────────────────────────────────────────────────


def drawn_pdf(pages: Iterable[Sequence[Drawn]]) -> bytes:
    """A PDF whose texts are drawn one after the other, in Helvetica, in the order given."""
    objects = [
        b"",  # the catalogue and the tree of pages, which are known in the end
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    leaves = []
    for page in pages:
        drawn = zlib.compress(b"BT " + b" ".join(_shown(*one) for one in page) + b" ET")
        head = b"<</Filter/FlateDecode/Length %d>>" % len(drawn)
        objects.append(b"%bstream\n%b\nendstream" % (head, drawn))
        resources = b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%b/Contents %d 0 R>>"
        objects.append(leaf % (resources, len(objects)))
        leaves.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(leaves), b" ".join(leaves))
    return pdf_of(objects)


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF file with these objects, the first of which is the catalogue."""
    file, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    file += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(file)


def _shown(left: float, foot: float, size: float, text: str, is_bold: bool) -> bytes:
    raw = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = b"/F2" if is_bold else b"/F1"
    return b"%b %.2f Tf 1 0 0 1 %.2f %.2f Tm (%b) Tj" % (font, size, left, foot, raw)


def set_pdf(body: str, style: str, language: str = "en") -> bytes:
    """A PDF that WeasyPrint has set from HTML, with the fonts of the machine.

    In a process of its own: fontconfig is set up once a process, and memocli's own engine sets it up with other fonts.
    """
    page = f"<!DOCTYPE html><html lang={language}><meta charset=utf-8><style>{_STYLE}{style}</style>{body}</html>"
    command = [sys.executable, "-c", _SETS]
    return subprocess.run(command, input=page.encode(), capture_output=True, check=True).stdout


_SETS: Final = "import sys, weasyprint; sys.stdout.buffer.write(weasyprint.HTML(string=sys.stdin.buffer.read().decode()).write_pdf())"
_STYLE: Final = 'body{font:10pt/1.3 "DejaVu Serif",serif;text-align:justify;hyphens:auto;hyphenate-character:"-"} h1{font-size:18pt;text-align:left} h2{font-size:13pt}'


def numbered(texts: Sequence[str], first: int = 1) -> list[str]:
    """Paragraphs with their numbers in front."""
    return [f"{number}. {text}" for number, text in enumerate(texts, start=first)]


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{html.escape(text)}</p>" for text in texts)


@cache
def two_columns_pdf() -> bytes:
    """Two columns, words broken by hyphens at the ends of lines, ligatures that the author typed, marks of notes behind numbers."""
    texts = numbered([*ENGLISH, *ENGLISH[1:]])
    body = _paragraphs(text.replace("fi", "ﬁ").replace("fl", "ﬂ") for text in texts)
    body = body.replace("4,127", "4,127<sup>1</sup>").replace("6,318", "6,318<sup>2</sup>")
    return set_pdf(
        f"<h1>{REPORT}</h1><main>{body}</main>",
        "@page{size:A4;margin:2.5cm 2cm} main{columns:2;column-gap:8mm}",
    )


@cache
def columns_drawn_by_rows_pdf() -> bytes:
    """Two columns, drawn row by row over both of them, below a title that goes over both."""
    left, right = (
        [line for text in texts for line in textwrap.wrap(text, 44)]
        for texts in (numbered(ENGLISH[:4]), numbered(ENGLISH[4:8], 5))
    )
    page: list[Drawn] = [(60, 780, 18, REPORT, True)]
    for row in range(max(len(left), len(right))):
        for column, lines in ((60, left), (320, right)):
            if row < len(lines):
                page.append((column, 740 - 14 * row, 10, lines[row], False))
    return drawn_pdf([page])


@cache
def running_heads_pdf(first: int = 213) -> bytes:
    """One column; a head and a foot on each page, with printed numbers that begin with `first`."""
    body = "".join(
        f"<h2>Chapter {chapter}</h2>{_paragraphs(numbered(ENGLISH, 1 + 12 * (chapter - 1)))}"
        for chapter in range(1, 5)
    )
    style = (
        f'@page{{size:A5;margin:2.2cm;font-size:7pt;@top-left{{content:"{SYMBOL}"}}@top-right{{content:"{REPORT}"}}'
        f'@bottom-center{{content:"– " counter(page) " –"}}}} @page:first{{counter-reset:page {first}}}'
    )
    return set_pdf(body, style)


@cache
def footnotes_pdf() -> bytes:
    """Raised marks of notes behind stops, quotation marks, names, years and numbers, the notes at the feet of the pages; an exponent."""
    text = "".join(f"<p>{_RAISED.sub(_footnote, html.escape(one))}</p>" for one in WITH_NOTES)
    style = "@page{size:A5} .note{float:footnote} ::footnote-call{vertical-align:super;font-size:60%} sup{font-size:60%}"
    return set_pdf(text, style)


_RAISED: Final = re.compile(r"\^(\d+)|~(\d+)")


def _footnote(mark: re.Match[str]) -> str:
    if mark[2]:
        return f"<sup>{mark[2]}</sup>"
    return f"<span class=note>Exhibit {int(mark[1]) + 40}, folder C.</span>"


# The bold name begins a tenth of its size behind the word before it, as after a narrow blank.
FONTS_CHANGE: Final[Sequence[Drawn]] = (
    (60, 700, 10, "The magistrate tried", False),
    (149.9, 700, 10, "Benito Ruiz", True),
)


@cache
def blank_backs_pdf() -> bytes:
    """Six pages; on the second and the fourth stands nothing but the running head, with a rule below it."""
    text = "".join(
        f"<div class=page>{'' if at in (1, 3) else _paragraphs(ENGLISH[at : at + 2])}</div>"
        for at in range(6)
    )
    style = (
        f'@page{{size:A5;@top-left{{content:"{REPORT}";border-bottom:1pt solid}}'
        "@top-right{content:counter(page);border-bottom:1pt solid}} .page{break-after:page}"
    )
    return set_pdf(text, style)


@cache
def labelled_pdf() -> bytes:
    """Four pages; the file itself says that they are called i, ii, 1 and 2."""
    parts = [ENGLISH[:2], ENGLISH[2:4], ENGLISH[4:7], ENGLISH[7:9]]
    pages = [page_of(numbered(part, 1 + 3 * at)) for at, part in enumerate(parts)]
    with pikepdf.open(io.BytesIO(drawn_pdf(pages))) as file:
        labels = pikepdf.Array(
            [0, pikepdf.Dictionary(S=pikepdf.Name.r), 2, pikepdf.Dictionary(S=pikepdf.Name.D)]
        )
        file.Root.PageLabels = pikepdf.Dictionary(Nums=labels)
        return _saved(file)


def page_of(texts: Sequence[str], width: int = 90) -> list[Drawn]:
    """A page with paragraphs in one column."""
    lines: list[Drawn] = []
    foot = 780.0
    for text in texts:
        for line in textwrap.wrap(text, width):
            lines.append((60, foot, 10, line, False))
            foot -= 13
        foot -= 10
    return lines


@cache
def two_ways_pdf() -> bytes:
    """A page on which people see 71 cases, and of which the file says that 17 are to be read there (`ActualText`)."""
    words = (
        b"BT /F1 12 Tf 1 0 0 1 60 700 Tm (The unit of Costa Alta brought charges in ) Tj "
        b"/Span<</ActualText(17)>>BDC (71) Tj EMC ( cases of torture.) Tj "
        b"1 0 0 1 60 660 Tm (It gave no reasons for the others in its reply.) Tj ET"
    )
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            b"<</Length %d>>stream\n%b\nendstream" % (len(words), words),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>",
        ]
    )


def scanned_pdf() -> bytes:
    """Three pages: a picture of a page, a page with text, a picture of a page."""
    picture = PIL.Image.new("L", (620, 877), 255)
    draw = PIL.ImageDraw.Draw(picture)
    for row, line in enumerate(textwrap.wrap(ENGLISH[1], 70)):
        draw.text(
            (60, 80 + 18 * row), line.replace("“", '"').replace("”", '"').replace("’", "'"), fill=0
        )
    scan = io.BytesIO()
    picture.save(scan, "PDF", resolution=75)
    with (
        pikepdf.open(scan) as pictures,
        pikepdf.open(io.BytesIO(drawn_pdf([page_of(ENGLISH[4:6])]))) as text,
    ):
        text.pages.insert(0, pictures.pages[0])
        text.pages.append(pictures.pages[0])
        return _saved(text)


@cache
def spanish_pdf() -> bytes:
    """A Spanish reply with numbered paragraphs, on small pages, so that sentences go on over the ends of pages."""
    style = '@page{size:A6;margin:1.4cm;@bottom-right{content:"Página " counter(page) " de " counter(pages)}}'
    return set_pdf(f"<h1>Informe de la Fiscalía</h1>{_paragraphs(numbered(SPANISH))}", style, "es")


@cache
def table_pdf() -> bytes:
    """A table with numbers, between two paragraphs."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in TABLE)
    return set_pdf(
        f"<p>{ENGLISH[1]}</p><table style='width:100%'>{rows}</table><p>{ENGLISH[2]}</p>",
        "@page{size:A5}",
    )


@cache
def encrypted_pdf() -> bytes:
    """A PDF that opens with a password only."""
    with pikepdf.open(io.BytesIO(drawn_pdf([page_of(ENGLISH[:2])]))) as file:
        return _saved(file, encryption=pikepdf.Encryption(owner="owner", user="reader"))


@cache
def not_to_be_printed_pdf() -> bytes:
    """A PDF that opens for all, but may not be printed: it is encrypted, with an empty password."""
    with pikepdf.open(io.BytesIO(drawn_pdf([page_of(ENGLISH[:2])]))) as file:
        return _saved(file, encryption=pikepdf.Encryption(owner="owner", user=""))


def large_pdf(pages: int) -> bytes:
    """An honest report of many pages, 48 lines each."""
    lines = textwrap.wrap(" ".join([*ENGLISH, *SPANISH]), 90)
    return drawn_pdf(
        [
            (60, 800, 8, f"{SYMBOL} {REPORT}", False),
            *(
                (60, 770 - 14.5 * row, 10, lines[(page * 7 + row) % len(lines)], False)
                for row in range(48)
            ),
            (290, 40, 9, str(page + 1), False),
        ]
        for page in range(pages)
    )


def _saved(file: pikepdf.Pdf, **how: Any) -> bytes:
    content = io.BytesIO()
    file.save(content, deterministic_id="encryption" not in how, **how)
    return content.getvalue()


# ── HTML and plain text ──────────────────────────────────────────────────────────────────────────


def web_page() -> bytes:
    """An article among menus, scripts, a foot of the page and what is hidden, in UTF-8."""
    menu = "".join(f'<li><a href="/{at}">{text}</a></li>' for at, text in enumerate(MENU))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Report | Ombuds Office</title>
<style>p {{ color: red }}</style><script>document.write("4,999 investigations")</script></head>
<body><header><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{REPORT}</h1>
{_paragraphs(ENGLISH[:2])}
<h2>Why files were closed</h2>
{_paragraphs(ENGLISH[2:6])}
<p hidden>5,555 hidden investigations</p><div style="display: none">6,666 unseen investigations</div>
<blockquote>The Office could verify 37 suspensions<sup><a href="#n1">1</a></sup> only.<footer>From the report</footer></blockquote>
<ol start="7">{"".join(f"<li>{html.escape(text)}</li>" for text in ENGLISH[6:9])}</ol>
<table>{"".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)}</table>
<template>7,777 templates</template><noscript>Please turn on scripts.</noscript>
</article></main>
<footer>© 2031 Ombuds Office, 8,888 visitors</footer></body></html>""".encode()


def spanish_web_page() -> bytes:
    """An old Spanish page: Windows' Western, though it says Latin-1; paragraphs parted by empty lines; entities."""
    text = "<br><br>\n".join(html.escape(one) for one in SPANISH)
    text = text.replace("ó", "&oacute;").replace("«", "&laquo;")
    page = f"""<html><head><META http-equiv=Content-Type content="text/html; charset=iso-8859-1"><title>x</title></head>
<body><table><tr><td><font face=Arial><b>Informe de la Fiscalía</b><br><br>{text}<br>– “Fin” –</font></td></tr></table></body></html>"""
    return page.encode("cp1252")


def plain_text() -> bytes:
    """Numbered paragraphs in UTF-8, lines of at most 72 signs."""
    return "\n\n".join("\n".join(textwrap.wrap(text, 72)) for text in numbered(ENGLISH)).encode()


def follow_up() -> bytes:
    """A report in English whose words are easily quoted without what limits them."""
    return "\n\n".join(numbered(FOLLOW_UP)).encode()


def reply() -> bytes:
    """A Spanish reply that writes names in capitals and numbers as in Mexico."""
    return "\n\n".join(numbered(REPLY)).encode()


def plain_utf16() -> bytes:
    """As Notepad saves what it calls Unicode."""
    return "\r\n\r\n".join(SPANISH).encode("utf-16")


def plain_cp1252() -> bytes:
    """As Notepad saves what it calls ANSI."""
    return "\r\n\r\n".join([*SPANISH, "“Fin” –"]).encode("cp1252")


# ── DOCX and ODT ─────────────────────────────────────────────────────────────────────────────────

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run_of(text: str, looks: str = "") -> str:
    """A run of a DOCX."""
    return f'<w:r>{looks and f"<w:rPr>{looks}</w:rPr>"}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def paragraph_of(inside: str, style: str = "") -> str:
    """A paragraph of a DOCX."""
    return f'<w:p>{style and f"""<w:pPr><w:pStyle w:val="{style}"/></w:pPr>"""}{inside}</w:p>'


def docx_of(body: str, more: dict[str, str] | None = None) -> bytes:
    """A DOCX with this body; `more` are its further parts by kind, such as `footnotes`, without their roots."""
    parts = {"styles": _STYLES, "numbering": _NUMBERING} | (more or {})
    roots = {"header1": "hdr"}
    types = {
        ".rels": "application/vnd.openxmlformats-package.relationships+xml",
        "word/document.xml": word_type("document.main"),
    }
    links, files = [], {}
    for number, (name, inside) in enumerate(parts.items(), start=1):
        kind, root = name.rstrip("1"), roots.get(name, name)
        types[f"word/{name}.xml"] = word_type(kind)
        links.append(relationship(f"rId{number}", kind, f"{name}.xml"))
        files[f"word/{name}.xml"] = (
            f"{DECLARATION}<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()
        )
    document = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    main = relationship("rId1", "officeDocument", "word/document.xml")
    return zipped(
        {
            "[Content_Types].xml": content_types(types).encode(),
            "_rels/.rels": relationships(main).encode(),
            "word/document.xml": document.encode(),
            "word/_rels/document.xml.rels": relationships("".join(links)).encode(),
            **files,
        }
    )


_STYLES: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Single Text"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
)
_NUMBERING: Final = (
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
)


def word_report() -> bytes:
    """A report with paragraphs that Word numbers, a footnote, an endnote, a table, tracked changes, hidden words and a head."""
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    changed = (
        run_of("The Office counted ")
        + f'<w:del w:id="1" w:author="x">{run_of("312").replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")}</w:del>'
        + f'<w:ins w:id="2" w:author="x">{run_of("321")}</w:ins>'
        + f'<w:moveFrom w:id="3" w:author="x">{run_of(" moved away")}</w:moveFrom>'
        + run_of(" complaints", "")
        + run_of(" and 999 hidden ones", "<w:vanish/>")
        + run_of("3", '<w:vertAlign w:val="superscript"/>')
        + run_of(" in all.")
    )
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph_of(run_of(cell))}</w:tc>" for cell in row) + "</w:tr>"
        for row in TABLE
    )
    body = [
        paragraph_of(run_of(REPORT), "Ttulo1"),
        *(
            paragraph_of(run_of(text) + (reference if at == 2 else ""), "Numbered")
            for at, text in enumerate(ENGLISH[:6])
        ),
        paragraph_of(run_of("Complaints"), "Ttulo1"),
        paragraph_of(changed),
        f"<w:tbl>{rows}</w:tbl>",
        paragraph_of(run_of(ENGLISH[6]), "Numbered"),
    ]
    notes = {
        "footnotes": f'<w:footnote w:type="separator" w:id="-1">{paragraph_of("<w:r><w:separator/></w:r>")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph_of(run_of(FOOTNOTE))}</w:footnote>',
        "endnotes": f'<w:endnote w:id="1">{paragraph_of(run_of(ENDNOTE))}</w:endnote>',
        "header1": paragraph_of(run_of(SYMBOL)),
    }
    return docx_of("".join(body), notes)


def spanish_word_report() -> bytes:
    """A Spanish reply as python-docx writes it, with its words in several runs and a table."""
    import docx

    document = docx.Document()
    document.add_heading("Informe de la Fiscalía", 1)
    for text in numbered(SPANISH):
        paragraph = document.add_paragraph()
        half = len(text) // 2
        paragraph.add_run(text[:half])
        paragraph.add_run(text[half:]).bold = True
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for row, cells in enumerate(TABLE):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"


def odt_of(body: str, before: str = "") -> bytes:
    """An ODT with this body; `before` stands before the root of its text."""
    spaces = " ".join(f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {spaces} office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = f'<m:manifest xmlns:m="{_ODF}manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def open_document() -> bytes:
    """A Spanish report with headings, a note, a table, deleted words, a comment and the blanks that ODT writes as elements."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Oficio 0417/2030, anexo 3.</text:p></text:note-body></text:note>"
    )
    comment = "<office:annotation><text:p>¿777 o 778?</text:p></office:annotation>"
    deleted = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        "<text:p>suprimido 555</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in TABLE
    )
    paragraphs = [f"<text:p>{text}</text:p>" for text in numbered(SPANISH)]
    paragraphs[1] = paragraphs[1].replace("condenatorias", f"condenatorias{note}{comment}")
    paragraphs[2] = paragraphs[2].replace(
        "3.211", 'unos<text:s text:c="3"/>3.211<text:tab/>–<text:line-break/>'
    )
    heading = '<text:h text:outline-level="1">Informe de la Fiscalía</text:h>'
    return odt_of(f"{deleted}{heading}{''.join(paragraphs)}<table:table>{rows}</table:table>")


def unread() -> bytes:
    """The content of a copy that was read before."""
    raise AssertionError("this copy was read again")


DOCUMENTS: Final[dict[str, Callable[[], bytes]]] = {
    "two-columns.pdf": two_columns_pdf,
    "columns-by-rows.pdf": columns_drawn_by_rows_pdf,
    "running-heads.pdf": running_heads_pdf,
    "labelled.pdf": labelled_pdf,
    "scanned.pdf": scanned_pdf,
    "fiscalia.pdf": spanish_pdf,
    "table.pdf": table_pdf,
    "not-to-be-printed.pdf": not_to_be_printed_pdf,
    "report.html": web_page,
    "fiscalia.htm": spanish_web_page,
    "report.txt": plain_text,
    "fiscalia-utf16.txt": plain_utf16,
    "fiscalia-cp1252.txt": plain_cp1252,
    "follow-up.txt": follow_up,
    "fiscalia-reply.txt": reply,
    "report.docx": word_report,
    "fiscalia.docx": spanish_word_report,
    "fiscalia.odt": open_document,
}
