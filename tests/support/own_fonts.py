"""Font files of families that nobody has: packaged faces under other names."""

from __future__ import annotations

import io
from typing import Any, Final

from fontTools.ttLib import TTFont

from memocli.render.faces import FACES, face_file

_STYLES: Final = {
    (400, False): "Regular",
    (400, True): "Italic",
    (600, False): "Bold",
    (600, True): "Bold Italic",
}


def font_of(family: str, *, bold: bool = False, italic: bool = False, **facts: Any) -> bytes:
    """One face of `family`, drawn as the packaged serif; `facts` are of its table OS/2."""
    face = next(one for one in FACES if (one.weight > 400, one.italic) == (bold, italic))
    font = TTFont(face_file(face))
    style = _STYLES[face.weight, italic]
    names = {
        1: family,
        2: style,
        4: f"{family} {style}",
        6: f"{family}-{style}".replace(" ", ""),
        16: family,
        17: style,
    }
    for place, text in names.items():
        font["name"].setName(text, place, 3, 1, 0x409)
    for fact, value in facts.items():
        setattr(font["OS/2"], fact, value)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def family(name: str) -> dict[str, bytes]:
    """The four files of a family by their paths in a project."""
    faces = [(bold, italic) for bold in (False, True) for italic in (False, True)]
    return {
        f"templates/fonts/{name}{'-bold' * bold}{'-italic' * italic}.otf".replace(
            " ", "-"
        ): font_of(name, bold=bold, italic=italic)
        for bold, italic in faces
    }
