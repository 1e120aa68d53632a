"""What a misspelt name was meant to be, and which signs only look right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# What looks like a blank and is none, as the inside of a regular expression's brackets.
BLANKS: Final = "\u00a0\u2000-\u200a\u202f\u3000"
# Compiled when first used: most files are without faults.
_BLANK: Final = f"[{BLANKS}]"
_GAP: Final = r"[\s_]+"
_DASH: Final = "[\u2010-\u2015\u2212]"

# Someone with more misspelt names has renamed something; to look each up would take minutes in a long memo.
_MOST_ANSWERS: Final = 100


class Speller:
    """Says which of the known names was meant, for as many misspelt ones as a person would correct one by one.

    One that comes again gets its answer again. The names are not looked at before the first question, so that a memo without
    faults costs no time.
    """

    def __init__(self, known: Iterable[str]) -> None:
        """Keep the names, in whatever order."""
        self._known = known
        self._folded: dict[str, str] | None = None
        self._answers: dict[tuple[str, str | None], str | None] = {}

    def nearest(self, word: str, *, besides: str | None = None) -> str | None:
        """The known name most like `word`, other than `besides`, or None where none is near; ties go to the first by name."""
        question = (word, besides)
        if question not in self._answers:
            if len(self._answers) == _MOST_ANSWERS:
                return None
            self._answers[question] = self._look_up(word, besides)
        return self._answers[question]

    def _look_up(self, word: str, besides: str | None) -> str | None:
        # Imported here: a clean memo never needs it.
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

        if self._folded is None:
            self._folded = {name: folded(name) for name in sorted(set(self._known))}
        names = {name: folded for name, folded in self._folded.items() if name != besides}
        asked = folded(word)
        close: tuple[str, float, str] | None = process.extractOne(
            asked, names, scorer=DamerauLevenshtein.distance, score_cutoff=max(1, len(word) // 4)
        )
        if close is None:
            close = process.extractOne(
                asked, names, scorer=JaroWinkler.similarity, score_cutoff=0.9
            )
        return str(close[2]) if close else None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`, for one question alone."""
    return Speller(known).nearest(word)


def has_blank(text: str) -> bool:
    """Whether something in a text looks like a space and is none."""
    return not text.isascii() and re.search(_BLANK, text) is not None


def look_alike(text: str) -> str | None:
    """The first sign of a text that only looks like a blank or a hyphen."""
    found = re.search(_BLANK, text) or re.search(_DASH, text)
    return found[0] if found else None


def sign_name(sign: str) -> str:
    """What a sign is called: "a no-break space (U+00A0)"."""
    # Imported here: only a fault needs it.
    import unicodedata

    name = unicodedata.name(sign, "sign").casefold().replace("non-breaking", "no-break")
    article = "an" if name[0] in "aeiou" else "a"
    return f"{article} {name} (U+{ord(sign):04X})"


def folded(name: str) -> str:
    """A name without the differences that do not count: capitals, accents, and what stands between the words."""
    if name.isascii():
        return re.sub(_GAP, "-", name.strip().lower())
    import unicodedata

    plain = re.sub(_DASH, "-", unicodedata.normalize("NFKD", name.strip()))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(_GAP, "-", letters.casefold())
