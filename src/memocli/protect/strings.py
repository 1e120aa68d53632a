"""Which strings no output may have beside the lines of protect.txt: what the records of confidential sources say."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final

from msgspec import Struct

from memocli.load import Library
from memocli.mask import Mask
from memocli.memo import CslName, Custom, KeptCopy, Source
from memocli.protect.words import Protected, Words, words_of
from memocli.text import Placed, Span

_SCHEME: Final = re.compile(r"\A[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_ADDRESSES: Final = ("URL", "DOI", "archive-url")


class _Said(Struct, frozen=True):
    """What a key of a record says, as words."""

    key: str
    words: Words
    span: Span


def confidential_strings(*libraries: Library) -> Iterator[Protected]:
    """What the confidential records of `sources/` say, also the second one with an id, each string with the key that has it.

    The libraries are of several states of the project, the present one first: what one of them hides, all do, and it is told once.
    The names of organizations that may sign a memo are public, whoever asked the questions.
    """
    memos = [memo for library in libraries for memo in library.memos.values()]
    signers = {words_of(one.name) for memo in memos for one in memo.organizations.values()}
    told: set[tuple[Words, str]] = set()
    for at, library in enumerate(libraries):
        found = list(_of_records(library, signers, is_present=at == 0))
        yield from (one for one in found if (one.words, one.token) not in told)
        told.update((one.words, one.token) for one in found)


def _of_records(
    library: Library, public: Container[Words], *, is_present: bool
) -> Iterator[Protected]:
    mask = Mask(library)
    when = "" if is_present else ", in a revision that is compared"
    for source in library.confidential:
        for said in _searchable(source):
            if said.words not in public:
                place = f"{said.span.file.path}, line {said.span.line}{when}"
                where = f"the {said.key} of {mask.name(source.id)} ({place})"
                yield Protected(said.words, where, _token(source, said))


def private_strings(records: Iterable[Source], library: Library) -> Iterator[Protected]:
    """What the records of `private/sources/` say; not the id of a public record that they complete."""
    for record in records:
        for said in _searchable(record):
            if said.key != "id" or str(record.id) not in library.sources:
                where = f"line {said.span.line} of {said.span.file.path}"
                yield Protected(said.words, where, _token(record, said))


def is_searchable(words: Words) -> bool:
    """Whether words can be looked for: a single letter or digit is everywhere."""
    return len("".join(words)) > 1


def _token(source: Source, said: _Said) -> str:
    return str(source.id) if said.key == "id" else ""


def _searchable(source: Source) -> list[_Said]:
    """What a record says, in the order of its lines."""
    found = (said for said in _all(source) if is_searchable(said.words))
    return sorted(found, key=lambda said: said.span.start)


def _all(source: Source) -> Iterator[_Said]:
    """Whatever tells who or what a source is: its id, titles, addresses and names."""
    yield _Said("id", words_of(source.id), source.id.span)
    for key, value in (*_entries(source), *_entries(source.custom)):
        if isinstance(value, CslName):
            yield from (_Said(key, *words) for words in _orders(value))
        elif isinstance(value, KeptCopy):
            yield from (_address(key, one) for one in (value.file, value.from_) if one is not None)
        elif isinstance(value, Placed) and key in _ADDRESSES:
            yield _address(key, value)
        elif isinstance(value, Placed) and ("title" in key.lower() or key == "event"):
            yield _Said(key, words_of(value), value.span)


def _address(key: str, value: Placed) -> _Said:
    return _Said(key, words_of(_SCHEME.sub("", value)), value.span)


def _entries(record: Source | Custom | None) -> Iterator[tuple[str, object]]:
    """The keys of a record with their values; those of a list one by one."""
    if record is not None:
        keys = zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True)
        for key, field in keys:
            value = getattr(record, field)
            values = value if isinstance(value, tuple) else (value,)
            yield from ((key, one) for one in values)


def _orders(name: CslName) -> Iterator[tuple[Words, Span]]:
    """A name as it is spoken, and with the family name first; none that is one word, since it is too common."""
    family = (name.dropping_particle, name.non_dropping_particle, name.family)
    for order in ((name.literal,), (name.given, *family), (*family, name.given)):
        parts = [part for part in order if part is not None]
        words = words_of(" ".join(parts))
        if len(words) > 1:
            yield words, parts[0].span
