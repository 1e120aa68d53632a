"""What a misspelt name was meant to be. Only this module imports rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# Someone with more misspelt names has renamed something; to look each up would take minutes in a long memo.
_MOST_ANSWERS: Final = 100


class Speller:
    """Says which of the known names was meant, for as many misspelt ones as a person would correct one by one.

    The names are not looked at before the first question, so that a memo without faults costs no time.
    """

    def __init__(self, known: Iterable[str]) -> None:
        """Keep the names, in whatever order."""
        self._known = known
        self._folded: dict[str, str] | None = None
        self._answers_left = _MOST_ANSWERS

    def nearest(self, word: str, *, besides: str | None = None) -> str | None:
        """The known name most like `word`, other than `besides`, or None where none is near; ties go to the first by name."""
        # Imported here: a clean memo never needs it.
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

        if self._answers_left == 0:
            return None
        self._answers_left -= 1
        if self._folded is None:
            self._folded = {name: _folded(name) for name in sorted(set(self._known))}
        names = {name: folded for name, folded in self._folded.items() if name != besides}
        asked = _folded(word)
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


def _folded(name: str) -> str:
    """A name without the differences that do not count: capital letters, and `_` instead of `-`."""
    return name.casefold().replace("_", "-")
