"""The words of a text as they are read, each with its emphasis and links, and where the marks of its notes stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.document import (
    Emphasis,
    Inline,
    Link,
    NoteReference,
    ParagraphBreak,
    Strong,
    Text,
)

# What letters are set in: emphasis, strong, or a link with its address; in one order, however they are nested.
Form: TypeAlias = tuple[tuple[str, str], ...]
Piece: TypeAlias = tuple[str, Form]
# A word in no form is its letters; any other one is its pieces.
Word: TypeAlias = str | tuple[Piece, ...]

_EMPHASIS: Final = ("emphasis", "")
_STRONG: Final = ("strong", "")
# Between two marks, as the memo has it: 1 and 2 next to each other would read as 12.
_THIN_SPACE: Final = Text("\u2009")


class Words(Struct, frozen=True):
    """The words of a text, and its `marks`: how many words stand before each, and the number of its note."""

    words: tuple[Word, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    def runs(self, start: int, end: int) -> tuple[Inline, ...]:
        """The words from one place up to another, with single spaces between them, and the marks that stand behind them."""
        marks: dict[int, list[int]] = {}
        for place, number in self.marks:
            if start < place <= end or place == start == 0:
                marks.setdefault(place, []).append(number)
        found: list[Piece | int] = list(marks.get(0, ()) if start == 0 else ())
        for place, word in enumerate(self.words[start:end], start=start + 1):
            pieces = _pieces(word)
            if found:
                found.append((" ", _shared(found[-1], pieces[0])))
            found += [*pieces, *marks.get(place, ())]
        return tuple(_inlines(found))


def plain_words(text: str) -> Words:
    """The words of a text that has no markup."""
    return Words(tuple(unicodedata.normalize("NFC", text).split()))


def words_of(runs: Iterable[Inline]) -> Words:
    """The words and marks of running text; any white space, also between paragraphs, is one space."""
    reading = _Reading()
    reading.read(runs, ())
    reading.end_word()
    return Words(tuple(reading.words), tuple(reading.marks))


def joined(texts: Sequence[Words]) -> Words:
    """Several texts as one."""
    if len(texts) == 1:
        return texts[0]
    marks: list[tuple[int, int]] = []
    before = 0
    for text in texts:
        marks += [(before + place, number) for place, number in text.marks]
        before += len(text.words)
    return Words(tuple(chain.from_iterable(text.words for text in texts)), tuple(marks))


def letters(word: Word) -> str:
    """A word without its form."""
    return word if isinstance(word, str) else "".join(text for text, _ in word)


class _Reading:
    """Takes running text apart; `pieces` are those of a word that may go on."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.marks: list[tuple[int, int]] = []
        self.pieces: list[Piece] = []

    def read(self, runs: Iterable[Inline], form: Form) -> None:
        for run in runs:
            match run:
                case Text(text):
                    self.text(text, form)
                case NoteReference(number):
                    self.end_word()
                    self.marks.append((len(self.words), number))
                case ParagraphBreak():
                    self.end_word()
                case Emphasis(children):
                    self.read(children, _with(form, _EMPHASIS))
                case Strong(children):
                    self.read(children, _with(form, _STRONG))
                case Link(href, children):
                    self.read(children, _with(form, ("link", href)))
                case _:
                    self.read(run.children, form)

    def text(self, text: str, form: Form) -> None:
        parts = unicodedata.normalize("NFC", text).split()
        if not parts or text[0].isspace():
            self.end_word()
        for number, part in enumerate(parts):
            if number:
                self.end_word()
            self.pieces.append((part, form))
        if text and text[-1].isspace():
            self.end_word()

    def end_word(self) -> None:
        if self.pieces:
            self.words.append(_word(self.pieces))
            self.pieces = []


def _word(pieces: Sequence[Piece]) -> Word:
    if len(pieces) == 1 and not pieces[0][1]:
        return pieces[0][0]
    merged: list[Piece] = []
    for text, form in pieces:
        if merged and merged[-1][1] == form:
            merged[-1] = (merged[-1][0] + text, form)
        else:
            merged.append((text, form))
    return merged[0][0] if len(merged) == 1 and not merged[0][1] else tuple(merged)


def _with(form: Form, further: tuple[str, str]) -> Form:
    return tuple(sorted({*form, further}))


def _pieces(word: Word) -> tuple[Piece, ...]:
    return ((word, ()),) if isinstance(word, str) else word


def _shared(before: Piece | int, after: Piece) -> Form:
    """The form of the space between two words: theirs, where both have the same."""
    return after[1] if not isinstance(before, int) and before[1] == after[1] else ()


def _inlines(found: Sequence[Piece | int]) -> Iterator[Inline]:
    """Pieces and marks as inlines, pieces of one form together."""
    text = ""
    form: Form = ()
    is_mark = False
    for one in [*found, 0]:
        if isinstance(one, tuple) and one[1] == form:
            text += one[0]
        else:
            if text:
                yield _formed(text, form)
            text, form = one if isinstance(one, tuple) else ("", ())
        if isinstance(one, int) and one:
            if is_mark:
                yield _THIN_SPACE
            yield NoteReference(one)
        is_mark = isinstance(one, int)


def _formed(text: str, form: Form) -> Inline:
    inline: Inline = Text(text)
    for kind, href in reversed(form):
        if kind == "link":
            inline = Link(href, (inline,))
        else:
            inline = Emphasis((inline,)) if kind == "emphasis" else Strong((inline,))
    return inline
