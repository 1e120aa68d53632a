"""`design` in memo.yaml: one look for PDF, HTML and DOCX, from paper to fonts, and what knows of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from tests.support.docx_reading import audit
from tests.support.memory_tree import project_of
from tests.support.own_fonts import family, font_of
from tests.support.pdf_reading import broken_rules
from tests.support.programs import outloud_complaints, program, run
from tests.support.small_project import FILES, write_project

from memocli.assemble.design import design_of
from memocli.checks import Selection
from memocli.colour import contrast
from memocli.compare import Side, compare
from memocli.document import Design
from memocli.load import load_library
from memocli.manifest import digest
from memocli.mask import Mask
from memocli.pipeline.build import Build, build_memo
from memocli.pipeline.check import check_memos
from memocli.pipeline.compare import compare_years
from memocli.pipeline.options import BuildOptions
from memocli.pipeline.redline import redline_memo
from memocli.pipeline.report_changes import ReportOptions, report_changes
from memocli.project import YearAt, project_at
from memocli.render.forms import Form
from memocli.scaffold.new_year import year_files
from memocli.sealing import Material, alterations, seal_of, seal_text
from memocli.template_sets import templates_in_files

HEAD: Final = "memo/2018/memo.yaml"
DESIGN: Final = """\
design:
  paper: a4
  colours: {ink: 000000, accent: "#0B5563", band: eef4f5, link: 5b2a86, met: 00594c, partly-met: 6b4e00}
  sizes: {body: 9.5, note: 7.5, title: 30, heading-1: 18, heading-2: 13}
  fonts: {serif: Own Serif, sans: own sans}
"""
FONTS: Final = {**family("Own Serif"), **family("Own Sans")}


def with_design(design: str, *more: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """The small project with a look."""
    files: dict[str, str | bytes] = {**FILES, HEAD: FILES[HEAD] + design}
    for others in more:
        files |= others
    return files


def built(files: Mapping[str, str | bytes], **options: Any) -> Build:
    made = build_memo(project_of(files), 2018, BuildOptions(**options))
    assert made.files, [*made.check.diagnostics, *made.exposures]
    return made


@pytest.fixture(scope="module")
def plain() -> Mapping[str, bytes]:
    """The outputs of the small project as memocli sets it."""
    return built(FILES).files


@pytest.fixture(scope="module")
def designed() -> Mapping[str, bytes]:
    """Those with another look in every respect."""
    return built(with_design(DESIGN, FONTS)).files


def parts(file: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {
            name: package.read(name).decode() for name in package.namelist() if name.endswith("xml")
        }


def operations(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """What draws a page: operands and operator."""
    for one in pikepdf.parse_content_stream(page):
        assert isinstance(one, pikepdf.ContentStreamInstruction)
        yield one.operands, str(one.operator)


def colours_in(pdf: bytes) -> set[str]:
    """The colours that a PDF fills with, as hexadecimal digits."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            for operands, operator in operations(page):
                if operator in ("rg", "scn") and len(operands) == 3:
                    found.add(bytes(round(float(one) * 255) for one in operands).hex())
    return found


# ── paper ────────────────────────────────────────────────────────────────────────────────────────


def sizes_of_pages(pdf: bytes) -> set[tuple[int, ...]]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return {tuple(round(float(side)) for side in page.mediabox[2:]) for page in file.pages}


def test_all_outputs_are_on_the_paper(
    plain: Mapping[str, bytes], designed: Mapping[str, bytes]
) -> None:
    assert sizes_of_pages(plain["memo-2018.pdf"]) == {(612, 792)}
    assert sizes_of_pages(designed["memo-2018.pdf"]) == {(595, 842)}
    for files, wanted in ((plain, ("12240", "15840")), (designed, ("11906", "16838"))):
        document = parts(files["memo-2018.docx"])["word/document.xml"]
        assert set(re.findall(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"/>', document)) == {wanted}
    for files, size in ((plain, "8.5in 11.0in"), (designed, "8.268in 11.693in")):
        page = files["memo-2018.html"].decode()
        assert set(re.findall(r"@page[^{]*\{ size: ([^;]+);", page)) == {size}


def test_poppler_calls_the_paper_a4(designed: Mapping[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "memo.pdf").write_bytes(designed["memo-2018.pdf"])
    assert "(A4)" in run(program("pdfinfo"), tmp_path / "memo.pdf")


# ── colours and sizes ────────────────────────────────────────────────────────────────────────────


def test_all_outputs_have_the_colours_and_none_of_ours(
    plain: Mapping[str, bytes], designed: Mapping[str, bytes]
) -> None:
    ours = Design()
    was, now = colours_in(plain["memo-2018.pdf"]), colours_in(designed["memo-2018.pdf"])
    assert {ours.accent, ours.band, ours.ink} <= was
    assert {"0b5563", "eef4f5", "000000"} <= now
    assert not {ours.accent, ours.band, ours.ink, ours.link} & now - {
        ours.verdict_colours["not-met"]
    }
    page = designed["memo-2018.html"].decode()
    for name, colour in (("ink", "000000"), ("accent", "0b5563"), ("partly-met", "6b4e00")):
        assert f"--{name}: #{colour};" in page
        assert f"--{name}: #{ours.verdict_colours.get(name) or getattr(ours, name)};" not in page
    word = parts(designed["memo-2018.docx"])
    styles, theme = word["word/styles.xml"], word["word/theme/theme1.xml"]
    assert all(colour in styles for colour in ("000000", "0b5563", "eef4f5", "5b2a86", "6b4e00"))
    assert '<a:accent1><a:srgbClr val="0b5563"/>' in theme
    assert '<a:hlink><a:srgbClr val="5b2a86"/>' in theme
    assert not any(ours.link in part or ours.band in part for part in word.values())
    # The bar of the band has the colour of its verdict.
    assert 'w:color="6b4e00"' in word["word/document.xml"]


def test_charts_have_the_colours_and_the_font(designed: Mapping[str, bytes]) -> None:
    drawn = re.findall(r"<svg.*?</svg>", designed["memo-2018.html"].decode(), re.DOTALL)[0]
    assert "fill:var(--accent,#0b5563)" in drawn
    assert "Own Sans, Calibri" in drawn
    part = parts(designed["memo-2018.docx"])["word/charts/memocli1.xml"]
    assert '<a:srgbClr val="0b5563"/>' in part
    assert '<a:latin typeface="Own Sans"/>' in part
    assert Design().accent not in part


def test_all_outputs_have_the_sizes(designed: Mapping[str, bytes]) -> None:
    page = designed["memo-2018.html"].decode()
    sizes = {
        "body-size": 9.5,
        "note-size": 7.5,
        "title-size": 30.0,
        "heading-1": 18.0,
        "heading-2": 13.0,
    }
    assert all(f"--{name}: {size}pt;" in page for name, size in sizes.items())
    assert "--heading-3: 10.5pt;" in page
    styles = parts(designed["memo-2018.docx"])["word/styles.xml"]
    for style, half_points in (
        ("Title", 60),
        ("Heading1", 36),
        ("Heading2", 26),
        ("EndnoteText", 15),
    ):
        body = re.findall(rf'w:styleId="{style}">.*?</w:style>', styles, re.DOTALL)[0]
        assert f'<w:sz w:val="{half_points}"/>' in body
    with pikepdf.open(io.BytesIO(designed["memo-2018.pdf"])) as file:
        used = {
            round(float(operands[1]) * 0.75 * 4) / 4
            for page_ in file.pages
            for operands, operator in operations(page_)
            if operator == "Tf"
        }
    assert {9.5, 7.5, 30.0} <= used or {12.75, 10.0, 40.0} & used, used


def test_a_dark_screen_has_lighter_colours_of_the_same_hue(
    plain: Mapping[str, bytes], designed: Mapping[str, bytes]
) -> None:
    """Those that are memocli's own stay as the style sheet has them."""
    rules = r"@media screen and \(prefers-color-scheme: dark\) \{ :root \{(.*?)\} \}"
    assert re.findall(rules, plain["memo-2018.html"].decode()) == []
    [found] = re.findall(rules, designed["memo-2018.html"].decode())
    dark = dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", found))
    assert dark.keys() == {"accent", "link", "met", "partly-met"}
    assert all(contrast(colour, "23282e") >= 4.5 for colour in dark.values())
    red, green, blue = bytes.fromhex(dark["accent"])
    assert red < green < blue


# ── fonts ────────────────────────────────────────────────────────────────────────────────────────


def embedded(pdf: bytes, folder: Path) -> set[str]:
    (folder / "fonts.pdf").write_bytes(pdf)
    lines = run(program("pdffonts"), folder / "fonts.pdf").splitlines()[2:]
    assert all(re.search(r" yes yes yes +\d+ +0$", line) for line in lines), lines
    return {line.split()[0].split("+")[1] for line in lines}


def test_pdf_and_html_hold_the_fonts_and_word_names_them(
    designed: Mapping[str, bytes], tmp_path: Path
) -> None:
    found = embedded(designed["memo-2018.pdf"], tmp_path)
    assert {name.split("-")[1] for name in found} == {"Serif", "Sans"}
    assert {name.split("-")[0] for name in found} == {"Own"}
    page = designed["memo-2018.html"].decode()
    assert '--serif: "Own Serif", "Cambria", "Georgia", serif;' in page
    assert '--sans: "Own Sans", "Calibri",' in page
    assert page.count("data:font/otf;base64,") == len(FONTS)
    assert "memocli S" not in page
    # Word has the family where it is installed.
    assert 'body, p, li, td, th { font-family: "Own Serif", serif;' in page
    word = parts(designed["memo-2018.docx"])
    assert '<w:font w:name="Own Serif"><w:altName w:val="Cambria"/>' in word["word/fontTable.xml"]
    assert "Source S" not in "".join(word.values())


def test_one_family_alone_and_a_packaged_one_in_the_place_of_the_other(tmp_path: Path) -> None:
    design = "design:\n  fonts: {serif: Source Sans Pro, sans: Own Sans}\n"
    files = built(with_design(design, FONTS), forms=(Form.PDF, Form.HTML)).files
    found = embedded(files["memo-2018.pdf"], tmp_path)
    assert {name.split("-Pro")[0].split("-Semi")[0] for name in found} == {
        "Own-Sans",
        "Source-Sans",
    }
    assert (
        '--serif: "memocli Sans", "Source Sans Pro", "Calibri",' in files["memo-2018.html"].decode()
    )


def test_a_size_out_of_bounds_is_told_and_not_taken() -> None:
    head = FILES["memo/2018/memo.yaml"] + "design: {sizes: {title: 99, body: 9}}\n"
    library = load_library(project_of({**FILES, "memo/2018/memo.yaml": head}), [2018])
    assert [(found.code, found.hint) for found in library.diagnostics] == [
        ("F006", "write `title: 40`")
    ]
    look = design_of(library.memos[2018])
    assert (look.title_size, look.body_size) == (Design().title_size, 9)


def test_a_family_without_italics_stands_upright_and_that_is_said(tmp_path: Path) -> None:
    """Nothing is slanted or thickened by a program."""
    few: dict[str, str | bytes] = {"templates/fonts/few.ttf": font_of("Few")}
    made = built(with_design("design:\n  fonts: {serif: Few, sans: Few}\n", few), forms=(Form.PDF,))
    said = [(found.code, found.message) for found in made.check.diagnostics if found.code == "F022"]
    assert said == 2 * [("F022", "the font `Few` has no file for: italic, bold, bold italic")]
    assert len(embedded(made.files["memo-2018.pdf"], tmp_path)) == 1
    with pikepdf.open(io.BytesIO(made.files["memo-2018.pdf"])) as file:
        for page in file.pages:
            for operands, operator in operations(page):
                # Neither slanted nor, by a line around each letter, thickened.
                assert operator != "Tm" or float(operands[2]) == 0
                assert operator != "Tr" or int(operands[0]) == 0


def test_of_several_weights_the_nearest_are_taken() -> None:
    """Light and black ones of the family lie beside."""
    files: dict[str, str | bytes] = {
        "templates/fonts/a-light.otf": font_of("Many", usWeightClass=300),
        "templates/fonts/b-black.otf": font_of("Many", bold=True, usWeightClass=900),
        "templates/fonts/readme.txt": "no font",
        **family("Many"),
    }
    library = load_library(
        project_of(with_design("design:\n  fonts: {serif: MANY}\n", files)), [2018]
    )
    assert sorted(library.memos[2018].fonts) == sorted(family("Many"))


@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_the_standards_are_kept(standard: str, designed: Mapping[str, bytes]) -> None:
    assert broken_rules(designed["memo-2018.pdf"], standard) == []


def test_other_programs_have_no_more_complaints(
    plain: Mapping[str, bytes], designed: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Than of our own look: outloud finds the alternative texts of the small project odd."""
    complaints = []
    for files in (plain, designed):
        (tmp_path / "memo.pdf").write_bytes(files["memo-2018.pdf"])
        complaints.append(outloud_complaints(tmp_path / "memo.pdf", tmp_path))
    assert complaints[0] == complaints[1]
    assert audit(designed["memo-2018.docx"], tmp_path) == []


def test_a_draft_is_marked_on_every_page_of_the_paper() -> None:
    files = built(with_design(DESIGN, FONTS), draft=True, forms=(Form.PDF,)).files
    assert sizes_of_pages(files["memo-2018-draft.pdf"]) == {(595, 842)}


# ── the same again, and what knows of it ─────────────────────────────────────────────────────────


def test_the_same_design_gives_the_same_bytes(designed: Mapping[str, bytes]) -> None:
    assert built(with_design(DESIGN, FONTS)).files == designed


def test_a_design_that_says_nothing_new_changes_no_byte(plain: Mapping[str, bytes]) -> None:
    ours = Design()
    design = f"design:\n  paper: letter\n  colours: {{accent: {ours.accent}, met: {ours.verdict_colours['met']}}}\n  sizes: {{body: 10}}\n"
    files = built(with_design(design)).files
    assert {name: file for name, file in files.items() if name != "manifest.json"} == {
        name: file for name, file in plain.items() if name != "manifest.json"
    }


def test_the_manifest_lists_the_fonts_that_are_used(designed: Mapping[str, bytes]) -> None:
    manifest = designed["manifest.json"].decode()
    assert all(f'"{path}": "{digest(content)}"' in manifest for path, content in FONTS.items())
    more = {**FONTS, "templates/fonts/unused.otf": font_of("Unused")}
    assert built(with_design(DESIGN, more)).files == designed


def test_the_next_year_has_the_look() -> None:
    library = load_library(project_of(with_design(DESIGN, FONTS)), [2018])
    made = year_files(library, library.memos[2018], 2019, None)
    assert DESIGN in made["memo.yaml"].decode()


def test_a_comparison_says_that_the_look_is_another() -> None:
    sides = []
    for design in (
        "design:\n  paper: letter\n",
        "design:\n  paper: a4\n  colours: {accent: 0b5563}\n",
    ):
        library = load_library(project_of(with_design(design)), [2018])
        sides.append(Side(library.memos[2018], library, "2018", Mask(library)))
    changes = compare(*sides)
    [found] = changes.head
    assert (found.key, found.old, found.new) == (
        "design",
        "paper letter",
        "paper a4, colours.accent 0b5563",
    )


def test_a_seal_tells_that_the_look_or_a_font_is_another() -> None:
    files = with_design(DESIGN, FONTS)
    path = next(iter(FONTS))
    assert changed(files, files) == []
    respelt = {
        **files,
        HEAD: str(files[HEAD]).replace("{serif: Own Serif, ", "{serif:  Own Serif,  "),
    }
    assert changed(respelt, files) == []
    other = {**files, HEAD: str(files[HEAD]).replace("9.5", "10.5")}
    assert changed(other, files) == [("head", "design")]
    assert changed({**files, path: font_of("Own Serif", sxHeight=9)}, files) == [
        ("template", "fonts")
    ]
    assert changed(files, {**FILES}) == [("head", "design")]


def changed(
    files: Mapping[str, str | bytes], before: Mapping[str, str | bytes]
) -> list[tuple[str, str]]:
    """What changed since a memo was sealed."""
    seals = []
    for one in (before, files):
        project = project_of(one)
        library = load_library(project, [2018])
        templates = templates_in_files(project, None)
        seals.append(
            seal_of(Material(library.memos[2018], library.sources, {}, templates=templates))
        )
    return [(found.kind, found.name) for found in alterations(*seals)]


def test_a_silent_change_of_the_look_is_told_with_what_to_do() -> None:
    files = with_design(DESIGN, FONTS)
    project = project_of(files)
    library = load_library(project, [2018])
    templates = templates_in_files(project, None)
    seal = seal_of(Material(library.memos[2018], library.sources, {}, templates=templates))
    files |= {
        "memo/2018/seal.yaml": seal_text(seal),
        HEAD: str(files[HEAD]).replace("a4", "letter"),
    }
    [found] = check_memos(project_of(files), [2018], Selection(("Y311",))).diagnostics
    assert found.message == "`design` is not what it was when the memo of 2018 was sealed"
    assert found.hint.endswith("`memocli seal 2018 --again` seals that look")


def test_reports_and_redlines_have_the_look_of_the_newer_memo(tmp_path: Path) -> None:
    write_project(tmp_path, with_design("design:\n  paper: a4\n  colours: {accent: 0b5563}\n"))
    project = project_at(tmp_path)
    old, new = (YearAt(year) for year in (2017, 2018))
    compared = compare_years(project, old, new)
    report = report_changes(project, compared, ReportOptions((Form.PDF, Form.DOCX))).files
    [pdf] = (file for name, file in report.items() if name.endswith(".pdf"))
    assert sizes_of_pages(pdf) == {(595, 842)}
    made = redline_memo(project, old, new, "redline.docx").content
    for docx in (made, *(file for name, file in report.items() if name.endswith(".docx"))):
        assert set(re.findall(r'<w:pgSz w:w="(\d+)"', parts(docx)["word/document.xml"])) == {
            "11906"
        }
        assert "0b5563" in parts(docx)["word/styles.xml"]


def test_the_name_of_a_font_is_nobodys() -> None:
    """A family may be called as a person is: it stops no build. The name of its file, which people give, does."""
    families: dict[str, str | bytes] = {
        f"templates/fonts/{number}.otf": font_of("Quintus Serif", bold=bold, italic=italic)
        for number, (bold, italic) in enumerate(product((False, True), repeat=2))
    }
    listed: dict[str, str | bytes] = {"private/protect.txt": "Quintus\nSerif\n"}
    design = "design:\n  fonts: {serif: Quintus Serif, sans: Quintus Serif}\n"
    assert built(with_design(design, families, listed)).exposures == ()
    named = {
        path.replace("fonts/", "fonts/quintus-"): content for path, content in families.items()
    }
    found = build_memo(project_of(with_design(design, named, listed)), 2018, BuildOptions())
    assert found.files == {}
    assert {place for one in found.exposures for place in one.outputs} == {
        ("manifest.json", "inputs")
    }
