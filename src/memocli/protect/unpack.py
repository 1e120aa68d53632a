"""An output becomes texts, each with the place that it has in the output: one way for each kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias
from urllib.parse import unquote

from memocli.ooxml.archive import Archive
from memocli.protect.markup import texts_of_html, texts_of_json, texts_of_xml
from memocli.protect.own import words_of_path
from memocli.protect.pictures import metadata
from memocli.tree import LARGEST_OUTPUT

# Where a text stands in the words of a message, or empty; and the text.
Placed: TypeAlias = tuple[str, str]


def texts_of(name: str, content: bytes) -> Iterator[Placed]:
    """Every text of an output file, its name included.

    Raises KeyError for a kind of file that is not known here, UserError where it is damaged.
    """
    yield "its name", name
    for place, text in _READERS[name.rpartition(".")[2]](content):
        yield place, text
        if "%" in text:  # addresses
            yield place, unquote(text)


def _texts_of_docx(content: bytes) -> Iterator[Placed]:
    """The texts of every part of a DOCX, and the names of the parts."""
    package = Archive(content, "the DOCX", LARGEST_OUTPUT)
    for path in package.paths():
        yield path, words_of_path(path)
        part = package.read(path)
        try:
            texts = list(texts_of_xml(part))
        except ValueError:
            texts = [("", text) for text in metadata(part)]
        yield from ((f"{path} {place}".rstrip(), text) for place, text in texts)


def _texts_of_pdf(content: bytes) -> Iterator[Placed]:
    from memocli.protect.pdf import texts_of_pdf

    return texts_of_pdf(content)


_READERS: Final[dict[str, Callable[[bytes], Iterator[Placed]]]] = {
    "pdf": _texts_of_pdf,
    "html": texts_of_html,
    "docx": _texts_of_docx,
    "json": texts_of_json,
}
