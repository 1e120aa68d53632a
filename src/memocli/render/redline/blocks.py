"""Paragraphs, and tables with their rows: what can be paired, and what must be equal."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from copy import deepcopy
from functools import cached_property
from typing import TypeAlias

from lxml import etree
from msgspec import Struct

from memocli.ooxml.markup import WORD_NAMESPACE
from memocli.ooxml.package import Element
from memocli.render.redline.pieces import DRAWING, Piece, Reader, W, Words, plain, words_of


class Block(Struct, frozen=True, dict=True):
    """What can be paired: only blocks of one `kind` can, and those of one `identity` are equal.

    `before` are paragraphs that end a section, which stand before it. `leads` is true where what follows belongs to it, as a caption to
    its picture. Most blocks are the same in both memos: only of others somebody asks for the words.
    """

    element: Element
    kind: str
    identity: Hashable
    before: tuple[Element, ...] = ()
    leads: bool = False

    @cached_property
    def words(self) -> Words:
        """Its words, by which blocks are alike."""
        return words_of(self.all_pieces())

    def all_pieces(self) -> Iterable[Piece]:
        """The pieces of all of its paragraphs."""
        return ()


class Paragraph(Block, frozen=True, kw_only=True):
    """A paragraph."""

    reader: Reader

    @cached_property
    def pieces(self) -> list[Piece]:
        """Its text in pieces."""
        return self._taken[0]

    @cached_property
    def bookmarks(self) -> tuple[Element, ...]:
        """Those that stand behind its last piece."""
        return self._taken[1]

    @property
    def notes(self) -> list[int]:
        """The numbers of its notes."""
        marks = self.element.iter(f"{W}endnoteReference")
        return [int(mark.get(f"{W}id", "0")) for mark in marks]

    def all_pieces(self) -> Iterable[Piece]:
        """See `Block`."""
        return self.pieces

    @cached_property
    def _taken(self) -> tuple[list[Piece], tuple[Element, ...]]:
        return self.reader.pieces(self.element)


class Row(Block, frozen=True):
    """A row of a table, with the one paragraph of each cell."""

    cells: tuple[Paragraph, ...] = ()

    def all_pieces(self) -> Iterable[Piece]:
        """See `Block`."""
        return (piece for cell in self.cells for piece in cell.pieces)


class Table(Block, frozen=True):
    """A table."""

    rows: tuple[Row, ...] = ()

    def all_pieces(self) -> Iterable[Piece]:
        """See `Block`."""
        return (piece for row in self.rows for piece in row.all_pieces())


BodyBlock: TypeAlias = Paragraph | Table


def paragraph_of(element: Element, reader: Reader, before: tuple[Element, ...] = ()) -> Paragraph:
    """A paragraph of the part that `reader` reads; with a drawing, it is a pair only with one that shows the same."""
    style = child(child(element, "pPr"), "pStyle").get(f"{W}val", "")
    # LibreOffice strikes out the wrong one of two charts in one paragraph.
    drawn = [reader.drawn(drawing) for drawing in element.iter(DRAWING)]
    return Paragraph(
        element,
        kind=" ".join(["p", style, *drawn]),
        identity=reader.identity(element),
        before=before,
        leads=bool(drawn),
        reader=reader,
    )


def table_of(element: Element, reader: Reader, before: tuple[Element, ...] = ()) -> Table:
    """A table; only those with the same columns are of one kind."""
    rows = tuple(_row_of(row, reader) for row in element.iterfind(f"{W}tr"))
    columns = plain(child(element, "tblGrid"))
    return Table(
        element,
        kind=columns,
        identity=(columns, plain(child(element, "tblPr")), *(row.identity for row in rows)),
        before=before,
        rows=rows,
    )


def _row_of(element: Element, reader: Reader) -> Row:
    cells = tuple(paragraph_of(cell, reader) for cell in element.iter(f"{W}p"))
    return Row(
        element,
        kind=" | ".join([plain(child(element, "trPr")), *(cell.kind for cell in cells)]),
        identity=tuple(cell.identity for cell in cells),
        cells=cells,
    )


def element(name: str, **attributes: str) -> Element:
    """A new element of Word's, with attributes of Word's."""
    named = {f"{W}{key}": value for key, value in attributes.items()}
    return etree.Element(f"{W}{name}", named, nsmap={"w": WORD_NAMESPACE})


def emptied(original: Element) -> Element:
    """A new element with the name and attributes of another one; to copy a large one and take all out of it again costs lxml seconds."""
    prefixes = {prefix: name for prefix, name in original.nsmap.items() if prefix}
    attributes = {str(name): str(value) for name, value in original.items()}
    return etree.Element(original.tag, attributes, nsmap=prefixes)


def child(parent: Element, name: str) -> Element:
    """The child of this name, which is there."""
    found = parent.find(f"{W}{name}")
    assert found is not None
    return found


def copy_without(original: Element, name: str) -> Element:
    """A copy of an element without its children of this name."""
    copy = deepcopy(original)
    for one in copy.findall(f"{W}{name}"):
        copy.remove(one)
    return copy
