"""The law that a requirement comes from: its words, and which law it is."""

from __future__ import annotations

from collections.abc import Callable

from memocli.document import Inline, Text
from memocli.endnotes import law_name
from memocli.load import Library
from memocli.memo import Part


def words_of_law(
    part: Part, library: Library, law: Callable[[str], tuple[Inline, ...]], language: str
) -> tuple[Inline, ...]:
    """The words of the condition as they may be printed, and in brackets which law it is, where that may be said; `law` gives the words as they may be printed."""
    if part.condition is None:
        return ()
    words = law(part.condition.text)
    source = library.sources.get(part.condition.source or "")
    if source is None or source.is_confidential:
        return words
    return (*words, Text(" ("), *law_name(source.csl(), language), Text(")"))
