"""Runs of text: each already says what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace


class Text(Struct, frozen=True):
    """Plain words."""

    text: str


class Emphasis(Struct, frozen=True):
    """Words that are stressed, or the title of a work (italics)."""

    children: tuple[Inline, ...]


class Strong(Struct, frozen=True):
    """Words of special importance (bold)."""

    children: tuple[Inline, ...]


class Link(Struct, frozen=True):
    """Words that lead to an address outside the document."""

    href: str
    children: tuple[Inline, ...]


class Foreign(Struct, frozen=True):
    """Words in another language than the text around them; `language` is a BCP 47 tag."""

    language: str
    children: tuple[Inline, ...]


class NoteReference(Struct, frozen=True):
    """The mark in the text of endnote `number` (from 1). Each number has exactly one mark in a document."""

    number: int


class CrossReference(Struct, frozen=True):
    """Words of a note that lead to another note, `note`: its number ("20" of "note 20 above"), or "Ibid." for the note before."""

    note: int
    children: tuple[Inline, ...]


class ParagraphBreak(Struct, frozen=True):
    """The end of a paragraph within running text; what follows is the next one. It stands in no other run than a claim's."""


class Pointer(Struct, frozen=True):
    """Where a sign leads: `text` is printed, `said` says it in words; the target is a note or a claim of the document."""

    text: str
    said: str
    note: int = 0
    claim: str = ""


class Sign(Struct, frozen=True):
    """A small sign behind a claim, which says what the claim rests on, or whether it is new.

    `mark` is printed, and `said` says it in words to whoever can't see it. `pointers` follow the mark; where there are any, each says for itself
    what it is, and the mark is part of the first. `kind` is what kind of sign it is, in a word for programs.
    """

    mark: str
    said: str
    pointers: tuple[Pointer, ...] = ()
    kind: str = ""


class ClaimRun(Struct, frozen=True):
    """The words of one claim, with its marks; it may begin in one paragraph and end in another.

    `name` is the claim's full name (`part/finding/claim`), unique in the document. `fault` is empty, or says in a few
    words why the claim is not supported: a draft prints it after the claim. `signs` stand behind its words, and are no part of them.
    """

    name: str
    children: tuple[Inline, ...]
    fault: str = ""
    signs: tuple[Sign, ...] = ()


class Deleted(Struct, frozen=True):
    """Words that the older of two texts has and the newer has not; in a report on changes."""

    children: tuple[Inline, ...]


class Inserted(Struct, frozen=True):
    """Words that only the newer of two texts has; in a report on changes."""

    children: tuple[Inline, ...]


class Marked(Struct, frozen=True):
    """Words that a report points at: they are there, or, where `is_missing`, they are not where they were looked for.

    `said` are a few words for whoever can't see the mark, such as "not found"; or empty.
    """

    children: tuple[Inline, ...]
    said: str = ""
    is_missing: bool = False


class Raised(Struct, frozen=True):
    """Small words above the line, such as the number of a note that another document has."""

    children: tuple[Inline, ...]


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Link
    | Foreign
    | NoteReference
    | CrossReference
    | ParagraphBreak
    | ClaimRun
    | Deleted
    | Inserted
    | Marked
    | Raised
)


def plain(runs: Iterable[Inline], *, marks: bool = True) -> str:
    """The words of runs of text; a note's mark is its number, or, without `marks`, a blank."""
    return "".join(_words(run, marks=marks) for run in runs)


def paragraphs_in(runs: Iterable[Inline]) -> int:
    """How many paragraphs the runs make."""
    ends = 0
    for run in runs:
        if isinstance(run, ParagraphBreak):
            ends += 1
        elif not isinstance(run, Text | NoteReference):
            ends += paragraphs_in(run.children) - 1
    return ends + 1


def leaves(runs: Iterable[Inline]) -> Iterator[str]:
    """The words of runs of text, piece by piece: joined, they are those of `plain` without marks."""
    for run in runs:
        if isinstance(run, Text | NoteReference | ParagraphBreak):
            yield _words(run, marks=False)
        else:
            yield from leaves(run.children)


def with_leaves(
    runs: Iterable[Inline], texts: Iterator[str], address: Callable[[str], str]
) -> tuple[Inline, ...]:
    """The same runs with other words: `texts` are those in the place of `leaves`; `address` gives that of each link.

    A mark, and the end of a paragraph, stay whatever stands in their place.
    """
    found: list[Inline] = []
    for run in runs:
        if isinstance(run, Text | NoteReference | ParagraphBreak):
            text = next(texts)
            found.append(Text(text) if isinstance(run, Text) else run)
        elif isinstance(run, Link):
            found.append(Link(address(run.href), with_leaves(run.children, texts, address)))
        else:
            found.append(replace(run, children=with_leaves(run.children, texts, address)))
    return tuple(found)


def with_marks(runs: Iterable[Inline], numbers: Mapping[int, int]) -> tuple[Inline, ...]:
    """The same runs with other numbers in their marks."""
    found: list[Inline] = []
    for run in runs:
        if isinstance(run, NoteReference):
            found.append(NoteReference(numbers[run.number]))
        elif isinstance(run, Text | ParagraphBreak):
            found.append(run)
        else:
            found.append(replace(run, children=with_marks(run.children, numbers)))
    return tuple(found)


def without_references(runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """The same runs with the numbers of notes as words, for a document that has no notes of its own."""
    found: list[Inline] = []
    for run in runs:
        if isinstance(run, NoteReference):
            # Brackets: without them, a number before it would become another one where the words are copied.
            found.append(Raised((Text(f"[{run.number}]"),)))
        elif isinstance(run, Text | ParagraphBreak):
            found.append(run)
        else:
            found.append(replace(run, children=without_references(run.children)))
    return tuple(found)


def _words(run: Inline, *, marks: bool) -> str:
    match run:
        case Text(text):
            return text
        case NoteReference(number):
            return str(number) if marks else " "
        case ParagraphBreak():
            return "\n"
        case _:
            return plain(run.children, marks=marks)
