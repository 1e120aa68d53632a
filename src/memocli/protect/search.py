"""The last step of a build: what of the protected strings is in the finished outputs, and in which claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from memocli.document import Document
from memocli.load import Library
from memocli.protect.claims import claims_of, words_in_order
from memocli.protect.private import read_private
from memocli.protect.strings import confidential_strings
from memocli.protect.unpack import texts_of
from memocli.protect.words import Finder, Protected
from memocli.tree import Tree


class Exposure(Struct, frozen=True):
    """A protected string that is in outputs. None of these texts has the string itself.

    `string` says where it is listed ("line 3 of private/protect.txt"); `outputs` are the files that have it, each with
    the first place there; `claims` the names of the claims whose text or notes have it.
    """

    string: str
    outputs: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]


def search(
    tree: Tree, libraries: Sequence[Library], document: Document, files: Mapping[str, bytes]
) -> tuple[Exposure, ...]:
    """Every protected string that one of the outputs has; `document` is what they were made of, `others` see `exposures`."""
    private = read_private(tree)
    finder = Finder([*private.strings(libraries[0]), *confidential_strings(*libraries)])
    if not finder.strings:
        return ()
    outputs: dict[Protected, dict[str, str]] = {}
    for name, content in files.items():
        for string, place in _found_in(name, content, document, finder).items():
            outputs.setdefault(string, {})[name] = place
    claims: dict[Protected, dict[str, None]] = {}
    for claim, text in claims_of(document) if outputs else ():
        for string in finder.found(text):
            claims.setdefault(string, {})[claim] = None
    return tuple(
        Exposure(
            finder.hidden(string.where),
            tuple((finder.hidden(name), finder.hidden(place)) for name, place in places.items()),
            tuple(finder.hidden(claim) for claim in claims.get(string, ())),
        )
        for string in finder.strings
        if (places := outputs.get(string))
    )


def _found_in(
    name: str, content: bytes, document: Document, finder: Finder
) -> dict[Protected, str]:
    """The strings that one output has, each with its first place."""
    found: dict[Protected, str] = {}
    for place, text in texts_of(name, content):
        for string in finder.found(text):
            found.setdefault(string, place)
    if not name.endswith(".json"):
        # The mark of a note, or the foot and the head of pages, may stand between two words.
        for string in finder.found(words_in_order(document)):
            found.setdefault(string, "around a note's mark or the end of a page")
    return found
