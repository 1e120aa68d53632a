"""Text from the author's files, made safe to show: nothing invisible, nothing that controls a terminal."""

from __future__ import annotations

import re
from typing import Final

# Control characters, soft hyphen, marks of direction and other invisible ones, line separators, lone
# surrogates (no UTF-8) and noncharacters (no XML). A fixed list, so that each Python says the same.
_HIDDEN_RANGES: Final = (
    r"\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f"
)
_LAST_TWO_OF_EACH_PLANE: Final = "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17)
)
_HIDDEN: Final = re.compile(f"[{_HIDDEN_RANGES}{_LAST_TWO_OF_EACH_PLANE}]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def sanitize(text: str) -> str:
    """`text` in one line, with invisible characters written as codes: a tab becomes `<U+0009>`."""
    return _HIDDEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def encodable(text: str) -> str:
    """`text` that UTF-8 can hold: the replacement character replaces each lone surrogate."""
    return _SURROGATE.sub("\ufffd", text)


def escaped_for_json(dumped: str) -> str:
    r"""A JSON text with its invisible characters as \u escapes; letters such as ñ stay readable.

    This is safe, since everything outside a string is ASCII; line breaks and spaces of the layout stay.
    """
    return _HIDDEN.sub(_json_escape, dumped)


def _json_escape(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\n":
        return character
    units = encodable(character).encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
