"""What stands before the text of a document: the first page's letterhead and verdicts, and the contents."""

from __future__ import annotations

from msgspec import Struct

from memocli.document.blocks import Picture


class Letterhead(Struct, frozen=True):
    """What stands above the title: a picture, or None, and lines beside it."""

    lines: tuple[str, ...] = ()
    picture: Picture | None = None


class VerdictLine(Struct, frozen=True):
    """A verdict on the first page: `heading` is that of the requirement with its number, `anchor` where it stands.

    `verdict` and `verdict_key` are those of its band.
    """

    anchor: str
    heading: str
    verdict: str
    verdict_key: str


class BottomLine(Struct, frozen=True):
    """What a memo comes to: a box with all verdicts below its `heading`."""

    heading: str
    lines: tuple[VerdictLine, ...]


class Front(Struct, frozen=True):
    """The first page, beside the title and what is known of the document."""

    letterhead: Letterhead | None = None
    bottom_line: BottomLine | None = None


class ContentsEntry(Struct, frozen=True):
    """A heading that the contents list, where it stands, and those below it."""

    anchor: str
    text: str
    entries: tuple[ContentsEntry, ...] = ()


class Contents(Struct, frozen=True):
    """The contents of a document; they are printed in a long one only, unless somebody asked for them (`is_asked`)."""

    heading: str
    entries: tuple[ContentsEntry, ...]
    is_asked: bool = False
