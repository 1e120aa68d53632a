"""Every style but the house style: pandoc lays the notes out, in one call.

style.py       a CSL file → checked, and with what the other modules need in it
style_file.py  whether a CSL file can be used, and how much work one note would be
markup.py      whether it says only what CSL has
vocabulary.py  the elements, attributes and values that CSL has
texts.py       a field of a record → pandoc's inlines
records.py     a CSL item → pandoc's reference
locators.py    pages and articles, so that pandoc reads them as what they are
question.py    all citations → pandoc's document
pandoc.py      the program itself: one call, within bounds, without the network
answer.py      pandoc's notes → pieces of text, each of which knows its source
printed.py     whether a style tells which source is meant, and prints the place that was cited
beside.py      what CSL has no field for, put among the pieces
own_words.py   what the house style prints of a source that a style says too little of
notes.py       all of that in order
"""

from memocli.endnotes.csl.notes import format_notes
from memocli.endnotes.csl.pandoc import pandoc_version

__all__ = ["format_notes", "pandoc_version"]
