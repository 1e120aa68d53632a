"""Characters that no printed text should have: invisible ones, those that turn the order of others round, and those that mean nothing.

The lists are ours and fixed, so that each Python, with whatever edition of Unicode, says the same.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Final


class Oddity(Enum):
    """What is wrong with such a character."""

    OVERRIDE = "override"
    INVISIBLE = "invisible"
    LINE_END = "line-end"
    LOST = "lost"
    PRIVATE = "private-use"
    NONE = "none"


_LAST_TWO_OF_EACH_PLANE: Final = "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17)
)
# As the insides of brackets of regular expressions.
CONTROL: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
SURROGATES: Final = r"\ud800-\udfff"
PRIVATE: Final = r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_LINE_ENDS: Final = r"\x85\u2028\u2029"
_OVERRIDES: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE: Final = (
    r"\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_LOST: Final = r"\ufffc\ufffd"
_NO_CHARACTERS: Final = rf"\ufdd0-\ufdef\ufffe\uffff{_LAST_TWO_OF_EACH_PLANE}"

# Arabic, the scripts of India and others are written with joiners between their letters, and so are emoji of several signs.
_JOINED: Final = (
    r"\u0600-\u109f\u1780-\u18af\u1a00-\u1aff\u1b00-\u1bff\ua800-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    r"\u2190-\u2bff\ufe0f\U00010a00-\U00011fff\U0001f000-\U0001faff"
)
_JOINER: Final = rf"(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])"
# A selector chooses among the forms of the sign before it: of an emoji, an ideograph, a key (`1` in a box).
_WITH_FORMS: Final = (
    r"\xa9\xae\u1000-\u109f\u1820-\u18aa\u2010-\u2027\u2030-\u205e\u20d0-\u2bff\u2e80-\u9fff\ua840-\ua877\uf900-\ufaff"
    r"\U0001f000-\U0001faff\U00020000-\U0003fffd"
)
_SELECTORS: Final = r"\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_SELECTOR: Final = rf"(?<![{_WITH_FORMS}])[{_SELECTORS}](?!\u20e3)"

# Besides the control characters and surrogates that no file may have.
_ODD: Final = f"{_LINE_ENDS}{_OVERRIDES}{_INVISIBLE}{_LOST}{PRIVATE}{_NO_CHARACTERS}"
UNPRINTABLE: Final = f"[{CONTROL}{SURROGATES}{PRIVATE}{_NO_CHARACTERS}]"
# What may not be shown as it is, wherever it stands: a joiner and a selector of forms too.
HIDDEN: Final = rf"[\t\r\n{CONTROL}{SURROGATES}{_LINE_ENDS}{_OVERRIDES}{_INVISIBLE}{PRIVATE}{_NO_CHARACTERS}{_SELECTORS}\u200c\u200d]"

_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")


def may_be_odd(text: str) -> bool:
    """Whether a text may have such characters; false for most texts, in a time that nobody notices."""
    return not text.isascii() and any(map(_is_suspect, set(_NOT_ASCII.findall(text))))


def find_odd(text: str) -> list[re.Match[str]]:
    """The places of such characters in a text, besides the control characters and surrogates that no file may have."""
    return list(_odd().finditer(text)) if may_be_odd(text) else []


@cache
def _is_suspect(character: str) -> bool:
    """Whether a character may be one of them. To compile their list takes longer than to read a memo in letters alone."""
    if character < "\x80" or "\xae" <= character < "\u0300" or "\u2010" <= character < "\u2028":
        return False
    return _suspects().match(character) is not None


@cache
def _suspects() -> re.Pattern[str]:
    return re.compile(rf"[{_ODD}{_SELECTORS}\u200c\u200d]")


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{_ODD}]|{_JOINER}|{_SELECTOR}")


def oddity(character: str) -> Oddity:
    """What is wrong with a character that `find_odd` found."""
    kinds = {
        _OVERRIDES: Oddity.OVERRIDE,
        _LINE_ENDS: Oddity.LINE_END,
        _LOST: Oddity.LOST,
        PRIVATE: Oddity.PRIVATE,
        _NO_CHARACTERS: Oddity.NONE,
    }
    found = (kind for among, kind in kinds.items() if re.match(f"[{among}]", character))
    return next(found, Oddity.INVISIBLE)


def spelt(character: str) -> str:
    """A character by its code: `<U+202E>`."""
    return f"<{code_point(character)}>"


def code_point(character: str) -> str:
    """U+202E."""
    return f"U+{ord(character):04X}"


def name_of(character: str) -> str:
    """U+202E RIGHT-TO-LEFT OVERRIDE; the code alone where Unicode has no name for it."""
    # Imported here: only a fault needs it.
    import unicodedata

    return f"{code_point(character)} {unicodedata.name(character, '')}".rstrip()
