"""The whole report on changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.assemble.changes.entries import Entries, entry, topics_of
from memocli.assemble.changes.parts import Parts
from memocli.assemble.changes.tables import table_of_one_year, tables
from memocli.assemble.changes.wording import LANGUAGE, Words
from memocli.assemble.labels import labels_of
from memocli.compare.changes import Changes, HeadChange, Kind, MemoState
from memocli.compare.in_words import count_text
from memocli.compare.summary import at, labels, summary, title
from memocli.document import (
    Block,
    Deleted,
    Document,
    Heading,
    Inline,
    Inserted,
    ItemList,
    Link,
    Paragraph,
    ParagraphBreak,
    Section,
    Strong,
    Text,
    TitleFact,
)
from memocli.language import ENGLISH

_PARTIAL: Final = "This report lists only some of the changes; the summary is of all."


def changes_document(changes: Changes, shown: Changes | None = None) -> Document:
    """The report on changes as a document, in the order of the new memo.

    `shown` are those of them that are listed, where only some are: the summary and the tables are always of all.
    """
    old, new = changes.old, changes.new
    return Document(
        title=title(changes),
        subtitle=new.title,
        running_title=title(changes),
        language=LANGUAGE,
        authors=(),
        date="",
        subject=f"What changed from the memo of {old.label} to that of {new.label}, claim by claim",
        keywords=(),
        facts=tuple(_facts(changes)),
        blocks=tuple(_blocks(changes, shown or changes)),
        notes=(),
        about=(),
        labels=labels_of(ENGLISH.wording),
    )


def _facts(changes: Changes) -> Iterator[TitleFact]:
    for memo, label in zip((changes.old, changes.new), labels(changes), strict=True):
        own = (memo.title,) if changes.old.title != changes.new.title else ()
        yield TitleFact(at(label).capitalize(), (*own, _size(memo)))


def _size(memo: MemoState) -> str:
    return f"{count_text(memo.claims, 'claim')}, {count_text(memo.notes, 'note')}"


def _blocks(changes: Changes, shown: Changes) -> Iterator[Block]:
    words = Words(changes.old, changes.new)
    parts = Parts(changes, words, Entries(changes, words))
    yield Heading(1, parts.anchor("summary"), "Summary")
    yield ItemList(tuple(_lines(changes)))
    yield from tables(changes, words)
    if not changes.is_empty:
        yield Heading(2, parts.anchor("legend"), "How to read the changes")
        yield Paragraph(_legend(changes))
    if shown != changes:
        yield Paragraph((Strong((Text(_PARTIAL),)),))
    yield from (parts.of(part) for part in shown.parts)
    yield from _beside(shown, parts)


def _lines(changes: Changes) -> Iterator[tuple[Inline, ...]]:
    """The lines of the summary; one without a lead goes on with what the line before is about."""
    item: tuple[Inline, ...] = ()
    for lead, said in summary(changes):
        if not lead:
            item = (*item, ParagraphBreak(), Text(f"{said}."))
            continue
        if item:
            yield item
        item = Strong((Text(f"{lead}:"),)), Text(f" {said}.")
    yield item


def _legend(changes: Changes) -> tuple[Inline, ...]:
    old, new = map(at, labels(changes))
    return (
        Deleted((Text("Struck"),)),
        Text(f" words stood only {old}, "),
        Inserted((Text("underlined"),)),
        Text(
            f" ones stand only {new}. A number in brackets is that of an endnote: {old} where the words are struck, "
            f"elsewhere {new}."
        ),
    )


def _beside(changes: Changes, parts: Parts) -> Iterator[Section]:
    """What changed outside of the parts: figures of one memo, the title page, records of sources."""
    if table := table_of_one_year(changes):
        name = "Figures of one year"
        heading = Heading(1, parts.anchor("figures-of-one-year"), name)
        yield Section((heading, entry(topics_of([Kind.FIGURES]), "", [table])), name)
    if changes.head:
        name = "Title page"
        lines = [Paragraph(_field(change), lead=_label(change.key)) for change in changes.head]
        heading = Heading(1, parts.anchor("title-page"), name)
        yield Section((heading, entry(topics_of([Kind.HEAD]), "", lines)), name)
    if changes.records:
        name = "Records of sources"
        heading = Heading(1, parts.anchor("records"), name)
        said = "Both memos cite these sources; what is known of them differs."
        entries = (
            entry(
                topics_of([Kind.RECORD]),
                change.source.title,
                [Paragraph(_field(field), lead=_label(field.key)) for field in change.fields],
            )
            for change in changes.records
        )
        yield Section((heading, Paragraph((Text(said),)), *entries), name)


def _label(key: str) -> str:
    return f"{key[:1].upper()}{key[1:].replace('-', ' ')}:"


def _field(change: HeadChange) -> tuple[Inline, ...]:
    """The old words and the new ones."""
    said: list[Inline] = []
    if change.old:
        said.append(Deleted(_linked(change.old)))
    if change.old and change.new:
        said.append(Text(" "))
    if change.new:
        said.append(Inserted(_linked(change.new)))
    return tuple(said)


def _linked(value: str) -> tuple[Inline, ...]:
    """A value, which leads to where it says if it is an address."""
    is_address = value.startswith(("https://", "http://"))
    return (Link(value, (Text(value),)),) if is_address else (Text(value),)
