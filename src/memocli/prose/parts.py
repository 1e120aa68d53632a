"""What a claim's text is made of. Places are offsets in the text; `Placed.part` turns them into places in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct


class CitedSource(Struct, frozen=True, gc=False):
    """One source within a citation; `start` and `end` are the place of the key.

    `label` is CSL's name of the locator's kind (`page`, `paragraph` …), empty without a locator.
    """

    key: str
    prefix: str = ""
    label: str = ""
    locator: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0


class Citation(Struct, frozen=True, gc=False):
    """`[…]` with one source or more; `start` and `end` are the place of the brackets and all between."""

    sources: tuple[CitedSource, ...]
    start: int
    end: int


class BadCitation(Struct, frozen=True):
    """What looks like a citation but is not; `reason` says why, `hint` what to type."""

    reason: str
    hint: str
    start: int
    end: int


class BracketedWord(Struct, frozen=True):
    """A word behind an opening bracket, without `@`: the id of a source, perhaps. The place is that of the word."""

    word: str
    start: int
    end: int


class NoteNumber(Struct, frozen=True):
    """A number in the text that looks like the number of a note."""

    start: int
    end: int


class Quotation(Struct, frozen=True):
    """Words in quotation marks, the marks included."""

    start: int
    end: int


class Numeral(Struct, frozen=True, gc=False):
    """A number in digits or words; `is_date` for years, days of months and clock times.

    `also` is its other value, where its signs may be read in two ways.
    """

    value: Decimal
    start: int
    end: int
    also: Decimal | None = None
    is_date: bool = False
    in_words: bool = False

    @property
    def values(self) -> frozenset[Decimal]:
        """All that it may mean."""
        return frozenset({self.value} if self.also is None else {self.value, self.also})


class StatedBound(Struct, frozen=True):
    """Words near a number that say what it stands for; the place is that of these words and the number.

    `kind` is `least`, `most`, `about` or `over`. `certain` says that they can hardly mean anything else: nothing stands
    between them and the number, and they are no preposition as in "asked about 43 students".
    """

    kind: str
    start: int
    end: int
    certain: bool


def is_within(at: int, places: Sequence[tuple[int, int]]) -> bool:
    """Whether the offset `at` is in one of the places (start, end), which are in order."""
    index = bisect_right(places, at, key=lambda place: place[0])
    return index > 0 and at < places[index - 1][1]
