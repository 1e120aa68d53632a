"""The fonts that a page holds itself: fresh, light, under their licence, seen by browsers and by nobody else."""

from __future__ import annotations

import io
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest
from fontTools.ttLib import TTFont
from lxml.etree import tostring
from msgspec.structs import replace
from tests.support.docx_reading import part
from tests.support.own_fonts import font_of
from tests.support.places import ROOT
from tests.support.programs import in_browser, office
from tests.support.rendering import STYLESHEET, TEMPLATE, as_html
from tests.support.sample_document import sample_document
from tests.support.web_fonts import (
    outlines_of,
    subset_of,
    unpacked,
    web_fonts,
    what_is_in,
    without_fonts,
)

from memocli import web_fonts as kept
from memocli.document import Design, Document, Paragraph, Text
from memocli.font import read_font, words_of_font
from memocli.language import LANGUAGES
from memocli.protect.unpack import texts_of
from memocli.protect.words import Finder, Protected, words_of
from memocli.render.faces import FACES, Face
from memocli.render.html import render_html
from memocli.render.html.fonts import LARGEST_OWN, font_rules

_RULE: Final = re.compile(
    r'@font-face \{ font-family: "([^"]+)"; font-weight: (\d+); font-style: (\w+); src: url\(data:font/(\w+);base64,([\w+/=]+)\) \}'
)


def faces_in(css: str) -> list[tuple[str, str, str, str]]:
    return [found[:4] for found in _RULE.findall(css)]


def own(size: int = 0) -> Design:
    """A design with a serif of one file, which has `size` bytes or more."""
    font = read_font(font_of("Own Serif", bold=True))
    return Design(
        serif="Own Serif", files=(replace(font, content=font.content + bytes(max(0, size))),)
    )


# ── The file ─────────────────────────────────────────────────────────────────────────────────────


def test_the_fonts_are_fresh(update: bool) -> None:
    """Compared by what is in them: their bytes change with each version of what packs them."""
    if update:
        Path(kept.__file__).write_text(web_fonts(), encoding="utf-8")
    assert list(kept.FACES) == [(face.family, face.weight, face.italic) for face in FACES]
    stale = [face for face in FACES if what_is_in(subset_of(face)) != what_is_in(in_pages(face))]
    assert stale == [], "`pytest --update` makes src/memocli/web_fonts.py anew"


def in_pages(face: Face) -> TTFont:
    return unpacked(kept.FACES[face.family, face.weight, face.italic])


def test_all_of_them_have_the_weight_of_a_picture() -> None:
    assert sum(map(len, kept.FACES.values())) < 200_000


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.attribute)
def test_licence_and_copyright_go_along_and_the_reserved_name_does_not(face: Face) -> None:
    names = {name.nameID: str(name) for name in in_pages(face)["name"].names}
    assert "Adobe" in names[0]
    assert "SIL Open Font License, Version 1.1" in names[13]
    assert all("Source" not in names[place] for place in (1, 2, 4, 6))
    assert names[1] == kept.NAMES[face.family]
    licence = (ROOT / "LICENSE-fonts.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert face.family in licence


def test_no_sign_that_memocli_prints_is_left_out() -> None:
    """Nor a letter of the words in which it speaks, nor of Latin languages: as far as the whole fonts have them."""
    words = "".join(map(repr, LANGUAGES.values()))
    pages = unescape(as_html(sample_document()).decode())
    printed = {*words, *pages, *map(chr, range(0x20, 0x180))}
    for face in FACES:
        whole, ours = (
            set(font.getBestCmap())
            for font in (TTFont(io.BytesIO(outlines_of(face))), in_pages(face))
        )
        assert {chr(code) for code in whole - ours} & printed == set()


# ── The page ─────────────────────────────────────────────────────────────────────────────────────


def test_a_page_holds_the_families_that_it_is_set_in_and_no_others() -> None:
    weights = [("400", "normal"), ("400", "italic"), ("600", "normal"), ("600", "italic")]
    serif, sans = ([(name, *one, "woff2") for one in weights] for name in kept.NAMES.values())
    assert faces_in(font_rules(Design())) == serif + sans
    assert faces_in(font_rules(own())) == [*sans, ("Own Serif", "600", "normal", "otf")]
    assert faces_in(font_rules(Design(serif="Charter", sans="Charter"))) == []
    assert kept.LICENCE in font_rules(Design())


def test_a_font_of_its_own_is_said_to_be_what_it_is() -> None:
    regular = read_font(font_of("Own Serif"))
    bold = read_font(font_of("Own Serif", bold=True, italic=True))
    files = (replace(regular, content=bytes((0, 1, 0, 0))), bold)
    assert faces_in(font_rules(Design(serif="Own Serif", sans="Charter", files=files))) == [
        ("Own Serif", "400", "normal", "ttf"),
        ("Own Serif", "600", "italic", "otf"),
    ]


def test_a_font_of_its_own_comes_as_it_is_unless_it_is_a_heavy_one() -> None:
    design = own()
    [(*_, data)] = [found for found in _RULE.findall(font_rules(design)) if found[0] == "Own Serif"]
    assert b64decode(data) == design.files[0].content
    assert "Own Serif" not in font_rules(own(LARGEST_OWN))


def test_a_page_for_paper_holds_and_names_none_of_them() -> None:
    page = render_html(sample_document(), TEMPLATE, STYLESHEET, medium="pdf").decode()
    assert "memocli S" not in page
    assert "@font-face" not in page


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """What Chromium shows of the sample, and of the sample in a serif of its own."""
    folder = tmp_path_factory.mktemp("fonts")
    paths = folder / "memo.html", folder / "own.html"
    # A sign that no Latin font has: it is shown in another one, and the rest stays.
    foreign = replace(
        sample_document(), blocks=(*sample_document().blocks, Paragraph((Text("警察"),)))
    )
    for path, document in zip(
        paths, (foreign, replace(sample_document(), design=own())), strict=True
    ):
        path.write_bytes(as_html(document))
    return in_browser(*paths)


def test_a_browser_shows_the_words_in_the_fonts_of_the_page(
    seen: list[list[dict[str, Any]]],
) -> None:
    for setting in seen[0]:
        assert {
            f"memocli {kind} {weight} normal" for kind in ("Serif", "Sans") for weight in (400, 600)
        } <= set(setting["fonts"])
        assert setting["fetched"] == []
    assert all("Own Serif 600 normal" in setting["fonts"] for setting in seen[1])
    assert not any("memocli Serif" in font for setting in seen[1] for font in setting["fonts"])


def test_libreoffice_makes_the_same_of_a_page_with_and_without_them(tmp_path: Path) -> None:
    page = as_html(sample_document()).decode()
    bare = without_fonts(page)
    assert len(bare) < len(page) - 100_000
    made = []
    for words in (page, bare):
        (tmp_path / "memo.html").write_text(words, encoding="utf-8")
        docx = office(tmp_path / "memo.html", "docx", tmp_path).read_bytes()
        made.append(
            [
                tostring(part(docx, f"word/{name}.xml"))
                for name in ("document", "styles", "endnotes")
            ]
        )
    assert made[0] == made[1]


def test_word_does_not_meet_them() -> None:
    page = as_html(sample_document()).decode()
    styles = re.findall(
        r"<!--\[if !mso\]><!-->\s*<style>(.*?)</style>\s*<!--<!\[endif\]-->", page, re.DOTALL
    )
    assert (
        page.count("@font-face") == sum(style.count("@font-face") for style in styles) == len(FACES)
    )


# ── Protected words ──────────────────────────────────────────────────────────────────────────────


def found(page: str, words: Iterable[str]) -> set[str]:
    finder = Finder([Protected(words_of(word), word) for word in words])
    texts = texts_of("memo.html", page.encode())
    return {string.where for _, text in texts for string in finder.found(text)}


def plain(design: Design) -> Document:
    return replace(sample_document(), blocks=(), notes=(), design=design)


@pytest.mark.parametrize("design", [Design(), own()], ids=["packaged", "own"])
def test_fonts_are_no_words(design: Design) -> None:
    """What comes about by chance in letters or outlines is no name, and the name of a family is nobody's."""
    page = as_html(plain(design)).decode()
    bare = without_fonts(page)
    contents = [*map(b64decode, kept.FACES.values()), *(font.content for font in design.files)]
    rows = re.findall(r"[A-Za-z]{3,}", " ".join([*map(str, contents), *kept.FACES.values()]))
    words = {*rows[:: len(rows) // 3000], "Own Serif", "Latin", "url"}
    said = found(
        "\n".join(one for font in design.files for one in words_of_font(font.content)), words
    )
    assert found(page, words) == found(bare, words) | said
    assert "Own Serif" not in said


def test_what_a_font_of_its_own_says_of_people_is_found() -> None:
    content = own().files[0].content
    assert any("Grießhammer" in word for word in words_of_font(content))
    assert found(as_html(plain(own())).decode(), ["Grießhammer"])


def test_a_font_that_can_not_be_read_is_searched_like_any_file() -> None:
    data = b64encode(own().files[0].content[:100] + b"Zoraida Quintana").decode()
    page = f"<style>@font-face {{ src: url(data:font/otf;base64,{data}) }}</style>"
    assert found(page, ["Zoraida Quintana"])
