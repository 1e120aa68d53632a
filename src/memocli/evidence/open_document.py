"""ODT, as LibreOffice writes it: the paragraphs of the text, then the notes. What was deleted with tracked changes is left out."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from lxml import etree

from memocli.evidence.extracted import CannotRead, EvidenceText
from memocli.evidence.office_xml import Rows, opened, part, walked
from memocli.evidence.placing import Piece, blocks_of, without_marks

Element: TypeAlias = etree._Element  # noqa: SLF001 — lxml has no public name for it

_OF: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{{{_OF}text:1.0}}"
_TABLE: Final = f"{{{_OF}table:1.0}}"
_OFFICE: Final = f"{{{_OF}office:1.0}}"
_PARAGRAPH: Final = f"{_TEXT}p"
_HEADING: Final = f"{_TEXT}h"
_NOTE: Final = f"{_TEXT}note"
_ROW: Final = f"{_TABLE}table-row"
_CELL: Final = f"{_TABLE}table-cell"
# What is deleted is kept in one place at the beginning; comments stand where they belong.
_LEFT_OUT: Final = (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation")
# Said elsewhere, or not at all.
_NOT_HERE: Final = frozenset((_NOTE, _PARAGRAPH, _HEADING, *_LEFT_OUT))
_SIGNS: Final = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_BLANKS: Final = f"{_TEXT}s"
_MOST_BLANKS: Final = 100
_BLANK: Final = re.compile(r"[ \t\r\n]+")


def text_of_open_document(content: bytes) -> EvidenceText:
    """The text of an ODT. Raises CannotRead."""
    archive = opened(content)
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in part(archive, manifest):
        raise CannotRead("it is protected by a password")
    if "content.xml" not in archive:
        raise CannotRead("it is damaged: it has no text")
    rows, notes = Rows(), list[Piece]()
    tags = (_PARAGRAPH, _HEADING, _ROW, _CELL)
    for event, element in walked(part(archive, "content.xml"), *tags):
        if element.tag in (_ROW, _CELL):
            _in_table(rows, element, event)
        elif event == "end":
            _add(element, rows, notes)
            element.clear()
    return EvidenceText(blocks_of([*rows.pieces, *notes]))


def _in_table(rows: Rows, element: Element, event: str) -> None:
    if event == "start":
        rows.begin() if element.tag == _ROW else rows.cell()
    elif element.tag == _ROW:
        rows.end()


def _add(element: Element, rows: Rows, notes: list[Piece]) -> None:
    if next(element.iterancestors(*_LEFT_OUT), None) is not None:
        return
    said: list[str] = []
    _say(element, said)
    text = without_marks("".join(said))
    if next(element.iterancestors(_NOTE), None) is not None:
        notes.append(Piece(text, is_apart=True))
    else:
        rows.add(Piece(text, is_heading=element.tag == _HEADING))


def _say(element: Element, said: list[str]) -> None:
    said.append(_BLANK.sub(" ", element.text or ""))
    for child in element:
        tag = child.tag
        if tag in _SIGNS:
            said.append(_SIGNS[tag])
        elif tag == _BLANKS:
            count = child.get(f"{_TEXT}c", "1")
            said.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
        elif tag not in _NOT_HERE:
            _say(child, said)
        said.append(_BLANK.sub(" ", child.tail or ""))
