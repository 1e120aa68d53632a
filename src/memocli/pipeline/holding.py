"""The claims of a memo held against the kept copies of what they cite: library → Verification."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from memocli.dates import DateRange
from memocli.errors import UserError
from memocli.evidence.cache import is_kept
from memocli.evidence.child import PASSING
from memocli.evidence.extracted import EvidenceText, Unreadable
from memocli.evidence.second_reader import has_second_reader
from memocli.evidence.sheets import Sheets, SheetsWanted, kept_sheets, read_sheets
from memocli.evidence.store import Kept as KeptCopy
from memocli.evidence.store import Recorded, State, content_of, look_at
from memocli.evidence.texts import Wanted, texts_of
from memocli.load import Library
from memocli.memo import NamedClaim
from memocli.pipeline.copies import copies_of, recorded
from memocli.project import Project
from memocli.verify.claims import held, held_again, resting
from memocli.verify.kept import (
    Kept,
    Note,
    keep_results,
    kept_results,
    key_of,
    versions_of_results,
)
from memocli.verify.origins import Reprint, origins, reprints
from memocli.verify.results import CopyFault, Fault, Held, Verification
from memocli.verify.second_look import SecondLook
from memocli.verify.shelf import Shelf, Volume
from memocli.verify.support import Support

if TYPE_CHECKING:
    from memocli.evidence.cache import Extracted

# So many sheets without text are named.
_MOST_LISTED: Final = 10
_FAULTS: Final[dict[State, Fault]] = {
    State.MISSING: "missing",
    State.CHANGED: "changed",
    State.NOT_HERE: "not here",
    State.NO_DIGEST: "unrecorded",
    State.UNREADABLE: "unreadable",
}
# So many copies are read by one child process, and kept.
_AT_A_TIME: Final = 50


def verification_of(project: Project, library: Library, years: Sequence[int]) -> Verification:
    """Hold the claims of `years` against the evidence. What came of it is kept for the next run, for each year apart."""
    by_name = {claim.full_name: claim for memo in library.memos.values() for claim in memo.claims}
    claims: dict[str, Held] = {}
    faults: dict[CopyFault, None] = {}
    grouped: dict[str, str] = {}
    for year in years:
        memo = library.memos.get(year)
        if memo is None:
            continue
        supported = resting(memo.claims, by_name)
        cited = dict.fromkeys(source for _, support in supported for source in support.sources)
        copies = CitedCopies(project, library, tuple(cited), year)
        shelf = copies.shelf()
        kept = copies.kept.claims
        results: dict[bytes, Held] = {}
        unsure: list[tuple[bytes, NamedClaim, Support]] = []
        for claim, support in supported:
            key, asked = key_of(claim, support, shelf), shelf.second.asked
            results[key] = kept.get(key) or held(claim, support, shelf)
            if shelf.second.asked > asked:
                unsure.append((key, claim, support))
        copies.read_again()
        for key, claim, support in unsure:
            results[key] = held_again(results[key], claim, support, shelf)
        claims |= {one.claim: one for one in results.values()}
        faults |= dict.fromkeys(copies.faults())
        pairs = copies.reprints(shelf)
        grouped |= _groups(library, pairs)
        copies.keep(results, pairs)
    one_reader = not has_second_reader() and any(map(_is_of_pdf, claims.values()))
    return Verification(claims, tuple(faults), grouped, one_reader)


class CitedCopies:
    """The kept copies that the memo of a year cites: as they were found, and their texts, each read when it is needed."""

    def __init__(
        self, project: Project, library: Library, sources: tuple[str, ...], year: int
    ) -> None:
        self.project = project
        self.library = library
        self.year = year
        self.found = look_at(project.tree, list(recorded_in(library, sources)))
        self.is_private = any(copy.is_private and copy.is_usable for copy in self.found)
        self.kept = kept_results(project.tree, year, is_private=self.is_private)
        # Texts that could not be kept in the project's folder.
        self.texts: dict[str, Extracted] = {}
        # Of the same bytes in two places the public ones count.
        found = sorted(self.found, key=lambda copy: not copy.is_private)
        self.usable = {copy.sha256: copy for copy in found if copy.is_usable}
        known = self.kept.copies
        self.notes = {digest: known[digest] for digest in self.usable.keys() & known.keys()}
        self.second = SecondLook(self._sheets if has_second_reader() else None)
        self._learn([copy for digest, copy in self.usable.items() if digest not in self.notes])

    def faults(self) -> Iterator[CopyFault]:
        """What is wrong with copies."""
        for copy in self.found:
            source, file = copy.recorded.source, copy.recorded.file
            if copy.state in _FAULTS:
                yield CopyFault(source, file, _FAULTS[copy.state], _without_path(copy.reason))
            note = self.notes.get(copy.sha256, Note())
            if note.reason:
                yield CopyFault(source, file, "unreadable", note.reason)
            elif note.empty_pages:
                yield CopyFault(source, file, "empty pages", _sheets(note.empty_pages))
            if note.reason_of_second:
                yield CopyFault(source, file, "one reader", note.reason_of_second)

    def shelf(self) -> Shelf:
        """The copies that claims can be held against."""
        volumes: dict[str, list[Volume]] = {}
        partly = set()
        for copy in self.found:
            source, note = copy.recorded.source, self.notes.get(copy.sha256, Note())
            if copy.is_usable and not note.reason:
                volume = Volume(source, copy.recorded.file, copy.sha256, self._text(copy.sha256))
                volumes.setdefault(source, []).append(volume)
            if not copy.is_usable or note.reason or note.is_partial:
                partly.add(source)
        hidden = {key for key, one in self.library.sources.items() if one.is_confidential}
        sorted_volumes = {source: tuple(each) for source, each in volumes.items()}
        return Shelf(
            sorted_volumes,
            issued=_issued(self.library, volumes),
            partly=partly,
            hidden=hidden,
            second=self.second,
        )

    def read_again(self) -> None:
        """Read the sheets again of which the second reader was asked, all those of a copy at once."""
        wanted = [
            SheetsWanted(self._wanted(self.usable[digest]), sheets)
            for digest, sheets in self.second.wanted.items()
        ]
        if not wanted:
            return
        found = read_sheets(self.project.root, self.project.tree, wanted)
        self.second.learn(found)
        for digest, sheets in found.items():
            self.notes[digest] = replace(self.notes[digest], reason_of_second=sheets.reason)

    def _sheets(self, digest: str) -> Sheets:
        return kept_sheets(self.project.tree, digest)

    def reprints(self, shelf: Shelf) -> tuple[Reprint, ...]:
        """Which copies have nearly the same text."""
        if self._digests() == self.kept.compared:
            return self.kept.reprints
        return reprints(shelf.by_digest, shelf.words_of)

    def keep(self, results: Mapping[bytes, Held], pairs: tuple[Reprint, ...]) -> None:
        """Keep what came of it, where that is not what was kept before."""
        kept = Kept(
            versions_of_results(), dict(results), self._lasting_notes(), self._digests(), pairs
        )
        if _what(kept) == _what(self.kept):
            return
        root, tree = self.project.root, self.project.tree
        keep_results(root, tree, self.year, kept, is_private=self.is_private)

    def _lasting_notes(self) -> dict[str, Note]:
        """What is known of copies, but for what may be otherwise next time."""
        return {key: note for key, note in self.notes.items() if note.reason not in PASSING}

    def _digests(self) -> tuple[str, ...]:
        """The copies that have a text."""
        return tuple(sorted(digest for digest in self.usable if not self.notes[digest].reason))

    def _text(self, digest: str) -> Callable[[], EvidenceText]:
        def text() -> EvidenceText:
            copy = self.usable[digest]
            found = self.texts.get(digest) or self._texts([copy])[digest]
            if isinstance(found, Unreadable):  # it could be read a moment ago
                raise UserError(f"{copy.path} can't be read: {found.reason}; try again")
            return found

        return text

    def _learn(self, copies: Sequence[KeptCopy]) -> None:
        """Find out what the texts of copies lack; some at a time, so that not all of them are in memory."""
        for start in range(0, len(copies), _AT_A_TIME):
            for digest, text in self._texts(copies[start : start + _AT_A_TIME]).items():
                self.notes[digest] = _note(text)
                folder = self._wanted(self.usable[digest]).folder
                if not is_kept(self.project.tree, digest, folder):
                    self.texts[digest] = text

    def _texts(self, copies: Sequence[KeptCopy]) -> dict[str, Extracted]:
        root, tree = self.project.root, self.project.tree
        return texts_of(root, tree, map(self._wanted, copies))

    def _wanted(self, copy: KeptCopy) -> Wanted:
        return Wanted(copy.sha256, copy.recorded.file, self._content(copy), copy.is_private)

    def _content(self, copy: KeptCopy) -> Callable[[], bytes]:
        return lambda: content_of(self.project.tree, copy)


def recorded_in(library: Library, sources: Sequence[str]) -> Iterator[Recorded]:
    """What is recorded of the copies of sources."""
    for name in sources:
        source = library.sources.get(name)
        if source is not None:
            yield from (recorded(source, copy) for copy in copies_of(source))


def _what(kept: Kept) -> tuple[object, ...]:
    """What tells whether results are the same; the results themselves follow from their keys."""
    return kept.claims.keys(), kept.copies, kept.compared


def _note(text: Extracted) -> Note:
    if isinstance(text, Unreadable):
        return Note(text.reason)
    if not text.blocks and not text.empty_pages:
        return Note("it has no text")
    return Note(pages=text.pages, empty_pages=text.empty_pages)


def _is_of_pdf(held: Held) -> bool:
    """Whether words were found, or nearly found, on a sheet of a PDF."""
    places = (
        found.place
        for words in held.words
        for found in (*words.found, *([words.near.found] if words.near else []))
    )
    return any(place.page for place in places)


def _without_path(sentence: str) -> str:
    """Why a file can't be read, without where it is, which may name a confidential source."""
    _, separator, reason = sentence.rpartition(" can't be read: ")
    return reason if separator or not sentence else "the system refuses it"


def _sheets(numbers: Sequence[int]) -> str:
    """Numbers of sheets in words, the first ones where there are many."""
    listed = ", ".join(map(str, numbers[:_MOST_LISTED]))
    more = "…" if len(numbers) > _MOST_LISTED else ""
    return f"{'sheet' if len(numbers) == 1 else 'sheets'} {listed}{more}"


def _issued(library: Library, names: Iterable[str]) -> dict[str, DateRange]:
    """When sources appeared, by their records."""
    dates = ((name, library.sources[name].issued) for name in names)
    return {name: date.range for name, date in dates if date and date.range}


def _groups(library: Library, pairs: Sequence[Reprint]) -> dict[str, str]:
    """Each source that is of one origin with others, and the first of these, in the order of the records."""
    by_digest: dict[str, list[str]] = {}
    for one in recorded_in(library, list(library.sources)):
        if one.sha256:
            by_digest.setdefault(one.sha256, []).append(one.source)
    together = [set(names) for names in by_digest.values() if len(set(names)) > 1]
    together += [
        {name for digest in group for name in by_digest.get(digest, ())}
        for group in origins(tuple(pairs))
    ]
    for key, source in library.sources.items():
        same = source.custom.same_origin_as if source.custom else ()
        if same:
            together.append({key, *map(str, same)})
    return _joined(together, list(library.sources))


def _joined(together: Sequence[set[str]], order: Sequence[str]) -> dict[str, str]:
    """Sets that share a member become one; each member with the first of its set."""
    joined: list[set[str]] = []
    for members in together:
        touching = [one for one in joined if one & members]
        joined = [one for one in joined if not one & members]
        joined.append(members.union(*touching))
    place = {name: at for at, name in enumerate(order)}
    return {
        name: min(members, key=lambda one: place.get(one, len(place)))
        for members in joined
        for name in sorted(members)
    }
