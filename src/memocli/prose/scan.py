"""Find what a text says about its support: citations, quotations, numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from memocli.language import LANGUAGES
from memocli.prose.citations import find_bracketed_words, find_citations
from memocli.prose.note_numbers import find_note_numbers
from memocli.prose.numerals import find_numerals
from memocli.prose.paragraphs import EMPTY_LINE
from memocli.prose.parts import Prose, Quotation

if TYPE_CHECKING:
    from collections.abc import Iterator

# The marks of every language: a text may quote with those of its source („ is German and Polish). One that is never
# closed quotes the rest of the text.
_CLOSING: Final = {
    "„": "“”",
    **{
        opening: closing
        for facts in LANGUAGES.values()
        for opening, closing in facts.quotation_marks
    },
}
_QUOTED: Final = re.compile(
    "|".join(f"{opening}[^{closing}]*[{closing}]?" for opening, closing in _CLOSING.items())
)
_ADDRESS: Final = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")


def scan(text: str, language: str = "en") -> Prose:
    """Citations, faulty citations, quotations and numbers of `text` (in `language`), each in reading order."""
    citations, faults = find_citations(text)
    words = _blank(text, [(c.start, c.end) for c in citations] + [(f.start, f.end) for f in faults])
    if "](" in words:
        words = _blank(words, [match.span() for match in _ADDRESS.finditer(words)])
    return Prose(
        citations,
        faults,
        find_bracketed_words(text),
        tuple(_quotations(words)),
        tuple(find_numerals(_in_paragraphs(words), language)),
        tuple(find_note_numbers(words)),
    )


def _blank(text: str, places: list[tuple[int, int]]) -> str:
    """The text with spaces at the places, so that all offsets stay the same."""
    pieces, at = [], 0
    for start, end in sorted(places):
        pieces += [text[at:start], " " * (end - max(start, at))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _in_paragraphs(words: str) -> str:
    """The text with a sign that no number has in place of what is between two paragraphs."""
    return EMPTY_LINE.sub(lambda match: "\0" * len(match[0]), words) if "\n" in words else words


def _quotations(words: str) -> Iterator[Quotation]:
    for match in _QUOTED.finditer(words):
        if match.start() == 0 or words[match.start() - 1] != "\\":
            yield Quotation(*match.span())
