"""The text of a kept copy with all that is worked out of it, each when it is asked for first."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from memocli.dates import DateRange
from memocli.evidence.extracted import Block, EvidenceText, Place
from memocli.verify.counts import Counts
from memocli.verify.dated import Dated
from memocli.verify.searchable import Searchable, searchable
from memocli.verify.written import Written, written


class Copy(Struct, frozen=True, dict=True, eq=False):
    """The text of one copy, and when its source appeared, as its record says."""

    text: EvidenceText
    issued: DateRange | None = None

    @property
    def years(self) -> frozenset[int]:
        """The years in which it appeared: the copy itself may leave them out."""
        found = self.issued
        return frozenset(range(found.start.year, found.end.year + 1)) if found else frozenset()

    @cached_property
    def cover(self) -> range:
        """The blocks before the second sheet of a PDF, and before the first numbered paragraph."""
        places = [block.place for block in self.text.blocks]
        behind = (at for at, place in enumerate(places) if place.page > 1 or place.paragraph)
        return range(next(behind, len(places)))

    @cached_property
    def searchable(self) -> Searchable:
        """Its words: for quotations and names."""
        return searchable(self.text)

    @cached_property
    def over_notes(self) -> Searchable:
        """The words of the sentences that go on behind footnotes, once more: in its text the notes stand between them."""
        count = len(self.text.blocks)
        places = [
            count + at for at, one in enumerate(self.written.seams) if one.last - one.first > 1
        ]
        texts = (self.written.text[slice(*self.written.block_places(at))] for at in places)
        return searchable(EvidenceText(tuple(Block(text, Place()) for text in texts)))

    @cached_property
    def letters(self) -> int:
        """How long its text is."""
        return sum(len(block.text) for block in self.text.blocks)

    @cached_property
    def written(self) -> Written:
        """Its blocks as one text."""
        return written(self.text.blocks)

    @cached_property
    def dated(self) -> Dated:
        """Its numbers and dates."""
        return Dated(Counts(self.written), self.years)
