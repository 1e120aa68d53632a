"""What the sources are called by readers, and whether their records differ between the two memos."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from memocli.compare.changes import HeadChange, RecordChange, SourceState
from memocli.compare.sides import Saying, Side
from memocli.endnotes import brief_name
from memocli.fields import CslDate
from memocli.memo import CslName, Source
from memocli.text import Placed

# What no style prints; of memocli's own keys, `Custom.printed` says which are.
_NOT_PRINTED: Final = frozenset("id custom abstract annote categories keyword note".split())


class Sources:
    """Says what the sources of one side are called, each looked up once."""

    def __init__(self, side: Side, saying: Saying) -> None:
        """Know the records of a side."""
        self._records = side.library.sources
        self._language = side.memo.language
        self._saying = saying
        self._states: dict[str, SourceState] = {}

    def state(self, source_id: str) -> SourceState:
        """A source as readers know it; one that may not be named, as it may be called."""
        if source_id not in self._states:
            called = self._saying.name(source_id)
            record = self._records.get(source_id) if self._saying.may_show(source_id) else None
            title = brief_name(record.csl(), self._language) if record is not None else ""
            self._states[source_id] = SourceState(called, self._saying.text(title) or called)
        return self._states[source_id]


def sources_of(old: Side, new: Side, saying: Saying) -> tuple[Sources, Sources]:
    """What the sources of each side are called: the same, where both are in one language and have the same records."""
    before = Sources(old, saying)
    is_same = old.library is new.library and old.memo.language == new.memo.language
    return before, before if is_same else Sources(new, saying)


def record_changes(
    old: Side, new: Side, sources: Sources, saying: Saying
) -> Iterator[RecordChange]:
    """The records that both memos cite and that differ, in the order in which the new memo cites them first.

    A source that may be confidential in one of them is passed by.
    """
    if old.library is new.library:
        return
    cited_before = set(_cited(old))
    for key in _cited(new):
        was, now = (side.library.sources.get(key) for side in (old, new))
        if key in cited_before and was and now and saying.may_show(key):
            fields = tuple(_field_changes(was, now, saying))
            if fields:
                yield RecordChange(sources.state(key), fields)


def _cited(side: Side) -> dict[str, None]:
    """The ids of what a memo cites, each once."""
    return {
        cited.key: None
        for claim in side.memo.claims
        for citation in claim.prose.citations
        for cited in citation.sources
    }


def _field_changes(old: Source, new: Source, saying: Saying) -> Iterator[HeadChange]:
    was, now = dict(_fields(old)), dict(_fields(new))
    for key in [*now, *(key for key in was if key not in now)]:
        before, after = (saying.text(fields.get(key, "")) for fields in (was, now))
        if before != after:
            yield HeadChange(key, before, after)


def _fields(record: Source) -> Iterator[tuple[str, str]]:
    """What is printed of a record: its keys, and their values as texts."""
    names = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    for name, key in names:
        if key not in _NOT_PRINTED and (text := _text(getattr(record, name))):
            yield key, text
    yield from record.custom.printed().items() if record.custom else ()


def _text(value: CslDate | Placed | Iterable[CslName] | None) -> str:
    if value is None or isinstance(value, str):
        return str(value or "")
    if isinstance(value, CslDate):
        return value.range.isoformat() if value.range else value.text
    return "; ".join(map(_name, value))


def _name(name: CslName) -> str:
    if name.literal:
        return str(name.literal)
    family = " ".join(filter(None, (name.non_dropping_particle, name.family, name.suffix)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    return ", ".join(filter(None, (family, given)))
