"""Pictures: a drawing in the text, a part with the bytes, and the relationship between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from memocli.document import Picture
from memocli.ooxml.markup import escaped
from memocli.render.size import fitted

# Kind of picture → ending of its path.
EXTENSIONS: Final = {"image/png": "png", "image/jpeg": "jpeg"}
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
MEDIA: Final = "word/media/"
# Declared for the whole part: pandoc does not recognise a prefix that is declared further inside.
DRAWING_NAMESPACES: Final = f'xmlns:wp="{_DRAWING}wordprocessingDrawing" xmlns:a="{_DRAWING}main" xmlns:pic="{_DRAWING}picture"'
_EMU_PER_INCH: Final = 914400
_TWIPS_PER_INCH: Final = 1440


def drawing(picture: Picture, number: int, drawing_id: int, room: int, page_height: float) -> str:
    """The `w:drawing` of the picture that `relation_id(number)` refers to, at most `room` twips wide, on a page so high in inches.

    `drawing_id` is unique in the file.
    """
    width, height = (
        max(1, round(side * _EMU_PER_INCH))
        for side in fitted(picture, room / _TWIPS_PER_INCH, page_height)
    )
    name = escaped(picture.file or f"Picture {number}")
    names = f'id="{drawing_id}" name="{name}" descr="{escaped(picture.alt)}"'
    extent = f'cx="{width}" cy="{height}"'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {names}/><wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {names}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation_id(number)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def relation_id(number: int) -> str:
    """The relationship id of picture `number`, from 1."""
    return f"picture{number}"


def media_paths(pictures: Sequence[Picture]) -> list[str]:
    """The paths of the pictures; no template has such names."""
    return [
        f"{MEDIA}memocli{number}.{EXTENSIONS[picture.media_type]}"
        for number, picture in enumerate(pictures, start=1)
    ]


def media_parts(pictures: Sequence[Picture]) -> dict[str, bytes]:
    """Path → bytes of the pictures."""
    return {
        path: picture.data for path, picture in zip(media_paths(pictures), pictures, strict=True)
    }
