"""Font files: what they say of themselves, family, weight and slant before all. Only this module imports fontTools."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final

from msgspec import Struct

_MOST_BYTES: Final = 30_000_000
_KINDS: Final = (b"OTTO", b"\0\1\0\0", b"true")
# Names of families go into style sheets and XML as they are.
_NAME: Final = r"[\w][\w .+-]{0,60}"  # compiled when first used
_TYPOGRAPHIC_FAMILY: Final = 16
_FAMILY: Final = 1
# Of the family, of the face, and of both for several kinds of programs.
_OWN_NAMES: Final = frozenset((1, 2, 3, 4, 6, 16, 17, 18, 20, 21, 22, 25))
_NORMAL: Final = 5  # of the width
_ITALIC: Final = 0b1000000001  # italic, oblique
_EMBEDDING: Final = 0b1111
_FORBIDDEN: Final = 2


class FontFile(Struct, frozen=True):
    """One font file; `weight` is 400 for a regular one, 700 for a bold one."""

    family: str
    weight: int
    italic: bool
    content: bytes


def read_font(content: bytes) -> FontFile:
    """What a font file says of itself. Raises ValueError, with words for the author, where a memo can't be set in it."""
    if len(content) > _MOST_BYTES:
        raise ValueError(f"has {len(content):,} bytes; {_MOST_BYTES:,} are the most")
    if not content.startswith(_KINDS):
        raise ValueError("is no OpenType or TrueType font")
    # Imported here: few memos have fonts of their own.
    import logging

    from fontTools.ttLib import TTFont

    # What it has to say of a font is not for authors.
    logging.getLogger("fontTools").addHandler(logging.NullHandler())

    try:
        font = TTFont(BytesIO(content), lazy=True)
        is_variable, names, facts = "fvar" in font, font["name"], font["OS/2"]
        # Condensed faces may share the typographic family with the others.
        wide = names.getDebugName(_TYPOGRAPHIC_FAMILY) if facts.usWidthClass == _NORMAL else None
        family = wide or names.getDebugName(_FAMILY) or ""
        weight, italic = int(facts.usWeightClass), bool(facts.fsSelection & _ITALIC)
        licence = facts.fsType & _EMBEDDING
    except Exception as error:  # fontTools raises anything on a damaged file
        raise ValueError("is damaged, or no font") from error
    if is_variable:
        raise ValueError("is a variable font, of which a page would have one weight only")
    if licence == _FORBIDDEN:
        raise ValueError("says that its licence forbids to embed it in a document")
    if not re.fullmatch(_NAME, family):
        raise ValueError("has no name of a family that can be used")
    return FontFile(family, weight, italic, content)


def words_of_font(content: bytes) -> list[str]:
    """What a font file says in words beside its own names. Raises ValueError where it can't be read."""
    # Imported here: few memos have fonts of their own.
    from fontTools.ttLib import TTFont

    try:
        font = TTFont(BytesIO(content), lazy=True)
        words = [str(name) for name in font["name"].names if name.nameID not in _OWN_NAMES]
        if "CFF " in font:
            said = font["CFF "].cff.topDictIndex[0]
            words += [str(getattr(said, key, "")) for key in ("Notice", "Copyright")]
    except Exception as error:  # fontTools raises anything on a damaged file
        raise ValueError("is damaged, or no font") from error
    return words
