"""What memocli puts into a note that pandoc has laid out: the translated title, the archived copy, a place that a style leaves out."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from memocli.endnotes.csl.answer import Part, Piece
from memocli.endnotes.csl.locators import in_words
from memocli.endnotes.given import custom
from memocli.endnotes.text import CslItem, clean, web_address, without_full_stop
from memocli.language import language_of_tag
from memocli.prose import CitedSource

# The brackets and quotation marks that end behind a word, and a letter with these.
_CLOSING: Final = r"(?:[.,]?[)\]>”’»]+)?"
_LAST_WORD: Final = re.compile(rf"\w{_CLOSING}")


def add_translation(part: Part, item: CslItem) -> None:
    """Put the translated title behind the title, and behind the marks that it ends with; nowhere where no title is printed."""
    text = without_full_stop(custom(item, "translated-title"))
    at = next((n for n, one in enumerate(part.pieces) if one.variable == "title"), -1)
    if not text or at < 0:
        return
    while at + 1 < len(part.pieces) and part.pieces[at + 1].variable == "title":
        at += 1
    behind, said = part.pieces[at + 1 :], Piece(f" [{text}]")
    match = re.match(r"([.,]?)([”’»\"]+)", behind[0].text) if behind else None
    if match:
        closing, rest = replace(behind[0], text=match[2]), behind[0].text[match.end() :]
        behind = [closing, said, replace(behind[0], text=match[1] + rest), *behind[1:]]
    else:
        behind = [said, *behind]
    part.pieces[at + 1 :] = behind


def add_archive(part: Part, item: CslItem, language: str) -> None:
    """Put the archived copy behind the address, or at the end of what is said of the source."""
    address = custom(item, "archive-url")
    if not address:
        return
    before, after = language_of_tag(language).wording.archived.split("{}")
    said = [Piece(f", {before}"), Piece(address, href=web_address(address)), Piece(after)]
    href = web_address(clean(item.get("URL")))
    places = [n for n, one in enumerate(part.pieces) if href and one.href == href]
    if not places:
        _add_at_end(part, said)
        return
    at = places[-1] + 1
    at += _divide(part, at, re.compile(">"))
    part.pieces[at:at] = said


def add_place(part: Part, cited: CitedSource, language: str) -> None:
    """Put the place that was cited at the end of what is said of the source."""
    _add_at_end(part, [Piece(f", {in_words(cited, language)}")])


def emptied(part: Part) -> None:
    """Take out what a style prints of a source, and leave what its author wrote and what joins it to the next one."""
    del part.pieces[: _end(part)]


def _add_at_end(part: Part, said: list[Piece]) -> None:
    at = _end(part)
    part.pieces[at:at] = said


def _end(part: Part) -> int:
    """The index behind what is said of the source; a piece that goes on with other signs is divided."""
    for index in range(len(part.pieces) - 1, -1, -1):
        piece = part.pieces[index]
        ends = [] if piece.is_affix else list(_LAST_WORD.finditer(piece.text))
        if ends and piece.href:
            return index + 1 + _divide(part, index + 1, re.compile(_CLOSING))
        if ends:
            part.pieces[index : index + 1] = _split(piece, ends[-1].end())
            return index + 1
    return 0


def _divide(part: Part, index: int, opening: re.Pattern[str]) -> int:
    """Make a piece of its own of what a piece begins with: 1, or 0 where it begins with nothing of the kind."""
    piece = part.pieces[index] if index < len(part.pieces) else Piece("", is_affix=True)
    match = None if piece.is_affix else opening.match(piece.text)
    if not (match and match.end()):
        return 0
    part.pieces[index : index + 1] = _split(piece, match.end())
    return 1


def _split(piece: Piece, at: int) -> list[Piece]:
    halves = (piece.text[:at], piece.text[at:])
    return [replace(piece, text=text) for text in halves if text]
