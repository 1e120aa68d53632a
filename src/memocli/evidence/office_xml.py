"""The XML inside DOCX and ODT, read in one pass, so that a report of thousands of pages takes little memory; and rows of tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from lxml import etree

from memocli.evidence.extracted import CannotRead
from memocli.evidence.placing import Piece
from memocli.ooxml.archive import Archive, Refused
from memocli.ooxml.package import plain_xml
from memocli.tree import LARGEST_OUTPUT

Element: TypeAlias = etree._Element  # noqa: SLF001 — lxml has no public name for it

# The text of 2,000 pages, as Word writes it, has some 30 MB.
_LARGEST_XML: Final = 100_000_000
# Names of parts are words of the file.
_NAMES_A_PART: Final = re.compile(r"its part|`|\.docx file")
_LONGEST_CELL: Final = 400


def opened(content: bytes) -> Archive:
    """The zip of a file. Raises CannotRead."""
    try:
        return Archive(content, "", LARGEST_OUTPUT)
    except Refused as error:
        raise cannot_read(error) from None


def cannot_read(error: Refused) -> CannotRead:
    """Why it can't be read, without the names that the file gives to its parts."""
    is_ours = not _NAMES_A_PART.search(error.reason)
    return CannotRead(error.reason if is_ours else "it is damaged, or made to mislead its reader")


def part(archive: Archive, path: str) -> bytes:
    """The XML of a part, which is there; in UTF-8, and without declarations. Raises CannotRead."""
    if archive.size(path) > _LARGEST_XML:
        raise CannotRead(f"its text has more than {_LARGEST_XML // 1_000_000} MB of XML")
    try:
        return plain_xml(archive, path, archive.read(path))
    except Refused as error:
        raise cannot_read(error) from None


def walked(content: bytes, *tags: str) -> Iterator[tuple[str, Element]]:
    """Each start and each end of the elements with these tags. Raises CannotRead where it is no XML."""
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        tag=tags,
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from events
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise CannotRead("it is damaged: its text is not well-formed XML") from None


class Rows:
    """Paragraphs in the order in which they end; those of a row of short cells become one piece."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        # Where each row that is open begins among the pieces, and how many cells it has by now.
        self._open: list[tuple[int, int]] = []

    def add(self, piece: Piece) -> None:
        """A paragraph."""
        if piece.text.strip():
            self.pieces.append(piece)

    def begin(self) -> None:
        """A row of cells begins."""
        self._open.append((len(self.pieces), 0))

    def cell(self) -> None:
        """A cell of it begins."""
        if self._open:
            start, cells = self._open[-1]
            self._open[-1] = (start, cells + 1)

    def end(self) -> None:
        """The row ends."""
        if not self._open:
            return
        start, cells = self._open.pop()
        texts = [piece.text for piece in self.pieces[start:]]
        if 1 < len(texts) <= cells and all(len(text) <= _LONGEST_CELL for text in texts):
            self.pieces[start:] = [Piece("\t".join(texts))]
