"""Plain text: paragraphs between blank lines."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from memocli.evidence.extracted import CannotRead, EvidenceText
from memocli.evidence.placing import Piece, begins_with_number, blocks_of, without_marks

_BLANK: Final = re.compile(r"\n[ \t\u00a0]*(?:\n\s*)|\f")
_LOST: Final = "\ufffd"
_LINE_END: Final = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def text_of_plain(content: bytes) -> EvidenceText:
    """The text of a plain file. Raises CannotRead where it is in no encoding that is known."""
    text = without_marks(_LINE_END.sub("\n", decoded(content)))
    pieces = (piece for part in _BLANK.split(text) for piece in _pieces(part))
    return EvidenceText(blocks_of(pieces))


def decoded(content: bytes) -> str:
    """The characters of a file that does not say how they are written: UTF-8, UTF-16 with its mark, else Windows' Western."""
    try:
        if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return content.decode("utf-16")
        return content.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        pass
    # UTF-8 in which some bytes are lost has more letters that are whole; Windows' Western read as UTF-8 has hardly any.
    mended = content.decode("utf-8", "replace")
    lost = mended.count(_LOST)
    if sum(sign > "\x7f" for sign in mended) > 2 * lost:
        return mended
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise CannotRead("its text is in no encoding that is known; save it as UTF-8") from None


def _pieces(part: str) -> list[Piece]:
    """One paragraph, or several where lines in it begin with the numbers of paragraphs."""
    paragraphs: list[list[str]] = [[]]
    for line in part.split("\n"):
        if begins_with_number(line) and paragraphs[-1]:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return [Piece("\n".join(lines)) for lines in paragraphs]
