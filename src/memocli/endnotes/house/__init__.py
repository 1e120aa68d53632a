"""The house style of endnotes, as code: readable beside docs/endnotes.md, and equal to templates/endnotes.csl.

record.py      a CSL item → what its notes say
layout.py      a record → runs of text: full, short, ibid.
positions.py   all citations in order → which form each gets
runs.py        runs → correct punctuation
notes.py       all of it, note by note
"""

from memocli.endnotes.house.notes import brief_name, format_notes, format_sources, law_name
from memocli.endnotes.house.positions import Placed, Position, placed
from memocli.endnotes.house.record import prepared

__all__ = [
    "Placed",
    "Position",
    "brief_name",
    "format_notes",
    "format_sources",
    "law_name",
    "placed",
    "prepared",
]
