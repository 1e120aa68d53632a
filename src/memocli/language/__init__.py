"""Facts of languages, one file for each, and one with the words by which its sources are read.

A new language is two new files here, and a line in the table `LANGUAGES`.
"""

from __future__ import annotations

from typing import Final

from memocli.language.english import ENGLISH
from memocli.language.facts import Language, NoteWords, QuotationMarks, Wording
from memocli.language.quantities import number_text, quantity_text
from memocli.language.spanish import NOTES_IN_MEXICO, SPANISH

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "SPANISH",
    "Language",
    "QuotationMarks",
    "Wording",
    "in_country",
    "language_of_tag",
    "note_words",
    "number_text",
    "primary",
    "quantity_text",
]

LANGUAGES: Final[dict[str, Language]] = {language.tag: language for language in (ENGLISH, SPANISH)}

# As its memos are written, for Word, whose dictionaries are of a country: a bare `en` would be that of whoever opens the file, or none.
_COUNTRIES: Final = {"en": "en-US", "es": "es-MX"}


def in_country(tag: str) -> str:
    """A BCP 47 tag with a country: `es` is that of Mexico; a tag that names one, and other languages, stay as they are."""
    return _COUNTRIES.get(tag, tag)


def primary(tag: str) -> str:
    """The language itself of a BCP 47 tag, in small letters: the `es` of `es-MX`. `est`, Estonian, is another one."""
    return tag.partition("-")[0].casefold()


def language_of_tag(tag: str) -> Language:
    """The facts of the language of a BCP 47 tag; English where memocli does not know the language."""
    return LANGUAGES.get(primary(tag), ENGLISH)


def note_words(tag: str) -> NoteWords:
    """The words of endnotes in the language of a BCP 47 tag, as a country has them; English where memocli does not know it."""
    return NOTES_IN_MEXICO if tag.casefold() == "es-mx" else language_of_tag(tag).notes
