"""Find what a text says about its support: citations, quotations, numbers."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from memocli.language import LANGUAGES
from memocli.prose.citations import find_bracketed_words, find_citations
from memocli.prose.foreign import blank, without_marks
from memocli.prose.note_numbers import find_note_numbers
from memocli.prose.numerals import find_numerals
from memocli.prose.paragraphs import EMPTY_LINE
from memocli.prose.parts import (
    BadCitation,
    BracketedWord,
    Citation,
    NoteNumber,
    Numeral,
    Quotation,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

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
_WORD: Final = re.compile(r"\w")
# What a stretch of a block quotation does not begin with: it ends the sentence before the citation.
_BETWEEN: Final = " \t\r\n.,;:"
_ADDRESS: Final = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")


class Prose(Struct, frozen=True, dict=True):
    """What a `text` says about its support, each in reading order. What is asked for first is looked for then, and once.

    `is_quotation`: all of it is the words of others, without marks. So a comparison or a build, which needs citations only, takes no time for the rest.
    """

    text: str
    language: str
    citations: tuple[Citation, ...]
    faults: tuple[BadCitation, ...]
    is_quotation: bool = False

    @cached_property
    def bracketed(self) -> tuple[BracketedWord, ...]:
        """Words in brackets that may be ids of sources."""
        return find_bracketed_words(self.text)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What is quoted."""
        return tuple(_stretches(self) if self.is_quotation else _quotations(self.words))

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """Its numbers."""
        return tuple(find_numerals(_in_paragraphs(self.words), self.language))

    @cached_property
    def note_numbers(self) -> tuple[NoteNumber, ...]:
        """Numbers that look like those of notes."""
        return tuple(find_note_numbers(self.words))

    @cached_property
    def by_value(self) -> dict[Decimal, list[Numeral]]:
        """The numbers by all that they may mean: a claim may have many figures."""
        found: dict[Decimal, list[Numeral]] = {}
        for numeral in self.numerals:
            found.setdefault(numeral.value, []).append(numeral)
            if numeral.also is not None and numeral.also != numeral.value:
                found.setdefault(numeral.also, []).append(numeral)
        return found

    @cached_property
    def plain(self) -> str:
        """The text with blanks in place of what says that words are in another language."""
        return without_marks(self.text)

    @cached_property
    def words(self) -> str:
        """The same with blanks in place of its citations and of the addresses of links, too."""
        cited = [(found.start, found.end) for found in self.citations]
        words = blank(self.plain, cited + [(fault.start, fault.end) for fault in self.faults])
        if "](" in words:
            words = blank(words, [match.span() for match in _ADDRESS.finditer(words)])
        return words


def scan(text: str, language: str = "en", *, is_quotation: bool = False) -> Prose:
    """Citations, faulty citations, quotations and numbers of `text` (in `language`)."""
    return Prose(text, language, *find_citations(text), is_quotation)


def _in_paragraphs(words: str) -> str:
    """The text with a sign that no number has in place of what is between two paragraphs."""
    return EMPTY_LINE.sub(lambda match: "\0" * len(match[0]), words) if "\n" in words else words


def _quotations(words: str) -> Iterator[Quotation]:
    for match in _QUOTED.finditer(words):
        if match.start() == 0 or words[match.start() - 1] != "\\":
            yield Quotation(*match.span())


def _stretches(prose: Prose) -> Iterator[Quotation]:
    """What a block quotation quotes: its words from one citation, or one paragraph, to the next."""
    cuts = [(found.start, found.end) for found in prose.citations]
    cuts += [(fault.start, fault.end) for fault in prose.faults]
    cuts += [match.span() for match in EMPTY_LINE.finditer(prose.text)]
    at = 0
    for start, end in (*sorted(cuts), (len(prose.text), len(prose.text))):
        words = prose.words[at:start]
        if _WORD.search(words):
            first = at + len(words) - len(words.lstrip(_BETWEEN))
            yield Quotation(first, at + len(words.rstrip()))
        at = max(at, end)
