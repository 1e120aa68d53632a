"""How many inputs the tests have tried that nobody would write: counted by subject, and printed at the end of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

# What a whole run tries at least; one test tries all of a subject, and asks `tried_all`.
PROMISED: Final[Mapping[str, int]] = {
    "files with other pieces": 1_400,
    "files with other values": 600,
    "texts of prose": 800,
    "records": 800,
    "files in other bytes": 1_400,
    "values at each place": 2_000,
    "drafts": 200,
    "house templates": 4_000,
    "CSL styles": 2_000,
    "pages and sheets": 1_100,
    "pictures": 5_000,
    "states of a record": 1_000,
}

TRIED: Counter[str] = Counter()  # in this process; tests/conftest.py adds up those of several


def tried(subject: str) -> None:
    """Count one input; `subject` is what it was an input of, such as `pictures`."""
    TRIED[subject] += 1


def tried_all(subject: str) -> bool:
    """Whether as many inputs were tried as are promised."""
    return TRIED[subject] >= PROMISED[subject]


def summary() -> str:
    """What was tried, in one line; an empty text where nothing was."""
    parts = ", ".join(f"{number:,} {subject}" for subject, number in sorted(TRIED.items()))
    return f"{TRIED.total():,} hostile inputs: {parts}" if TRIED else ""
