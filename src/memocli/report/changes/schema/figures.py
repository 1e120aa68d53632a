"""Figures."""

from __future__ import annotations

from typing import Final

from memocli.report.changes.schema.types import (
    NUMBER,
    TEXT,
    YES,
    choice,
    described,
    list_of,
    of,
    or_null,
)

FIGURES: Final = {
    "figures": described(
        "Figures that differ.",
        {
            "changed": (list_of(of("figure")), "in both memos, with another value or bound"),
            "added": (list_of(of("figure")), "only in the later memo"),
            "gone": (list_of(of("figure")), "only in the earlier memo"),
        },
    ),
    "figure": described(
        "A figure that differs.",
        {
            "name": (TEXT, "its name"),
            "label": (TEXT, "what readers call it, or empty"),
            "is-percentage": (YES, "whether it counts percent: the difference is in points then"),
            "old": (or_null(of("figure-state")), "null where the earlier memo does not state it"),
            "new": (or_null(of("figure-state")), "null where the later memo does not state it"),
            "difference": (
                or_null(NUMBER),
                "new minus old; null where there are not two values that can be compared",
            ),
            "percent": (
                or_null(NUMBER),
                "the difference in percent of the old value; null for percentages, and where it has no meaning",
            ),
        },
    ),
    "figure-state": described(
        "The value of a figure in one memo.",
        {
            "value": (NUMBER, "the number; a text where it has more than 15 digits"),
            "at": (
                or_null(choice("least", "most", "about", "over")),
                "the bound, null where the value is exact",
            ),
            "claim": (TEXT, "the claim that states it"),
        },
    ),
}
