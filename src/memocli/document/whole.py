"""The document as a whole: its blocks and notes, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from memocli.document.blocks import Block
from memocli.document.design import Design
from memocli.document.front import Contents, Front
from memocli.document.inlines import Inline
from memocli.document.screen import Screen


class Note(Struct, frozen=True):
    """Endnote `number`; `children` is its text. `claim` names the claim that its mark is in."""

    number: int
    claim: str
    children: tuple[Inline, ...]


class Labels(Struct, frozen=True):
    """The few words that a renderer adds by itself, in the document's language.

    `page_before` stands before the number of a page; `notes_to` says which pages the notes of a page are cited on, by whether they are cited on one page or several.
    `about_head` names the text about the document in running heads, which have room for a word or two.
    """

    notes: str
    note: str
    back: str
    notes_to: tuple[str, str]
    page_before: str
    draft: str
    page: str
    of: str
    about: str
    about_head: str
    page_short: str = "p."


class Corrections(Struct, frozen=True):
    """What was corrected in a document since it came out: one entry each, below a heading, at the end."""

    heading: str
    entries: tuple[tuple[Inline, ...], ...]


class TitleFact(Struct, frozen=True):
    """One line of the title block: "To", "U.S. Department of State"."""

    label: str
    values: tuple[str, ...]


class Document(Struct, frozen=True):
    """One whole document.

    `language` is a BCP 47 tag; `authors` the signers' names; `date` an ISO date (2018, 2018-07 or 2018-07-24) or empty;
    `facts` the lines of the title block; `subject` one sentence for the metadata, and `rights` one on what others
    may do with the document, or empty; `about` the text printed at the end, and `corrections` what follows it there;
    `running_title` a short title for running heads; `draft` true where DRAFT is printed on every page;
    `design` what it looks like; `front` what is on the first page beside the title and `facts`; `contents` is
    None where there are to be none, however long it is. `foreign_words` are words of other languages, by the tag of each, in
    what the blocks hold as plain text: headings, captions, heads of tables; runs of text already say their language. `screen` is what a page has on a screen, or None.
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
    corrections: Corrections | None = None
    design: Design = Design()
    rights: str = ""
    front: Front = Front()
    contents: Contents | None = None
    foreign_words: Mapping[str, tuple[str, ...]] = {}
    screen: Screen | None = None

    @property
    def file_title(self) -> str:
        """The title in the properties of a file; that of a draft says so."""
        return f"{self.labels.draft}: {self.title}" if self.draft else self.title
