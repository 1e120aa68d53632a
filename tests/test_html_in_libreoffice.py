"""The HTML opened in LibreOffice: whole headings, a gap between columns, bands and rules, a header, the number of each page, who signs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from msgspec.structs import replace
from tests.support.docx_reading import W, part, parts_of
from tests.support.programs import office, program, run
from tests.support.rendering import as_html
from tests.support.sample_document import fronted_document, sample_document

from memocli.document import Band, Design, Front, Table, Text, flat
from memocli.font import FontFile
from memocli.render.html.office import office_rules

AUTHORS = ("Kaya Group", "Río Abierto")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page is, and what LibreOffice makes of it."""
    made = tmp_path_factory.mktemp("office")
    document = replace(fronted_document(), authors=AUTHORS)
    (made / "memo.html").write_bytes(as_html(document))
    return made


@pytest.fixture(scope="module")
def docx(folder: Path) -> bytes:
    return office(folder / "memo.html", "docx", folder).read_bytes()


@pytest.fixture(scope="module")
def pages(folder: Path) -> list[str]:
    """The words of each page, as they stand."""
    pdf = office(folder / "memo.html", "pdf", folder)
    return run(program("pdftotext"), "-layout", pdf, "-").split("\f")


def style(docx: bytes, name: str) -> Any:
    [found] = part(docx, "word/styles.xml").xpath(
        f"//w:style[@w:styleId='{name}']", namespaces={"w": W.strip("{}")}
    )
    return found


@pytest.mark.parametrize("level", [2, 3, 4])
def test_a_heading_stays_whole_and_with_what_it_heads(docx: bytes, level: int) -> None:
    found = style(docx, f"Heading{level}")
    for wish in ("keepNext", "keepLines"):
        said = found.find(f"{W}pPr/{W}{wish}")
        assert said is not None
        assert said.get(f"{W}val", "true") == "true"


@pytest.mark.parametrize("level", [2, 3, 4])
def test_a_heading_looks_as_on_paper(docx: bytes, level: int) -> None:
    looks = style(docx, f"Heading{level}").find(f"{W}rPr")
    assert looks.find(f"{W}color").get(f"{W}val").lower() == Design().accent
    assert looks.find(f"{W}sz").get(f"{W}val") == f"{2 * Design().heading_sizes[level - 2]:g}"
    assert looks.find(f"{W}rFonts").get(f"{W}ascii").split(";")[0] == Design().word_sans


def test_columns_stand_apart(docx: bytes) -> None:
    """LibreOffice knows no gap of a style sheet: the lines end before it."""
    for name in ("TextBody", "Heading3"):
        assert int(style(docx, name).find(f"{W}pPr/{W}ind").get(f"{W}end")) >= 200


def test_a_band_has_its_ground_and_its_edge(docx: bytes) -> None:
    bands = sum(isinstance(block, Band) for block in flat(sample_document().blocks))
    shaded = [
        found
        for found in part(docx, "word/document.xml").iter(f"{W}p")
        if found.find(f"{W}pPr/{W}shd") is not None
        and found.find(f"{W}pPr/{W}shd").get(f"{W}fill") == Design().band.upper()
    ]
    heads = [
        one for one in shaded if one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Heading2ofband"
    ]
    assert len(heads) == bands
    assert len(shaded) >= 3 * bands
    for one in shaded:
        assert one.find(f"{W}pPr/{W}pBdr/{W}left").get(f"{W}color") == Design().accent.upper()


def test_a_verdict_has_its_colour_and_rows_their_rules(docx: bytes) -> None:
    body = part(docx, "word/document.xml")
    shown = {found.get(f"{W}val") for found in body.iter(f"{W}rStyle")}
    for key in ("partly-met", "not-met", "no-evidence"):
        name = f"StrongEmphasis{key.replace('-', '')}"
        assert name in shown
        colour = style(docx, name).find(f"{W}rPr/{W}color").get(f"{W}val")
        assert colour.lower() == Design().verdict_colours[key]
    ruled = [found.get(f"{W}color") for found in body.iter(f"{W}bottom")]
    assert ruled.count(Design().rule.upper()) >= 6


def test_the_box_has_its_ground_and_links_their_colour(docx: bytes) -> None:
    box = next(part(docx, "word/document.xml").iter(f"{W}tbl"))
    grounds = {found.get(f"{W}fill").lower() for found in box.iter(f"{W}shd")}
    assert grounds == {Design().band}
    colour = style(docx, "InternetLink").find(f"{W}rPr/{W}color").get(f"{W}val")
    assert colour.lower() == Design().link


def test_notes_are_small_and_close_together(docx: bytes) -> None:
    assert style(docx, "Endnote").find(f"{W}rPr/{W}sz").get(f"{W}val") == "16"
    notes = list(part(docx, "word/endnotes.xml").iter(f"{W}p"))[2:]
    assert len(notes) >= len(fronted_document().notes)
    assert all(int(one.find(f"{W}pPr/{W}spacing").get(f"{W}after")) <= 60 for one in notes)


def test_numbers_stand_at_the_right(folder: Path) -> None:
    rows = ((Text("Sonora"),), (Text("5,120"),))
    shown = Table("Cases", ("State", "Cases"), (rows,), numeric=(False, True))
    document = replace(
        fronted_document(), blocks=(shown,), notes=(), about=(), front=Front(), contents=None
    )
    (folder / "table.html").write_bytes(as_html(document))
    made = office(folder / "table.html", "docx", folder).read_bytes()
    (table,) = part(made, "word/document.xml").iter(f"{W}tbl")
    sides = [one.find(f"{W}pPr/{W}jc").get(f"{W}val") for one in table.iter(f"{W}p")]
    assert sides == ["start", "end", "start", "end"]


def test_every_page_has_the_title_and_its_number(pages: list[str], docx: bytes) -> None:
    """But for the pages of notes, which LibreOffice makes in a style of its own."""
    running = sample_document().running_title
    numbered = [re.search(r"Page (\d+) of (\d+)", page) for page in pages]
    numbers = [int(found[1]) for found in numbered if found]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 1
    assert all(page.split("\n")[0].strip() == running for page in pages[: len(numbers)])
    files = parts_of(docx)
    assert running in files["word/header1.xml"].decode()
    assert " PAGE " in files["word/footer1.xml"].decode()


def test_header_and_footer_look_as_on_paper(docx: bytes) -> None:
    for path, name in (("header1", "TextBodyrunning"), ("footer1", "TextBodyfoot")):
        shown = part(docx, f"word/{path}.xml").find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val")
        assert shown == name
        assert style(docx, name).find(f"{W}rPr/{W}sz").get(f"{W}val") == "16"
        colour = style(docx, name).find(f"{W}rPr/{W}color").get(f"{W}val")
        assert colour.lower() == Design().muted


def test_signs_behind_claims_are_no_part_of_the_sentence() -> None:
    """They stand among the words there, since LibreOffice raises nothing: so they are small and pale."""
    (rule,) = re.findall(r"^\.basis \{(.*)\}$", office_rules(Design()), re.MULTILINE)
    assert f"font-size: {Design().small_size}pt" in rule
    assert f"color: #{Design().muted}" in rule


def test_running_text_is_in_a_serif(docx: bytes) -> None:
    """For a font that it does not know, as the packaged ones, LibreOffice takes a sans."""
    fonts = style(docx, "TextBody").find(f"{W}rPr/{W}rFonts").get(f"{W}ascii")
    assert fonts.split(";")[0] == Design().word_serif
    assert "Source" not in office_rules(Design())


def test_all_who_sign_are_its_author(docx: bytes) -> None:
    assert (
        "<dc:creator>Kaya Group; Río Abierto</dc:creator>"
        in parts_of(docx)["docProps/core.xml"].decode()
    )


def test_a_draft_says_so_on_every_page() -> None:
    draft = as_html(sample_document(draft=True)).decode()
    assert f'<p class="running">DRAFT: {sample_document().running_title}</p>' in draft


def test_nobody_else_meets_what_is_for_libreoffice(folder: Path) -> None:
    """Browsers and pandoc print no template, and Word does not read it; a sheet for no medium counts for nobody."""
    page = (folder / "memo.html").read_text("utf-8")
    only = re.search(
        r'<!--\[if !mso\]><!-->\s*<style media="not all">.*?<template>.*?</style>\s*<!--<!\[endif\]-->',
        page,
        re.DOTALL,
    )
    assert only
    assert f'<style media="not all">\n{office_rules(Design())}</style>' in only[0]
    assert only[0].count("<style") == only[0].count('<style media="not all">') == 2
    assert page.index(only[0]) < page.index("</head>")
    words = pypandoc.convert_text(page, "plain", format="html")
    assert "Page 1 of" not in words
    assert sample_document().running_title not in words.replace(sample_document().title, "")


def test_the_rules_say_every_value_themselves() -> None:
    """LibreOffice knows no custom property: it would take `var` for the name of a font."""
    font = FontFile("Own Serif", 400, italic=False, content=b"")
    own = office_rules(Design(accent="0b5563", serif="Own Serif", files=(font,)))
    assert "var(" not in own
    assert "#0b5563" in own
    assert '"Own Serif"' in own
