"""The packaged fonts: those that a PDF is set in, unless a document brings its own."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from msgspec import Struct

from memocli.document import Design
from memocli.errors import UserError


class Face(Struct, frozen=True):
    """One font file of a PyPI font package: `module` is the package, `attribute` names the file in it."""

    family: str
    module: str
    attribute: str
    weight: int
    italic: bool


PACKAGED: Final = Design()
_SERIF: Final = (PACKAGED.serif, "font_source_serif_pro")
_SANS: Final = (PACKAGED.sans, "font_source_sans_pro")
FACES: Final = (
    Face(*_SERIF, "SourceSerifPro-Regular", 400, False),
    Face(*_SERIF, "SourceSerifPro-It", 400, True),
    Face(*_SERIF, "SourceSerifPro-Semibold", 600, False),
    Face(*_SERIF, "SourceSerifPro-SemiboldIt", 600, True),
    Face(*_SANS, "SourceSansPro-Regular", 400, False),
    Face(*_SANS, "SourceSansPro-It", 400, True),
    Face(*_SANS, "SourceSansPro-Semibold", 600, False),
    Face(*_SANS, "SourceSansPro-SemiboldIt", 600, True),
)


def face_file(face: Face) -> Path:
    """The font file of `face`; UserError where its package is not installed."""
    spec = find_spec(face.module)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "files" / f"{face.attribute}.otf"
        if path.is_file():
            return path
    raise UserError(
        f"the font {face.attribute} is missing: install the Python package {face.module.replace('_', '-')}"
    )
