"""The text of a claim: its citations, quotations and numbers with their places, and its words as inlines."""

from memocli.prose.inlines import inlines
from memocli.prose.parts import BadCitation, Citation, CitedSource, Numeral, Prose, Quotation
from memocli.prose.scan import scan

__all__ = [
    "BadCitation",
    "Citation",
    "CitedSource",
    "Numeral",
    "Prose",
    "Quotation",
    "inlines",
    "scan",
]
