"""Whether the kept copies say what the claims say.

words.py        a text → its words, in the form in which they are looked for
searchable.py   a copy's text → where it has words; skips.py, what a printer put between them
quoted.py       a quotation → its pieces, and the marks of those who quote between them
quotes.py       where a copy has a quotation; alike.py, how alike the words there are
nearly.py       the nearest place, where it has not; differences.py, which words differ there
places.py       whether a quotation stands where its note says
limits.py       words around it that take it back or limit it
"""

from memocli.verify.alike import Level
from memocli.verify.differences import Difference
from memocli.verify.limits import Limit, Side, limits_of
from memocli.verify.nearly import NearMiss, nearest
from memocli.verify.places import Standing, place_words, standing
from memocli.verify.quoted import Quoted, read_quoted
from memocli.verify.quotes import Hit, find_quoted
from memocli.verify.searchable import Run, Searchable, Span, searchable

__all__ = [
    "Difference",
    "Hit",
    "Level",
    "Limit",
    "NearMiss",
    "Quoted",
    "Run",
    "Searchable",
    "Side",
    "Span",
    "Standing",
    "find_quoted",
    "limits_of",
    "nearest",
    "place_words",
    "read_quoted",
    "searchable",
    "standing",
]
