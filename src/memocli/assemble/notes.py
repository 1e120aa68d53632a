"""The words of the endnotes: what may be printed of each source, in the CSL style of the build."""

from __future__ import annotations

from memocli.document import Note
from memocli.edition import Edition
from memocli.endnotes import CslItem, format_notes
from memocli.language import Wording, language_of_tag
from memocli.load import Library
from memocli.mask import Mask


def notes_of(edition: Edition, library: Library, style: bytes, style_name: str) -> tuple[Note, ...]:
    """The notes of an edition, in order; messages call the style `style_name`.

    Raises UserError where the style can't be used.
    """
    language = edition.memo.language
    words = language_of_tag(language).wording
    keys = sorted({cited.key for citation in edition.citations for cited in citation})
    items = {key: _item(key, library, words) for key in keys}
    mask = Mask(library)
    citations = [tuple(map(mask.cited, citation)) for citation in edition.citations]
    apart = {key for key in keys if not library.may_link(key)}
    texts = format_notes(citations, items, style, language, style_name, apart)
    claims = edition.claim_of_note()
    return tuple(Note(number, claims[number], text) for number, text in enumerate(texts, start=1))


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
