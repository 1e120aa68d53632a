"""The house style in code and in CSL: pandoc, which runs templates/endnotes.csl, writes the notes that memocli writes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from tests.support.pandoc_notes import ours, pandoc_notes
from tests.support.places import ROOT
from tests.support.records import read_sources, samples

from memocli.endnotes import format_notes as format_notes_in
from memocli.endnotes.house import format_notes, prepared
from memocli.endnotes.places import names_several
from memocli.language import note_words
from memocli.prose import CitedSource

STYLE: Final = ROOT / "templates" / "endnotes.csl"
ITEMS: Final = read_sources() | samples()
P, PARA, SEC = "page", "paragraph", "section"

# Where the two differ (pandoc's words, ours), and why ours stay.
LISTED: Final = (
    # A comma goes inside all quotation marks in American English, not between two of them.
    ("‘abatir’,”", "‘abatir,’”"),
    # A name stays as it is written, also at the beginning of a note.
    ("De la Cruz, ", "de la Cruz, "),
)


def everything() -> dict[str, list[list[CitedSource]]]:
    """Every source: first, again with a place, twice the same, with another place, without one, and with others in one note."""
    keys = list(ITEMS)
    again = [
        [CitedSource(key, label=label, locator=locator)]
        for key in keys
        for label, locator in ((P, "3"), (P, "3"), (PARA, "5-6"), ("", ""))
    ]
    several = [
        [
            CitedSource(one, prefix="see", label=SEC, locator="3, 5"),
            CitedSource(other, suffix="emphasis added"),
            CitedSource(one, label=P, locator="8"),
        ]
        for one, other in pairwise(keys)
    ]
    return {
        "first": [[CitedSource(key)] for key in keys],
        "first with a place": [[CitedSource(key, label=P, locator="3-4")] for key in keys],
        "first together": several,
        "again": [[CitedSource(key)] for key in keys] + again + several,
    }


def typed(citation: Sequence[CitedSource], language: str) -> str:
    """A citation as an author types it for pandoc, in the words of the language."""
    return f"[{'; '.join(_typed(cited, language) for cited in citation)}]"


def _typed(cited: CitedSource, language: str) -> str:
    text = f"{cited.prefix} @{cited.key}".strip()
    if cited.locator:
        word = note_words(language).locators[cited.label][names_several(cited.locator)]
        text += f", {word} {cited.locator}"
    return f"{text}, {cited.suffix}" if cited.suffix else text


def listed(note: str) -> str:
    """A note of pandoc's with the words of ours where the list has them."""
    for pandocs, expected in LISTED:
        note = note.replace(pandocs, expected)
    return note


@pytest.mark.parametrize("language", ["en", "es", "es-MX"])
@pytest.mark.parametrize("citations", everything().values(), ids=everything())
def test_the_twins_write_the_same_notes(
    citations: list[list[CitedSource]], language: str, tmp_path: Path
) -> None:
    asked = [typed(citation, language) for citation in citations]
    theirs = pandoc_notes(tmp_path, STYLE, asked, map(prepared, ITEMS.values()), language)
    notes = [ours(note) for note in format_notes(citations, ITEMS, language)]
    different = [
        pair for pair in zip(map(listed, theirs), notes, strict=True) if pair[0] != pair[1]
    ]
    assert different == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_copy_of_the_style_that_somebody_edits_stays_its_twin(language: str) -> None:
    """What is not edited in it: short names and titles too, and nothing said twice."""
    edited = STYLE.read_bytes().replace(b"<rights>MIT</rights>", b"<rights>ours</rights>")
    assert edited != STYLE.read_bytes()
    citations = everything()["again"]
    told: list[str] = []
    notes = format_notes_in(citations, ITEMS, edited, language, unprinted=told.extend)
    expected = format_notes(citations, ITEMS, language)
    different = [
        (copied, note)
        for copied, note in zip(map(ours, notes), map(ours, expected), strict=True)
        if listed(copied) != note
    ]
    assert (different, told) == ([], [])


def test_every_listed_difference_is_one(tmp_path: Path) -> None:
    """One that pandoc no longer makes leaves the list."""
    citations = everything()["again"]
    asked = [typed(citation, "en") for citation in citations]
    theirs = "\n".join(pandoc_notes(tmp_path, STYLE, asked, map(prepared, ITEMS.values())))
    assert [words for words, _ in LISTED if words not in theirs] == []
