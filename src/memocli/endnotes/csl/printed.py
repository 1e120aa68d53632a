"""Whether a style prints something of a source in a note, and the place in it that was cited."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from memocli.endnotes.csl.answer import Part
from memocli.endnotes.csl.records import DATES
from memocli.endnotes.text import CslItem, clean
from memocli.prose import CitedSource

_NO_WORDS: Final = DATES | {"id", "type", "language", "custom"}


class Occurrence(Struct, frozen=True):
    """One source of a note: `first_note` is the number of the note that it is cited in first.

    `before` is the source cited directly before it, in the same note or alone in the note before.
    """

    cited: CitedSource
    item: CslItem
    first_note: int
    is_first: bool
    before: CitedSource | None

    @property
    def is_ibid(self) -> bool:
        """Whether readers find the source directly before."""
        return not self.is_first and self.before is not None and self.before.key == self.cited.key


def occurrences(
    citations: Sequence[Sequence[CitedSource]],
    items: Mapping[str, CslItem],
    apart: Collection[str],
) -> dict[tuple[int, int], Occurrence]:
    """What was before each source of each note, by the indexes of the two; `apart` are those that are never cited again."""
    found: dict[tuple[int, int], Occurrence] = {}
    first_notes: dict[str, int] = {}
    alone: CitedSource | None = None
    for note, citation in enumerate(citations):
        before = alone
        for place, cited in enumerate(citation):
            is_first = cited.key in apart or cited.key not in first_notes
            first = first_notes.setdefault(cited.key, note + 1)
            item = items.get(cited.key, {})
            found[note, place] = Occurrence(cited, item, first, is_first, before)
            before = cited
        alone = citation[0] if len(citation) == 1 else None
    return found


def says_something(part: Part, occurrence: Occurrence) -> bool:
    """Whether readers learn from this part which source is meant: by a word of its record, the number of its first note, or "Ibid."."""
    printed = _words(part.words())
    if printed & set(_words_of(occurrence.item)):
        return True
    if occurrence.is_ibid:
        return bool(printed)
    return not occurrence.is_first and str(occurrence.first_note) in printed


def lacks_place(part: Part, occurrence: Occurrence, *, printable: bool) -> bool:
    """Whether the place that was cited is missing; `printable` where the style has a place for places."""
    cited, before = occurrence.cited, occurrence.before
    if (
        occurrence.is_ibid
        and before
        and before.locator == cited.locator
        and before.label == cited.label
    ):
        return False  # "Ibid." says it
    first = re.search(r"\w+", clean(cited.locator))
    return first is not None and not (printable and first[0] in re.findall(r"\w+", part.words()))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold().replace("'", "’")))


def _words_of(value: object) -> Iterator[str]:
    """The words of a record's texts, without those that are too short to say anything."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            if key not in _NO_WORDS:
                yield from _words_of(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _words_of(inside)
    else:
        text = clean(value)
        words = _words(text)
        yield from (word for word in words if len(word) > 2 or len(words) == 1)
