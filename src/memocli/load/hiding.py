"""Which records of a file may be confidential though nothing says so: those with a fault that may hide the word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from memocli.diagnostics import Diagnostic
from memocli.memo import Source
from memocli.nodes import Mapping, Node, Scalar
from memocli.suggest import nearest
from memocli.text import Placed, Span, TextFile

_WORD: Final = "confidential"
_MARKS: Final = ("custom", _WORD)
_FIELDS: Final = frozenset((*Source.__struct_encode_fields__, _WORD))
# A key that is misspelt, lacks its value, or has a wrong one or one with odd characters.
_OF_ONE_KEY: Final = ("F004", "F005", "F006", "F016")


def regions(file: TextFile, entries: Sequence[Node]) -> list[Span]:
    """The text of each entry of `references`, with the comments that follow it."""
    places = [*(entry.span.start for entry in entries), len(file.text)]
    return [Span(file, start, end) for start, end in pairwise(places)]


def may_be_confidential(
    entries: Sequence[Node], texts: Sequence[Span], errors: Iterable[Diagnostic]
) -> set[int]:
    """The entries (by index, with their `regions`) that may be confidential; -1 where that may be said outside of them all.

    What an entry without an id says may belong to the one before it: `- custom: …` with a `-` too many.
    """
    starts = [text.start for text in texts]
    records = [_Record(entry, text) for entry, text in zip(entries, texts, strict=True)]
    nameless = {index for index, entry in enumerate(entries) if not _has_id(entry)}
    found = nameless | {index - 1 for index in nameless if index}
    for error in errors:
        at = bisect_right(starts, error.span.start) - 1
        if at not in found and (at < 0 or records[at].may_be_confidential(error)):
            found.add(at)
    return found


def speaks_of_it(text: Span) -> bool:
    """Whether a word of the text is, or is nearly, the one that makes a source confidential; its last one may be cut."""
    words = re.findall(r"\w+", text.text)
    is_cut = any(len(word) > 3 and _WORD.startswith(word) for word in words[-1:])
    return is_cut or nearest(_WORD, words) is not None


def _has_id(entry: Node) -> bool:
    return isinstance(entry, Mapping) and entry.key("id") is not None


class _Record:
    """One entry of `references` that may have many faults: what is needed to judge each of them is found once."""

    def __init__(self, entry: Node, text: Span) -> None:
        self._entry = entry
        self._text = text

    def may_be_confidential(self, error: Diagnostic) -> bool:
        """Whether the record may be confidential where it has this fault."""
        return self._may_hide(error) or self._speaks_of_it

    @cached_property
    def _speaks_of_it(self) -> bool:
        return speaks_of_it(self._text)

    @cached_property
    def _keys(self) -> list[tuple[Placed, Node]]:
        """The keys of a mapping and what is below each, in the order of the file."""
        entries = self._entry.entries if isinstance(self._entry, Mapping) else {}
        return sorted(entries.items(), key=lambda entry: entry[0].span.start)

    def _may_hide(self, error: Diagnostic) -> bool:
        """Whether what can't be read may be that the record is confidential: not where the fault is that of one other key."""
        at, entry = error.span.start, self._entry
        if (
            error.code not in _OF_ONE_KEY
            or not isinstance(entry, Mapping)
            or at == entry.span.start
        ):
            return True
        index = bisect_right(self._keys, at, key=lambda entry: entry[0].span.start) - 1
        if index < 0:
            return True
        key, value = self._keys[index]
        if at >= max(key.span.end, value.span.end):
            return True
        meant = key if key in _FIELDS else nearest(key, _FIELDS)
        # What took a mapping or a list in took further keys in.
        swallows = error.code == "F006" and not isinstance(value, Scalar)
        return meant is None or meant in _MARKS or swallows
