"""Numbers of notes that came along with text pasted from Word or from a PDF: `charged.12 The`, `charged.¹`, `[12]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from memocli.language import LANGUAGES
from memocli.prose.parts import NoteNumber

# Words with a full stop that a number follows as a matter of course: art. 12, No. 12.
_ABBREVIATIONS: Final = {
    word for facts in LANGUAGES.values() for words in facts.locators.values() for word in words
}
# Every repetition has a bound: a text of any length is read in one go. Compiled when first used: most memos have none.
_NUMBER: Final = (
    # behind a sign that ends a sentence or a clause, without a blank
    r"(?P<closing>[”»\"’)\]%]{0,3}[.,;:!?][”»\"’)]{0,3})(?P<glued>\d{1,3})(?=\s|\Z)"
    # raised
    r"|(?<=[\w.,;:!?”»\"’)])(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    # in brackets, as Markdown and some PDFs write them
    r"|(?P<bracketed>\[\^?\d{1,3}\](?!\())"
)
# No more than this is looked for in most texts: none of the three is without it, and a sign between digits (8,335) is no note's.
_MAY_BE: Final = re.compile(
    r"[.,;:!?\[⁰¹²³⁴-⁹](?:(?<=[⁰¹²³⁴-⁹])|(?<=\[)\^?\d|(?<=[.,;:!?])(?:[”»\"’)]{1,3}|(?<!\d.))\d)"
)
_LAST_WORD: Final = re.compile(r"[^\W\d_]{1,15}\Z")
_LONGEST_WORD: Final = 20
_LONGEST_GAP: Final = 200


def find_note_numbers(words: str) -> Iterator[NoteNumber]:
    """Each number that looks like the number of a note, in reading order."""
    if not _MAY_BE.search(words):
        return
    for match in re.finditer(_NUMBER, words):
        name = match.lastgroup or ""
        before = words[max(0, match.start() - _LONGEST_WORD) : match.start()]
        after = words[match.end() : match.end() + _LONGEST_GAP].lstrip()
        if name == "glued" and not _is_note(before, match["closing"], after):
            continue
        if name == "raised" and match["raised"] in ("²", "³") and before[-1:].isalpha():
            continue  # m², km³
        yield NoteNumber(*match.span(name))


def _is_note(before: str, closing: str, after: str) -> bool:
    """Whether a number stands where a note's does: "charged.12 The" and “cases,”3 and; not "No.12" or "v.2 and"."""
    word = _LAST_WORD.search(before)
    if word is not None and word[0].casefold() in _ABBREVIATIONS:
        return False
    if any(mark in closing for mark in '”»"'):
        return True
    begins_anew = not after or after[0].isupper() or after[0] in '“«"(['
    return begins_anew and (word is not None or len(closing) > 1)
