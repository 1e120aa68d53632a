"""The words of a document: those of each claim and of its notes, and all of them in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from memocli.document import (
    Band,
    Block,
    BlockQuotation,
    Chart,
    ClaimRun,
    Columns,
    Document,
    Entry,
    Heading,
    Inline,
    ItemList,
    Legend,
    Link,
    NoteReference,
    Notice,
    Paragraph,
    ParagraphBreak,
    Picture,
    Section,
    SignatureLines,
    Table,
    Text,
    flat,
    plain,
)


def claims_of(document: Document) -> Iterator[tuple[str, str]]:
    """The texts of each claim with its name, and those of its notes."""
    for block in flat(document.blocks):
        for runs in _runs(block):
            for claim in runs:
                if isinstance(claim, ClaimRun):
                    said = (plain(claim.children, marks=marks) for marks in (True, False))
                    signs = [f"{sign.mark} {sign.said}" for sign in claim.signs]
                    texts = [*said, claim.fault, *signs, *addresses(claim.children)]
                    yield from ((claim.name, text) for text in texts)
    for note in document.notes:
        texts = [plain(note.children), *addresses(note.children)]
        yield from ((note.claim, text) for text in texts)


def words_in_order(document: Document) -> str:
    """The words of a memo as they follow each other, without the marks of notes and the heads and feet of pages between them."""
    blocks = [plain(runs, marks=False) for block in flat(document.blocks) for runs in _runs(block)]
    notes = [plain(note.children) for note in document.notes]
    corrected = document.corrections.entries if document.corrections else ()
    end = [plain(document.about), *map(plain, corrected)]
    box = document.front.bottom_line
    above = document.front.letterhead
    front = [*above.lines] if above else []
    front += [f"{line.heading} {line.verdict}" for line in box.lines] if box else []
    return "\n".join([document.title, document.subtitle, *front, *blocks, *end, *notes])


def addresses(runs: Iterable[Inline]) -> Iterator[str]:
    """Where the links of runs of text lead."""
    for run in runs:
        if isinstance(run, Link):
            yield run.href
        if not isinstance(run, Text | NoteReference | ParagraphBreak):
            yield from addresses(run.children)


def _runs(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The texts of a block, in the order in which they are printed."""
    match block:
        case Paragraph():
            yield (Text(f"{block.number or ''} {block.lead} "), *block.children)
        case Band():
            yield (Text(block.whole),)
            yield block.condition
        case Table():
            yield tuple(Text(f"{cell} ") for cell in (block.caption, *block.head))
            yield from (cell for row in block.rows for cell in row)
        case ItemList():
            yield from block.items
        case BlockQuotation():
            yield block.children
        case Picture():
            yield (Text(block.caption),)
        case Chart():
            marks = (mark for row in block.rows for mark in row.marks if mark)
            said = (*(row.label for row in block.rows), *(mark.text for mark in marks))
            yield tuple(Text(f"{words} ") for words in (block.heading, *said))
            yield (Text(f"{block.caption} {block.all_citing}"),)
        case Heading() | Notice() | Legend() | SignatureLines() | Entry():
            yield from ((Text(line),) for line in _lines(block))
        case Columns() | Section():
            pass


def _lines(block: Heading | Notice | Legend | SignatureLines | Entry) -> tuple[str, ...]:
    """The lines of a block of plain words."""
    match block:
        case Heading():
            return (block.whole,)
        case Notice(heading, text):
            return (f"{heading} {text}",)
        case Legend(heading, entries):
            return (" ".join([heading, *(entry.words for entry in entries)]),)
        case SignatureLines(names):
            return names
        case Entry(label=label, place=place):
            return (f"{label} {place}",)
