"""Paragraphs whose markup is read at a glance: there is none, or there are only words in italics or in another language.

Markdown-it gives the same, but to load it takes a twelfth of a build, and most memos have no other markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from memocli.document import Emphasis, Foreign, Inline, NoteReference, Text

if TYPE_CHECKING:
    from memocli.prose.parts import Citation

# Marks a citation without a number until the punctuation around it has been moved.
NO_NOTE: Final = NoteReference(0)
# Without any of these signs between its citations, a paragraph has nothing that Markdown would read.
_MARKUP: Final = re.compile(r"[*_\[\\\r\n\0]")
# `*amparo*`, `[amparo]{es}` and `*[amparo]{es}*`, where the asterisks can't be read in another way. Compiled when first used.
_FOREIGN: Final = (
    r"\[(?P<foreign{0}>[^\W_][^*_\[\]{{}}\\@\r\n\0]*)\]\{{(?P<language{0}>[a-z]{{2}})\}}"
)
_ITALIC: Final = r"[^\W_](?:[^*_\[\\\r\n\0]*[^\W_])?"
_SIMPLE: Final = (
    rf"(?<![^ (“«])\*(?:(?P<words>{_ITALIC})|{_FOREIGN.format('')})\*(?=[ .,;:!?)”»’]|\Z)"
    rf"|{_FOREIGN.format('_alone')}"
)


def simple_runs(
    text: str, start: int, end: int, notes: Sequence[int], citations: Sequence[Citation]
) -> list[Inline] | None:
    """The words and marks of the paragraph from `start` to `end`; None where it may have other markup."""
    found: list[Inline] = []
    place = start
    for index, citation in enumerate(citations):
        if start <= citation.start < end:
            found += _words(text, place, citation.start)
            found.append(NoteReference(notes[index]) if index < len(notes) else NO_NOTE)
            place = citation.end
    found += _words(text, place, end)
    if any(isinstance(one, Text) and _MARKUP.search(one.text) for one in found):
        return None
    return [one for one in found if one != Text("")]


def _words(text: str, start: int, end: int) -> Iterator[Inline]:
    """The words between two citations; where they have other markup, its signs are left in them."""
    place = start
    if _MARKUP.search(text, start, end):
        for one in re.compile(_SIMPLE).finditer(text, start, end):
            yield Text(text[place : one.start()])
            yield _styled(one)
            place = one.end()
    yield Text(text[place:end])


def _styled(found: re.Match[str]) -> Inline:
    if words := found["foreign_alone"]:
        return Foreign(found["language_alone"], (Text(words),))
    words = found["foreign"]
    return Emphasis(
        (Foreign(found["language"], (Text(words),)) if words else Text(found["words"]),)
    )
