"""What a document says: the words that every output must have, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from memocli.document import (
    Band,
    Block,
    BlockQuotation,
    ClaimRun,
    Columns,
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
    Section,
    Sign,
    SignatureLines,
    Table,
    Text,
)


def inline_text(children: tuple[Inline, ...], *, draft: bool = False) -> str:
    """The words of inlines, without note marks."""
    parts = []
    for child in children:
        match child:
            case Text(text):
                parts.append(text)
            case NoteReference():
                pass
            case ParagraphBreak():
                parts.append(" ")
            case _:
                parts.append(inline_text(child.children, draft=draft))
        if draft and isinstance(child, ClaimRun) and child.fault:
            parts.append(f" [{child.fault}]")
        if isinstance(child, ClaimRun):
            parts += [f" {_sign_text(sign)}" for sign in child.signs]
    return "".join(parts)


def _sign_text(sign: Sign) -> str:
    return sign.mark + ", ".join(pointer.text for pointer in sign.pointers)


def block_texts(block: Block, *, draft: bool = False) -> Iterator[str]:
    """The paragraphs of a block."""
    match block:
        case Heading():
            yield block.whole
        case Paragraph(number=number):
            said = f"{block.lead} {inline_text(block.children, draft=draft)}"
            yield f"{number}. {said}" if number else said
        case Band():
            yield block.whole
            yield f"{block.condition_label} {inline_text(block.condition)}"
            yield f"{block.verdict_label} {block.verdict}"
        case ItemList(number=number):
            yield f"{number}." if number else ""
            yield from (inline_text(item, draft=draft) for item in block.items)
        case BlockQuotation():
            yield inline_text(block.children, draft=draft)
        case Table():
            yield from (block.caption, *block.head)
            yield from (inline_text(cell) for row in block.rows for cell in row)
        case Notice():
            yield f"{block.heading} {block.text}"
        case Legend():
            entries = (f"{entry.mark} {entry.words}" for entry in block.entries)
            yield f"{block.heading} {'; '.join(entries)}."
        case SignatureLines():
            yield from block.names
        case Columns() | Section() | Entry():
            yield f"{block.label} {block.place}" if isinstance(block, Entry) else ""
            for inner in block.blocks:
                yield from block_texts(inner, draft=draft)


def body_words(document: Document) -> list[str]:
    """All words of the body in reading order."""
    above = document.front.letterhead
    texts = [*(above.lines if above else ()), document.title, document.subtitle]
    texts += [f"{fact.label} {'; '.join(fact.values)}" for fact in document.facts]
    texts += front_texts(document)
    for block in document.blocks:
        texts += block_texts(block, draft=document.draft)
    return " ".join([*texts, *end_texts(document)]).split()


def front_texts(document: Document) -> Iterator[str]:
    """What stands between the title block and the blocks; the numbers of pages are no words of the document."""
    if box := document.front.bottom_line:
        yield box.heading
        yield from (f"{line.heading} {line.verdict}" for line in box.lines)
    if (listed := document.contents) and listed.is_asked:
        yield listed.heading
        yield from (one.text for entry in listed.entries for one in (entry, *entry.entries))


def end_texts(document: Document) -> Iterator[str]:
    """What stands between the blocks and the notes, and the heading of these."""
    yield from (document.labels.about, inline_text(document.about))
    if document.corrections:
        yield document.corrections.heading
        yield from map(inline_text, document.corrections.entries)
    yield document.labels.notes


def note_words(document: Document) -> list[list[str]]:
    """The words of each note."""
    return [inline_text(note.children).split() for note in document.notes]


def leaves(inlines: tuple[Inline, ...], kind: type) -> Iterator[Any]:
    """All inlines of one kind, in order."""
    for child in inlines:
        if isinstance(child, kind):
            yield child
        if not isinstance(child, Text | NoteReference | ParagraphBreak):
            yield from leaves(child.children, kind)


def all_inlines(blocks: tuple[Block, ...]) -> tuple[Inline, ...]:
    """The inlines of all blocks, in reading order."""
    found: list[Inline] = []
    for block in blocks:
        match block:
            case Paragraph() | BlockQuotation():
                found += block.children
            case Band():
                found += block.condition
            case ItemList():
                found += [inline for item in block.items for inline in item]
            case Table():
                found += [inline for row in block.rows for cell in row for inline in cell]
            case Columns() | Section() | Entry():
                found += all_inlines(block.blocks)
            case Heading() | Notice() | Legend() | SignatureLines():
                pass
    return tuple(found)


def claims(document: Document) -> Iterator[ClaimRun]:
    """All claims of a document, in reading order."""
    yield from leaves(all_inlines(document.blocks), ClaimRun)
