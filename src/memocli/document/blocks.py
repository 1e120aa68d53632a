"""What stands on the page below each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct

from memocli.document.inlines import Inline


class Heading(Struct, frozen=True):
    """A heading below the title: level 1 to 3, no level skipped. `anchor` is unique in the document.

    `label` stands before its text ("I.", "Annex A:"), or is empty; it `begins_page` where it begins a new page on paper.
    `language` is a BCP 47 tag, or empty where it is that of the document.
    """

    level: int
    anchor: str
    text: str
    language: str = ""
    label: str = ""
    begins_page: bool = False

    @property
    def whole(self) -> str:
        """The heading with its label: "I. Introduction"."""
        return f"{self.label} {self.text}".strip()

    @property
    def running(self) -> str:
        """What is printed of it at the head of pages."""
        return self.whole


class Paragraph(Struct, frozen=True):
    """Running text, of one paragraph or more. `lead` is the run-in heading of a finding, or empty.

    `number` is what the first paragraph is cited by ("para. 12"), and each further one has the next; 0 where they have none.
    """

    children: tuple[Inline, ...]
    lead: str = ""
    anchor: str = ""
    number: int = 0


class Band(Struct, frozen=True):
    """The full-width band that opens a requirement.

    `label` ("II. Requirement 1:") and `heading` (the part's heading) are one heading in two lines; `condition` (the law's text, which may have several paragraphs), `verdict_label` ("Verdict"), `verdict`
    ("Not met") and `verdict_key` (`met`, `partly-met`, `not-met`, `no-evidence`; for colour and symbol only).
    `language` is that of the heading, a BCP 47 tag, or empty where it is that of the document.
    """

    anchor: str
    label: str
    heading: str
    condition_label: str
    condition: tuple[Inline, ...]
    verdict_label: str
    verdict: str
    verdict_key: str
    language: str = ""

    @property
    def whole(self) -> str:
        """The heading in one line: "II. Requirement 1: Investigating and prosecuting violations"."""
        return f"{self.label} {self.heading}".strip()

    @property
    def running(self) -> str:
        """What is printed of it at the head of pages: its label, since the heading may be long."""
        return self.label.removesuffix(":")


class Table(Struct, frozen=True):
    """A table with a caption and a head row; every row has as many cells as the head, and its first cell names it.

    `numeric` says of each column whether it holds numbers, which stand under each other at the right; empty where none does. `shares` say how wide its columns are, as parts of the whole, where a medium does not find that out from the words; empty for columns of
    one width.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    shares: tuple[int, ...] = ()
    anchor: str = ""
    numeric: tuple[bool, ...] = ()


class ItemList(Struct, frozen=True):
    """A list with bullets, or with numbers from 1; each item is running text, of one paragraph or more.

    `number` is what the list as a whole is cited by ("para. 12"), or 0.
    """

    items: tuple[tuple[Inline, ...], ...]
    anchor: str = ""
    is_numbered: bool = False
    number: int = 0


class BlockQuotation(Struct, frozen=True):
    """Words of others, set apart from the text around them; of one paragraph or more."""

    children: tuple[Inline, ...]
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


class ChartMark(Struct, frozen=True):
    """One number of a chart: its `value`, and how it is printed ("at least 31"). One that is not exact is drawn as such."""

    value: Decimal
    text: str
    is_exact: bool = True


class ChartRow(Struct, frozen=True):
    """What a chart shows of one thing, in words and as a mark for each column; None where a column has no number."""

    label: str
    marks: tuple[ChartMark | None, ...]


class Chart(Struct, frozen=True):
    """A drawing of numbers, as bars or lines.

    `columns` are years, as printed, in order. `alt` says all that it shows in words. `caption` is printed below it, or empty, and after
    that `citing`, the notes that its numbers come from: words, and numbers of notes, which lead there. `table` has the numbers for
    readers who do not see the drawing; `table_label` is what it is called beside the drawing.
    """

    anchor: str
    kind: Literal["bar", "line"]
    heading: str
    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    alt: str
    caption: str
    citing: tuple[str | int, ...]
    table_label: str
    table: Table

    @property
    def all_citing(self) -> str:
        """`citing` as one text."""
        return "".join(map(str, self.citing))


class Notice(Struct, frozen=True):
    """A box that says, in the place of what could not be read, that it is missing: `heading`, and `text` on what to do."""

    heading: str
    text: str


class LegendEntry(Struct, frozen=True):
    """One sign and what it means; `is_raised` where it is the number of a note."""

    mark: str
    words: str
    is_raised: bool = False


class Legend(Struct, frozen=True):
    """What small signs in the text mean: a heading, and each sign with its words."""

    heading: str
    entries: tuple[LegendEntry, ...]


class SignatureLines(Struct, frozen=True):
    """A line to sign on for each of those who sign; the name stands below it."""

    names: tuple[str, ...]


class Columns(Struct, frozen=True):
    """Blocks set in two columns where the medium has room for them."""

    blocks: tuple[Block, ...]


class Topic(Struct, frozen=True):
    """What readers may pick entries by: `key` for programs, in lower case with hyphens, and a few `words`."""

    key: str
    words: str


class Entry(Struct, frozen=True):
    """One matter of a report: a line that says what it is, and blocks (no headings) on it.

    `label` ("Reworded, re-sourced") and `place` ("note 12"; or empty) are the line; `topics` are what it can be picked by.
    """

    label: str
    place: str
    topics: tuple[Topic, ...]
    blocks: tuple[Block, ...]


class Section(Struct, frozen=True):
    """Blocks that belong together, headings and all; with a `name`, readers may pick it."""

    blocks: tuple[Block, ...]
    name: str = ""

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of all entries in it, each once, in their order."""
        return tuple(
            dict.fromkeys(
                topic
                for block in flat(self.blocks)
                if isinstance(block, Entry)
                for topic in block.topics
            )
        )


Block: TypeAlias = (
    Heading
    | Paragraph
    | Band
    | Table
    | ItemList
    | BlockQuotation
    | Picture
    | Chart
    | Notice
    | Legend
    | SignatureLines
    | Columns
    | Entry
    | Section
)


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks in reading order, those inside of others too; of these, only an entry, which has words of its own."""
    for block in blocks:
        if not isinstance(block, Columns | Section):
            yield block
        if isinstance(block, Columns | Section | Entry):
            yield from flat(block.blocks)
