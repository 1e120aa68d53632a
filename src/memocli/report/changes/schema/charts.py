"""Charts."""

from __future__ import annotations

from typing import Final

from memocli.report.changes.schema.types import (
    TEXT,
    YES,
    choice,
    described,
    list_of,
    of,
    or_null,
)

CHARTS: Final = {
    "chart": described(
        "A chart that was added, dropped or changed.",
        {
            "old": (or_null(of("chart-state")), "as it was, null where the earlier memo has none"),
            "new": (or_null(of("chart-state")), "as it is, null where the later memo has none"),
            "is-moved": (YES, "whether it stood at another place of its part"),
            "points": (
                list_of(of("figure")),
                "numbers of the memos themselves that both charts show, and that differ",
            ),
        },
    ),
    "chart-state": described(
        "A chart in one memo.",
        {
            "name": (TEXT, "its name, `part/chart`"),
            "heading": (TEXT, "its title"),
            "kind": (choice("bar", "line"), "its form"),
            "over": (
                choice("years", "figures"),
                "whether it shows figures over the years, or several figures of one year",
            ),
            "figures": (list_of(TEXT), "the names of its figures, in order"),
            "labels": (list_of(TEXT), "what readers call them"),
            "years": (
                list_of({"type": "integer"}),
                "the years that it is to show; empty where nothing is said: all memos up to its own, and over figures its own",
            ),
            "below": (
                TEXT,
                "the heading or id of the finding that it stands below; empty where it stands at the end of the part",
            ),
            "caption": (TEXT, "the line below it, or empty"),
        },
    ),
}
