"""Charts: which numbers they show, their words for all readers, and how HTML, PDF and DOCX have them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import docx
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from msgspec.structs import replace
from tests.support.docx_reading import W, audit, part
from tests.support.examples import examples
from tests.support.pdf_reading import broken_rules, tagged
from tests.support.programs import (
    in_browser,
    nu_messages,
    office,
    outloud_complaints,
    program,
    run,
)
from tests.support.rendering import STYLE, TEMPLATE, as_html, as_pdf
from tests.support.sample_document import LABELS
from tests.support.small_project import FILES, MEMO_2018, write_project

from memocli.assemble import Setting, memo_document
from memocli.document import (
    Chart,
    ChartMark,
    ChartRow,
    ClaimRun,
    Columns,
    Design,
    Document,
    Heading,
    Note,
    NoteReference,
    Paragraph,
    Table,
    Text,
    flat,
)
from memocli.edition import number_notes
from memocli.load import load_library
from memocli.pipeline.check import check_memos
from memocli.project import project_at
from memocli.protect.unpack import texts_of
from memocli.render.charts import chart_picture, chart_svg
from memocli.render.docx import render_docx
from memocli.render.html import render_html

SVG: Final = "{http://www.w3.org/2000/svg}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def mark(value: Decimal | int | str, text: str = "") -> ChartMark:
    return ChartMark(Decimal(value), text or f"{Decimal(value):,f}", not text)


def chart(
    kind: Any,
    columns: tuple[str, ...],
    *rows: tuple[str, tuple[ChartMark | None, ...]],
    name: str = "p/c",
) -> Chart:
    cells = tuple(
        ((Text(label),), *((Text(m.text if m else "–"),) for m in marks)) for label, marks in rows
    )
    said = (
        f"{label}: "
        + ", ".join(f"{m.text} ({c})" for c, m in zip(columns, marks, strict=True) if m)
        for label, marks in rows
    )
    return Chart(
        name,
        kind,
        "Complaints & charges",
        columns,
        tuple(ChartRow(*row) for row in rows),
        f"Chart of what the office received. {'. '.join(said)}.",
        "From the office’s <own> files.",
        ("Notes ", 1, " and ", 2, "."),
        "The numbers",
        Table("Complaints & charges", ("Figure", *columns), cells),
    )


BARS: Final = chart(
    "bar",
    ("2029",),
    ("Complaints that the office received", (mark(8335),)),
    ("Charges <brought>", (mark(17, "at least 17"),)),
    name="p/bars",
)
YEARS: Final = chart(
    "bar",
    ("2028", "2029"),
    ("People & families", (mark(4713, "about 4,713"), mark(-120))),
    name="p/years",
)
LINES: Final = chart(
    "line",
    ("2026", "2028", "2029"),
    ("Complaints", (mark(209), mark(43, "about 43"), mark(300))),
    (
        "Recommendations of the commission on torture and cruel treatment",
        (mark(68), None, mark(290)),
    ),
    name="p/lines",
)
CHARTS: Final = (BARS, YEARS, LINES)


@pytest.fixture(scope="module")
def document() -> Document:
    claims = tuple(ClaimRun(f"p/f/c{n}", (Text(f"Claim {n}."), NoteReference(n))) for n in (1, 2))
    return Document(
        title="How charts of complaints are set",
        subtitle="",
        running_title="How charts of complaints are set",
        language="en",
        authors=("Observatory",),
        date="2031-05-24",
        subject="How charts are set",
        keywords=(),
        facts=(),
        blocks=(Heading(1, "p", "Numbers"), Columns((Paragraph(claims), *CHARTS))),
        notes=tuple(Note(n, f"p/f/c{n}", (Text(f"Source {n}."),)) for n in (1, 2)),
        about=(),
        labels=LABELS,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("charts")


@pytest.fixture(scope="module")
def page(document: Document, folder: Path) -> Path:
    path = folder / "charts.html"
    path.write_bytes(as_html(document))
    return path


@pytest.fixture(scope="module")
def pdf(document: Document, folder: Path) -> Path:
    path = folder / "charts.pdf"
    path.write_bytes(as_pdf(document))
    return path


@pytest.fixture(scope="module")
def file(document: Document) -> bytes:
    return render_docx(document)


def texts(shown: Chart) -> list[str]:
    """Every number of a chart, as printed."""
    return [mark.text for row in shown.rows for mark in row.marks if mark]


# ── memo → document ──────────────────────────────────────────────────────────────────────────────


def charts_of(folder: Path, **changes: str) -> list[Chart]:
    """The charts of the small project, some of whose words are others."""
    files = dict(FILES)
    for path in ("memo/2018/water.yaml", "memo/2018/memo.yaml"):
        for right, wrong in changes.items():
            files[path] = files[path].replace(right.replace("_", "-"), wrong)
    project = project_at(write_project(folder, files))
    library = load_library(project, [2017, 2018])
    setting = Setting(STYLE, draft=True)
    made = memo_document(number_notes(library.memos[2018]), library, setting)
    return [block for block in flat(made.blocks) if isinstance(block, Chart)]


def test_a_chart_shows_the_figures_of_claims_with_their_notes(tmp_path: Path) -> None:
    clean, wells = charts_of(tmp_path)
    assert (clean.kind, clean.columns, clean.caption) == ("bar", ("2018",), "As of May 2018.")
    assert clean.rows == (
        ChartRow("Wells", (mark(1250),)),
        ChartRow("Clean wells", (mark(17),)),
    )
    assert clean.citing == ("Notes ", 1, " and ", 2, ".")
    assert clean.alt == "Bar chart: Clean water. Wells: 1,250 (2018). Clean wells: 17 (2018)."
    assert clean.table.head == ("Figure", "2018")
    assert (wells.kind, wells.columns) == ("line", ("2017", "2018"))
    assert wells.alt == "Line chart: Wells over the years. Wells: 1,200 (2017), 1,250 (2018)."
    assert wells.all_citing == "Notes 1 and 2; note 1 of the memo of 2017."
    assert [piece for piece in wells.citing if isinstance(piece, int)] == [1, 2]


def test_labels_units_and_bounds_are_in_the_language_of_the_memo(tmp_path: Path) -> None:
    meanings = """\
figures:
  - {id: wells, label: {en: Wells, es: Pozos}, unit: {en: wells, es: pozos}}
  - {id: families, label: {es: Familias}, unit: percent}
"""
    write_project(tmp_path, {"memo/figures.yaml": meanings})
    spanish, _ = charts_of(
        tmp_path, **{"language: en": "language: es-MX", "wells, clean_wells": "wells, families"}
    )
    assert spanish.rows[0].label == "Pozos"
    assert spanish.rows[1] == ChartRow("Familias", (mark(23, "al menos 23 %"),))
    assert spanish.alt.startswith("Gráfica de barras: Clean water. Pozos: 1,250 (2018).")
    assert spanish.all_citing == "Notas 1 y 2."
    assert [row[0] for row in spanish.table.rows] == [(Text("Pozos (pozos)"),), (Text("Familias"),)]


def test_a_chart_stands_below_its_finding_or_at_the_end_of_its_part(tmp_path: Path) -> None:
    project = project_at(write_project(tmp_path))
    library = load_library(project, [2017, 2018])
    made = memo_document(number_notes(library.memos[2018]), library, Setting(STYLE))
    (water,) = (
        block.blocks
        for block in made.blocks
        if isinstance(block, Columns) and any(isinstance(one, Chart) for one in block.blocks)
    )
    kinds = [type(block).__name__ for block in water]
    assert kinds == ["Heading", "Paragraph", "Chart", "Paragraph", "Chart"]


def test_nothing_of_a_later_memo_is_shown(tmp_path: Path) -> None:
    project = project_at(write_project(tmp_path))
    (tmp_path / "memo/2017/water.yaml").write_text(
        FILES["memo/2017/water.yaml"]
        + "charts: [{id: c, heading: Wells, kind: bar, over: years, figures: [wells]}]\n"
    )
    library = load_library(project, [2017, 2018])
    made = memo_document(number_notes(library.memos[2017]), library, Setting(STYLE))
    (shown,) = (block for block in flat(made.blocks) if isinstance(block, Chart))
    assert shown.columns == ("2017",)


def test_faults_of_a_year_that_a_chart_shows_stop_the_build(tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, "memo/2017/water.yaml": "id: [\n"})
    assert check_memos(project_at(tmp_path), [2018]).failing
    plain = FILES["memo/2018/water.yaml"].partition("charts:\n")[0]
    plain = plain.replace("        continues: 2017/water/wells/count\n", "").replace(
        "{earlier-memo: 2017/water/wells/count}", "{own-research: [casa]}"
    )
    head = MEMO_2018.partition("dropped:")[0]
    write_project(tmp_path, {"memo/2018/water.yaml": plain, "memo/2018/memo.yaml": head})
    assert not check_memos(project_at(tmp_path), [2018]).failing


# ── the drawing ──────────────────────────────────────────────────────────────────────────────────


def drawn(shown: Chart) -> ET.Element:
    return ET.fromstring(chart_picture(shown, Design()))


def size(element: ET.Element, name: str) -> float:
    return float(element.get(name, "0"))


def test_all_words_and_numbers_are_text() -> None:
    for shown in CHARTS:
        said = " ".join("".join(one.itertext()) for one in drawn(shown).iter(f"{SVG}text"))
        for words in (*texts(shown), *(row.label for row in shown.rows)):
            assert words in said


def test_words_of_a_drawing_do_not_run_together_where_nothing_is_drawn() -> None:
    """As in LibreOffice, which prints the words of a drawing in a page."""
    for shown in CHARTS:
        words = "".join(drawn(shown).itertext()).split()
        assert [text for text in texts(shown) if text.split()[-1] not in words] == []


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers() -> None:
    shown = chart("bar", ("2028", "2029"), ("a", (mark(100), mark(50))), ("b", (mark(25), mark(0))))
    widths = [size(bar, "width") for bar in drawn(shown).iter(f"{SVG}rect")]
    lefts = {size(bar, "x") for bar in drawn(shown).iter(f"{SVG}rect")}
    assert len(lefts) == 1
    assert widths == pytest.approx([widths[0], widths[0] / 2, widths[0] / 4, 0], rel=1e-3)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Federal investigations of torture with charges", 1),
        ("WOMEN WHO WON COMPENSATION AND MUCH MORE", 2),
    ],
)
def test_a_label_fills_its_line(label: str, lines: int) -> None:
    """Narrow letters and wide ones are told apart, so that neither breaks early nor runs out of the drawing."""
    shown = chart("bar", ("2029",), (label, (mark(1),)))
    assert len(list(drawn(shown).iter(f"{SVG}text"))) == lines + 1


def test_what_is_not_exact_is_drawn_with_a_dashed_edge_or_an_open_mark() -> None:
    dashed = ["stroke-dasharray" in bar.get("style", "") for bar in drawn(BARS).iter(f"{SVG}rect")]
    assert dashed == [False, True]
    marks = [shape for shape in drawn(LINES).iter(f"{SVG}path") if "z" in shape.get("d", "")]
    filled = ["fill:#ffffff" not in shape.get("style", "") for shape in marks]
    assert filled == [True, False, True, True, True, True, True]  # the last two of the legend


def test_lines_differ_in_more_than_colour() -> None:
    rows = [(f"line {n}", (mark(n), mark(n + 1))) for n in range(4)]
    shapes = list(drawn(chart("line", ("2028", "2029"), *rows)).iter(f"{SVG}path"))
    strokes = [one.get("style", "") for one in shapes if "L" in one.get("d", "")]
    dashes = {style.partition("stroke-dasharray:")[2] for style in strokes}
    assert len(strokes) == len(dashes) == 4


def test_colours_follow_the_page_on_screens_and_are_fixed_on_paper() -> None:
    assert "var(--ink,#" in chart_svg(BARS, Design())
    assert b"var(" not in chart_picture(BARS, Design())
    assert 'role="img"' in chart_svg(BARS, Design())
    assert " id=" not in chart_svg(BARS, Design())  # several charts may stand on a page


VALUES: Final = st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.integers(
    -(10**80), 10**80
).map(Decimal)
WORDS: Final = st.text(max_size=60)
MARKS: Final = st.builds(ChartMark, VALUES, WORDS, st.booleans())


@st.composite
def any_chart(draw: st.DrawFn) -> Chart:
    columns = draw(st.integers(1, 12))
    # At least one number: a chart without any is not made.
    first = [
        draw(MARKS),
        *draw(st.lists(st.none() | MARKS, min_size=columns - 1, max_size=columns - 1)),
    ]
    rest = draw(
        st.lists(st.lists(st.none() | MARKS, min_size=columns, max_size=columns), max_size=5)
    )
    rows = [(draw(WORDS), tuple(marks)) for marks in [first, *rest]]
    years = tuple(str(2000 + 3 * place) for place in range(columns))
    return chart(draw(st.sampled_from(["bar", "line"])), years, *rows)


@given(any_chart())
@examples(0.5)
def test_any_chart_is_drawn_inside_of_its_frame(shown: Chart) -> None:
    """Whatever the values: negative, huge, equal, a single one; and whatever the words."""
    root = drawn(shown)
    width, height = size(root, "width"), size(root, "height")
    for bar in root.iter(f"{SVG}rect"):
        assert -1 <= size(bar, "x") <= width  # what is not zero can be seen
        assert size(bar, "x") + size(bar, "width") <= width + 0.5
        assert size(bar, "width") >= 0
        assert size(bar, "y") + size(bar, "height") <= height + 0.01
    for words in root.iter(f"{SVG}text"):
        assert 0 <= size(words, "x") <= width
        assert size(words, "y") <= height
    page = ET.fromstring(chart_svg(replace(shown, alt="x"), Design()))
    assert len(list(page.iter())) == len(list(root.iter()))


@given(any_chart())
@examples(0.2)
def test_any_chart_is_a_sound_part_of_a_docx(shown: Chart) -> None:
    made = render_docx(with_blocks(shown))
    assert made == render_docx(with_blocks(shown))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        root = ET.fromstring(package.read("word/charts/memocli1.xml"))
    values = [value.text for value in root.iter(f"{C}v")]
    for row in shown.rows:
        for one in row.marks:
            assert one is None or f"{one.value:f}" in values


def test_numbers_below_a_chart_stand_at_the_right_in_a_docx(file: bytes) -> None:
    rows = list(part(file, "word/document.xml").iter(f"{W}tr"))
    assert rows
    for row in rows:
        sides = [cell.find(f"{W}p/{W}pPr/{W}jc") is not None for cell in row.iter(f"{W}tc")]
        assert sides == [place > 0 for place, _ in enumerate(sides)]


def test_a_chart_stays_with_its_numbers_and_what_they_come_from_in_a_docx(file: bytes) -> None:
    body = part(file, "word/document.xml").find(f"{W}body")
    styles = {style.get(f"{W}styleId"): style for style in part(file, "word/styles.xml")}
    own = list(body)
    tables = [place for place, one in enumerate(own) if one.tag == f"{W}tbl"]
    assert len(tables) == len(CHARTS)
    for place in tables:
        caption, drawing, table = own[place - 2 : place + 1]
        for one in (caption, drawing, *table.iter(f"{W}p")):
            named = styles[one.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
            wishes = [shown.find(f"{W}pPr/{W}keepNext") for shown in (one, named)]
            assert any(wish is not None for wish in wishes)


def with_blocks(*blocks: Chart) -> Document:
    """A document that has nothing but these charts, and no notes."""
    shown = tuple(replace(block, citing=()) for block in blocks)
    return Document("T", "", "T", "en", (), "", "", (), (), shown, (), (), LABELS)


# ── HTML ─────────────────────────────────────────────────────────────────────────────────────────


def test_html_is_valid(page: Path) -> None:
    assert nu_messages(page) == []


def test_axe_finds_no_violation_and_a_phone_shows_all(page: Path) -> None:
    for seen in in_browser(page)[0]:
        assert seen["violations"] == []
        assert seen["overflow"] <= 0
        assert seen["fetched"] == []


def test_html_has_the_drawing_its_words_its_table_and_its_notes(page: Path) -> None:
    tree: Any = lxml_html.fromstring(page.read_bytes())
    figures = tree.find_class("chart")
    assert [figure.get("id") for figure in figures] == [shown.anchor for shown in CHARTS]
    for figure, shown in zip(figures, CHARTS, strict=True):
        (svg,) = figure.iter("svg")
        assert (svg.get("role"), svg.get("aria-label")) == ("img", shown.alt)
        cells = [cell.text_content() for cell in figure.iter("td")]
        assert [cell for cell in cells if cell in texts(shown)] == texts(shown)
        (caption,) = figure.iter("figcaption")
        assert caption.text_content() == f"{shown.caption} {shown.all_citing}"
        links = [link.get("href") for link in caption.iter("a")]
        assert links == ["#sdendnote1sym", "#sdendnote2sym"]
    assert len(tree.find_class("sdendnoteanc")) == 2  # a number in a caption is no mark


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_pdf_keeps_every_rule(pdf: Path, profile: str) -> None:
    assert broken_rules(pdf, profile) == []


def test_outloud_has_nothing_to_say(pdf: Path, folder: Path) -> None:
    assert not outloud_complaints(pdf, folder)


def test_pdf_has_figures_with_their_words_and_letters_that_can_be_read(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        found = [entry for _, entry in tagged(opened.Root.StructTreeRoot)]
        assert [str(entry.Alt) for entry in found if entry.S == "/Figure"] == [
            shown.alt for shown in CHARTS
        ]
        images = [image for page in opened.pages for image in page.get_images()]
        assert images == [], "a chart is no picture of pixels"
    said = " ".join(run(program("pdftotext"), pdf, "-").split())
    for words in (text for shown in CHARTS for text in texts(shown)):
        assert words in said
    assert "From the office’s <own> files. Notes 1 and 2." in said


# ── DOCX ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def template() -> bytes:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def drawings(file: bytes) -> Iterator[tuple[str, ET.Element]]:
    """The alternative text of each drawing of the body, and its part."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        relations = ET.fromstring(package.read("word/_rels/document.xml.rels"))
        targets = {one.get("Id"): one.get("Target", "")[1:] for one in relations}
        body = ET.fromstring(package.read("word/document.xml"))
        for drawing in body.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
        ):
            (name,) = (one.get("descr", "") for one in drawing if one.tag.endswith("}docPr"))
            (link,) = drawing.iter(f"{C}chart")
            key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
            yield name, ET.fromstring(package.read(targets[link.get(key)]))


@pytest.mark.parametrize("housed", [False, True])
def test_docx_is_sound_and_has_charts_of_words_own(
    housed: bool, document: Document, template: bytes, tmp_path: Path
) -> None:
    made = render_docx(document, template if housed else None)
    assert audit(made, tmp_path) == []
    found = list(drawings(made))
    assert [alt for alt, _ in found] == [shown.alt for shown in CHARTS]
    for (_, drawing), shown in zip(found, CHARTS, strict=True):
        labels = [one.text for one in drawing.iter() if one.tag.endswith("main}t")]
        assert sorted(str(label) for label in labels) == sorted(texts(shown))
        assert {one.get("val") for one in drawing.iter(f"{C}min")} <= {"0"}


def test_what_is_not_exact_has_a_dashed_edge_or_an_open_mark_in_a_docx(file: bytes) -> None:
    for number, shown in enumerate(CHARTS, start=1):
        drawing = part(file, f"word/charts/memocli{number}.xml")
        runs = [row.marks for row in shown.rows]
        if shown.kind == "bar" and len(runs) > 1:  # then the rows stand along the axis
            runs = list(zip(*runs, strict=True))
        for series, marks in zip(drawing.iter(f"{C}ser"), runs, strict=True):
            looks = {at: series for at, mark in enumerate(marks) if mark}
            looks |= {int(one.find(f"{C}idx").get("val")): one for one in series.iter(f"{C}dPt")}
            for at, look in looks.items():
                shape = look.find(f"{C}marker/{C}spPr" if shown.kind == "line" else f"{C}spPr")
                (colour, *_) = (one.get("val") for one in shape.iter(f"{A}srgbClr"))
                dashed = shape.find(f".//{A}prstDash") is not None
                is_open = colour == "FFFFFF"
                mark = marks[at]
                assert mark
                assert is_open == (not mark.is_exact)
                assert dashed == (not mark.is_exact and shown.kind == "bar")


def test_a_legend_has_room_below_its_chart(document: Document) -> None:
    one, two = ("Complaints", (mark(1), mark(2))), ("Charges", (mark(1), mark(2)))
    alone = chart("line", ("2028", "2029"), one)
    both = chart("line", ("2028", "2029"), one, two)
    body = part(render_docx(replace(document, blocks=(alone, both), notes=())), "word/document.xml")
    low, high = (int(one.get("cy")) for one in body.iter(f"{WP}extent"))
    assert high - low > 10 * 12_700  # a line of words


def test_an_axis_begins_at_zero_in_a_docx_unless_a_number_is_below(file: bytes) -> None:
    """One that begins elsewhere makes small differences look large."""
    for number, shown in enumerate(CHARTS, start=1):
        drawing = part(file, f"word/charts/memocli{number}.xml")
        least = [one.get("val") for one in drawing.iter(f"{C}min")]
        marks = [mark for row in shown.rows for mark in row.marks if mark]
        assert least == ([] if any(mark.value < 0 for mark in marks) else ["0"])


def test_a_year_without_a_number_is_no_zero_in_a_docx(file: bytes) -> None:
    drawing = part(file, f"word/charts/memocli{CHARTS.index(LINES) + 1}.xml")
    assert drawing.find(f"{C}chart/{C}dispBlanksAs").get("val") == "span"
    gaps = [len(one.findall(f"{C}pt")) for one in drawing.iter(f"{C}numLit")]
    assert gaps == [sum(mark is not None for mark in row.marks) for row in LINES.rows]


def test_docx_has_the_numbers_as_a_table_and_links_to_the_marks(file: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        body = package.read("word/document.xml").decode()
    for shown in CHARTS:
        for words in texts(shown):
            assert f">{words}<" in body
    # A field, which Word makes right after notes were added.
    assert body.count(r"> NOTEREF note_n001 \h <") == len(CHARTS)
    assert 'w:name="note_n001"' in body


def test_what_stands_below_a_chart_is_paler_than_what_stands_above(file: bytes) -> None:
    """As on the page: the caption and the notes are no second title."""
    styles = part(file, "word/styles.xml")
    looks = {
        style.get(f"{W}styleId"): [style.find(f"{W}rPr/{W}{key}") for key in ("b", "color")]
        for style in styles.iter(f"{W}style")
    }
    bold, colour = looks["PictureCaption"]
    assert bold is not None
    assert bold.get(f"{W}val") == "0"
    assert colour is not None
    assert colour.get(f"{W}val") == Design().muted


def test_libreoffice_prints_the_names_of_lines_below_one_another(
    document: Document, tmp_path: Path
) -> None:
    """One of them is wider than the column: without a place of its own it would stand on the other."""
    path = tmp_path / "memo.docx"
    path.write_bytes(render_docx(replace(document, blocks=(Columns((LINES,)),), notes=())))
    page = ET.fromstring(run(program("pdftotext"), "-bbox", office(path, "pdf", tmp_path), "-"))
    places: dict[str, list[tuple[float, float]]] = {"Complaints": [], "Recommendations": []}
    for word in page.iter("{http://www.w3.org/1999/xhtml}word"):
        if word.text in places:
            places[word.text].append((float(word.get("xMin", 0)), float(word.get("yMin", 0))))
    assert len(places["Recommendations"]) == 2  # in the legend and in the table
    for left, top in places["Recommendations"]:
        above = [y for x, y in places["Complaints"] if abs(x - left) < 3 and 5 < top - y < 40]
        assert len(above) == 1


def test_libreoffice_draws_the_charts(file: bytes, folder: Path) -> None:
    path = folder / "charts.docx"
    path.write_bytes(file)
    said = " ".join(run(program("pdftotext"), office(path, "pdf", folder), "-").split())
    for words in (text for shown in CHARTS for text in texts(shown)):
        assert said.count(words) >= 2, f"{words} is at its mark and in the table"


# ── all of them ──────────────────────────────────────────────────────────────────────────────────


def test_same_bytes_twice(document: Document, page: Path, pdf: Path, file: bytes) -> None:
    assert as_html(document) == page.read_bytes()
    assert as_pdf(document) == pdf.read_bytes()
    assert render_docx(document) == file


@pytest.mark.parametrize("kind", ["html", "pdf", "docx"])
def test_a_search_for_protected_words_sees_a_charts(
    kind: str, page: Path, pdf: Path, file: bytes
) -> None:
    content = {"html": page.read_bytes(), "pdf": pdf.read_bytes(), "docx": file}[kind]
    found = " ".join(" ".join(text.split()) for _, text in texts_of(f"memo.{kind}", content))
    for shown in CHARTS:
        assert shown.heading in found
        assert shown.alt in found
        assert all(row.label in found for row in shown.rows)


def test_words_of_a_chart_of_words_own_do_not_run_together(file: bytes) -> None:
    """A protected word is found as a whole word only."""
    placed = texts_of("memo.docx", file)
    words = "\n".join(text for place, text in placed if place == "word/charts/memocli1.xml")
    for row in BARS.rows:
        assert row.label in words.splitlines()


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_what_a_chart_is_made_of_is_nobodys_word(kind: str, document: Document) -> None:
    """Terms of SVG and of Word's charts: else a list with one of them would stop every build."""
    make = {"html": as_html, "docx": render_docx}[kind]
    heading = document.blocks[0]
    with_chart, with_table = (
        {
            word
            for _, text in texts_of(
                f"memo.{kind}", make(replace(document, blocks=(heading, *blocks), notes=()))
            )
            for word in re.findall(r"[^\W\d_][\w-]*", text)
        }
        for blocks in ((with_blocks(BARS).blocks), (BARS.table,))
    )
    said = f"{BARS.alt} {BARS.caption} {BARS.table_label} {BARS.anchor}"
    added = with_chart - with_table - set(re.findall(r"\w+", said))
    assert added <= {"Chart", "chart1", "charts", "memocli1"}, added


def test_a_page_template_without_charts_is_the_projects_own_choice(document: Document) -> None:
    own = TEMPLATE.replace('{% elif kind == "chart" %}', '{% elif kind == "none" %}')
    assert b"<svg" not in render_html(document, own, "")
