"""Names of the bookmarks in a DOCX: which claim, which note, which paragraph. Code that reads a DOCX uses these too.

Word takes at most 40 characters, letters, digits and underscores, and does not distinguish `A` from `a`.
A claim's name is longer and has other characters, so this module maps one to the other: always to
the same bookmark, and never two claims to one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import Final

LONGEST: Final = 40
CLAIM_PREFIX: Final = "claim_"
NOTE_PREFIX: Final = "note_n"
PARAGRAPH_PREFIX: Final = "para_"
PLACE_PREFIX: Final = "place_"

# The replacements of a slash and a hyphen can be distinguished only where a name is made of plain ids.
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
_OTHER: Final = re.compile(r"[^A-Za-z0-9]+")
_HASH_MARK: Final = "___"
_HASH_LENGTH: Final = 12


def claim_bookmark(name: str) -> str:
    """The bookmark of the claim `part/finding/claim`.

    In a name of plain ids that is short enough, only signs are replaced: `torture/unit/caseload` is
    `claim_torture__unit__caseload`. Any other keeps its beginning and ends in three underscores and 60 bits of its hash; three in a row never occur in a
    name of the first kind, so the two kinds can't be equal.
    """
    return _named(CLAIM_PREFIX, name)


def place_bookmark(anchor: str) -> str:
    """The bookmark of a place that others lead to, such as the heading of a part, made in the same way."""
    return _named(PLACE_PREFIX, anchor)


def note_bookmark(number: int) -> str:
    """The bookmark around the mark of endnote `number`: `note_n007`."""
    return f"{NOTE_PREFIX}{number:03d}"


def paragraph_bookmark(number: int) -> str:
    """The bookmark around the number of paragraph `number`: `para_12`."""
    return f"{PARAGRAPH_PREFIX}{number}"


@cache  # a claim's is asked for at its words, at its signs, and where others lead to it
def _named(prefix: str, name: str) -> str:
    replaced = name.replace("-", "_").replace("/", "__")
    if _PLAIN.fullmatch(name) and len(prefix) + len(replaced) <= LONGEST:
        return prefix + replaced
    room = LONGEST - len(prefix) - len(_HASH_MARK) - _HASH_LENGTH
    readable = _OTHER.sub("_", replaced.replace("__", "_"))[:room].strip("_")
    return f"{prefix}{readable}{_HASH_MARK}{_hash(name)}"


def _hash(name: str) -> str:
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:_HASH_LENGTH]
