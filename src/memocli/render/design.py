"""The design values that every output shares: colours, sizes, fonts. They are defined only here."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from memocli.errors import UserError


class Face(Struct, frozen=True):
    """One font file of a PyPI font package: `module` is the package, `attribute` names the file in it."""

    family: str
    module: str
    attribute: str
    weight: int
    italic: bool


class Design(Struct, frozen=True):
    """Sizes in points, lengths in inches, colours as six hexadecimal digits without `#`."""

    serif: str = "Source Serif Pro"
    serif_fallback: tuple[str, ...] = ("Cambria", "Georgia", "serif")
    sans: str = "Source Sans Pro"
    sans_fallback: tuple[str, ...] = ("Calibri", "Helvetica", "Arial", "sans-serif")
    ink: str = "1b1f24"
    muted: str = "4a5560"
    accent: str = "7a1f2b"
    rule: str = "c9cdd2"
    band: str = "f3efe8"
    link: str = "1f4e79"
    mark: str = "ffe14d"
    watermark: str = "f3dfdf"
    dark_watermark: str = "33272b"
    body_size: float = 10.0
    note_size: float = 8.0
    small_size: float = 8.5
    title_size: float = 24.0
    heading_sizes: tuple[float, float, float] = (15.0, 12.0, 10.5)
    leading: float = 1.36
    page_width: float = 8.5
    page_height: float = 11.0
    margin_top: float = 1.0
    margin_bottom: float = 0.95
    margin_side: float = 0.95
    column_gap: float = 0.3
    verdict_colours: dict[str, str] = field(
        default_factory=lambda: {
            "met": "2f6b3a",
            "partly-met": "8a5a00",
            "not-met": "7a1f2b",
            "no-evidence": "4a5560",
        }
    )


DESIGN: Final = Design()

_SERIF: Final = ("Source Serif Pro", "font_source_serif_pro")
_SANS: Final = ("Source Sans Pro", "font_source_sans_pro")
FACES: Final = (
    Face(*_SERIF, "SourceSerifPro-Regular", 400, False),
    Face(*_SERIF, "SourceSerifPro-It", 400, True),
    Face(*_SERIF, "SourceSerifPro-Semibold", 600, False),
    Face(*_SERIF, "SourceSerifPro-SemiboldIt", 600, True),
    Face(*_SANS, "SourceSansPro-Regular", 400, False),
    Face(*_SANS, "SourceSansPro-It", 400, True),
    Face(*_SANS, "SourceSansPro-Semibold", 600, False),
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
