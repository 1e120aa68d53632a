"""The fonts that a page holds itself, so that it looks the same wherever it is read."""

from __future__ import annotations

from base64 import b64encode
from typing import Final

from memocli.document import Design
from memocli.font import FontFile
from memocli.web_fonts import FACES, LICENCE, NAMES

# What has more is of a writing system with thousands of signs: the page names it, and does not become that heavy.
LARGEST_OWN: Final = 500_000
_REGULAR: Final = 400
# The weights that the style sheet asks for.
_BOLD: Final = 600


def font_rules(design: Design) -> str:
    """The CSS that brings the fonts of a design: of the packaged ones the Latin letters, of others the files as they are."""
    asked = {design.serif, design.sans}
    packaged = [
        _face(NAMES[family], weight, "woff2", data, italic=italic)
        for (family, weight, italic), data in FACES.items()
        if family in asked
    ]
    own = [_own_face(font) for font in design.files if len(font.content) <= LARGEST_OWN]
    return "".join([f"/* {LICENCE} */\n" if packaged else "", *packaged, *own])


def _own_face(font: FontFile) -> str:
    kind = "otf" if font.content.startswith(b"OTTO") else "ttf"
    weight = _BOLD if font.weight > _REGULAR else _REGULAR
    data = b64encode(font.content).decode("ascii")
    return _face(font.family, weight, kind, data, italic=font.italic)


def _face(family: str, weight: int, kind: str, data: str, *, italic: bool) -> str:
    style = "italic" if italic else "normal"
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f"src: url(data:font/{kind};base64,{data}) }}\n"
    )
