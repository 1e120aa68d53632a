"""Claims, their words, and what they rest on."""

from __future__ import annotations

from typing import Final

from memocli.compare.changes import EditKind, PairedBy
from memocli.report.changes.schema.types import (
    COUNT,
    KINDS,
    TEXT,
    YES,
    choice,
    described,
    list_of,
    of,
    or_null,
)

CLAIMS: Final = {
    "claim": described(
        "A claim of one memo or both, and what became of it.",
        {
            "old": (
                list_of(of("claim-state")),
                "the claim as it was; several where claims were joined, none where it was added",
            ),
            "new": (
                list_of(of("claim-state")),
                "the claim as it is; several where a claim was split, none where it was dropped",
            ),
            "kinds": (KINDS, "every kind of change that applies, or `unchanged` alone"),
            "pairing": (
                or_null(of("pairing")),
                "how it is known that they are the same, null where one memo has it",
            ),
            "edits": (list_of(of("edit")), "how the words changed; empty where they did not"),
            "sources": (of("source-change"), "how the citations changed"),
            "basis": (
                or_null(of("basis-change")),
                "how the basis changed, null where it did not",
            ),
            "figures": (list_of(of("figure")), "figures that changed and that it states"),
            "reason": (
                or_null(TEXT),
                "why it was dropped, null where nobody said so or it was not dropped",
            ),
        },
    ),
    "claim-state": described(
        "A claim in one memo.",
        {
            "name": (TEXT, "its name, `part/finding/claim`"),
            "finding": (TEXT, "the name of its finding, `part/finding`"),
            "heading": (TEXT, "the heading of its finding, or empty"),
            "part-heading": (TEXT, "the heading of its part"),
            "text": (TEXT, "its words in one line, without emphasis and marks of notes"),
            "runs": (list_of(of("run")), "its words as they are printed"),
            "notes": (
                list_of({"type": "integer", "minimum": 1}),
                "the numbers of its endnotes in that memo",
            ),
            "sources": (list_of(of("source")), "what it cites, each once"),
            "basis": (or_null(of("basis")), "what it rests on where it cites nothing"),
        },
    ),
    "pairing": described(
        "How two claims were paired.",
        {
            "by": (
                choice(*map(str, PairedBy)),
                "`continues` says so, they have one name, the same words, or words that are alike",
            ),
            "score": (
                COUNT,
                "how much of the words is alike, in percent; 100 for all but `likeness`",
            ),
            "is-probable": (
                YES,
                "whether it is a guess, which somebody should confirm with a `continues`",
            ),
        },
    ),
    "edit": described(
        "A run of words. Kept and deleted ones, joined by spaces, are the old text; kept and inserted ones the new.",
        {
            "kind": (choice(*map(str, EditKind)), "what happened to it"),
            "text": (TEXT, "its words"),
            "runs": (list_of(of("run")), "its words as they are printed"),
        },
    ),
    "run": described(
        "Words that are printed in one way, the mark of a note, or the end of a paragraph.",
        {
            "text": (TEXT, "the words"),
            "is-emphasis": (YES, "printed in italics"),
            "is-strong": (YES, "printed in bold"),
            "link": (TEXT, "the address that the words lead to"),
            "language": (TEXT, "their language, where it is another than the memo's"),
            "note": (
                {"type": "integer", "minimum": 1},
                "instead of words: the number of an endnote, of the earlier memo in deleted words, else of the later",
            ),
            "ends-paragraph": (YES, "instead of words: a paragraph ends here"),
        },
        "text",
        "is-emphasis",
        "is-strong",
        "link",
        "language",
        "note",
        "ends-paragraph",
    ),
    "source-change": described(
        "How the citations of a claim changed.",
        {
            "added": (list_of(of("source")), "cited only in the later memo"),
            "dropped": (list_of(of("source")), "cited only in the earlier memo"),
            "locators": (list_of(of("locator-change")), "cited in both, at other places"),
            "marks-moved": (YES, "whether the same citations stand at other words"),
        },
    ),
    "locator-change": described(
        "A source that is cited at other places.",
        {
            "source": (of("source"), "which source"),
            "old": (list_of(TEXT), "the places in the earlier memo, such as `page 4`"),
            "new": (list_of(TEXT), "the places in the later memo"),
        },
    ),
    "source": described(
        "A source. A confidential one is called `confidential source 2` in both keys.",
        {
            "id": (TEXT, "its id"),
            "title": (TEXT, "its title, or its id where it has none"),
        },
    ),
    "basis-change": described(
        "How the basis of a claim changed.",
        {
            "old": (list_of(of("basis")), "what it rested on instead of citations"),
            "new": (list_of(of("basis")), "what it rests on instead of citations"),
        },
    ),
    "basis": described(
        "Why a claim may stand without a citation.",
        {
            "kind": (TEXT, "as the files write it, such as `own-research`"),
            "names": (list_of(TEXT), "the claims, memos or organizations that it names"),
        },
    ),
}
