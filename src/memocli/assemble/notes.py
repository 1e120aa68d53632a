"""The words of the endnotes: what may be printed of each source, in the CSL style of the build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from memocli.document import Note
from memocli.edition import Edition
from memocli.endnotes import CslItem, format_notes
from memocli.language import Wording, language_of_tag
from memocli.load import Library
from memocli.mask import Mask

_MOST_NAMED: Final = 20


def notes_of(
    edition: Edition,
    library: Library,
    style: bytes,
    style_name: str,
    remark: Callable[[str], None] = lambda _: None,
) -> tuple[Note, ...]:
    """The notes of an edition, in order; messages call the style `style_name`.

    `remark` is told of sources of which the style says too little.
    Raises UserError where the style can't be used.
    """
    language = edition.memo.language
    words = language_of_tag(language).wording
    keys = sorted({cited.key for citation in edition.citations for cited in citation})
    items = {key: _item(key, library, words) for key in keys}
    mask = Mask(library)
    citations = [tuple(map(mask.cited, citation)) for citation in edition.citations]
    apart = {key for key in keys if not library.may_link(key)}

    def unprinted(silent: Collection[str]) -> None:
        which = _listed([key for key in silent if library.may_name(key)], len(silent))
        remark(f"{style_name} says too little of {which}: there the notes have memocli's own words")

    texts = format_notes(citations, items, style, language, style_name, apart, unprinted=unprinted)
    claims = edition.claim_of_note()
    return tuple(Note(number, claims[number], text) for number, text in enumerate(texts, start=1))


def _listed(named: Sequence[str], number: int) -> str:
    """Some of the sources by name, and how many more there are: a confidential one is only counted."""
    shown = [f"`{key}`" for key in named[:_MOST_NAMED]]
    if more := number - len(shown):
        noun = " more" if shown else " source" if more == 1 else " sources"
        shown.append(f"{more}{noun}")
    *most, last = shown
    return f"{', '.join(most)} and {last}" if most else last


def _item(key: str, library: Library, words: Wording) -> CslItem:
    """What the style sees of a source: of a confidential one only that there is one."""
    source = library.sources.get(key)
    if source is None and library.may_name(key):
        said = words.missing_source.format(key)
    elif source is None:
        said = words.unnamed_source
    elif source.is_confidential:
        said = words.confidential_source
    else:
        return source.csl()
    return {"id": key, "type": "document", "genre": said}
