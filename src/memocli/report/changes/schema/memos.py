"""The memos that are compared, counts, and what stands beside the parts."""

from __future__ import annotations

from typing import Final

from memocli.report.changes.schema.types import (
    COUNT,
    COUNTS,
    KIND,
    TEXT,
    YES,
    described,
    list_of,
    of,
)

MEMOS: Final = {
    "memo": described(
        "A memo that is compared.",
        {
            "label": (
                TEXT,
                "what it is called: its year, or as it was asked for, such as `2018@main`",
            ),
            "year": ({"type": "integer"}, "its year"),
            "title": (TEXT, "its title"),
            "language": (TEXT, "the language of its words, such as `en`"),
            "claims": (COUNT, "how many claims it has"),
            "notes": (COUNT, "how many endnotes it has"),
        },
    ),
    "summary": described(
        "Counts of all changes.",
        {
            "counts": (
                COUNTS,
                "for each kind how many there are: claims of the later memo (dropped ones: of the earlier), or parts, findings, keys and records where only these can have it; a claim that changed in several ways is counted in each",
            ),
            "dropped-without-reason": (COUNT, "claims that were dropped without saying why"),
            "probable": (
                COUNT,
                "pairs of claims that are only probably the same, and wait for somebody to confirm them",
            ),
            "figures": (of("figure-counts"), "how many figures changed or did not"),
            "text": (
                list_of(TEXT),
                "the same in words, line by line, as the other formats print it",
            ),
        },
    ),
    "figure-counts": described(
        "Counts of figures.",
        {
            "changed": (COUNT, "in both memos, with another value or bound"),
            "unchanged": (COUNT, "in both memos, and the same"),
            "added": (COUNT, "only in the later memo"),
            "gone": (COUNT, "only in the earlier memo"),
        },
    ),
    "selected": described(
        "What was asked for with --only, --part and --stat; empty lists mean everything.",
        {
            "kinds": (list_of(KIND), "only entries that have one of these kinds"),
            "parts": (list_of(TEXT), "only these parts, by id"),
            "brief": (YES, "with --stat: parts without their findings"),
        },
    ),
    "field": described(
        "A value that differs.",
        {
            "key": (TEXT, "the key in the file, such as `submitted`"),
            "old": (TEXT, "the earlier value as text, empty where there was none"),
            "new": (TEXT, "the later value as text, empty where there is none"),
        },
    ),
    "record": described(
        "A source whose record differs.",
        {
            "source": (of("source"), "which source"),
            "fields": (list_of(of("field")), "the keys that differ"),
        },
    ),
}
