"""The words of a text, each with its place, and the form in which they are looked for.

The form (a word's `key`) has no capitals, accents, ligatures, soft hyphens or note numbers set above the line, and is the same for each
form of Unicode. Hyphens, blanks, line ends and other signs are between words: "sub-\\nsecretary" is `sub`, `secretary`, and "L’État" is
`l`, `etat`. Who joins the keys of several words therefore gets the same letters for "inves-\\ntigación" and "investigación",
"sub-secretary" and "subsecretary": `Searchable` looks for the joined letters, and `breaks_alike` says afterwards whether what stands
between two words allows it.

Digits are never changed. A number with its signs (8,335; 96.8; 12:30; 545/2017) is one word, and its key is in angle brackets
(`<8,335>`), so that joined letters never make another number: "12 335" is `<12><335>`, "2006–2018" `<2006><2018>`. Signs that change
what a number means (% $ € §) are words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from msgspec import Struct

# These are insides of a regular expression's brackets.
_ACCENTS: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# What stands within a word and is not seen: soft hyphens, joiners, marks of direction.
UNSEEN: Final = "\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff"
# As the number of a note is set, and exponents are: ¹² ⁶.
RAISED: Final = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079"
# In writing without blanks between words, each sign is one.
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_LETTERS: Final = rf"[^\W\d_{RAISED}{_UNSPACED}]++"
_WORD: Final = re.compile(
    rf"{_LETTERS}(?>(?:[{_ACCENTS}]++(?>(?:{_LETTERS})?)|[{UNSEEN}]++{_LETTERS})*)[{RAISED}]*+"
    rf"|\d++(?>(?:[.,:/'’]\d++)*)[{RAISED}]*+"
    rf"|[%‰$€£¥§°&+{_UNSPACED}]|[{RAISED}]++"
)
_RAISED_BEHIND: Final = re.compile(rf"([^{RAISED}]*+)([{RAISED}]+)")
# What a raised number is that of a note behind: nothing, a word, a year; no unit (m², km²) and no other number (10⁶).
_BEFORE_NOTE: Final = re.compile(r"|\D{3,}|(?:19|20)\d\d")
# A hyphen of any kind, or a dash as long as one between two years.
HYPHENS: Final = "-\u00ad\u2010-\u2013\u2212"
# Between two words that some write as one: signs without a blank (well-known, EE.UU., don’t), or a hyphen and the end of a line.
_MAY_JOIN: Final = re.compile(rf"(?:[^\s\w]|_)+|[{HYPHENS}]\s+")
_MOST_KNOWN: Final = 1 << 13
# Of so many blocks it is remembered where their words are: those of one claim's quotations, and of what stands around them.
_MOST_BLOCKS: Final = 16


class Word(Struct, frozen=True, gc=False):
    """A word as it stands in a text, the form in which it is looked for, and its place. The key of a raised note number is empty."""

    text: str
    key: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.key.startswith("<")

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital, as a name does, and the first word of a sentence."""
        return self.text[0].isupper()


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [Word(match[0], _key(match[0]), *match.span()) for match in _WORD.finditer(text)]


def keys_of(text: str) -> list[str]:
    """The keys of the words of a text alone, in a tenth of the time: no word runs over a blank, so what is between two is known.

    Most of what stands between two blanks are plain letters, which are their key.
    """
    keys: list[str] = []
    add, add_all = keys.append, keys.extend
    is_plain = text.isascii()
    for unbroken in (text.lower() if is_plain else text).split():
        if unbroken.isalpha() and (is_plain or unbroken.isascii()):
            add(unbroken if is_plain else unbroken.lower())
        else:
            add_all(_keys_in(unbroken))
    return keys


@lru_cache(_MOST_BLOCKS)
def offsets_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a text begin and end. Of the few texts that were asked for last, this is known."""
    return tuple([match.span() for match in _WORD.finditer(text)])


def letters_of(text: str) -> str:
    """The keys of the words of a text, joined."""
    return "".join(keys_of(text))


@lru_cache(_MOST_KNOWN)
def _keys_in(unbroken: str) -> tuple[str, ...]:
    """The keys in a text without blanks."""
    return tuple(map(_key, _WORD.findall(unbroken)))


@lru_cache(_MOST_KNOWN)
def _key(word: str) -> str:
    if word.isascii():
        return f"<{word}>" if word[0].isdigit() else word.lower()
    if behind := _RAISED_BEHIND.fullmatch(word):
        before, raised = behind.groups()
        if _BEFORE_NOTE.fullmatch(before):
            return _key(before) if before else ""
        word = f"{before}^{raised}"  # 10⁶ is not 106
    plain = "".join(sign[0] for sign in signs_of(word)).replace("’", "'")
    return f"<{plain}>" if any(map(str.isdigit, plain)) else plain


def signs_of(word: str) -> list[str]:
    """The letters of a word without capitals, each with its accents behind it: who compares only the first ones folds accents."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    signs: list[str] = []
    for sign in plain.replace("\u2044", "/"):
        if unicodedata.combining(sign) and signs:
            signs[-1] += sign
        elif unicodedata.category(sign) != "Cf":
            signs.append(sign)
    return signs


def breaks_alike(between: str) -> bool:
    """Whether two words with this between them may be one word elsewhere: a hyphen, with or without the end of a line, or signs."""
    return _MAY_JOIN.fullmatch(between) is not None
