"""A copy's bytes become its text, in this process: what it is, and its reader. `child` does the same where it can do no harm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias

from memocli.evidence.extracted import CannotRead, EvidenceText, Unreadable
from memocli.evidence.media import Media, media_of

OneByOne: TypeAlias = Callable[[Iterable[Any]], Iterator[Any]]


def extracted(
    content: bytes, name: str, one_by_one: OneByOne | None = None
) -> EvidenceText | Unreadable:
    """The text of a copy with this content and this name; `one_by_one` hands on the pages of a PDF, and may limit each."""
    try:
        media = media_of(content, name)
        return _pdf(content, one_by_one) if media is Media.PDF else _READERS[media](content)
    except CannotRead as error:
        return Unreadable(str(error))


def _pdf(content: bytes, one_by_one: OneByOne | None) -> EvidenceText:
    from memocli.evidence.pdf import text_of_pdf

    return text_of_pdf(content, one_by_one or iter)


def _web_page(content: bytes) -> EvidenceText:
    from memocli.evidence.web_page import text_of_web_page

    return text_of_web_page(content)


def _word(content: bytes) -> EvidenceText:
    from memocli.evidence.word import text_of_word

    return text_of_word(content)


def _open_document(content: bytes) -> EvidenceText:
    from memocli.evidence.open_document import text_of_open_document

    return text_of_open_document(content)


def _plain(content: bytes) -> EvidenceText:
    from memocli.evidence.plain import text_of_plain

    return text_of_plain(content)


# Each loads its library when it is first asked.
_READERS: Final[dict[Media, Callable[[bytes], EvidenceText]]] = {
    Media.HTML: _web_page,
    Media.WORD: _word,
    Media.OPEN_DOCUMENT: _open_document,
    Media.PLAIN: _plain,
}
