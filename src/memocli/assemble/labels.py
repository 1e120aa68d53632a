"""The few words that a renderer adds by itself."""

from __future__ import annotations

from memocli.document import Labels
from memocli.language import Wording


def labels_of(words: Wording) -> Labels:
    """These words in a language."""
    return Labels(
        notes=words.notes,
        note=words.note,
        back=words.back,
        notes_to=words.notes_to,
        page_before=words.page_before,
        draft=words.draft,
        page=words.page,
        of=words.of,
        about=words.about,
        about_head=words.about_head,
        page_short=words.page_short,
    )
