"""The names of kept copies: their own, as long as every system takes them and nobody is misled by them."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import Final
from urllib.parse import unquote, urlsplit

from memocli.characters import HIDDEN

_LONGEST: Final = 150
_HIDDEN: Final = re.compile(HIDDEN)
_REFUSED: Final = re.compile(r'[<>:"/\\|?*]')
# Windows takes these for devices, whatever ending they have.
_DEVICE: Final = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE
)
_GAP: Final = re.compile(r"[\s-]+")


def composed(name: str) -> str:
    """A name with each letter and its accents as one sign, as people type it and most systems keep it."""
    return unicodedata.normalize("NFC", name)


def fault_of_name(name: str) -> str:
    """Why a copy can't have this name, as a clause; empty where it can."""
    faults = {
        "it is empty": not name.strip(),
        "it begins with a dot, so that nobody sees it": name.startswith("."),
        'it has one of the signs < > : " / \\ | ? *': _REFUSED.search(name),
        "it has an invisible character": _HIDDEN.search(name),
        "it begins or ends with a blank": name != name.strip(),
        "it ends with a dot": name.endswith("."),
        "Windows takes it for a device": _DEVICE.match(name),
        f"it has more than {_LONGEST} bytes": len(name.encode("utf-8", "replace")) > _LONGEST,
    }
    return next((fault for fault, is_so in faults.items() if is_so), "")


def name_for(address: str, source: str, ending: str) -> str:
    """A name for what came from an address: the last part of its path where that can be one, else the id of the source.

    `ending` is that of its kind, such as `.pdf`; a name has it at its end, unless nobody knows it.
    """
    last = posixpath.basename(unquote(urlsplit(address).path).rstrip("/"))
    readable = _REFUSED.sub("-", _HIDDEN.sub("-", composed(last)))
    name = _GAP.sub("-", readable).strip(".- ")
    if fault_of_name(name + ending) or not re.search(r"\w", name):
        name = source
    known = {".html": (".html", ".htm", ".xhtml")}.get(ending, (ending,))
    return name if name.lower().endswith(known) else name + ending
