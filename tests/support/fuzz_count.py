"""How many inputs the tests have tried that nobody would write: counted by subject, and printed at the end of a run."""

from __future__ import annotations

from collections import Counter

TRIED: Counter[str] = Counter()


def tried(subject: str) -> None:
    """Count one input; `subject` is what it was an input of, such as `pictures`."""
    TRIED[subject] += 1


def summary() -> str:
    """What was tried, in one line; an empty text where nothing was."""
    parts = ", ".join(f"{number:,} {subject}" for subject, number in sorted(TRIED.items()))
    return f"{TRIED.total():,} hostile inputs: {parts}" if TRIED else ""
