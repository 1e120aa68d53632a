"""What sources may be called where their ids may tell who they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from memocli.load.library import Library
from memocli.suggest import nearest

# What hints have in the place of an id.
_IN_HINTS: Final = ("source-id", "other")


class SourceNames:
    """Says what each source may be called: its id, "confidential source 1" and so on in the order of the library, or nothing.

    `hidden` has the ids that may not be shown, of confidential sources and of those that the memos cite and no record has, each with
    what to call it instead, which may be nothing. `telling` has the words of confidential ids that no public id has, without short ones.
    """

    def __init__(self, library: Library) -> None:
        """Number the confidential sources."""
        self._library = library
        ids = (key for key, source in library.sources.items() if source.is_confidential)
        self._confidential = {key: f"confidential source {at}" for at, key in enumerate(ids, 1)}
        self._public: set[str] = set()
        self.telling: set[str] = set()
        if self._confidential:
            self._public = library.sources.keys() - self._confidential.keys()
            self.telling = _words(self._confidential) - _words(self._public)
        self._lengths = sorted({len(word) for word in self.telling})
        self._slips: dict[str, bool] = {}
        unknown = (key for key in _unknown_ids(library) if not self.may_show(key))
        self.hidden = dict.fromkeys(unknown, "") | self._confidential

    def name(self, source_id: str) -> str:
        """The id, "confidential source 2", or nothing."""
        return source_id if self.may_show(source_id) else self.hidden.get(source_id, "")

    def may_show(self, source_id: str) -> bool:
        """Whether an id may be shown to whoever reads a report.

        Besides those that every output may name, this is one that no record has, if it is a slip for that of a public source.
        """
        library = self._library
        if source_id in library.sources or library.may_name(source_id):
            return source_id not in self._confidential
        if library.may_lack_confidential:
            return source_id in _IN_HINTS
        if source_id not in self._slips:
            self._slips[source_id] = self._is_slip_for_public(source_id)
        return self._slips[source_id]

    def tells(self, word: str) -> bool:
        """Whether a word has in it what only the id of a confidential source has."""
        folded = word.casefold()
        pieces = (
            folded[start : start + length]
            for length in self._lengths
            for start in range(len(folded) - length + 1)
        )
        return any(piece in self.telling for piece in pieces) and not self.may_show(word)

    def _is_slip_for_public(self, source_id: str) -> bool:
        return source_id in _IN_HINTS or (
            not self.telling & _words([source_id])
            and nearest(source_id, self._public) is not None
            and nearest(source_id, self._confidential) is None
        )


def _unknown_ids(library: Library) -> Iterator[str]:
    """What the files name as sources and no record has, where it may be the id of a confidential source."""
    if not (library.may_lack_confidential or library.has_confidential):
        return
    customs = (source.custom for source in library.sources.values() if source.custom)
    named = chain((one.source for one in library.said), *(one.same_origin_as for one in customs))
    yield from (str(key) for key in named if key and key not in library.sources)
    for memo in library.memos.values():
        cited = chain.from_iterable(
            citation.sources for claim in memo.claims for citation in claim.prose.citations
        )
        conditions = (part.condition for part in memo.parts if part.condition)
        named = chain(
            (one.key for one in cited), (str(one.source) for one in conditions if one.source)
        )
        yield from (key for key in named if key not in library.sources)


def _words(ids: Iterable[str]) -> set[str]:
    """The words that ids are made of, without those that tell nothing, being short."""
    return {word for key in ids for word in re.split(r"[\W_]+", key.casefold()) if len(word) > 3}
