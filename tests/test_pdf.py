"""The PDF: what it promises to a screen reader, to an archive, and to the eye."""

from __future__ import annotations

import hashlib
import io
import itertools
import re
import threading
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pydyf
import pytest
from fontTools.ttLib import TTFont
from lxml import html as lxml_html
from msgspec.structs import replace
from tests.support.page_colours import watermark_shares
from tests.support.pdf_reading import body_text, broken_rules, printed_signs, signs, tagged
from tests.support.programs import outloud_complaints, program, python, run
from tests.support.rendering import STYLESHEET, TEMPLATE, as_html, as_pdf
from tests.support.sample_document import sample_document

from memocli.document import Heading, Paragraph, Text
from memocli.errors import UserError
from memocli.render import PdfStandard
from memocli.render.faces import FACES, face_file
from memocli.render.html import render_html
from memocli.render.pdf import engine, leaders, lines, render_pdf
from memocli.render.pdf.boxes import texts
from memocli.render.pdf.file import write_file

STANDARDS: dict[PdfStandard, tuple[str, ...]] = {
    PdfStandard.ACCESSIBLE_ARCHIVE: ("ua1", "2a"),
    PdfStandard.ACCESSIBLE: ("ua1",),
    PdfStandard.PLAIN: (),
}


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample by each standard, and its draft."""
    folder = tmp_path_factory.mktemp("pdf")
    outputs: dict[str, bytes] = {"draft": as_pdf(sample_document(draft=True))}
    for standard in STANDARDS:
        outputs[standard] = as_pdf(sample_document(), standard)
    for name, file in outputs.items():
        (folder / f"{name}.pdf").write_bytes(file)
    return {name: folder / f"{name}.pdf" for name in outputs}


@pytest.fixture(scope="session")
def memo(files: dict[str, Path]) -> Path:
    """The sample as a reader gets it."""
    return files["ua-1+a-2a"]


# ── Valid ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", [*STANDARDS, "draft"])
def test_qpdf_finds_the_file_sound(files: dict[str, Path], name: str) -> None:
    assert "No syntax or stream encoding errors" in run(program("qpdf"), "--check", files[name])


@pytest.mark.parametrize(
    ("name", "profile"),
    [
        *((name, profile) for name, profiles in STANDARDS.items() for profile in profiles),
        ("draft", "ua1"),
        ("draft", "2a"),
    ],
)
def test_a_file_keeps_every_rule_of_its_standard(
    files: dict[str, Path], name: str, profile: str
) -> None:
    assert broken_rules(files[name], profile) == []


@pytest.mark.parametrize("name", ["ua-1+a-2a", "ua-1", "draft"])
def test_outloud_has_neither_error_nor_warning(
    files: dict[str, Path], name: str, tmp_path: Path
) -> None:
    assert outloud_complaints(files[name], tmp_path) == []


def small_file(drawing: bytes, objects: int) -> pydyf.PDF:
    """A file of all kinds of objects: a drawing, a picture that is compressed by itself, and a number of strings."""
    file = pydyf.PDF()
    file.info["Title"] = pydyf.String("(Año) \\")
    file.add_object(pydyf.Stream([drawing], compress=True))
    file.add_object(pydyf.Stream([zlib.compress(drawing, 9)], {"Filter": "/FlateDecode"}))
    sheet = {"Type": "/Page", "Parent": file.pages.reference, "Contents": b"3 0 R"}
    sheet |= {"MediaBox": pydyf.Array([0, 0, 9, 9]), "Resources": pydyf.Dictionary()}
    file.add_page(pydyf.Dictionary(sheet))
    for number in range(objects):
        file.add_object(pydyf.Dictionary({"Name": pydyf.String(f"object {number}")}))
    return file


def test_no_stream_ends_in_a_carriage_return() -> None:
    drawings = (f"% {number}".encode() for number in itertools.count())
    unclear = next(text for text in drawings if zlib.compress(text, 9).endswith(b"\r"))
    for number in range(600):  # one in 256 compressed streams ends so, those made in writing too
        output = io.BytesIO()
        write_file(small_file(unclear, number), output, "1.7")
        assert b"\r\nendstream" not in output.getvalue()
        with pikepdf.open(output) as opened:
            assert len(opened.objects) == number + 8
            for stream in (3, 4):
                assert opened.get_object((stream, 0)).read_bytes().strip() == unclear
            assert opened.check_pdf_syntax() == []


def test_the_table_of_a_file_ends_in_no_carriage_return_either() -> None:
    """Its checksum is a sum of the places in it: one in 256 files would end so, whatever zeros are put between them."""
    with_a_line = 0
    for length in range(1_500):
        output = io.BytesIO()
        write_file(small_file(Random(length).randbytes(length), length % 9), output, "1.7")
        file = output.getvalue()
        assert b"\r\nendstream" not in file
        with_a_line += b"\nendobj\n\n" in file
        if b"\nendobj\n\n" in file:
            output.seek(0)
            with pikepdf.open(output) as opened:
                assert len(opened.objects) == length % 9 + 8
    assert with_a_line


def test_the_file_has_the_objects_that_pydyf_would_write() -> None:
    ours, theirs = io.BytesIO(), io.BytesIO()
    write_file(small_file(b"% drawing", 300), ours, None)
    small_file(b"% drawing", 300).write(theirs, None, True, True)
    with pikepdf.open(ours) as our_file, pikepdf.open(theirs) as their_file:
        assert our_file.pdf_version == their_file.pdf_version
        assert our_file.trailer.Info.Title == their_file.trailer.Info.Title == "(Año) \\"
        assert len(our_file.objects) == len(their_file.objects)
        for number in range(1, 306):
            ours_now, theirs_now = (f.get_object((number, 0)) for f in (our_file, their_file))
            if isinstance(ours_now, pikepdf.Stream):
                assert ours_now.read_bytes() == theirs_now.read_bytes()
            else:
                assert ours_now.unparse() == theirs_now.unparse()


def test_each_object_is_made_into_bytes_once() -> None:
    class Counted(pydyf.Dictionary):  # type: ignore[misc]  # pydyf has no types
        asked = 0

        @property
        def data(self) -> Any:
            self.asked += 1
            return super().data

    file, counted = small_file(b"", 0), Counted()
    file.add_object(counted)
    write_file(file, io.BytesIO(), "1.7")
    assert counted.asked == 1


# ── For a screen reader ──────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def opened(memo: Path) -> Iterator[pikepdf.Pdf]:
    """The sample, open for reading."""
    with pikepdf.open(memo) as file:
        yield file


@pytest.fixture(scope="session")
def tags(opened: pikepdf.Pdf) -> list[tuple[tuple[str, ...], Any]]:
    """The structure tree of the sample."""
    return list(tagged(opened.Root.StructTreeRoot))


def links(opened: pikepdf.Pdf) -> Iterator[Any]:
    """All link annotations, page by page."""
    for sheet in opened.pages:
        yield from sheet.get("/Annots", [])


def test_links_between_marks_and_notes_say_where_they_lead(opened: pikepdf.Pdf) -> None:
    said: dict[str, str] = {}
    for link in links(opened):
        if "/Dest" in link:
            said.setdefault(str(link.Dest), str(link.Contents))
    for note in sample_document().notes:
        assert said[f"sdendnote{note.number}sym"] == f"Note {note.number}"
        assert said[f"sdendnote{note.number}anc"] == f"Back to note {note.number} in the text"


def test_each_link_inside_the_text_has_its_goal(opened: pikepdf.Pdf) -> None:
    names = opened.Root.Names.Dests.Names
    goals = {str(name) for name in list(names)[::2]}
    assert {str(link.Dest) for link in links(opened) if "/Dest" in link} <= goals


def test_each_note_is_a_note_with_its_number(tags: list[tuple[tuple[str, ...], Any]]) -> None:
    notes = [(path, entry) for path, entry in tags if path[-1] == "Note"]
    count = len(sample_document().notes)
    assert [str(entry.ID) for _, entry in notes] == [f"note-{n}" for n in range(1, count + 1)]
    assert all(path[-3:-1] == ("LI", "LBody") for path, _ in notes)
    assert all(str(entry.K[0].S) == "/Lbl" for _, entry in notes)


def test_a_list_and_a_paragraph_stay_one_over_columns_and_pages(
    tags: list[tuple[tuple[str, ...], Any]],
) -> None:
    asked = sum(
        isinstance(inner, Paragraph)
        for block in sample_document().blocks
        for inner in getattr(block, "blocks", ())
    )
    paragraphs = [path for path, _ in tags if path[-1] == "P" and "Note" not in path]
    title_and_bands_and_about = 1 + len(sample_document().facts) + 2 * 3 + 1
    corrections = sample_document().corrections
    assert corrections
    around = title_and_bands_and_about + len(corrections.entries)
    assert len(paragraphs) == asked + around
    assert [path[-1] for path, _ in tags].count("L") == 1


def test_headings_are_tagged_without_a_gap(tags: list[tuple[tuple[str, ...], Any]]) -> None:
    levels = [int(path[-1][1:]) for path, _ in tags if re.fullmatch(r"H\d", path[-1])]
    assert levels[0] == 1
    assert {1, 2, 3, 4} == set(levels)
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_band_is_one_heading(tags: list[tuple[tuple[str, ...], Any]]) -> None:
    headings = [path for path, _ in tags if re.fullmatch(r"H\d", path[-1])]
    assert not [path for path in headings if any(re.fullmatch(r"H\d", tag) for tag in path[:-1])]
    assert [path[-1] for path in headings].count("H2") == 7


def test_words_in_another_language_are_marked(tags: list[tuple[tuple[str, ...], Any]]) -> None:
    languages = {str(entry.Lang) for _, entry in tags if "/Lang" in entry}
    assert languages == {"es"}
    assert all(entry.K for path, entry in tags if path[-1] not in ("TD", "TH"))


def test_running_heads_are_not_read(opened: pikepdf.Pdf) -> None:
    for number, sheet in enumerate(opened.pages):
        drawing = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(sheet))
        assert (b"/Header" in drawing) == (number > 0)
        assert b"/Footer" in drawing


def test_document_properties_come_from_the_document(opened: pikepdf.Pdf) -> None:
    document = sample_document()
    info = {key: str(value) for key, value in opened.docinfo.items()}
    assert str(opened.Root.Lang) == "en-US"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert info["/Title"] == document.title
    assert info["/Author"] == ", ".join(document.authors)
    assert info["/Subject"] == document.subject
    assert info["/Keywords"] == ", ".join(document.keywords)
    assert info["/CreationDate"] == info["/ModDate"] == "D:20310524"


def test_bookmarks_follow_the_headings(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        below = [entry.title for entry in outline.root[1].children]
    assert titles == [
        "I. Introduction",
        "II. Requirement 1: Accountability for violations",
        "III. Requirement 2: Torture",
        "IV. Requirement 3: Search for the disappeared",
        "About this edition",
        "Corrections",
        "Notes",
    ]
    assert below == ["What the law says"]


# ── For the eye ──────────────────────────────────────────────────────────────────────────────────


def test_pages_are_letter_and_every_font_is_a_packaged_one(memo: Path, opened: pikepdf.Pdf) -> None:
    for sheet in opened.pages:
        assert [float(side) for side in sheet.mediabox] == [0, 0, 612, 792]
    fonts = embedded(memo)
    assert len(fonts) > 3
    assert all(
        re.fullmatch(r"Source-(Serif|Sans)-Pro(-Semi-Bold)?(-Italic)?", font) for font in fonts
    )


def embedded(file: Path) -> set[str]:
    """The fonts of a file, without the letters that mark each as a part of one."""
    return {
        line.split()[0].split("+")[1] for line in run(program("pdffonts"), file).splitlines()[2:]
    }


def test_hyphens_in_italics_and_headings_are_of_their_own_face(tmp_path: Path) -> None:
    """Neither those at a line's end nor those that people paste from Word are borrowed or slanted."""
    broken = "internationally accountability investigations " * 6
    template = with_main(
        '<h2 lang="en">Non\u2011state</h2>'
        f'<p lang="en" style="width: 1.2in; hyphens: auto"><em>Non\u2011state, well\u2010off {broken}</em></p>'
        '<p style="width: .6in; hyphens: manual">well-established</p>'
    )
    short = replace(sample_document(), blocks=(), notes=(), corrections=None)
    (tmp_path / "memo.pdf").write_bytes(as_pdf(short, template=template))
    assert embedded(tmp_path / "memo.pdf") == {
        "Source-Sans-Pro",
        "Source-Sans-Pro-Semi-Bold",
        "Source-Serif-Pro",
        "Source-Serif-Pro-Italic",
    }
    drawn = run(program("pdftotext"), "-raw", tmp_path / "memo.pdf", "-")
    read = " ".join(drawn.split())
    assert read.count("Non-state") == 2
    assert f"well-off {broken.strip()}" in read
    assert "well-established" in read, "a hyphen of the text is none of a broken word"
    assert "\u00ad" not in drawn


def test_text_stands_in_two_columns(memo: Path) -> None:
    left = run(program("pdftotext"), "-f", "2", "-l", "2", "-x", "0", "-y", "64", "-W", "306",
               "-H", "250", memo, "-")  # fmt: skip
    right = run(program("pdftotext"), "-f", "2", "-l", "2", "-x", "306", "-y", "64", "-W", "306",
                "-H", "250", memo, "-")  # fmt: skip
    assert len(left.split()) > 60
    assert len(right.split()) > 60


@pytest.mark.parametrize("draft", [False, True])
def test_pdf_and_html_have_the_same_words_in_the_same_order(
    files: dict[str, Path], draft: bool
) -> None:
    file = files["draft" if draft else "ua-1+a-2a"]
    seen: Any = lxml_html.fromstring(as_html(sample_document(draft=draft)))
    main = seen.find(".//main")
    assert printed_signs(file) == signs(main.text_content()).replace("-", "")


def test_a_broken_word_and_a_broken_address_are_read_whole(memo: Path) -> None:
    text = run(program("pdftotext"), memo, "-")
    assert not re.search(r"[a-z]-\n[a-z]", text)
    joined = re.sub(r"\s+", "", text)
    for address in re.findall(r'href="(https[^"]+)"', page_html()):
        assert address.replace("&amp;", "&") in joined


def page_html() -> str:
    """The sample as HTML text."""
    return render_html(sample_document(), TEMPLATE, STYLESHEET, word_markup=False).decode("utf-8")


def test_a_mark_never_opens_a_line(memo: Path) -> None:
    body = body_text(memo).split("\nNotes\n")[0]
    assert not re.search(r"\.\n\d{1,2} [A-Z]", body)


def test_a_draft_says_so_on_every_page(files: dict[str, Path]) -> None:
    for name, expected in (("draft", True), ("ua-1+a-2a", False)):
        sheets = run(program("pdftotext"), files[name], "-").rstrip("\f").split("\f")
        assert len(sheets) > 3
        assert all(("DRAFT" in sheet) is expected for sheet in sheets)


def test_a_draft_says_so_in_its_title(files: dict[str, Path]) -> None:
    title = "DRAFT: Civil Society Assessment of the Human Rights Situation in Veldania"
    with pikepdf.open(files["draft"]) as pdf, pdf.open_metadata() as metadata:
        assert (str(pdf.docinfo.Title), metadata["dc:title"]) == (title, title)
    assert "DRAFT" not in run(program("pdfinfo"), "-meta", files["ua-1+a-2a"])
    shown = "<title>{{ document.file_title }}</title>"
    own = TEMPLATE.replace(shown, f"<title>A</title><!-- {shown} -->")
    with pikepdf.open(io.BytesIO(as_pdf(sample_document(draft=True), template=own))) as pdf:
        assert str(pdf.docinfo.Title) == title


def test_the_word_for_a_draft_is_behind_the_text_of_every_page(files: dict[str, Path]) -> None:
    """It is pale, large, and neither text nor content: who copies the text does not meet it."""
    shares = watermark_shares(files["draft"])
    assert len(shares) > 3
    assert all(0.01 < share < 0.2 for share in shares), shares
    assert set(watermark_shares(files["ua-1+a-2a"])) == {0}
    copied = signs(body_text(files["draft"]))
    assert copied.count("DRAFT") == 1, "only above the title"


@pytest.mark.parametrize("standard", [PdfStandard.ACCESSIBLE, PdfStandard.PLAIN])
def test_a_draft_of_another_standard_has_the_word_too(
    standard: PdfStandard, tmp_path: Path
) -> None:
    (tmp_path / "memo.pdf").write_bytes(as_pdf(sample_document(draft=True), standard))
    assert all(watermark_shares(tmp_path / "memo.pdf"))


def test_own_templates_do_not_lose_the_word_for_a_draft(tmp_path: Path) -> None:
    sheet = "html { background: white } body { background: #fff none; color: black }"
    made = render_pdf(sample_document(draft=True), TEMPLATE, sheet)
    (tmp_path / "memo.pdf").write_bytes(made)
    assert all(watermark_shares(tmp_path / "memo.pdf"))


# ── The same, and refused ────────────────────────────────────────────────────────────────────────


def test_another_process_makes_the_same_bytes(memo: Path) -> None:
    code = (
        "import hashlib, sys\n"
        "from tests.support.sample_document import sample_document\n"
        "from tests.support.rendering import as_pdf\n"
        "print(hashlib.sha256(as_pdf(sample_document())).hexdigest())"
    )
    done = python(code, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert done.stdout.strip() == hashlib.sha256(memo.read_bytes()).hexdigest(), done.stderr


# All that sets letters and lines, so that a line that is kept and should not be would show.
EVERY_LINE = """
p { text-align: justify; letter-spacing: .2px; word-spacing: 1px }
p:nth-child(3n) { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
p:nth-child(3n + 1)::first-line { font-style: italic } p:nth-child(5n)::first-letter { font-size: 30pt }
em { text-decoration: underline } li { hyphens: none; white-space: pre-wrap; overflow-wrap: anywhere }
"""


# What stands in a line and is not of it, or is moved in it; and pages of two widths.
BESIDE_LINES = """
@page :first { margin-right: 2.5in } .columns > p:first-of-type sup { float: footnote }
em { position: relative; left: 2pt; top: 1pt } .columns strong { float: right }
.columns > p:nth-child(3n + 1) sup { position: absolute } p:nth-child(4n) { position: relative; left: 3pt }
"""


# Words of a line that are known when other pages have been laid out.
LATE_WORDS = ".columns a.sdendnoteanc::after { content: target-counter(attr(href), page) }"


@pytest.mark.parametrize(
    "sheet", ["", EVERY_LINE, BESIDE_LINES, LATE_WORDS], ids=["plain", "every", "beside", "late"]
)
def test_lines_that_are_kept_change_no_byte(sheet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    split, asked, made = engine.inline.split_first_line, Counter[str](), dict[str, bytes]()
    version = ""

    def counted(*arguments: Any, **named: Any) -> Any:
        asked[version] += 1
        return split(*arguments, **named)

    lines_of = engine.block.iter_line_boxes
    monkeypatch.setattr(engine.inline, "split_first_line", counted)
    for version in ("70.0", "71.0"):
        monkeypatch.setattr(lines, "VERSION", version)
        made[version] = render_pdf(sample_document(), TEMPLATE, STYLESHEET + sheet)
        assert engine.block.iter_line_boxes is lines_of
    assert made["70.0"] == made["71.0"]
    assert asked["70.0"] < 0.9 * asked["71.0"], "nothing is kept"


def test_who_gets_a_line_again_gets_a_layout_of_its_own() -> None:
    """Drawing cuts the text of a layout where a line is too long; the head of a table stands on each page."""
    rows = "<tr><td style='height: 9cm'>1" * 5
    with lines.lines_kept(), engine.packaged_fonts() as fonts:
        html = engine.HTML(string=f"<table><thead><tr><th>Year</thead>{rows}</table>")
        pages = html.render(font_config=fonts).pages
        found = [box for page in pages for box, _ in texts(page._page_box) if box.text == "Year"]
    assert len(found) == len(pages) > 1
    assert len({id(box.pango_layout) for box in found}) == len(found)
    assert {box.pango_layout.text for box in found} == {"Year"}


def test_the_dots_of_a_line_are_one_text_that_ends_before_the_number() -> None:
    sheet = "a::after { content: leader('.') '7' }"
    found = []
    for joined in (leaders.leaders_joined(), nullcontext()):
        with joined, engine.packaged_fonts() as fonts:
            html = engine.HTML(string="<p><a href='#'>A part of the memo</a>")
            page = html.render(font_config=fonts, stylesheets=[engine.CSS(string=sheet)]).pages[0]
            found.append([box for box, _ in texts(page._page_box)])
    (words, dots, number), (first, *each_dot, last) = found
    assert dots.text == "." * len(each_dot)
    assert len(each_dot) > 50
    assert (words.position_x, number.position_x) == (first.position_x, last.position_x)
    assert 0 <= number.position_x - dots.position_x - dots.width < each_dot[0].width
    assert dots.position_x >= words.position_x + words.width


def test_lines_are_kept_for_the_weasyprint_that_is_installed() -> None:
    """Another one may set lines in another way, or keep them itself: read its `iter_line_boxes`, then lines.py."""
    assert engine.VERSION.startswith(lines.KNOWN)


def with_main(markup: str) -> str:
    """The packaged template with `markup` at the end of the text."""
    assert "</main>" in TEMPLATE
    return TEMPLATE.replace("</main>", f"{markup}</main>")


PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        (f'<img src="{PIXEL}">', "the picture data:image/gif.* has no alternative text"),
        (f'<img src="{PIXEL}" alt=" ">', "has no alternative text"),
        (
            f'<p><span class="claim" id="a/b/c"><img src="{PIXEL}"></span></p>',
            "in claim a/b/c has no alternative text",
        ),
        ('<svg width="1" height="1"></svg>', "the picture svg has no alternative text"),
        ("<h6>Deep</h6>", "the heading “Deep” skips a level: h6 follows h2"),
        ('<a href="#nowhere">x</a>', "nowhere"),
        ('<img src="https://x.example/a.png" alt="A map">', "https://x.example/a.png"),
        ('<img src="file:///etc/hostname" alt="A file">', "file:///etc/hostname"),
    ],
)
def test_what_a_machine_can_see_stops_the_build(markup: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        as_pdf(sample_document(), template=with_main(markup))


def test_a_character_that_no_font_has_is_named_with_its_place() -> None:
    sample = sample_document()
    strange = (Text("text \U00010fff"),)
    noted = replace(sample, notes=(replace(sample.notes[0], children=strange), *sample.notes[1:]))
    with pytest.raises(UserError, match=r"no font has the character .* \(U\+10FFF\) in endnote 1"):
        as_pdf(noted)


@pytest.mark.parametrize("character", ["\u0627", "\u4e2d", "\U0001f600", "\u25cf", "\u01c0"])
def test_a_character_is_not_taken_from_a_font_of_this_machine(character: str) -> None:
    """Most machines have a font for each of these; the packaged ones have none."""
    short = replace(sample_document(), blocks=(), notes=())
    code = f"U+{ord(character):04X}"
    with pytest.raises(UserError, match=rf"^no font has the character .* \({re.escape(code)}\)"):
        as_pdf(short, template=with_main(f"<p>{character}</p>"))


@pytest.mark.parametrize("asked_for", ["serif", "sans-serif", "monospace", "Georgia, serif"])
def test_a_kind_of_font_is_a_packaged_one(asked_for: str, tmp_path: Path) -> None:
    short = replace(sample_document(), blocks=(), notes=())
    template = with_main(f'<p style="font-family: {asked_for}">a <em>b</em></p>')
    (tmp_path / "memo.pdf").write_bytes(as_pdf(short, template=template))
    italic = (
        "Source-Serif-Pro-Italic" if "serif" in asked_for.split(", ") else "Source-Sans-Pro-Italic"
    )
    assert italic in embedded(tmp_path / "memo.pdf")


def test_a_font_that_is_not_packaged_is_named() -> None:
    template = with_main('<p style="font-family: DejaVu Sans, Georgia">a</p>')
    with pytest.raises(UserError, match=r"^the style sheet asks for the font “DejaVu Sans”, which"):
        as_pdf(replace(sample_document(), blocks=(), notes=()), template=template)


def test_a_font_inside_the_style_sheet_is_used(tmp_path: Path) -> None:
    """It also gives what the packaged ones lack."""
    font = b64encode(own_font("\u0627")).decode()
    template = with_main(
        f"<style>@font-face {{ font-family: Own; src: url(data:font/otf;base64,{font}) }}</style>"
        '<p style="font-family: Own">\u0627</p>'
    )
    short = replace(sample_document(), blocks=(), notes=())
    (tmp_path / "memo.pdf").write_bytes(as_pdf(short, template=template))
    assert "Own" in embedded(tmp_path / "memo.pdf")


def own_font(character: str) -> bytes:
    """A packaged font that has `character` too, in the shape of an A."""
    font = TTFont(face_file(FACES[0]))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(character)] = "A"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and the list of what it was asked for."""
    paths: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/css")
            self.end_headers()
            self.wfile.write(PLANTED)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is given
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()
        serving.join()


PLANTED = b'main::before { content: "planted words" }'


def in_picture(address: str) -> str:
    """The address of a drawing that holds the picture at `address`."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        f'<image width="9" height="9" href="{address}"/></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"


def in_sheet(address: str) -> str:
    """The address of a style sheet that imports the one at `address`."""
    return f"data:text/css;base64,{b64encode(f'@import url({address});'.encode()).decode()}"


WAYS: dict[str, Callable[[str], str]] = {
    "style sheet": lambda address: f'<link rel="stylesheet" href="{address}">',
    "import": lambda address: f'<style>@import url("{address}");</style>',
    "import in a sheet inside": lambda address: f'<style>@import "{in_sheet(address)}";</style>',
    "picture": lambda address: f'<img src="{address}" alt="A map">',
    "picture in a picture inside": lambda address: f'<img src="{in_picture(address)}" alt="A map">',
    "background": lambda address: f'<p style="background: url({address})">x</p>',
    "attachment": lambda address: f'<link rel="attachment" href="{address}">',
}


@pytest.mark.parametrize("way", WAYS)
def test_a_template_reads_nothing_from_elsewhere(
    way: str, asked: tuple[str, list[str]], tmp_path: Path
) -> None:
    """Not from a server, which would learn of the memo, nor from another file of the machine."""
    server, paths = asked
    planted = tmp_path / "planted.css"
    planted.write_bytes(PLANTED)
    short = replace(sample_document(), blocks=(), notes=())
    for address in (f"{server}/planted.css", planted.as_uri()):
        with pytest.raises(UserError) as caught:
            as_pdf(short, template=with_main(WAYS[way](address)))
        said = str(caught.value)
        assert said.startswith("the PDF can't be made correctly: Failed to load ")
        assert said.endswith(": only the packaged fonts and data: addresses are read")
        assert way == "attachment" or address in said
    assert paths == []


def test_a_font_of_elsewhere_is_not_read(asked: tuple[str, list[str]], tmp_path: Path) -> None:
    """Neither from a server nor from this machine; and the memo is not set in another one silently."""
    server, paths = asked
    (tmp_path / "planted.ttf").write_bytes(face_file(FACES[-1]).read_bytes())
    short = replace(sample_document(), blocks=(), notes=())
    for address in (
        f"url({(tmp_path / 'missing.ttf').as_uri()})",
        f"url({(tmp_path / 'planted.ttf').as_uri()})",
        f"url({server}/planted.ttf)",
        "url(data:font/ttf;base64,AAAA)",
        'local("DejaVu Sans")',
    ):
        markup = (
            f"<style>@font-face {{ font-family: Planted; src: {address} }}</style>"
            '<p style="font-family: Planted, serif">Set in it</p>'
        )
        with pytest.raises(UserError, match=r"^the font “Planted” of the style sheet can't be lo"):
            as_pdf(short, template=with_main(markup))
    assert paths == []


def test_a_picture_with_alternative_text_is_taken() -> None:
    short = replace(sample_document(), blocks=(), notes=())
    template = with_main(f'<p><img src="{PIXEL}" alt="A map of Veldania"></p>')
    assert broken_rules(as_pdf(short, template=template), "ua1") == []


def test_a_document_without_a_language_is_refused() -> None:
    with pytest.raises(UserError, match="the document has no language: give `language`"):
        as_pdf(replace(sample_document(), language=""))


def test_a_document_with_a_heading_gap_is_refused() -> None:
    gap = (Heading(1, "a", "One"), Heading(3, "b", "Three"), Paragraph((Text("Text."),)))
    with pytest.raises(UserError, match="the heading “Three” skips a level: h4 follows h2"):
        as_pdf(replace(sample_document(), blocks=gap, notes=()))


def test_a_missing_font_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = replace(FACES[0], module="font_of_nobody")
    monkeypatch.setattr("memocli.render.pdf.engine.FACES", (gone,))
    with pytest.raises(UserError, match="install the Python package font-of-nobody"):
        as_pdf(sample_document())


def test_html_alone_does_not_load_weasyprint() -> None:
    code = "import sys, memocli.render.html; sys.exit('weasyprint' in sys.modules)"
    assert python(code).returncode == 0
