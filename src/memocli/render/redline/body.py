"""The two bodies as one, and with it the order of the endnotes."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from memocli.ooxml.package import Element
from memocli.render.redline.blocks import (
    BodyBlock,
    Paragraph,
    Table,
    element,
    emptied,
    paragraph_of,
    table_of,
)
from memocli.render.redline.drawings import Drawings, shown
from memocli.render.redline.endnotes import Notes
from memocli.render.redline.package import BODY, MergedPart, Side
from memocli.render.redline.pairing import paired
from memocli.render.redline.pieces import Reader, W
from memocli.render.redline.tracked import Stamp, Writer


def merged_body(was: Side, now: Side, notes: Notes, stamp: Stamp) -> MergedPart:
    """`word/document.xml` of both; `notes` is told each note mark, in order."""
    drawings = Drawings(was, now)
    writer = Writer(
        stamp,
        now.links(BODY),
        notes.number,
        lambda content: drawings.adopted(content, stamp.ids),
        notes.likeness,
    )
    old, _ = _blocks(was, notes.old_text)
    new, behind = _blocks(now, notes.new_text)
    written: list[Element] = []
    for one, other in paired(old, new):
        written += _written(one, other, writer, now)
    *ends, last_section = behind
    root = emptied(now.main)
    body = etree.SubElement(root, f"{W}body")
    body.extend(_kept_apart([*written, *map(deepcopy, ends)], now))
    body.append(deepcopy(last_section))
    return MergedPart(BODY, root, writer.links, drawings.relations, drawings.parts)


def _blocks(side: Side, note: Callable[[int], str]) -> tuple[list[BodyBlock], list[Element]]:
    """The paragraphs and tables of a body, and what stands behind them.

    A paragraph that only ends a section goes with the block that it stands before.
    """
    reader = Reader(side.targets[BODY], lambda drawing: shown(drawing, side), note)
    found: list[BodyBlock] = []
    waiting: list[Element] = []
    for one in side.main[0]:
        if one.tag == f"{W}sectPr" or _is_section_end(one, side):
            waiting.append(one)
            continue
        before = tuple(waiting)
        waiting = []
        of = table_of if one.tag == f"{W}tbl" else paragraph_of
        found.append(of(one, reader, before))
    return found, waiting


def _is_section_end(block: Element, side: Side) -> bool:
    style = block.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") == side.section_end


def _written(
    was: BodyBlock | None, now: BodyBlock | None, writer: Writer, side: Side
) -> list[Element]:
    """One pair, behind the paragraphs that end sections of the new memo."""
    before = [deepcopy(one) for one in now.before] if now else []
    match was, now:
        case (Table() | None, Table() | None):
            return [*before, writer.table(was, now)]
        case (None, Paragraph()):
            # If the section ended with this paragraph, it would end nowhere once that is rejected.
            ends = [_section_end(side, section) for section in now.element.iter(f"{W}sectPr")]
            return [*before, writer.paragraph(None, now), *ends]
        case (Paragraph(), Paragraph() | None):
            return [*before, writer.paragraph(was, now)]
    raise AssertionError("a paragraph and a table are no pair")


def _section_end(side: Side, section: Element | None = None) -> Element:
    """A paragraph that nobody sees, and that no change touches."""
    properties = element("pPr")
    properties.append(element("pStyle", val=side.section_end))
    if section is not None:
        properties.append(deepcopy(section))
    paragraph = element("p")
    paragraph.append(properties)
    return paragraph


def _kept_apart(written: list[Element], side: Side) -> list[Element]:
    """Word joins two tables with nothing between them, and needs a paragraph at the end that stays whatever is rejected."""
    found = written[:1]
    for one, other in pairwise(written):
        if one.tag == other.tag == f"{W}tbl":
            found.append(_section_end(side))
        found.append(other)
    if found[-1].tag == f"{W}tbl" or found[-1].find(f"{W}pPr/{W}rPr") is not None:
        found.append(_section_end(side))
    return found
