"""DOCX: the paragraphs of the text, then the notes, then heads and feet. What was deleted with tracked changes is left out, what was inserted is kept."""

from __future__ import annotations

from typing import Final, TypeAlias

from lxml import etree

from memocli.evidence.extracted import EvidenceText
from memocli.evidence.office_xml import Rows, cannot_read, opened, part, walked
from memocli.evidence.placing import BEFORE_MARK, Piece, blocks_of, is_mark_of_note, without_marks
from memocli.evidence.word_styles import Numbers, Styles, numbers_of, styles_of
from memocli.ooxml.archive import Refused
from memocli.ooxml.markup import WORD_NAMESPACE
from memocli.ooxml.package import Package, package_of

Element: TypeAlias = etree._Element  # noqa: SLF001 — lxml has no public name for it

_W: Final = f"{{{WORD_NAMESPACE}}}"
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# Word writes a text box twice, for itself and for those that don't know its boxes.
_SECOND_TIME: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE: Final = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}p", _SECOND_TIME))
_SIGNS: Final = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_OFF: Final = ("0", "false", "off", "none")
_APART: Final = ("footnotes", "endnotes", "header", "footer")


def text_of_word(content: bytes) -> EvidenceText:
    """The text of a DOCX. Raises CannotRead."""
    try:
        package = package_of(opened(content))
    except Refused as error:
        raise cannot_read(error) from None
    styles, numbers = styles_of(package), numbers_of(package)
    pieces = _pieces(package, package.main, styles, numbers)
    for kind in _APART:
        for path in dict.fromkeys(one.path for one in package.relations if one.kind == kind):
            if path in package.archive:
                apart = _pieces(package, path, styles, Numbers())
                pieces += [Piece(piece.text, is_apart=True) for piece in apart]
    return EvidenceText(blocks_of(pieces))


def _pieces(package: Package, path: str, styles: Styles, numbers: Numbers) -> list[Piece]:
    rows = Rows()
    tags = (f"{_W}p", f"{_W}tr", f"{_W}tc")
    for event, element in walked(part(package.archive, path), *tags):
        if element.tag == f"{_W}p":
            if event == "end":
                rows.add(_piece(element, styles, numbers))
                element.clear()
        elif event == "start":
            rows.begin() if element.tag == f"{_W}tr" else rows.cell()
        elif element.tag == f"{_W}tr":
            rows.end()
            element.clear()
    return rows.pieces


def _piece(paragraph: Element, styles: Styles, numbers: Numbers) -> Piece:
    if next(paragraph.iterancestors(_SECOND_TIME), None) is not None:
        return Piece("")
    said: list[str] = []
    _say(paragraph, said)
    style = styles.of(paragraph)
    # Counted even where nothing is said: Word counts it too.
    number = numbers.next(style.numbering)
    return Piece("".join(said), is_heading=style.is_heading, number=number)


def _say(element: Element, said: list[str]) -> None:
    """The words of an element; paragraphs in it, those of text boxes, were said before."""
    for child in element:
        tag = child.tag
        if tag in (f"{_W}t", _MATH_TEXT):
            said.append(without_marks(child.text or ""))
        elif tag in _SIGNS:
            said.append(_SIGNS[tag])
        elif tag == f"{_W}r":
            _say_run(child, said)
        elif tag not in _GONE:
            _say(child, said)


def _say_run(run: Element, said: list[str]) -> None:
    """The words of a run, unless they are hidden; a raised number is set apart from what it is the note to."""
    looks = run.find(f"{_W}rPr")
    if looks is not None:
        hidden, raised = looks.find(f"{_W}vanish"), looks.find(f"{_W}vertAlign")
        if hidden is not None and hidden.get(f"{_W}val", "1") not in _OFF:
            return
        if raised is not None and raised.get(f"{_W}val") == "superscript":
            own: list[str] = []
            _say(run, own)
            said += [BEFORE_MARK, *own] if said and is_mark_of_note("".join(own)) else own
            return
    _say(run, said)
