"""The kept copies that claims are held against: which there are of each source, and their texts, made ready when they are asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from msgspec import Struct

from memocli.dates import DateRange
from memocli.evidence.extracted import EvidenceText
from memocli.verify.copies import Copy
from memocli.verify.searchable import Searchable
from memocli.verify.second_look import SecondLook

# Copies are kept ready at a time with so many letters in their words: 500 with 20,000 words. A letter takes four bytes or so.
_MOST_LETTERS: Final = 80_000_000


class Volume(Struct, frozen=True):
    """A copy that can be looked at: whose it is, the name of its file, the SHA-256 of its bytes, and how to get at its text."""

    source: str
    file: str
    digest: str
    text: Callable[[], EvidenceText]


class Opened(Struct, frozen=True, eq=False):
    """A copy made ready."""

    volume: Volume
    copy: Copy


class Shelf:
    """The copies by source, and when these appeared, by their records. `hidden` are the sources of which no word may be told.

    `partly` are sources of which some copy can't be looked at: what their other copies lack may stand in it.
    """

    def __init__(
        self,
        volumes: Mapping[str, tuple[Volume, ...]],
        *,
        issued: Mapping[str, DateRange],
        partly: Collection[str] = (),
        hidden: Collection[str] = (),
        second: SecondLook | None = None,
    ) -> None:
        """Keep what there is; nothing is read before it is asked for."""
        self.volumes = volumes
        self.by_digest = {one.digest: one for each in volumes.values() for one in each}
        self.hidden = frozenset(hidden)
        self.second = second or SecondLook()
        self._issued = issued
        self._partly = frozenset(partly)
        self._opened: OrderedDict[tuple[str, str], Opened] = OrderedDict()
        self._letters = 0

    def is_whole(self, source: str) -> bool:
        """Whether all copies of a source can be looked at, and there is one."""
        return bool(self.volumes.get(source)) and source not in self._partly

    def state_of(self, source: str) -> tuple[object, ...]:
        """All that what is found in a source depends on."""
        digests = [(volume.file, volume.digest) for volume in self.volumes.get(source, ())]
        issued = self._issued.get(source)
        return source, digests, self.is_whole(source), source in self.hidden, issued

    def copies(self, sources: Collection[str]) -> Iterator[Opened]:
        """The copies of sources, in order."""
        for source in sources:
            for volume in self.volumes.get(source, ()):
                yield self._open(volume)

    def words_of(self, digest: str) -> Searchable:
        """The words of the copy with this SHA-256."""
        return self._open(self.by_digest[digest]).copy.searchable

    def _open(self, volume: Volume) -> Opened:
        key = (volume.source, volume.digest)
        if key not in self._opened:
            issued = self._issued.get(volume.source)
            opened = self._opened[key] = Opened(volume, Copy(volume.text(), issued))
            self._letters += opened.copy.letters
            while self._letters > _MOST_LETTERS and len(self._opened) > 1:
                _, closed = self._opened.popitem(last=False)
                self._letters -= closed.copy.letters
        self._opened.move_to_end(key)
        return self._opened[key]
