"""What a quotation claims: words of the source in pieces, and the marks of those who quote between them.

Honoured are `…`, `...`, `[…]`, `(...)`: words are left out; `[the authorities]`: put in, or in place of others; `[i]mpunity`: another
capital; `kill[ed]`: another ending; `[sic]`. What a claim's text has besides, its emphasis, links and citations, is no part of it.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.verify.words import Word, words_of

# So many words may be left out by one ellipsis: about as many as a long paragraph has.
LEFT_OUT: Final = 150
# In place of so many words something may be put in brackets, or in place of twice as many as it has.
_REPLACED: Final = 8
_DOTS: Final = r"(?:…|\.\s?\.\s?\.)(?>(?:\s?\.)?)"
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MARK: Final = re.compile(
    rf"(?P<link>{_LINK.pattern})|(?P<dots>\[\s*{_DOTS}\s*\\?\]|\(\s*{_DOTS}\s*\)|{_DOTS})"
    r"|\[(?P<inside>[^\[\]]*)\]"
)
_SIC: Final = re.compile(r"\W*sic\W*", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# A quotation with more of them is looked for as if it had none.
_MOST_MARKS: Final = 40


class Gap(Struct, frozen=True):
    """What is between two pieces: at most so many words of the source, in place of which something may be put in."""

    most: int
    put_in: str = ""


class Piece(Struct, frozen=True):
    """Words of a quotation that follow each other in the source; `letters` are their keys, joined. Offsets are those in the quotation.

    `in_word`: it ends within a word, which has another ending in the source.
    """

    text: str
    words: tuple[Word, ...]
    letters: str
    in_word: bool = False

    @property
    def start(self) -> int:
        """Where its first word begins in the quotation."""
        return self.words[0].start

    @property
    def said(self) -> str:
        """Its words as they are quoted, without what is before and behind them."""
        return self.text[self.start : self.words[-1].end]


class Quoted(Struct, frozen=True):
    """A quotation: its pieces, and the gaps between them; no pieces where it has no words.

    `whole` is the quotation as if it had no marks of those who quote: the source may have them itself. `put_in` is what stands in
    brackets, at its ends too.
    """

    text: str
    whole: Piece | None
    pieces: tuple[Piece, ...]
    gaps: tuple[Gap, ...]
    put_in: tuple[str, ...] = ()


def read_quoted(text: str) -> Quoted:
    """Take a quotation apart, with or without its quotation marks."""
    marks = _marks(text)
    if any(mark["link"] for mark in marks):
        text = _LINK.sub(lambda link: f" {link[1]}{' ' * (len(link[0]) - len(link[1]) - 1)}", text)
        marks = _marks(text)
    whole = _piece(text, 0, len(text))
    if whole is None or not marks or len(marks) > _MOST_MARKS:
        return Quoted(text, whole, (whole,) if whole else (), ())
    pieces: list[Piece] = []
    gaps: list[Gap] = []
    start = 0
    gap = Gap(0)
    for mark in [*marks, None]:
        if mark and _is_within_word(text, mark):
            continue
        if piece := _piece(text, start, mark.start() if mark else len(text)):
            gaps += [gap] if pieces else []
            pieces.append(piece)
            gap = Gap(0)
        if mark:
            if _is_ending(text, mark) and piece:
                pieces[-1] = replace(piece, in_word=True)
            gap = _with(gap, mark)
            start = mark.end()
    put_in = tuple(words for words in map(_inside, marks) if words and "@" not in words)
    return Quoted(text, whole, tuple(pieces), tuple(gaps), put_in)


def _marks(text: str) -> list[re.Match[str]]:
    if "[" in text or "…" in text or ".." in text or ". ." in text:
        return list(_MARK.finditer(text))
    return []


def _piece(text: str, start: int, end: int) -> Piece | None:
    words = tuple(
        Word(word.text, word.key, start + word.start, start + word.end)
        for word in words_of(text[start:end])
        if word.key
    )
    return Piece(text, words, "".join([word.key for word in words])) if words else None


def _is_within_word(text: str, mark: re.Match[str]) -> bool:
    """Whether brackets are around the first letters of a word, or letters within it: `[i]mpunity`."""
    behind = text[mark.end() : mark.end() + 1]
    return bool(behind.isalpha() and _LETTERS.fullmatch(_inside(mark)))


def _is_ending(text: str, mark: re.Match[str]) -> bool:
    """Whether brackets are around the last letters of a word: `kill[ed]`."""
    before = text[: mark.start()].removesuffix("\\")[-1:]
    return bool(before.isalpha() and _LETTERS.fullmatch(_inside(mark)))


def _inside(mark: re.Match[str]) -> str:
    """What is in brackets; those of a claim may have backslashes before them."""
    return (mark["inside"] or "").removesuffix("\\")


def _with(gap: Gap, mark: re.Match[str]) -> Gap:
    """A gap with one mark more in it: several marks without words between them are one gap."""
    if mark["dots"]:
        return Gap(LEFT_OUT, gap.put_in)
    inside = _inside(mark)
    if _SIC.fullmatch(inside) or "@" in inside or _is_ending(mark.string, mark):
        return gap
    most = max(gap.most, _REPLACED, 2 * len(words_of(inside)))
    return Gap(most, f"{gap.put_in} {inside}".strip())
