"""Parts and findings."""

from __future__ import annotations

from typing import Final

from memocli.compare.in_words import LAYOUTS
from memocli.report.changes.schema.types import (
    COUNTS,
    KINDS,
    TEXT,
    choice,
    described,
    list_of,
    of,
    or_null,
)

PARTS: Final = {
    "part": described(
        "A part of one memo or both.",
        {
            "old": (or_null(of("part-state")), "as it was, null where the earlier memo has none"),
            "new": (or_null(of("part-state")), "as it is, null where the later memo has none"),
            "kinds": (KINDS, "what changed in the part itself"),
            "counts": (COUNTS, "for each kind that there is, how many of its claims have it"),
            "heading": (
                list_of(of("edit")),
                "how its heading changed, word by word; empty where it did not",
            ),
            "condition": (
                list_of(of("edit")),
                "how the law's own wording changed; empty where it did not",
            ),
            "charts": (
                list_of(of("chart")),
                "its charts that were added, dropped or changed, also where the part itself was",
            ),
            "findings": (list_of(of("finding")), "its findings; left out with --stat"),
        },
        "findings",
    ),
    "part-state": described(
        "A part in one memo.",
        {
            "id": (TEXT, "its id"),
            "heading": (TEXT, "its heading"),
            "number": (
                or_null({"type": "integer"}),
                "the number of the requirement, null for a part that is none",
            ),
            "verdict": (or_null(TEXT), "the verdict as the files write it, such as `partly-met`"),
        },
    ),
    "finding": described(
        "A finding of one memo or both.",
        {
            "old": (
                or_null(of("finding-state")),
                "as it was, null where the earlier memo has none",
            ),
            "new": (or_null(of("finding-state")), "as it is, null where the later memo has none"),
            "kinds": (KINDS, "what changed in the finding itself"),
            "heading": (
                list_of(of("edit")),
                "how its heading changed, word by word; empty where it did not",
            ),
            "table": (
                list_of(of("edit")),
                "how its table changed besides the claims in it, word by word; empty where it did not",
            ),
            "claims": (list_of(of("claim")), "its claims, changed or not"),
        },
    ),
    "finding-state": described(
        "A finding in one memo.",
        {
            "name": (TEXT, "its name, `part/finding`"),
            "heading": (TEXT, "its heading, or empty"),
            "picture": (TEXT, "the name of its picture's file, or empty"),
            "alt": (TEXT, "the picture in words, for those who can't see it"),
            "caption": (TEXT, "what is printed below the picture"),
            "layout": (choice(*LAYOUTS), "how its claims are printed"),
            "table": (TEXT, "what its table says, with `…` for each claim in it, or empty"),
        },
    ),
}
