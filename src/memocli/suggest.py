"""What a misspelt name was meant to be. The only door to rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=8)
def _folded(known: frozenset[str]) -> dict[str, str]:
    """The names without what a slip of the pen changes; kept, since one fault of spelling seldom comes alone."""
    return {name: name.casefold().replace("_", "-") for name in sorted(known)}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`, or None where nothing is near; ties go to the first by name."""
    # Imported here: a clean memo never needs it.
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

    folded = _folded(frozenset(known))
    asked = word.casefold().replace("_", "-")
    close: tuple[str, float, str] | None = process.extractOne(
        asked, folded, scorer=DamerauLevenshtein.distance, score_cutoff=max(1, len(word) // 4)
    )
    if close is None:
        close = process.extractOne(asked, folded, scorer=JaroWinkler.similarity, score_cutoff=0.9)
    return str(close[2]) if close else None
