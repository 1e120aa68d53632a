"""Italics of a PDF are drawn with letters of their own: no face is slanted or thickened by a program."""

from __future__ import annotations

import io
import re
from typing import Final

import pikepdf
from fontTools.ttLib import TTFont
from msgspec.structs import replace
from tests.support.rendering import TEMPLATE, as_pdf
from tests.support.sample_document import sample_document

# Emphasis in every kind of text that has a face of its own, and what a project's own style sheet or template may ask for.
EVERYWHERE: Final = """
<h2>A <em>b</em></h2><h3>A <em>b</em></h3>
<p><strong class="lead">A <em>b</em></strong> a <em>b <strong>c</strong></em> <strong>a <em>b</em></strong></p>
<table><caption>A <em>b</em></caption><thead><tr><th scope="col">A <em>b</em></th></tr></thead>
<tbody><tr><td>A <em>b</em> <strong>c <em>d</em></strong></td></tr></tbody></table>
<p style="font-style: oblique">a <b>b</b></p><p style="font-weight: 800"><i>a</i></p>
<p style="font: italic 300 1em var(--sans)">a</p><p style="font: italic 900 1em var(--sans)">a ↑ → ◆</p>
"""
_NAME: Final = re.compile(
    r"/[A-Z]{6}\+(?P<family>Source-(?:Serif|Sans)-Pro)(?P<bold>-Semi-Bold)?(?P<italic>-Italic)?"
)


def drawn_with(file: pikepdf.Pdf) -> dict[str, str]:
    """What each font of a file is called there, and what the letters in it are called by who drew them."""
    found = {}
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            letters = TTFont(io.BytesIO(item.FontFile3.read_bytes()))["CFF "].cff
            found[str(item.FontName)] = str(letters.fontNames[0])
    return found


def test_no_face_is_slanted_or_thickened_by_a_program() -> None:
    memo = replace(sample_document(), blocks=(), notes=(), about=(), corrections=None)
    made = as_pdf(memo, template=TEMPLATE.replace("</main>", f"{EVERYWHERE}</main>"))
    with pikepdf.open(io.BytesIO(made)) as file:
        fonts = drawn_with(file)
        for sheet in file.pages:
            drawn = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(sheet))
            turned = set(re.findall(rb"(\S+ \S+ \S+ \S+) \S+ \S+ Tm", drawn))
            assert turned == {b"1 0 0 -1"}, "letters are slanted"
            assert b" Tr\n" not in drawn.replace(b"0 Tr\n", b""), "letters are outlined"
    for name, letters in fonts.items():
        said = _NAME.fullmatch(name)
        assert said, name
        weight = "Semibold" if said["bold"] else "" if said["italic"] else "Regular"
        family = said["family"].replace("-", "")
        assert letters == f"{family}-{weight}{'It' if said['italic'] else ''}"
    assert len([name for name in fonts if "Italic" in name]) == 4
