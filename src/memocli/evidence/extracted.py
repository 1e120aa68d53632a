"""What every copy becomes, whatever kind of file it is: its text in blocks, each with its place; or why there is none."""

from __future__ import annotations

from msgspec import Struct


class Place(Struct, frozen=True, gc=False):
    """Where a block stands.

    `page` is the sheet of a PDF, from 1 on; 0 where the format has no pages. `label` is the number that is printed on it, empty
    where it is not known. `paragraph` is the number of the numbered paragraph ("12. The State party …") that the block begins or
    goes on with, such as after the end of a page. `heading` is the nearest heading above.
    """

    page: int = 0
    label: str = ""
    paragraph: str = ""
    heading: str = ""


class Block(Struct, frozen=True, gc=False):
    """A paragraph, a heading, an item of a list or a row of cells as it stands: ends of lines are "\\n", hyphens there stay."""

    text: str
    place: Place


class EvidenceText(Struct, frozen=True):
    """The text of a copy: blocks in reading order, none of them empty.

    `pages` is the number of sheets of a PDF; `empty_pages` are those that show something and have no text, such as scans.
    """

    blocks: tuple[Block, ...]
    pages: int = 0
    empty_pages: tuple[int, ...] = ()


class Unreadable(Struct, frozen=True):
    """Why a copy has no text that can be used: a clause such as "it is encrypted", with no word of the file."""

    reason: str


class CannotRead(Exception):
    """Raised by the reader of one kind of file; the message is what `Unreadable` says."""
