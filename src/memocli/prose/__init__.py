"""The text of a claim: its citations, quotations and numbers with their places.

Its words as inlines are in `memocli.prose.inlines`, which a check has no need to load.
"""

from memocli.prose.abbreviations import ShortName, find_abbreviations
from memocli.prose.bounds import bounds_of
from memocli.prose.citations import find_citations
from memocli.prose.note_numbers import find_note_numbers
from memocli.prose.parts import (
    BadCitation,
    Citation,
    CitedSource,
    Numeral,
    Quotation,
    StatedBound,
    is_within,
)
from memocli.prose.scan import Prose, scan
from memocli.prose.typed_signs import TypedSign, find_typed_signs

__all__ = [
    "BadCitation",
    "Citation",
    "CitedSource",
    "Numeral",
    "Prose",
    "Quotation",
    "ShortName",
    "StatedBound",
    "TypedSign",
    "bounds_of",
    "find_abbreviations",
    "find_citations",
    "find_note_numbers",
    "find_typed_signs",
    "is_within",
    "scan",
]
