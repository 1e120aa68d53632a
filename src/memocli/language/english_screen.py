"""The English words of what a page has on a screen only."""

from __future__ import annotations

from typing import Final

from memocli.language.screen import ScreenWords

ENGLISH_SCREEN: Final = ScreenWords(
    skip="Skip to the text",
    menu="Contents",
    label="In this memo",
    show_only="Show only some claims",
    part="Those in",
    verdict="Those below the verdict",
    basis="Those that are",
    kinds={
        "documented": "documented by a note",
        "without-note": "without a note of their own",
        "cited-with": "carried by the note of another claim",
        "own-research": "own research",
        "inference": "inferred from other claims",
        "position": "a position of those who sign",
        "earlier-memo": "as an earlier memo said",
        "same": "unchanged since an earlier memo",
        "updated": "updated since an earlier memo",
        "new": "new since the memo before",
    },
    shown="{} of {} claims shown",
    gap="[…]",
    everything="Show everything",
    shown_again="Everything is shown again: the link leads to a claim that was hidden",
    to_claim="Link to this claim: copy it",
    link_copied="Link copied",
    not_copied="It could not be copied: mark it and copy it yourself",
    cite="Cite this memo",
    copy="Copy",
    citation_copied="Citation copied",
    reference="Save for Zotero (RIS)",
    files={"pdf": "PDF", "docx": "Word (DOCX)"},
)
