"""What the house style prints of a source, for where another style says too little of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from memocli.document import Inline
from memocli.endnotes.csl.locators import LABELS
from memocli.endnotes.house import format_sources
from memocli.endnotes.text import CslItem
from memocli.prose import CitedSource


def own_words(
    citations: Sequence[Sequence[CitedSource]],
    items: Mapping[str, CslItem],
    language: str,
    apart: Collection[str],
    places: Collection[tuple[int, int]],
) -> dict[tuple[int, int], tuple[Inline, ...]]:
    """The words for each of `places` (the index of a citation, and of a source in it): in full at first, later short.

    Places in a source of a kind that pandoc does not know are printed already.
    """
    words = format_sources(citations, items, language, apart, LABELS)
    return {(note, place): words[note][place] for note, place in places}
