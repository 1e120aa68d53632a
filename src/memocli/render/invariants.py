"""What every output needs of a document: a language, headings without gaps, notes with their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from memocli.document import (
    Band,
    Block,
    BlockQuotation,
    Chart,
    Columns,
    CrossReference,
    Document,
    Entry,
    Heading,
    Inline,
    ItemList,
    Legend,
    NoteReference,
    Notice,
    Paragraph,
    ParagraphBreak,
    Picture,
    Section,
    Table,
    Text,
    flat,
)
from memocli.errors import UserError


def check_invariants(document: Document) -> None:
    """Raise UserError on a fault that no output could correct."""
    if not document.language:
        raise UserError("the document has no language: give `language` in memo.yaml")
    _check_headings(document)
    _check_pictures(document)
    _check_notes(document)


def _check_headings(document: Document) -> None:
    """The title is h1; the headings after it may go down one level at a time."""
    level = 0
    for block in flat(document.blocks):
        if isinstance(block, Band):
            level = 1
        elif isinstance(block, Heading):
            if block.level > level + 1:
                raise UserError(
                    f"the heading “{block.text}” skips a level: h{block.level + 1} follows h{level + 1}"
                )
            level = block.level


def _check_pictures(document: Document) -> None:
    """Every picture has a text for readers who can't see it."""
    for block in flat(document.blocks):
        if isinstance(block, Picture) and not block.alt.strip():
            name = (
                f" {block.file}" if block.file else f" “{block.caption}”" if block.caption else ""
            )
            raise UserError(f"the picture{name} has no alternative text: give it an `alt`")


def _check_notes(document: Document) -> None:
    """Every note has exactly one mark, and every mark its note."""
    marks = Counter(mark for block in document.blocks for mark in _marks_in_block(block))
    texts = Counter(note.number for note in document.notes)
    for number in sorted({*marks, *texts}):
        if marks[number] != 1 or texts[number] != 1:
            raise UserError(
                f"endnote {number} has {marks[number]} marks and {texts[number]} texts, not one of each"
            )
    for note in document.notes:
        for other in _other_notes(note.children):
            if not texts[other]:
                raise UserError(f"endnote {note.number} leads to endnote {other}, which is missing")


def _marks_in_block(block: Block) -> Iterator[int]:
    """Numbers of the note marks in a block, in reading order."""
    match block:
        case Paragraph(children=runs) | BlockQuotation(children=runs) | Band(condition=runs):
            yield from _marks(runs)
        case ItemList(items=items):
            for item in items:
                yield from _marks(item)
        case Table(rows=rows):
            for row in rows:
                for cell in row:
                    yield from _marks(cell)
        case Columns(blocks=blocks) | Entry(blocks=blocks) | Section(blocks=blocks):
            for inner in blocks:
                yield from _marks_in_block(inner)
        case Heading() | Picture() | Chart() | Notice() | Legend():
            return


def _marks(runs: tuple[Inline, ...]) -> Iterator[int]:
    """Numbers of the note marks in `runs`."""
    for run in runs:
        if isinstance(run, NoteReference):
            yield run.number
        elif not isinstance(run, Text | ParagraphBreak):
            yield from _marks(run.children)


def _other_notes(runs: tuple[Inline, ...]) -> Iterator[int]:
    """Numbers of the notes that the words of a note lead to."""
    for run in runs:
        if isinstance(run, CrossReference):
            yield run.note
        elif not isinstance(run, Text | NoteReference | ParagraphBreak):
            yield from _other_notes(run.children)
