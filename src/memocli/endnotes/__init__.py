"""Endnotes: what is cited, as the words of numbered notes.

house/         the house style, as code
csl/           every other style, which pandoc lays out
given.py       what a record says, in whichever form it was written
text.py        texts of records and citations before either
places.py      pages and articles: whether they are several
formatted.py   texts with formats → inlines
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from memocli.document import Inline
from memocli.endnotes import house
from memocli.endnotes.house import brief_name, law_name
from memocli.endnotes.text import CslItem
from memocli.prose import CitedSource
from memocli.templates import STYLE, shipped

__all__ = ["CslItem", "brief_name", "format_notes", "law_name"]


def format_notes(  # noqa: PLR0913  one more than usual, for what a build has to tell
    citations: Sequence[Sequence[CitedSource]],
    items: Mapping[str, CslItem],
    style: bytes,
    language: str,
    style_name: str = "endnotes.csl",
    apart: Collection[str] = (),
    *,
    unprinted: Callable[[Collection[str]], None] = lambda _: None,
) -> tuple[tuple[Inline, ...], ...]:
    """The text of each note, in order: note i (from 1) is citation i.

    `items` maps a source's key to its CSL-JSON item; a key that it lacks is printed in place of the source.
    `style` is the content of a CSL file, whose name in messages is `style_name`. `language` is the memo's BCP 47 tag. Nothing in
    an item or a citation raises; a style that can't be used raises UserError. A note of a source in `apart` is as if no other
    note were of the same: readers may not see that two are. `unprinted` is called with the keys of sources of which
    the style says too little, where it is not ours: the words of ours stand in their places.
    """
    if style == shipped(STYLE):
        return house.format_notes(citations, items, language, apart)
    # Imported here: few memos have another style.
    from memocli.endnotes import csl

    return csl.format_notes(
        citations, items, style, language, style_name, apart, unprinted=unprinted
    )
