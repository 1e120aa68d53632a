"""English, as it is written in the United States."""

from __future__ import annotations

from typing import Final

from memocli.language.facts import Language, Wording

ENGLISH: Final = Language(
    tag="en",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    date_joint=" ",
    date_links=("to", "and", "or"),
    and_word="and",
    and_following=("et seq", "ff", "f"),
    units=tuple(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    ),
    tens=tuple("twenty thirty forty fifty sixty seventy eighty ninety".split()),
    tens_joint=" ",
    quotation_marks=(("“", "”"), ('"', '"')),
    grouping=",",
    decimal=".",
    locators={
        "page": ("p", "pp", "page", "pages"),
        "paragraph": ("para", "paras", "paragraph", "paragraphs", "¶", "¶¶"),
        "section": ("sec", "secs", "section", "sections", "§", "§§"),
        "chapter": ("ch", "chap", "chaps", "chapter", "chapters"),
        "article-locator": ("art", "arts", "article", "articles"),
        "note": ("n", "nn", "note", "notes"),
        "line": ("l", "ll", "line", "lines"),
        "column": ("col", "cols", "column", "columns"),
        "figure": ("fig", "figs", "figure", "figures"),
        "table": ("tbl", "table", "tables"),
        "folio": ("fol", "fols", "folio", "folios"),
        "issue": ("no", "nos", "number"),
        "part": ("pt", "pts", "part", "parts"),
        "volume": ("vol", "vols", "volume", "volumes"),
        "appendix": ("app", "apps", "appendix", "appendices", "annex"),
    },
    wording=Wording(
        notes="Notes",
        note="Note {number}",
        back="Back to note {number} in the text",
        draft="DRAFT",
        cited_with="cited with: {}",
        page="Page",
        of="of",
        about="About this document",
        verdicts={
            "met": "Met",
            "partly-met": "Partly met",
            "not-met": "Not met",
            "no-evidence": "No evidence either way",
        },
        requirement="Requirement {}",
        condition="Condition",
        verdict="Verdict",
        submitted="Submitted",
        to="To",
        signers="From",
        period="Period",
        period_range="{} to {}",
        overview="The verdicts at a glance",
        overview_head=("Requirement", "Subject", "Verdict"),
        subject="Whether the conditions set by law were met, with the evidence for each claim",
        missing_source="[the source `{}` is missing]",
        unnamed_source="[a source is missing]",
        confidential_source="confidential source, on file with the signers",
    ),
)
