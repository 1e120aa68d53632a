"""Abbreviations in a text (PGR, CNDH, ONU-DH), and whether the text says there what they stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from msgspec import Struct

_CAPITALS: Final = "A-ZÁÉÍÓÚÜÑ"
_LETTER: Final = r"[^\W\d_]"
# Not a part of a word, of an address, of a case number (CNDH/1/2015) or of a code with digits (FY2018, AK-47). An `s` makes a plural.
_ABBREVIATION: Final = re.compile(
    rf"(?<![\w@/.&-])(?P<short>[{_CAPITALS}]{{2,}}(?>(?:-[{_CAPITALS}]{{2,}})*))s?(?!{_LETTER}|\d|[@/&]|[-.][\w])"
    rf"|(?<![\w@/.&-])(?P<joined>[{_CAPITALS}]{{2,}}(?>(?:-[{_CAPITALS}]{{2,}})*))(?=-{_LETTER})"
)
_MAY_HAVE: Final = re.compile(rf"[{_CAPITALS}]{{2}}")
# Numbers of chapters and popes; they are also what few abbreviations look like.
_ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
# Words in capitals for their own sake: a title, a shout.
_SHOUTED: Final = 3
_CAPITAL_WORD: Final = re.compile(rf"(?<!\w)[{_CAPITALS}]{{2,}}(?!\w)")
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://\S+|\bwww\.\S+|(?<!\S)\S+@\S+\.\w+")
_WORD: Final = re.compile(rf"{_LETTER}[\w’'.-]*")
# What follows an abbreviation in brackets where these say what it stands for; "by its initials in Spanish" too.
_END_OF_NAME: Final = re.compile(
    r"s?[*_”\"’']*\s*(?:[);,]|[^();,]{0,40}\b(?:acronym|initials|Spanish|English|siglas|español|inglés)\b[^();,]{0,20}\))"
)
_FEW: Final = 2
# Words between the bracket and the abbreviation: "hereinafter", "known as", "en adelante".
_MOST_BEFORE: Final = 2
# How far before an abbreviation its words may begin.
_REACH: Final = 160


class ShortName(Struct, frozen=True):
    """An abbreviation in a text, and whether what it stands for is said there: `Name (PGR)`, `PGR (Name)`."""

    text: str
    start: int
    end: int
    is_explained: bool


def find_abbreviations(text: str, known: Collection[str] = ()) -> Iterator[ShortName]:
    """The abbreviations of a text, each time that one stands there, but for those that are known already."""
    if _MAY_HAVE.search(text) is None:
        return
    text = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    shouted = [match.span() for match in _shouts(text)]
    for match in _ABBREVIATION.finditer(text):
        kind = "short" if match["short"] else "joined"
        start, end = match.span(kind)
        if match[kind] in known or _ROMAN.match(match[kind]):
            continue
        if any(begin <= start < stop for begin, stop in shouted):
            continue
        yield ShortName(match[kind], start, end, _is_explained(text, start, end))


def _shouts(text: str) -> Iterator[re.Match[str]]:
    """Runs of several words in capitals, with nothing but blanks between them."""
    word = _CAPITAL_WORD.pattern
    return re.finditer(rf"{word}(?:\s+{word}){{{_SHOUTED - 1},}}", text)


def _is_explained(text: str, start: int, end: int) -> bool:
    short = text[start:end]
    before, behind = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    return (
        _stands_in_brackets(before, behind)
        or _is_followed_by_words(behind)
        or _is_of_words(short, before)
    )


def _stands_in_brackets(before: str, behind: str) -> bool:
    """`Attorney General’s Office (PGR)`, `… (Procuraduría General de la República, PGR)`: behind words, and the last in its brackets."""
    opening = before.rfind("(")
    if opening < 0 or ")" in before[opening:] or _END_OF_NAME.match(behind) is None:
        return False
    inside = _WORD.findall(before[opening + 1 :])
    if len(inside) > _MOST_BEFORE:
        names = [word for word in inside if word[:1].isupper()]
        return len(names) > 1
    # A full stop or a number before the brackets: these say where something is from, and not what it is called.
    return re.search(rf"{_LETTER}\Z", before[:opening].rstrip(' *_”"’')) is not None


def _is_followed_by_words(behind: str) -> bool:
    """`PGR (Procuraduría General de la República)`: brackets of several words, of which the first is a name's."""
    match = re.match(rf"s?[*_]*\s*\(\s*[*_“\"]*(?P<words>[{_CAPITALS}]{_LETTER}+[^()]*)\)", behind)
    return match is not None and len(match["words"].split()) > 1


def _is_of_words(short: str, before: str) -> bool:
    """`the Comisión Nacional de los Derechos Humanos, or CNDH`: its letters, all or all but the last, begin the words before it."""
    letters = "".join(word[0] for word in _WORD.findall(before) if word[0].isupper())
    return any(len(one) > _FEW and letters.endswith(one) for one in (short, short[:-1]))
