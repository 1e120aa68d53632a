"""Places in a source, such as pages and articles: whether they are several, and the dash between two."""

from __future__ import annotations

import re
from typing import Final

from memocli.language import LANGUAGES

_LINKS: Final = "|".join(link for facts in LANGUAGES.values() for link in facts.links)
_FOLLOWING: Final = "|".join(
    re.escape(words) for facts in LANGUAGES.values() for words in facts.and_following
)
# Letters of both cases, instead of a flag, with which Python takes three times as long to compile the patterns.
_ROMAN: Final = "[IVXLCivxlc]+"
_DASH: Final = r"(?:--?|[–—])"
# Pages of a supplement: "S213-S235".
_LETTERED_PAGE: Final = r"\b([A-Za-z]{1,3})\d+"
# "8 to 10", "8(2) and 25", "4 ff."; the "215-C" of a law is one article, and its "8(2)(b) and (c)" too.
_PLACE: Final = rf"(?:\d+|{_ROMAN}\b|[A-Za-z]-\d)"
# Articles of laws in Spanish: "1o", "1.º", "16 bis"; the "4 bis-C" of a law is one article.
_ENDING: Final = r"(?:\.?[ºª]|[OAoa]\b|\s(?i:bis|ter|qu[aá]ter)\b(?!-))"
_SEVERAL: Final = re.compile(
    rf"(?:\d{_ENDING}?|\b{_ROMAN}|\w\)|-[A-Za-z])\s*(?:{_DASH}|[,&]|\b(?i:{_LINKS})\b)\s*{_PLACE}(?<!\d-[A-Za-z])"
    rf"|\d\s+(?i:{_FOLLOWING})\b|{_LETTERED_PAGE}\s*{_DASH}\s*(?i:\1)\d"
)
# "xii-5" is a range of pages, and "19-c" an article.
_RANGE: Final = re.compile(
    rf"(\b\d+(?!\s*{_DASH}\s*[ivxlc])|\b[ivxlc]+|\))\s*{_DASH}\s*(?=(?:\d+|[ivxlc]+)\b|\()"
)
_LETTERED_RANGE: Final = re.compile(rf"({_LETTERED_PAGE})\s*{_DASH}\s*(?=(?i:\2)\d+\b)")


def names_several(text: str) -> bool:
    """Whether a place is more than one page, paragraph or article."""
    return _SEVERAL.search(text) is not None


def en_dashes(text: str) -> str:
    """Pages and the like: the hyphen of a range as an en dash; "A-12" is not a range."""
    return _LETTERED_RANGE.sub(r"\1–", _RANGE.sub(r"\1–", text))
