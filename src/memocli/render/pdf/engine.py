"""Weasyprint, so loaded and so given fonts that nothing of a machine but its libraries counts. Only this module imports it.

By itself it asks compilers for the places of its libraries, and takes any font that fontconfig finds or makes up.
"""

from __future__ import annotations

import ctypes.util
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Final

from memocli.errors import UserError
from memocli.render.faces import FACES, face_file

_SETTINGS: Final = {
    "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf")),
    "FONTCONFIG_PATH": None,
    "FONTCONFIG_SYSROOT": None,
}


@contextmanager
def _own_fontconfig() -> Iterator[None]:
    """Let fontconfig read the packaged settings and none of the machine's; a program started later gets those back."""
    before = {name: os.environ.get(name) for name in _SETTINGS}
    _set(_SETTINGS)
    try:
        yield
    finally:
        _set(before)


def _set(variables: dict[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@contextmanager
def _no_search() -> Iterator[None]:
    """Keep cffi from asking gcc, ld and ldconfig for every name of every library (54 programs, half a second).

    They could only tell the names that Linux loads libraries by, and weasyprint tries those too.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _find_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _find_nothing(name: str) -> str | None:  # noqa: ARG001  the search's own form
    """The answer of a search that is not made."""
    return None


# Weasyprint prints advice on standard output where it finds no Pango; whoever asks for a PDF says that in a sentence.
with _own_fontconfig(), warnings.catch_warnings(), redirect_stdout(StringIO()):
    warnings.filterwarnings("ignore", "No fonts configured in FontConfig")
    with suppress(OSError), _no_search():
        import weasyprint.text.ffi  # noqa: F401  where that fails, it is tried with the search
    from weasyprint import CSS, HTML, VERSION
    from weasyprint.document import Page
    from weasyprint.formatting_structure.boxes import Box as AnyBox
    from weasyprint.formatting_structure.boxes import (
        InlineBox,
        LineBox,
        MarginBox,
        ParentBox,
        ReplacedBox,
        TextBox,
    )
    from weasyprint.layout import block, inline
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.text.line_break import pyphen
    from weasyprint.urls import URLFetcher, URLFetcherResponse

__all__ = [
    "CSS",
    "HTML",
    "VERSION",
    "AnyBox",
    "InlineBox",
    "LineBox",
    "MarginBox",
    "Page",
    "ParentBox",
    "ReplacedBox",
    "TextBox",
    "URLFetcher",
    "URLFetcherResponse",
    "block",
    "families",
    "inline",
    "packaged_fonts",
    "pyphen",
]


@contextmanager
def packaged_fonts() -> Iterator[FontConfiguration]:
    """The fonts of the design and no others, for one document; UserError where a font package is missing.

    Weasyprint adds those that a style sheet brings along, and keeps their files in the temporary folder
    (`interruption.temporary_folder`).
    """
    files = [face_file(face) for face in FACES]
    with _own_fontconfig():
        fonts = FontConfiguration()
        for file in files:
            if not fontconfig.FcConfigAppFontAddFile(fonts._config, os.fsencode(file)):
                raise UserError(f"{file}: this font can't be read: install its package again")
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", fonts.font_map))
        yield fonts


def families(fonts: FontConfiguration) -> set[str]:
    """The names of the fonts that a document can be set in."""
    known, name = set[str](), ffi.new("FcChar8 **")
    have = fontconfig.FcConfigGetFonts(fonts._config, fontconfig.FcSetApplication)
    for font in have.fonts[0 : have.nfont]:
        place = 0
        while not fontconfig.FcPatternGetString(font, b"family", place, name):
            known.add(ffi.string(name[0]).decode())
            place += 1
    return known
