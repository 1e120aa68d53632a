"""What the house style prints of a source, for where another style prints nothing of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from memocli.document import Inline
from memocli.endnotes.csl.locators import LABELS
from memocli.endnotes.notes import _NoteWriter, _position
from memocli.endnotes.record import CslItem
from memocli.endnotes.runs import Run, inlines, tidy
from memocli.endnotes.style import load_style
from memocli.prose import CitedSource
from memocli.templates import STYLE, shipped


def own_words(
    citations: Sequence[Sequence[CitedSource]],
    items: Mapping[str, CslItem],
    language: str,
    apart: Collection[str],
    places: Collection[tuple[int, int]],
) -> dict[tuple[int, int], tuple[Inline, ...]]:
    """The words for each of `places` (the index of a citation, and of a source in it): in full at first, later short.

    Without what the author of the citation wrote before and behind the source, and without a full stop. Places of a kind that
    pandoc does not know are printed already.
    """
    style = load_style(shipped(STYLE) or b"", language, STYLE)
    writer = _NoteWriter(style, items, language)
    words: dict[tuple[int, int], tuple[Inline, ...]] = {}
    first_notes: dict[str, int] = {}
    alone: CitedSource | None = None
    for note, citation in enumerate(citations):
        before = alone
        for place, cited in enumerate(citation):
            position = _position(cited, before, cited.key in first_notes)
            first = note + 1
            if cited.key not in apart:
                first = first_notes.setdefault(cited.key, first)
            if (note, place) in places:
                locator = cited.locator if cited.label in LABELS else ""
                source = replace(cited, prefix="", locator=locator, suffix="")
                # Only the first word of a note gets a capital, so it is not to be the first one here.
                runs = [Run("("), *writer.cite(source, position, first)]
                words[note, place] = inlines(tidy(runs, style.marks)[1:])
            before = cited
        alone = citation[0] if len(citation) == 1 else None
    return words
