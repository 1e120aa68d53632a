"""Font files: what they say of themselves, and which ones a memo is not set in."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from tests.support.own_fonts import font_of

from memocli.font import read_font

PLAIN = font_of("Plain Own")


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_a_font_says_its_family_weight_and_slant(bold: bool, italic: bool) -> None:
    content = font_of("Own Serif 3", bold=bold, italic=italic)
    font = read_font(content)
    assert (font.family, font.weight, font.italic) == ("Own Serif 3", 600 if bold else 400, italic)
    assert font.content == content


def test_a_condensed_face_is_of_a_family_of_its_own() -> None:
    """Else it might be taken for the regular one."""
    content = font_of("Own", usWidthClass=3)
    font = TTFont(io.BytesIO(content))
    font["name"].setName("Own Condensed", 1, 3, 1, 0x409)
    made = io.BytesIO()
    font.save(made)
    assert read_font(made.getvalue()).family == "Own Condensed"


def variable() -> bytes:
    """A font with an axis of weights, and no more than that."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is no OpenType or TrueType font"),
        (b"wOF2" + PLAIN[4:], "is no OpenType or TrueType font"),
        (PLAIN[:200], "is damaged, or no font"),
        (variable(), "is a variable font, of which a page would have one weight only"),
        (font_of("Own", fsType=2), "says that its licence forbids to embed it in a document"),
        (font_of('Own"; } </style>'), "has no name of a family that can be used"),
        (font_of("Own & Co"), "has no name of a family that can be used"),
        (font_of("O" * 80), "has no name of a family that can be used"),
    ],
    ids=["empty", "woff", "cut", "variable", "licence", "markup", "ampersand", "long"],
)
def test_fonts_that_no_memo_is_set_in(content: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_font(content)


def test_a_damaged_font_is_read_or_refused() -> None:
    """Wherever it is damaged, mostly in its table of contents."""
    chance = Random(1)
    for number in range(300):
        place = chance.randrange(len(PLAIN) if number % 2 else 400)
        garbage = chance.randbytes(30)
        damaged = PLAIN[:place] + garbage + PLAIN[place + 30 :]
        try:
            font = read_font(damaged)
        except ValueError as error:
            assert str(error).split()[0] in ("is", "has", "says")
        else:
            assert font.content == damaged


def test_nothing_is_printed_of_a_font(tmp_path: Path) -> None:
    """By itself fontTools says on standard error what it finds odd."""
    (tmp_path / "odd.otf").write_bytes(PLAIN)
    said = (
        "import random; from pathlib import Path; from memocli.font import read_font\n"
        f"content = Path({str(tmp_path / 'odd.otf')!r}).read_bytes()\n"
        "random.seed(1)\n"
        "for place in range(0, 400, 4):\n"
        "    try: read_font(content[:place] + random.randbytes(4) + content[place + 4:])\n"
        "    except ValueError: pass\n"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
