"""The position of each citation among those of the same source: first, repeated, or of the source of the note before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import Enum

from msgspec import Struct

from memocli.prose import CitedSource


class Position(Enum):
    """The positions that CSL distinguishes."""

    FIRST = "first"
    SUBSEQUENT = "subsequent"
    IBID = "ibid"
    IBID_WITH_LOCATOR = "ibid-with-locator"


class Placed(Struct, frozen=True):
    """A source in a note; `first_note` is the number of the note that cites it first.

    `before` is the source cited directly before it, in the same note or alone in the note before; `note_before` is the number of
    that note, or 0 where it is the same.
    """

    cited: CitedSource
    position: Position
    first_note: int
    before: CitedSource | None
    note_before: int = 0


def placed(
    citations: Sequence[Sequence[CitedSource]], apart: Collection[str]
) -> Iterator[list[Placed]]:
    """The sources of each note, note i (from 1) being citation i.

    A source in `apart` is always at its first position, as if no other note were of the same.
    """
    first_notes: dict[str, int] = {}
    before: Sequence[CitedSource] = ()
    for number, citation in enumerate(citations, start=1):
        note = []
        previous = before[0] if len(before) == 1 else None
        for place, cited in enumerate(citation):
            position = _position(cited, previous, cited.key in first_notes)
            first = number if cited.key in apart else first_notes.setdefault(cited.key, number)
            note_before = number - 1 if previous and not place else 0
            note.append(Placed(cited, position, first, previous, note_before))
            previous = cited
        yield note
        before = citation


def _position(cited: CitedSource, previous: CitedSource | None, repeated: bool) -> Position:
    """The position of a citation; `previous` is the one directly before it, if it stands there alone."""
    if not repeated:
        return Position.FIRST
    if previous is None or previous.key != cited.key:
        return Position.SUBSEQUENT
    if (previous.label, previous.locator) == (cited.label, cited.locator):
        return Position.IBID
    return Position.IBID_WITH_LOCATOR if cited.locator else Position.SUBSEQUENT
