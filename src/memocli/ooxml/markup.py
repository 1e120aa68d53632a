"""Words into XML text: escaping, and the characters that XML 1.0 cannot hold."""

from __future__ import annotations

import re
from typing import Final

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINK_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = f'xmlns:w="{WORD_NAMESPACE}" xmlns:r="{LINK_NAMESPACE}"'

# What XML forbids, not what it allows: to compile those ranges takes Python ten times as long.
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = re.compile("[\t\n\r]+")
_UNSAFE_IN_ADDRESS: Final = re.compile(r'[\x00-\x20<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})')


def escaped(words: str) -> str:
    """`words` as XML text or attribute value: legal characters only, line breaks as spaces."""
    if not words.isprintable():  # as most words are
        words = _BREAKS.sub(" ", _ILLEGAL.sub("", words))
    return (
        words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def address(href: str) -> str:
    """`href` as an attribute value. Word reports a file as damaged because of one space or brace in an address."""
    return escaped(_UNSAFE_IN_ADDRESS.sub(lambda match: f"%{ord(match[0][0]):02X}", href))
