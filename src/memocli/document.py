"""The neutral output tree: what is on the page, before it is HTML, PDF or DOCX.

A renderer sees a `Document` and nothing else. The tree knows nothing of memos: it has headings,
paragraphs, bands, tables and notes, and each run of text already says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct


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


class ParagraphBreak(Struct, frozen=True):
    """The end of a paragraph within running text; what follows is the next one. It stands in no other run than a claim's."""


class ClaimRun(Struct, frozen=True):
    """The words of one claim, with its marks; it may begin in one paragraph and end in another.

    `name` is the claim's full name (`part/finding/claim`), unique in the document. `fault` is empty, or says in a few
    words why the claim is not supported: a draft prints it after the claim.
    """

    name: str
    children: tuple[Inline, ...]
    fault: str = ""


Inline: TypeAlias = (
    Text | Emphasis | Strong | Link | Foreign | NoteReference | ParagraphBreak | ClaimRun
)


class Heading(Struct, frozen=True):
    """A heading below the title: level 1 to 3, no level skipped. `anchor` is unique in the document."""

    level: int
    anchor: str
    text: str


class Paragraph(Struct, frozen=True):
    """Running text, of one paragraph or more. `lead` is the run-in heading of a finding, or empty."""

    children: tuple[Inline, ...]
    lead: str = ""
    anchor: str = ""


class Band(Struct, frozen=True):
    """The full-width band that opens a requirement.

    `label` ("Requirement 1"), `heading` (the part's heading), `condition` (the law's text, which may have several paragraphs), `verdict_label` ("Verdict"), `verdict`
    ("Not met") and `verdict_key` (`met`, `partly-met`, `not-met`, `no-evidence`; for colour and symbol only).
    """

    anchor: str
    label: str
    heading: str
    condition_label: str
    condition: tuple[Inline, ...]
    verdict_label: str
    verdict: str
    verdict_key: str


class Table(Struct, frozen=True):
    """A table with a caption and a head row; every row has as many cells as the head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


class ItemList(Struct, frozen=True):
    """A list with bullets; each item is running text, of one paragraph or more."""

    items: tuple[tuple[Inline, ...], ...]
    anchor: str = ""


class Picture(Struct, frozen=True):
    """A picture of `width` by `height` pixels.

    `data` is its file's content, `media_type` `image/png` or `image/jpeg`; `alt` says in words what it shows, `caption` is
    printed below it or is empty; `file` is its name in messages.
    """

    data: bytes
    media_type: str
    alt: str
    caption: str
    width: int
    height: int
    file: str = ""


class Notice(Struct, frozen=True):
    """A box that says, in the place of what could not be read, that it is missing: `heading`, and `text` on what to do."""

    heading: str
    text: str


class Columns(Struct, frozen=True):
    """Blocks set in two columns where the medium has room for them."""

    blocks: tuple[Block, ...]


Block: TypeAlias = Heading | Paragraph | Band | Table | ItemList | Picture | Notice | Columns


class Note(Struct, frozen=True):
    """Endnote `number`; `children` is its text. `claim` names the claim that its mark is in."""

    number: int
    claim: str
    children: tuple[Inline, ...]


class Labels(Struct, frozen=True):
    """The few words that a renderer adds by itself, in the document's language."""

    notes: str
    note: str
    back: str
    draft: str
    page: str
    of: str
    about: str


class TitleFact(Struct, frozen=True):
    """One line of the title block: "To", "U.S. Department of State"."""

    label: str
    values: tuple[str, ...]


class Document(Struct, frozen=True):
    """One whole document.

    `language` is a BCP 47 tag; `authors` the signers' names; `date` an ISO date (2018, 2018-07 or 2018-07-24) or empty;
    `facts` the lines of the title block; `subject` one sentence for the metadata; `about` the text printed at the end;
    `running_title` a short title for running heads; `draft` true where DRAFT is printed on every page.
    """

    title: str
    subtitle: str
    running_title: str
    language: str
    authors: tuple[str, ...]
    date: str
    subject: str
    keywords: tuple[str, ...]
    facts: tuple[TitleFact, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    about: tuple[Inline, ...]
    labels: Labels
    draft: bool = False

    @property
    def file_title(self) -> str:
        """The title in the properties of a file; that of a draft says so."""
        return f"{self.labels.draft}: {self.title}" if self.draft else self.title


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks in reading order, those in columns too."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from flat(block.blocks)
        else:
            yield block
