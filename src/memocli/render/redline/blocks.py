"""Paragraphs, and tables with their rows: what can be paired, and what must be equal."""

from __future__ import annotations

from collections.abc import Hashable
from copy import deepcopy
from typing import TypeAlias

from lxml import etree
from msgspec import Struct

from memocli.ooxml.markup import WORD_NAMESPACE
from memocli.ooxml.package import Element
from memocli.render.redline.pieces import Piece, Reader, W, Words, plain, words_of


class Block(Struct, frozen=True):
    """What can be paired: only blocks of one `kind` can, and those of one `identity` are equal.

    `before` are paragraphs that end a section, which stand before it. `leads` is true where what follows belongs to it, as a caption to
    its picture.
    """

    element: Element
    kind: str
    identity: Hashable
    words: Words
    before: tuple[Element, ...] = ()
    leads: bool = False


class Paragraph(Block, frozen=True):
    """A paragraph. `bookmarks` stand behind its last piece."""

    pieces: tuple[Piece, ...] = ()
    bookmarks: tuple[Element, ...] = ()


class Row(Block, frozen=True):
    """A row of a table, with the one paragraph of each cell."""

    cells: tuple[Paragraph, ...] = ()


class Table(Block, frozen=True):
    """A table."""

    rows: tuple[Row, ...] = ()


BodyBlock: TypeAlias = Paragraph | Table


def paragraph_of(element: Element, reader: Reader, before: tuple[Element, ...] = ()) -> Paragraph:
    """A paragraph; where a section ends is no part of its identity."""
    pieces, bookmarks = reader.pieces(element)
    properties = copy_without(child(element, "pPr"), "sectPr")
    return Paragraph(
        element,
        kind=f"p {child(properties, 'pStyle').get(f'{W}val', '')}",
        identity=(plain(properties), *(piece.key for piece in pieces)),
        words=words_of(pieces),
        before=before,
        leads=any(piece.content.tag == f"{W}drawing" for piece in pieces),
        pieces=tuple(pieces),
        bookmarks=bookmarks,
    )


def table_of(element: Element, reader: Reader, before: tuple[Element, ...] = ()) -> Table:
    """A table; only those with the same columns are of one kind."""
    rows = tuple(_row_of(row, reader) for row in element.iterfind(f"{W}tr"))
    return Table(
        element,
        kind=plain(child(element, "tblGrid")),
        identity=(plain(child(element, "tblPr")), *(row.identity for row in rows)),
        words=words_of(piece for row in rows for cell in row.cells for piece in cell.pieces),
        before=before,
        rows=rows,
    )


def _row_of(element: Element, reader: Reader) -> Row:
    cells = tuple(paragraph_of(cell, reader) for cell in element.iter(f"{W}p"))
    all_pieces = [piece for cell in cells for piece in cell.pieces]
    return Row(
        element,
        kind=" | ".join([plain(child(element, "trPr")), *(cell.kind for cell in cells)]),
        identity=tuple(cell.identity for cell in cells),
        words=words_of(all_pieces),
        cells=cells,
    )


def element(name: str, **attributes: str) -> Element:
    """A new element of Word's, with attributes of Word's."""
    named = {f"{W}{key}": value for key, value in attributes.items()}
    return etree.Element(f"{W}{name}", named, nsmap={"w": WORD_NAMESPACE})


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
