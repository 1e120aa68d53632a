"""Lists and pictures on the whole road: from the files of a project into HTML, PDF and DOCX, and into what others read there."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pikepdf
import PIL.Image
import pypandoc
import pytest
from lxml import etree
from msgspec.structs import replace
from tests.support.docx_reading import WP, A, R, W, audit, part, parts_of
from tests.support.pdf_reading import broken_rules, tagged
from tests.support.programs import nu_messages, office, outloud_complaints, program, run
from tests.support.rendering import as_html, as_pdf
from tests.support.sample_document import LABELS
from tests.support.small_project import write_project

from memocli.document import (
    ClaimRun,
    Columns,
    Document,
    Heading,
    Inline,
    ItemList,
    Note,
    NoteReference,
    Paragraph,
    Picture,
    Text,
)
from memocli.errors import UserError
from memocli.image import read_image
from memocli.pipeline.build import build_memo
from memocli.pipeline.check import check_memos
from memocli.pipeline.options import BuildOptions
from memocli.project import Project, project_at
from memocli.render import Form
from memocli.render.docx import render_docx

ALT = "A bar chart of the cases opened by “civilian” judges & prosecutors, which doubled between 2029 and 2030."
CAPTION = "Cases “opened” by year & court"
ITEMS = (
    "A register of the missing, open to their families and kept in one place, as the law of 2029 demands.",
    "A budget for the search.",
    "A law on witnesses.",
)


def png(
    width: int = 900,
    height: int = 300,
    *,
    alpha: bool = False,
    said: tuple[int, int] | None = None,
) -> bytes:
    """A picture with stripes; it says that it is `said` wide and high, where that is given."""
    pixel = bytes((200, 40, 60)) + (b"\x80" if alpha else b"")
    rows = b"".join(b"\0" + pixel * width for _ in range(height))
    header = struct.pack(">IIBBBBB", *(said or (width, height)), 8, 6 if alpha else 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def jpeg(width: int, height: int, *, mode: str = "RGB", orientation: int = 0) -> bytes:
    """A JPEG; `orientation` is a camera's mark of how it is to be turned."""
    drawn = PIL.Image.new(mode, (width, height), "teal")
    marks = drawn.getexif()
    if orientation:
        marks[0x0112] = orientation
    file = io.BytesIO()
    drawn.save(file, "JPEG", exif=marks)
    return file.getvalue()


def picture(**changes: Any) -> Picture:
    return replace(Picture(png(), "image/png", ALT, CAPTION, 900, 300, "chart.png"), **changes)


def item(number: int, words: str) -> tuple[Inline, ...]:
    return (ClaimRun(f"p/list/item-{number}", (Text(words), NoteReference(number))),)


@pytest.fixture(scope="module")
def document() -> Document:
    items = ItemList(tuple(item(i, words) for i, words in enumerate(ITEMS, start=1)), "p/list")
    lead = Paragraph((Text("The signers ask for three things."),))
    last = Paragraph((Text("The last words."),))
    small = picture(data=png(20, 10, alpha=True), width=20, height=10, caption="", file="")
    return Document(
        title="Lists and pictures",
        subtitle="",
        running_title="Lists",
        language="en",
        authors=("Observatory",),
        date="2031-05-24",
        subject="How lists and pictures are set",
        keywords=(),
        facts=(),
        blocks=(
            Heading(1, "p", "What is asked"),
            Columns((lead, items, picture(), last, small)),
        ),
        notes=tuple(
            Note(number, f"p/list/item-{number}", (Text(f"Source {number}."),))
            for number in (1, 2, 3)
        ),
        about=(),
        labels=LABELS,
    )


@pytest.fixture(scope="module")
def page(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "memo.html"
    path.write_bytes(as_html(document))
    return path


@pytest.fixture(scope="module")
def file(document: Document) -> bytes:
    return render_docx(document)


@pytest.fixture(scope="module")
def pdf(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "memo.pdf"
    path.write_bytes(as_pdf(document))
    return path


# ── HTML ─────────────────────────────────────────────────────────────────────────────────────────


def test_html_is_valid_and_whole(page: Path) -> None:
    assert nu_messages(page) == []
    text = page.read_text("utf-8")
    assert text.count("<li><span") == 3
    assert '<ul id="p/list">' in text
    assert 'src="data:image/png;base64,iVBOR' in text
    assert text.count(f'alt="{ALT.replace("&", "&amp;")}"') == 2
    assert text.count("<figcaption>") == 1


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_pdf_keeps_every_rule(pdf: Path, profile: str) -> None:
    assert broken_rules(pdf, profile) == []


def test_outloud_has_neither_error_nor_warning(pdf: Path, tmp_path: Path) -> None:
    assert outloud_complaints(pdf, tmp_path) == []


def entries(opened: pikepdf.Pdf) -> list[Any]:
    """The entries of the structure tree, in reading order."""
    return [entry for _, entry in tagged(opened.Root.StructTreeRoot)]


def test_pdf_has_a_list_and_figures_with_their_words(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        found = entries(opened)
        kinds = [str(entry.S) for entry in found]
        assert [str(e.Alt) for e in found if e.S == "/Figure"] == [ALT, ALT]
        lists = [[str(kid.S) for kid in entry.K] for entry in found if entry.S == "/L"]
        assert lists == [["/LI"] * 3, ["/LI"] * 3]  # the items, and the notes
        bodies = [[str(kid.S) for kid in entry.K] for entry in found if entry.S == "/LI"]
        assert all(body == ["/Lbl", "/LBody"] for body in bodies[:3]), bodies
        assert kinds.index("/L") < kinds.index("/Figure")


def test_items_that_run_over_columns_and_pages_stay_one(document: Document) -> None:
    words = "The signers ask for a register that is open to the families of the missing, and "
    items = tuple((Text(f"{number} {words * (3 + number % 9)}"),) for number in range(60))
    long = replace(document, blocks=(Columns((ItemList(items),)),), notes=())
    with pikepdf.open(io.BytesIO(made := as_pdf(long))) as opened:
        found = [entry for entry in entries(opened) if entry.S == "/LI"]
        assert len(opened.pages) > 2
        assert len([entry for entry in entries(opened) if entry.S == "/L"]) == 1
        assert [[str(kid.S) for kid in entry.K] for entry in found] == [["/Lbl", "/LBody"]] * 60
    for profile in ("ua1", "2a"):
        assert broken_rules(made, profile) == []


# ── DOCX ─────────────────────────────────────────────────────────────────────────────────────────


def bullets(file: bytes) -> list[str]:
    """The words of the paragraphs that have a bullet, as the styles and the numbering part have it."""
    opened: Any = docx.Document(io.BytesIO(file))
    numbering = opened.part.numbering_part.element
    texts = []
    for paragraph in opened.paragraphs:
        places = [paragraph._p, *([paragraph.style.element] if paragraph.style else [])]
        numbers = [int(n) for place in places for n in place.xpath("w:pPr/w:numPr/w:numId/@w:val")]
        if not any(numbers[:1]):
            continue
        (one,) = [num for num in numbering.num_lst if num.numId == numbers[0]]
        (kind,) = numbering.xpath(
            f"w:abstractNum[@w:abstractNumId='{one.abstractNumId.val}']/w:lvl[@w:ilvl='0']/w:numFmt/@w:val"
        ) or ["bullet"]
        if kind == "bullet":
            texts.append(paragraph.text)
    return texts


def pictures(file: bytes) -> list[tuple[str, bytes, int, int]]:
    """Alternative text, bytes, and size in twips of the pictures in the body."""
    opened: Any = docx.Document(io.BytesIO(file))
    found = []
    for inline in opened.element.iter(f"{WP}inline"):
        extent, words = inline.find(f"{WP}extent"), inline.find(f"{WP}docPr").get("descr")
        (blip,) = inline.iter(f"{A}blip")
        data = opened.part.related_parts[blip.get(f"{R}embed")].blob
        found.append((words, data, int(extent.get("cx")) // 635, int(extent.get("cy")) // 635))
    return found


def test_docx_is_sound_and_the_same_twice(document: Document, file: bytes, tmp_path: Path) -> None:
    assert audit(file, tmp_path) == []
    assert render_docx(document) == file
    assert as_html(document) == as_html(document)
    assert as_pdf(document) == as_pdf(document)


def test_docx_has_bullets_and_pictures(file: bytes) -> None:
    assert bullets(file) == list(ITEMS)
    (wide, small) = pictures(file)
    assert wide[:2] == (ALT, png())
    assert abs(wide[2] / wide[3] - 3) < 0.01
    assert small[2:] == (300, 150)
    ids = re.findall(rb'<wp:docPr id="(\d+)"', parts_of(file)["word/document.xml"])
    assert len(ids) == len(set(ids)) == 2


def test_a_picture_stays_on_a_page_with_its_caption_in_word(file: bytes) -> None:
    shown = list(part(file, "word/document.xml").iter(f"{W}p"))
    styles = [one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for one in shown]
    kept = [
        one.find(f"{W}pPr/{W}keepNext") is not None
        for one, named in zip(shown, styles, strict=True)
        if named == "Picture"
    ]
    captioned = [
        after == "PictureCaption" for named, after in pairwise(styles) if named == "Picture"
    ]
    assert kept == captioned
    assert any(kept)


def test_a_picture_is_never_wider_than_its_column(document: Document, file: bytes) -> None:
    body = part(file, "word/document.xml")
    section = next(s for s in body.iter(f"{W}sectPr") if s.find(f"{W}cols").get(f"{W}num") == "2")
    size, margins, cols = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "cols"))
    sides = int(margins.get(f"{W}left")) + int(margins.get(f"{W}right"))
    room = (int(size.get(f"{W}w")) - sides - int(cols.get(f"{W}space"))) // 2
    assert 0 <= room - pictures(file)[0][2] <= 1
    tall = replace(document, blocks=(picture(width=10, height=9000),), notes=())
    assert pictures(render_docx(tall))[0][3] <= 15840 * 2 / 3


@pytest.fixture(params=["plain", "own bullets", "no numbering", "unnumbered style", "our own"])
def template(request: pytest.FixtureRequest, file: bytes) -> bytes:
    """House templates: python-docx's, whose List Bullet has bullets; without that style; without the part; and so on."""
    made: Any = docx.Document()
    style = made.styles["List Bullet"].element
    if request.param == "our own":
        return file
    if request.param == "plain":
        for name in ("List Bullet", "List Bullet 2", "List Bullet 3"):
            made.styles[name].delete()
    if request.param in {"no numbering", "unnumbered style"}:
        style.pPr.remove(style.pPr.numPr)
    if request.param == "no numbering":
        for key, relation in list(made.part.rels.items()):
            if relation.reltype.endswith("/numbering"):
                del made.part.rels[key]
        for numbered in list(made.styles.element.iter(f"{W}numPr")):
            numbered.getparent().remove(numbered)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def levels(numbering: etree._Element) -> Iterator[tuple[str, ...]]:
    """What readers see of each level of each list: its number, the kind of numbers, what stands around them."""
    for one in numbering.iterfind(f"{W}abstractNum"):
        for level in one.iterfind(f"{W}lvl"):
            shown = (level.find(f"{W}{name}") for name in ("start", "numFmt", "lvlText"))
            values = ("" if found is None else found.get(f"{W}val", "") for found in shown)
            yield (one.get(f"{W}abstractNumId", ""), level.get(f"{W}ilvl", ""), *values)


def test_a_template_keeps_its_lists_and_gets_ours(
    document: Document, template: bytes, tmp_path: Path
) -> None:
    made = render_docx(document, template)
    assert audit(made, tmp_path) == []
    assert bullets(made) == list(ITEMS)
    assert [found[:2] for found in pictures(made)] == [
        (ALT, png()),
        (ALT, png(20, 10, alpha=True)),
    ]
    assert render_docx(document, template) == made
    before, after = parts_of(template), parts_of(made)
    if "word/numbering.xml" in after:
        new = etree.fromstring(after["word/numbering.xml"])
        if "word/numbering.xml" in before:
            assert set(levels(etree.fromstring(before["word/numbering.xml"]))) <= set(levels(new))
        for name, key in (("abstractNum", "abstractNumId"), ("num", "numId")):
            ids = [found.get(f"{W}{key}") for found in new.iterfind(f"{W}{name}")]
            assert len(ids) == len(set(ids))


# ── What others read ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("source", ["html", "docx"])
def test_libreoffice_keeps_items_and_pictures(
    page: Path, file: bytes, source: str, tmp_path: Path
) -> None:
    path = tmp_path / f"given.{source}"
    path.write_bytes(page.read_bytes() if source == "html" else file)
    made = office(path, "docx", tmp_path).read_bytes()
    assert [text.strip() for text in bullets(made)][:3] == list(ITEMS)
    media = [data for name, data in parts_of(made).items() if name.startswith("word/media/")]
    assert {read_image(data).width for data in media} == {900, 20}
    body = part(made, "word/document.xml")
    # LibreOffice makes a title of the words that HTML has.
    shapes = list(body.iter(f"{WP}docPr"))
    assert [shape.get("descr") or shape.get("title") for shape in shapes] == [ALT, ALT]


def walked(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        yield node
    for child in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from walked(child)


@pytest.mark.parametrize("source", ["html", "docx"])
def test_pandoc_reads_items_and_pictures(
    page: Path, file: bytes, source: str, tmp_path: Path
) -> None:
    path = tmp_path / f"given.{source}"
    path.write_bytes(page.read_bytes() if source == "html" else file)
    tree = json.loads(pypandoc.convert_file(str(path), "json"))
    nodes = list(walked(tree["blocks"]))
    (items,) = [node["c"] for node in nodes if node.get("t") == "BulletList"]
    assert len(items) == 3
    images = [node["c"] for node in nodes if node.get("t") == "Image"]
    assert len(images) == 2
    said = [
        "".join(n.get("c", " ") for n in image[1] if n["t"] in {"Str", "Space"}) for image in images
    ]
    assert said == [ALT, ALT]


def test_the_words_are_the_same_in_the_same_order(page: Path, file: bytes, pdf: Path) -> None:
    wanted = [*ITEMS, CAPTION, "The last words."]
    body = part(file, "word/document.xml")
    texts = {
        "docx": "".join(str(text) for text in body.itertext(f"{W}t")),
        "html": page.read_text("utf-8").replace("&amp;", "&"),
        "pdf": run(program("pdftotext"), pdf, "-"),
    }
    for kind, text in texts.items():
        plain = " ".join(text.split())
        places = [plain.find(words.rstrip(".")) for words in wanted]
        assert -1 not in places, (kind, plain)
        assert places == sorted(places), kind


# ── What no output could make good ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("render", [as_html, as_pdf, render_docx])
def test_a_picture_without_words_stops_every_output(
    document: Document, render: Callable[[Document], bytes]
) -> None:
    silent = replace(document, blocks=(Columns((picture(alt=" "),)),), notes=())
    with pytest.raises(UserError, match=r"the picture chart\.png has no alternative text"):
        render(silent)


def test_a_picture_that_cannot_be_unpacked_is_told_in_few_words(document: Document) -> None:
    broken = replace(document, blocks=(picture(data=png()[:8] + b"no more"),), notes=())
    with pytest.raises(UserError, match="Failed to load image at 'data:image/png;base64,…'"):
        as_pdf(broken)


# ── From the files ───────────────────────────────────────────────────────────────────────────────

PART = """\
id: water
heading: Water
findings:
  - id: asked
    list: true
    heading: What is asked
    claims:
      - {id: one, text: "A register [@survey-2016].", basis: {position: true}}
      - {id: two, text: "A *budget*.", basis: {position: true}}
    picture: {file: chart.png, alt: A chart, caption: The chart}
  - id: plain
    list: false
    claims: [{id: one, text: One., basis: {position: true}}]
    picture: {file: chart.png, alt: The same chart}
"""


def project(folder: Path, chart: bytes | None = None) -> Project:
    stock: dict[str, str | bytes] = {
        "memo/2018/memo.yaml": "title: Water\nyear: 2018\nsubmitted: 2018-07-24\nparts: [water.yaml]\n",
        "memo/2018/water.yaml": PART,
        "sources/all.yaml": "references:\n  - {id: survey-2016, type: dataset, title: Survey, issued: 2016, "
        "publisher: Institute, URL: 'https://example.org/s', custom: {status: confirmed}}\n",
        "memo/2018/chart.png": png() if chart is None else chart,
    }
    return project_at(write_project(folder, stock))


def test_a_project_is_built_and_the_manifest_names_the_picture(tmp_path: Path) -> None:
    made = build_memo(project(tmp_path), 2018, BuildOptions())
    assert [fault.message for fault in made.check.diagnostics if fault.code[0] == "F"] == []
    inputs = json.loads(made.files["manifest.json"])["inputs"]
    assert inputs["memo/2018/chart.png"] == hashlib.sha256(png()).hexdigest()
    html = made.files["memo-2018.html"].decode()
    assert html.count("<li><span") == 2
    assert html.index("</ul>") < html.index('alt="A chart"') < html.index("One.")
    assert html.count("<figure>") == 2
    assert len(pictures(made.files["memo-2018.docx"])) == 2
    assert made.files["memo-2018.pdf"].startswith(b"%PDF")
    assert build_memo(project(tmp_path), 2018, BuildOptions()).files == made.files


@pytest.mark.parametrize(
    ("chart", "message"),
    [
        (b"", "is neither PNG nor JPEG"),
        (b"<svg/>", "is neither PNG nor JPEG"),
        (png()[:60], "is a damaged or incomplete PNG"),
        (png()[:8], "is a damaged or incomplete PNG"),
        (png().replace(b"IDAT", b"IDAX"), "is a damaged or incomplete PNG"),
        (png()[:-20] + b"\0" + png()[-19:], "is a damaged or incomplete PNG"),
        (png(0, 5), "is a damaged or incomplete PNG"),
        (png(9, 9, said=(20_000, 20_000)), "has more than 30,000,000 pixels"),
        (png(9, 9, said=(10_000, 10_000)), "has more than 30,000,000 pixels"),
        (jpeg(640, 480)[:1500], "is a damaged or incomplete JPEG"),
        (jpeg(4, 3)[:20], "is a damaged or incomplete JPEG"),
        (b"\xff\xd8\xff" + b"\xff" * 50, "is a damaged or incomplete JPEG"),
        (b"\xff\xd8\xff\xe0\0\0" * 9, "is a damaged or incomplete JPEG"),
        (jpeg(4, 3, mode="CMYK"), "is a JPEG in CMYK"),
    ],
)
def test_a_file_that_is_no_picture_is_the_authors_fault(
    tmp_path: Path, chart: bytes, message: str
) -> None:
    found = project(tmp_path, chart)
    fault, _ = [fault for fault in check_memos(found).diagnostics if fault.code == "F006"]
    assert f"the picture `chart.png` {message}" in fault.message
    assert fault.hint
    assert (fault.span.file.path, fault.span.line) == ("memo/2018/water.yaml", 10)
    assert build_memo(found, 2018, BuildOptions()).files == {}
    draft = build_memo(found, 2018, BuildOptions(draft=True, forms=(Form.HTML,)))
    assert b"<figure>" not in draft.files["memo-2018-draft.html"]


def test_a_picture_that_the_system_refuses_is_a_fault_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, opened = project(tmp_path), os.open

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).name == "chart.png":
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    faults = [fault.message for fault in check_memos(found).diagnostics if fault.code == "F009"]
    assert faults == ["the picture memo/2018/chart.png can't be read: Permission denied"] * 2


def test_odd_metadata_is_no_fault(recwarn: pytest.WarningsRecorder) -> None:
    """A mark of turning that is a text, and EXIF that is none: the picture itself is whole."""
    drawn = PIL.Image.new("RGB", (4, 3))
    marks = drawn.getexif()
    marks[0x010E] = "R"
    for change in ((b"\x0e\x01", b"\x12\x01"), (b"\x01\x0e", b"\x01\x12"), (b"MM", b"XX")):
        file = io.BytesIO()
        drawn.save(file, "JPEG", exif=marks)
        image = read_image(file.getvalue().replace(*change))
        assert (image.width, image.height) == (4, 3)
    assert not recwarn.list


def test_a_png_without_pixels_is_damaged() -> None:
    without = png(2, 2)
    start = without.index(b"IDAT") - 4
    end = without.index(b"IEND") - 4
    with pytest.raises(ValueError, match="is a damaged or incomplete PNG"):
        read_image(without[:start] + without[end:])


@pytest.mark.parametrize(
    ("data", "size"),
    [(png(7, 9), (7, 9)), (jpeg(640, 480), (640, 480)), (jpeg(4, 3, orientation=6), (3, 4))],
)
def test_the_size_of_a_picture(data: bytes, size: tuple[int, int]) -> None:
    image = read_image(data)
    assert (image.width, image.height) == size
