"""What is said of changes, before it is laid out: words with what happened to each, in facts, entries and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from memocli.compare.changes import Edit, EditKind
from memocli.document import (
    Emphasis,
    Inline,
    Link,
    NoteReference,
    ParagraphBreak,
    Strong,
    Text,
)


class Look(Enum):
    """What words are, apart from what happened to them."""

    PLAIN = "plain"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    NOTE = "note"
    NAME = "name"


class Said(Struct, frozen=True):
    """A few words. `kind` says what happened to them; a NAME is one of the files: of a claim, a source, a key."""

    text: str
    kind: EditKind = EditKind.KEEP
    look: Look = Look.PLAIN


# Words that follow each other without a space.
Run: TypeAlias = tuple[Said, ...]


class Fact(Struct, frozen=True):
    """A line on something: runs of words with a space between them.

    A whole text is old or new as such, not word by word. What is to be copied is never broken into lines.
    """

    label: str
    runs: tuple[Run, ...]
    is_whole: bool = False
    is_copied: bool = False


class Entry(Struct, frozen=True):
    """What became of claims: their names, the kinds of change, the numbers of their notes, and facts."""

    names: tuple[str, ...]
    kinds: str
    notes: str
    facts: tuple[Fact, ...]


class Heading(Struct, frozen=True):
    """A heading of level 1 (a part) or 2 (a finding), its name in the files, and what changed in that itself."""

    level: int
    words: str
    name: str
    more: str = ""
    facts: tuple[Fact, ...] = ()


class Unchanged(Struct, frozen=True):
    """Claims of a finding that did not change: for each its id, its notes (or empty), its first words."""

    claims: tuple[tuple[str, str, str], ...]


Block: TypeAlias = Heading | Entry | Unchanged


def words(text: str, kind: EditKind = EditKind.KEEP, look: Look = Look.PLAIN) -> Run:
    """One piece as a run; an empty text makes none."""
    return (Said(text, kind, look),) if text else ()


def name(text: str, kind: EditKind = EditKind.KEEP) -> Run:
    """A name of the files."""
    return words(text, kind, Look.NAME)


def fact(label: str, *runs: Run, is_whole: bool = False, is_copied: bool = False) -> Fact:
    """A fact of those runs that are not empty."""
    return Fact(label, tuple(run for run in runs if run), is_whole, is_copied)


def replaced(old: str, new: str) -> tuple[Run, Run]:
    """What was, and what is in its place; either may be empty."""
    return words(old, EditKind.DELETE), words(new, EditKind.INSERT)


def edited(edits: Iterable[Edit]) -> tuple[Run, ...]:
    """The runs of an edited text."""
    return tuple(run for edit in edits if (run := read(edit.runs, edit.kind)))


def read(runs: Iterable[Inline], kind: EditKind = EditKind.KEEP) -> Run:
    """Words of a memo as they are read, in one line: a note's number in brackets, ¶ where a paragraph ends."""
    return tuple(_tidy(_said(runs, kind, Look.PLAIN)))


def _said(runs: Iterable[Inline], kind: EditKind, look: Look) -> Iterator[Said]:
    for run in runs:
        match run:
            case Text(text):
                yield Said(text, kind, look)
            case NoteReference(number):
                yield Said(f"[{number}]", kind, Look.NOTE)
            case ParagraphBreak():
                yield Said(" ¶ ", kind)
            case Emphasis(children) if look is Look.PLAIN:
                yield from _said(children, kind, Look.EMPHASIS)
            case Strong(children):
                yield from _said(children, kind, Look.STRONG)
            case Link(href, children) if kind is not EditKind.KEEP:
                yield from _said(children, kind, look)
                # It may be the only thing that changed.
                yield Said(f" ({href})", kind)
            case _:
                yield from _said(run.children, kind, look)


def _tidy(said: Iterable[Said]) -> Iterator[Said]:
    """The same in one line: single spaces between the words, none around them; what is alike is one piece."""
    held: Said | None = None
    for piece in said:
        text = " ".join(f"x{piece.text}x".split())[1:-1]
        if held is None or held.text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if held and (held.kind, held.look) == (piece.kind, piece.look):
            held = Said(held.text + text, held.kind, held.look)
            continue
        if held:
            yield held
        held = Said(text, piece.kind, piece.look)
    if held and held.text.rstrip(" "):
        yield Said(held.text.rstrip(" "), held.kind, held.look)
