"""Endnotes: what is cited, as the words of numbered notes. Only this package imports citeproc.

A record is divided into two parts. What a style looks at (the kind of source, which fields it has, numbers, dates)
is its *shape*; what a style only inserts (titles, names, addresses) are its *words*, and citeproc
sees one private-use character (a slot) instead of each. So no title can change the layout of a note, no style can
change a title, and sources of one shape are laid out once.

    record.py   a CSL item → Record: shape and words
    places.py   pages and articles: whether they are several
    style.py    shape and position → layout, by citeproc
    beside.py   what CSL has no field for, put into a layout
    runs.py     layout and words → runs of text; the punctuation between them; inlines
    notes.py    all citations in order → positions, note numbers, notes
"""

from memocli.endnotes.notes import format_notes
from memocli.endnotes.record import CslItem

__all__ = ["CslItem", "format_notes"]
