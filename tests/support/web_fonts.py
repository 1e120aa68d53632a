"""The packaged fonts as a page holds them: what `memocli.web_fonts` must be."""

from __future__ import annotations

import io
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any, Final

from fontTools import subset
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from memocli.render.faces import FACES, PACKAGED, Face, face_file

# Of Latin writing systems: ASCII, Latin-1, Latin Extended-A, the commas below of Romanian, spaces, dashes, quotation marks.
_RANGES: Final = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x218, 0x21B),
    (0x2002, 0x200B),
    (0x2010, 0x2027),
    (0x202F, 0x203A),
)
# Glottal stops and barred letters of languages of Mexico and Guatemala; fractions, currencies, arrows, signs of mathematics, marks.
_SIGNS: Final = "ɨʉʼˆ˜ꞌ\u0331\u2060⁄€№™←↑→↓−∕≈≠≤≥•■●◆△▲"
_FEATURES: Final = ["ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "pnum", "tnum"]
# The copyright, the version, who drew it, the licence and its address; the names are ours, since `Source` is reserved for the whole fonts.
_KEPT_NAMES: Final = [0, 5, 8, 9, 13, 14]
_STYLES: Final = {
    (400, False): "Regular",
    (400, True): "Italic",
    (600, False): "Semibold",
    (600, True): "Semibold Italic",
}
_FAMILIES: Final = {PACKAGED.serif: "memocli Serif", PACKAGED.sans: "memocli Sans"}
# What makes letters stand where they stand; the rest is made of it, or of the day.
_COMPARED: Final = ("cmap", "hhea", "hmtx", "name", "OS/2", "GDEF", "GPOS", "GSUB")
_MODULE: Final = '''"""The packaged fonts as a page holds them: the letters of Latin writing systems, WOFF2 in base64.

Made of Source Serif Pro (© 2014-2018 Adobe) and Source Sans Pro (© 2010, 2012, 2014 Adobe), under the SIL Open Font License
1.1, as these files are: LICENSE-fonts.txt. Do not edit: `pytest --update` writes this file anew.
"""

from __future__ import annotations

from typing import Final

# What a page calls each family; `Source` is a name that the licence keeps for the whole fonts.
NAMES: Final = {names}

LICENCE: Final = (
    "Source Serif Pro and Source Sans Pro, Latin letters only and by other names, "
    "(c) 2010-2018 Adobe, SIL Open Font License 1.1, https://openfontlicense.org"
)

# By the family that it is made of, its weight, and whether it is italic.
FACES: Final = {{
{faces}}}
'''


def subset_of(face: Face) -> TTFont:
    """One packaged face with no more than a page of a memo needs."""
    options = subset.Options(
        layout_features=_FEATURES, hinting=False, notdef_outline=True, name_IDs=_KEPT_NAMES
    )
    font: TTFont = subset.load_font(io.BytesIO(outlines_of(face)), options)
    maker = subset.Subsetter(options)
    letters = {code for first, last in _RANGES for code in range(first, last + 1)}
    maker.populate(unicodes=letters | set(map(ord, _SIGNS)))
    maker.subset(font)
    family, style = _FAMILIES[face.family], _STYLES[face.weight, face.italic]
    ours = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    for place, text in ours.items():
        font["name"].setName(text, place, 3, 1, 0x409)
    return font


def outlines_of(face: Face) -> bytes:
    """The file of a packaged face that has TrueType's outlines, which WOFF2 packs best."""
    return face_file(face).with_suffix(".ttf").read_bytes()


def web_fonts() -> str:
    """The module, as it must be for the packaged fonts."""
    faces = [
        f'    ("{face.family}", {face.weight}, {face.italic}): "{b64encode(_as_woff2(face)).decode()}",\n'
        for face in FACES
    ]
    return _MODULE.format(names=repr(_FAMILIES).replace("'", '"'), faces="".join(faces))


def _as_woff2(face: Face) -> bytes:
    font, made = subset_of(face), io.BytesIO()
    font.flavor = "woff2"
    font.save(made)
    return made.getvalue()


def without_fonts(page: str) -> str:
    """A page without the fonts that it holds."""
    return re.sub(r"@font-face \{.*\}\n", "", page)


def unpacked(data: str) -> TTFont:
    """A face of `memocli.web_fonts`."""
    return TTFont(io.BytesIO(b64decode(data)))


def what_is_in(font: TTFont) -> dict[str, Any]:
    """Letters, names, widths, outlines and rules of a font, however it is packed."""
    plain = io.BytesIO()
    font.flavor = None
    font.save(plain)
    again = TTFont(io.BytesIO(plain.getvalue()))
    tables = {tag: again.getTableData(tag) for tag in _COMPARED}
    return tables | {"outlines": list(_outlines(again))}


def _outlines(font: TTFont) -> Iterator[Any]:
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = RecordingPen()
        glyphs[name].draw(pen)
        yield pen.value
