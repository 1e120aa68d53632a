"""Where a string can hide in an output, one test for each place: it is found there, and nothing is found by chance."""

from __future__ import annotations

import io
import json
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import PIL.Image
import PIL.PngImagePlugin
import pytest
from msgspec.structs import replace
from tests.support.docx_reading import parts_of, zip_of
from tests.support.rendering import TEMPLATE, as_html, as_pdf
from tests.support.sample_document import LABELS
from tests.support.small_project import write_project

from memocli.document import (
    ClaimRun,
    Columns,
    Document,
    Heading,
    Note,
    NoteReference,
    Paragraph,
    Text,
)
from memocli.pipeline.build import build_memo
from memocli.pipeline.options import BuildOptions
from memocli.project import project_at
from memocli.protect.unpack import texts_of
from memocli.protect.words import Finder, Protected, words_of
from memocli.render import Form, PdfStandard
from memocli.render.docx import render_docx

NAME = "Zoraida Quintána"
FINDER = Finder([Protected(words_of(NAME), "line 1")])


def finds(name: str, content: bytes, finder: Finder = FINDER) -> list[str]:
    """The places in which an output has the name."""
    return [place for place, text in texts_of(name, content) if finder.found(text)]


def document(*texts: str, heading: str = "Heading") -> Document:
    """A document with a paragraph of one claim for each text, and a note."""
    claims = [
        Paragraph((ClaimRun(f"part/finding/c{number}", (Text(text),)),))
        for number, text in enumerate(texts)
    ]
    mark = Paragraph((ClaimRun("part/finding/noted", (Text("Noted"), NoteReference(1))),))
    return Document(
        title="A memo",
        subtitle="",
        running_title="A memo",
        language="en",
        authors=("Casa",),
        date="2018-07-24",
        subject="",
        keywords=(),
        facts=(),
        blocks=(Heading(1, "part-a", heading), Columns((*claims, mark))),
        notes=(Note(1, "part/finding/noted", (Text("A note."),)),),
        about=(),
        labels=LABELS,
    )


PLAIN = document("Nobody was charged.")


# ── HTML ─────────────────────────────────────────────────────────────────────────────────────────


def picture_with(words: str, kind: str) -> bytes:
    """A small picture with words beside its pixels."""
    file, texts = io.BytesIO(), PIL.PngImagePlugin.PngInfo()
    texts.add_text("Comment", words, zip=True)
    marks = PIL.Image.Exif()
    marks[0x013B] = words
    picture = PIL.Image.new("RGB", (8, 8), (90, 30, 60))
    picture.save(file, kind, **({"pnginfo": texts} if kind == "PNG" else {"exif": marks}))
    return file.getvalue()


def data_address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{b64encode(content).decode()}"


IN_HTML = {
    "words": "<p>Then Zoraida Quintána said</p>",
    "words over a line's end": "<p>Then ZORAIDA\n   quintana said</p>",
    "words in pieces": "<p>Zor<b>aida</b> Quin<!-- x -->tana</p>",
    "before the mark of a note": "<p>Zoraida Quintana<a><sup>\u206012</sup></a></p>",
    "two cells": "<table><tr><td>Zoraida</td><td>Quintana</td></tr></table>",
    "entities": "<p>Zoraida&nbsp;Quint&aacute;na</p>",
    "numbers of signs": "<p>&#90;oraida Quint&#x61;&#769;na</p>",
    "invisible signs": "<p>Zor\u00adaida Quin\u200btana</p>",
    "alternative text": '<img alt="Portrait of zoraida quintana">',
    "an id": '<p id="part/zoraida-quintana/x">',
    "a file": '<a href="files/zoraida_quintana.png">x</a>',
    "an address in code": '<a href="https://example.org/?q=Zoraida%20Quint%C3%A1na">x</a>',
    "a comment": "<!-- told by Zoraida Quintana -->",
    "a note for Word": "<!--[if mso]><div><p>Zoraida <b>Quin</b>tana</p></div><![endif]-->",
    "an attribute for Word": "<!--[if mso]><p title='Zoraida Quintana'></p><![endif]-->",
    "a class in a style": "<style>.zoraida-quintana { color: red }</style>",
    "a style": '<style>p::before { content: "Zoraida Quintana" }</style>',
    "a comment in a style": "<style>/* by Zoraida Quintana */</style>",
    "an attribute with style": "<p style=\"--by: 'Zoraida Quintana'\">",
    "a sheet in an address": '<link href="data:text/css,%2F*%20Zoraida%20Quintana%20*%2F">',
    "a text in an address": f'<a href="{data_address("text/plain", b"Zoraida Quintana")}">x</a>',
    "the metadata of a JPEG": f'<img src="{data_address("image/jpeg", picture_with("Zoraida Quintana", "JPEG"))}">',
    "the metadata of a PNG": f'<img src="{data_address("image/png", picture_with("Zoraida Quintana", "PNG"))}">',
    "a script": "<script>let by = 'Zoraida Quintana'</script>",
    "a processing instruction": "<?by Zoraida Quintana?>",
    "the title": "<title>Zoraida Quintana</title>",
    "metadata": '<meta name="author" content="Zoraida Quintana">',
}


@pytest.mark.parametrize("place", IN_HTML)
def test_found_in_html(place: str) -> None:
    page = as_html(PLAIN).decode()
    assert finds("memo.html", page.encode()) == []
    assert finds("memo.html", page.replace("<main>", f"<main>{IN_HTML[place]}").encode())


def test_pixels_and_fonts_are_no_words() -> None:
    """A one-word name may come about in base64, or be that of a font."""
    finder = Finder(
        [Protected(words_of(word), word) for word in ("Ana", "Georgia", "Roman", "Ada")]
    )
    pixels = b64encode(b"").decode() + "Zm+Ana/Ada+" * 40
    page = as_html(document("x")).decode()
    page = page.replace("<main>", f'<main><img src="data:image/png;base64,{pixels}">')
    assert "Georgia" in page
    assert finds("memo.html", page.encode(), finder) == []
    assert finds("memo.docx", render_docx(PLAIN), finder) == []


# ── DOCX ─────────────────────────────────────────────────────────────────────────────────────────

RUNS = "<w:r><w:t>{}</w:t></w:r>"
IN_WORDS = {
    "a run": RUNS.format("Zoraida Quintana"),
    "several runs": RUNS.format("Zor")
    + "<w:proofErr w:type='spellStart'/>"
    + RUNS.format("aida Quin")
    + RUNS.format("tana"),
    "runs with a break": RUNS.format("Zoraida") + "<w:r><w:br/></w:r>" + RUNS.format("Quintana"),
    "runs with a tab": "<w:r><w:t>Zoraida</w:t><w:tab/><w:t>Quintana</w:t></w:r>",
    "a no-break hyphen": "<w:r><w:t>Zoraida</w:t><w:noBreakHyphen/><w:t>Quintana</w:t></w:r>",
    "a soft hyphen": "<w:r><w:t>Zorai</w:t><w:softHyphen/><w:t>da Quintana</w:t></w:r>",
    "deleted words": "<w:del w:id='9' w:author='x'><w:r><w:delText>Zoraida Quintana</w:delText></w:r></w:del>",
    "who changed them": "<w:ins w:id='9' w:author='Zoraida Quintana'/>",
    "a field": "<w:r><w:instrText>HYPERLINK zoraida-quintana.html</w:instrText></w:r>",
    "a bookmark": "<w:bookmarkStart w:id='99' w:name='claim_zoraida_quintana'/>",
    "a comment of XML": "<!-- Zoraida Quintana -->",
    "an instruction of XML": "<?by Zoraida Quintana?>",
}


@pytest.mark.parametrize("place", IN_WORDS)
def test_found_in_the_words_of_a_docx(place: str) -> None:
    parts = parts_of(render_docx(PLAIN))
    main = parts["word/document.xml"].decode()
    changed = main.replace("</w:p>", f"{RUNS.format('. ')}{IN_WORDS[place]}</w:p>", 1)
    assert changed != main
    assert finds("memo.docx", zip_of(parts)) == []
    found = finds("memo.docx", zip_of({**parts, "word/document.xml": changed.encode()}))
    assert found
    assert all(place.startswith("word/document.xml") for place in found)


XML = '<?xml version="1.0"?>'
PARTS: dict[str, tuple[str, bytes | str]] = {
    "a header": ("word/header9.xml", f"{XML}<w:hdr xmlns:w='urn:wordprocessingml/main'>Zoraida Quintana</w:hdr>"),
    "the properties": ("docProps/core.xml", f"{XML}<c xmlns='urn:c'><k>Zoraida Quintana</k></c>"),
    "two properties": ("docProps/app.xml", f"{XML}<c xmlns='urn:c'><a>Zoraida</a><b>Quintana</b></c>"),
    "a relationship": (
        "word/_rels/x.rels",
        f"{XML}<R xmlns='urn:r'><r Target='https://x.org/zoraida%2Dquintana'/></R>",
    ),
    "the name of a part": ("word/media/zoraida_quintana.png", ""),
    "a picture": ("word/media/image1.png", picture_with("Zoraida Quintana", "PNG")),
    "a photograph": ("word/media/image1.jpeg", picture_with("Zoraida Quintana", "JPEG")),
    "a file that is no XML": ("word/embeddings/a.bin", b"\x00\x01Zoraida Quintana\x00\xff"),
    "such a file of Windows": ("word/embeddings/a.bin", "Zoraida Quintana".encode("utf-16-le")),
    "XML in UTF-16": ("customXml/item1.xml", "<a>Zoraida Quintana</a>".encode("utf-16")),
}  # fmt: skip


@pytest.mark.parametrize("place", PARTS)
def test_found_in_the_parts_of_a_docx(place: str) -> None:
    path, content = PARTS[place]
    parts = parts_of(render_docx(PLAIN))
    data = content.encode() if isinstance(content, str) else content
    assert finds("memo.docx", zip_of({**parts, path: data}))


def test_found_in_the_header_of_a_house_template() -> None:
    """Its words are kept as they are."""
    parts = parts_of(render_docx(PLAIN))
    words = f"{RUNS.format('. ')}{RUNS.format('Zoraida Quintana')}</w:p>".encode()
    parts["word/header1.xml"] = parts["word/header1.xml"].replace(b"</w:p>", words)
    places = finds("memo.docx", render_docx(PLAIN, zip_of(parts)))
    assert places
    assert all(place.startswith("word/header") for place in places)


# ── JSON and names ───────────────────────────────────────────────────────────────────────────────


def test_found_in_the_manifest() -> None:
    hash_ = "3f9adada4c" * 7
    for said in ({"inputs": {"memo/2018/zoraida-quintana.yaml": hash_}}, {"claims": {"a": [{"sources": ["zoraida-quintana"]}]}}):  # fmt: skip
        assert finds("manifest.json", json.dumps(said).encode())
    finder = Finder([Protected(words_of(word), word) for word in ("Ada", "3f9")])
    assert finds("manifest.json", json.dumps({"inputs": {"a": hash_[:64]}}).encode(), finder) == []


def test_found_in_the_names_of_the_outputs() -> None:
    assert finds("zoraida-quintana.json", b"{}") == ["its name"]


@pytest.mark.parametrize("form", Form)
def test_every_form_can_be_searched(form: Form) -> None:
    assert f".{form}" in "".join(f".{name}" for name in ("pdf", "html", "docx"))
    with pytest.raises(KeyError):
        list(texts_of("memo.odt", b""))


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────────

STANDARDS = list(PdfStandard)


@pytest.fixture(scope="module", params=STANDARDS, ids=str)
def standard(request: pytest.FixtureRequest) -> PdfStandard:
    return PdfStandard(request.param)


BROKEN = ("Xochitlalpanecatzin", "Zoraida Quintana Ixtlixochitl", "Fiona Offield-Effinger")


def test_found_on_pages_wherever_a_line_ends(standard: PdfStandard) -> None:
    """Each begins at each place of a line, so that some are broken by hyphens, over lines, columns and pages."""
    names = {
        f"{name} {chr(97 + number // 26)}{chr(97 + number % 26)}z": number
        for number in range(100)
        for name in BROKEN
    }
    finder = Finder([Protected(words_of(one), one) for one in names])
    texts = [f"{'xi ' * (number % 24)}{one} was seen." for one, number in names.items()]
    file = as_pdf(document(*texts), standard)
    found, pages = set[str](), set[str]()
    for place, text in texts_of("memo.pdf", file):
        here = {string.where for string in finder.found(text)}
        found |= here
        pages |= {place} if here else set()
    assert len(pages) > 4
    # The foot of a page and the head of the next stand between the words there: `search` looks at the document too.
    assert len(set(names) - found) <= len(pages) - 1


@cache
def plain_pdf() -> bytes:
    return as_pdf(PLAIN)


def planted(plant: Callable[[pikepdf.Pdf], Any], modern: bool) -> bytes:
    """The plain memo as PDF, changed by pikepdf and written in a modern or an old way."""
    with pikepdf.open(io.BytesIO(plain_pdf())) as pdf:
        plant(pdf)
        file = io.BytesIO()
        mode = pikepdf.ObjectStreamMode
        pdf.save(file, object_stream_mode=mode.generate if modern else mode.disable)
    return file.getvalue()


def _info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = pikepdf.String(NAME)


def _own_info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Reviewer"] = pikepdf.String("Zoraida (Quintana)")


def _in_digits(pdf: pikepdf.Pdf) -> None:
    """Written as hexadecimal digits, since most of its signs are no ASCII."""
    pdf.docinfo["/Reviewer"] = pikepdf.String(f"{'ÿ' * 40} {NAME}")


def _xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as data:
        data["dc:publisher"] = {NAME}


def _outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))


def _note(pdf: pikepdf.Pdf, **entries: Any) -> None:
    entry = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[0, 0, 9, 9], **entries)
    pdf.pages[0].Annots.append(pdf.make_indirect(entry))


def _link(pdf: pikepdf.Pdf) -> None:
    address = pikepdf.String("https://example.org/Zoraida%20Quint%C3%A1na")
    _note(pdf, Subtype=pikepdf.Name.Link, A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address))


def _annotation(pdf: pikepdf.Pdf) -> None:
    _note(pdf, Subtype=pikepdf.Name.Text, Contents=pikepdf.String(NAME))


def _destination(pdf: pikepdf.Pdf) -> None:
    names = pikepdf.Array([pikepdf.String("part/zoraida-quintana/x"), pikepdf.Array([0])])
    pdf.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=names))


def _alternative(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.Alt = pikepdf.String(NAME)


def _attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["zoraida-quintana.txt"] = b"nothing"


def _in_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = "Told by Zoraida Quintána".encode()


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String("Zoraida\\Quintana")
    )


def _actual_text(pdf: pikepdf.Pdf) -> None:
    data = b"/Span <</ActualText <FEFF" + NAME.encode("utf-16-be").hex().encode() + b">>> BDC EMC"
    pdf.pages[0].contents_add(pdf.make_stream(data))


def _photograph(pdf: pikepdf.Pdf) -> None:
    picture = pdf.make_stream(picture_with("Zoraida Quintana", "JPEG"))
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Filter = pikepdf.Name.DCTDecode
    picture.Width = picture.Height = 8
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    pdf.Root.Picture = pdf.make_indirect(picture)


BESIDE = (_info, _in_digits, _own_info, _xmp, _outline, _link, _annotation, _destination, _alternative,
          _attachment, _in_attachment, _script, _actual_text, _photograph)  # fmt: skip


@pytest.mark.parametrize("modern", [True, False], ids=["modern", "old"])
@pytest.mark.parametrize("plant", BESIDE, ids=lambda plant: plant.__name__.strip("_"))
def test_found_beside_the_pages(plant: Callable[[pikepdf.Pdf], Any], modern: bool) -> None:
    assert "beside the pages" in finds("memo.pdf", planted(plant, modern))


def test_nothing_is_found_where_nothing_is(standard: PdfStandard) -> None:
    assert finds("memo.pdf", as_pdf(PLAIN, standard)) == []
    assert finds("memo.pdf", planted(lambda _: None, False)) == []


# What a house template can bring into each place of a PDF, and WeasyPrint writes there.
FROM_TEMPLATE = {
    "words": "<p>Zoraida Quintana</p>",
    "words outside of the page": "<p style='position: absolute; left: -40in'>Zoraida Quintana</p>",
    "white words": "<p style='color: white; font-size: 1pt'>Zoraida Quintana</p>",
    "capitals": "<p style='text-transform: uppercase'>Zoraida Quintana</p>",
    "a picture's words": f"<img alt='Zoraida Quintana' src='{data_address('image/png', picture_with('x', 'PNG'))}'>",
    "a photograph": f"<img alt='x' src='{data_address('image/jpeg', picture_with('Zoraida Quintana', 'JPEG'))}'>",
    "a link": "<a href='https://example.org/zoraida-quintana'>x</a>",
    "an anchor": "<p id='zoraida-quintana'>x</p><a href='#zoraida-quintana'>y</a>",
    "a bookmark": "<p style='bookmark-level: 1; bookmark-label: \"Zoraida Quintana\"'>x</p>",
    "a file": f"<a rel='attachment' href='{data_address('text/plain', b'Zoraida Quintana')}'>x</a>",
}
NOT_IN_PLAIN = "a picture's words"  # they belong to the tags


@pytest.mark.parametrize("place", FROM_TEMPLATE)
def test_found_where_a_template_puts_it(place: str, standard: PdfStandard) -> None:
    start = '<header class="title">'
    file = as_pdf(PLAIN, standard, TEMPLATE.replace(start, FROM_TEMPLATE[place] + start))
    if place == "a photograph":
        # WeasyPrint saves it anew.
        assert b"Zoraida" not in picture_in(file)
    elif not (place == NOT_IN_PLAIN and standard is PdfStandard.PLAIN):
        assert finds("memo.pdf", file)


def picture_in(file: bytes) -> bytes:
    """The one photograph of a PDF."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        (data,) = (
            item.read_raw_bytes()
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/DCTDecode"
        )
    return data


def test_found_in_the_head_of_a_page(standard: PdfStandard) -> None:
    long = replace(document("word " * 2000), running_title=NAME)
    assert "page 2" in finds("memo.pdf", as_pdf(long, standard))


@pytest.mark.parametrize("key", ["title", "authors", "keywords", "subject"])
def test_found_in_what_a_pdf_says_of_itself(key: str, standard: PdfStandard) -> None:
    said: Any = (NAME,) if key in ("authors", "keywords") else NAME
    assert finds("memo.pdf", as_pdf(replace(PLAIN, **{key: said}), standard))


# ── what is there anyway ─────────────────────────────────────────────────────────────────────────


def test_common_names_are_not_found_by_chance(tmp_path: Path) -> None:
    """In no part of a memo that names nobody: fonts, hashes, words of the formats."""
    write_project(tmp_path)
    files = build_memo(project_at(tmp_path), 2018, BuildOptions()).files
    names = (
        "Abad Abel Ada Adán Alba Alma Amada Ángel Aro Bea Bell Black Blanca Brown Cano Clara Cruz Dana Dee Diego Elena Eva "
        "Fabio Fe Gama Georgia Gil Gray Green Ines Isa José Juan León Lima Luna Luz María Marina Mina Nadia Nava Olivia Page "
        "Paz Pérez Rico Roman Román Rosa Salas Sol Solis Sosa Tena Tino Toledo Uli Vega Victoria White Word Zoe"
    ).split()
    finder = Finder([Protected(words_of(name), name) for name in names])
    found = {
        string.where
        for name, content in files.items()
        for _, text in texts_of(name, content)
        for string in finder.found(text)
    }
    # These are printed: the author of a report, and "Page 1 of 2".
    assert found - {"Word"} == {"Pérez", "Page"}
