"""The entries: what became of each claim, of its finding, of its part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from memocli.assemble.changes.wording import Words, first_words, in_language
from memocli.compare.changes import Changes, ClaimChange, ClaimState, Kind, SourceState
from memocli.compare.in_words import (
    KINDS,
    bases_text,
    capitalized,
    count_text,
    figure_name,
    figure_text,
    notes_text,
)
from memocli.compare.summary import at, in_both, labels
from memocli.document import (
    Block,
    ClaimRun,
    Entry,
    Inline,
    ItemList,
    Paragraph,
    ParagraphBreak,
    Text,
    Topic,
)
from memocli.edition import unique

_PROBABLE: Final = Topic("probable", "probably the same claim")
_NO_REASON: Final = Topic("no-reason", "without a reason")


def entry(topics: Sequence[Topic], place: str, blocks: Iterable[Block]) -> Entry:
    """An entry whose label names its topics."""
    label = ", ".join(topic.words for topic in topics)
    return Entry(capitalized(label), place, tuple(topics), tuple(blocks))


def topics_of(kinds: Iterable[Kind]) -> list[Topic]:
    """What entries of these kinds can be picked by."""
    return [Topic(str(kind), KINDS[kind]) for kind in kinds]


def fact(lead: str, said: str) -> Paragraph:
    """A line of an entry, in our own words."""
    return Paragraph((Text(said),), lead=lead)


class Entries(Struct):
    """Writes the claims of a report."""

    changes: Changes
    words: Words
    _taken: set[str] = set()

    @property
    def before(self) -> str:
        """Where the old memo's state of something is: "in 2017"."""
        return at(labels(self.changes)[0])

    def of_claims(self, claims: Iterable[ClaimChange]) -> Iterator[Entry]:
        """An entry for each claim that changed, in their order, and one for all that did not."""
        same: list[ClaimChange] = []
        for claim in claims:
            if Kind.UNCHANGED in claim.kinds:
                same.append(claim)
            else:
                yield self._changed(claim)
        if same:
            items = tuple(self._unchanged(claim) for claim in same)
            topics = topics_of([Kind.UNCHANGED])
            yield entry(topics, count_text(len(items), "claim"), [ItemList(items)])

    def _unchanged(self, claim: ClaimChange) -> tuple[Inline, ...]:
        words = first_words(claim.states[0].words)
        return *in_language(words, self.words.new.language), Text(f" ({self._notes(claim)})")

    def _changed(self, claim: ClaimChange) -> Entry:
        topics = topics_of(claim.kinds)
        if claim.pairing and claim.pairing.is_probable:
            topics.append(_PROBABLE)
        if Kind.DROPPED in claim.kinds and not claim.reason:
            topics.append(_NO_REASON)
        run = ClaimRun(self._name(claim), self._words(claim))
        return entry(topics, self._notes(claim), [Paragraph((run,)), *self._facts(claim)])

    def _name(self, claim: ClaimChange) -> str:
        """The name of the claim across years, which no other entry has."""
        memo = self.changes.new if claim.new else self.changes.old
        name = unique(f"{memo.label}/{claim.states[0].name}", self._taken)
        self._taken.add(name)
        return name

    def _words(self, claim: ClaimChange) -> tuple[Inline, ...]:
        """The words: edited, only in one of the years, or as they were."""
        if claim.edits:
            return self.words.edited(claim.edits)
        runs = _joined(claim.states)
        if not claim.new:
            return self.words.deleted(runs)
        return self.words.kept(runs) if claim.old else self.words.inserted(runs)

    def _notes(self, claim: ClaimChange) -> str:
        """ "note 12; in 2017: note 9"."""
        old = [number for state in claim.old for number in state.notes]
        new = [number for state in claim.new for number in state.notes]
        if not claim.old:
            return notes_text(new)
        if not claim.new:
            return f"{self.before}: {notes_text(old)}"
        if old == new:
            return f"{notes_text(new)}, as {self.before}" if new else notes_text(new)
        return f"{notes_text(new)}; {self.before}: {notes_text(old)}"

    def _facts(self, claim: ClaimChange) -> Iterator[Paragraph]:
        yield from self._pairing(claim)
        if Kind.DROPPED in claim.kinds:
            yield self._reason(claim)
        yield from self._place(claim)
        yield from self._sources(claim)
        if claim.basis:
            before = bases_text(claim.basis.old) or "its own notes"
            now = bases_text(claim.basis.new) or "its own notes"
            yield fact("Rests on:", f"{now}; {self.before}: {before}")
        yield from self._figures(claim)
        if claim.old and claim.new and Kind.RENAMED in claim.kinds:
            names = f"{claim.new[0].name}; {self.before}: {claim.old[0].name}"
            yield fact("Its name in the files:", names)

    def _figures(self, claim: ClaimChange) -> Iterator[Paragraph]:
        """Figures that both memos state, each in a line; those of one memo in one."""
        old, new = map(at, labels(self.changes))
        for change in claim.figures:
            if change.old and change.new:
                yield fact(f"{capitalized(figure_name(change))}:", in_both(change, self.changes))
        for where, states in (
            (new, [(one, one.new) for one in claim.figures if one.old is None]),
            (old, [(one, one.old) for one in claim.figures if one.new is None]),
        ):
            said = [f"{figure_name(one)}: {figure_text(state)}" for one, state in states]
            if said:
                yield fact(f"Figures only {where}:", "; ".join(said))

    def _pairing(self, claim: ClaimChange) -> Iterator[Paragraph]:
        if len(claim.old) > 1 or len(claim.new) > 1:
            old, new = map(at, labels(self.changes))
            numbers = f"{count_text(len(claim.old), 'claim')} {old}, {len(claim.new)} {new}"
            yield fact("Compared as one:", numbers)
        if claim.pairing and claim.pairing.is_probable:
            names = [f"{self.changes.old.year}/{state.name}" for state in claim.old]
            line = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
            alike = f"{claim.pairing.score} percent of the words are alike."
            where = f"add the next line to the claim {claim.new[0].name}"
            yield fact("Probably the same claim:", f"{alike} If it is the same, {where}.")
            yield fact("Line to add:", f"continues: {line}")

    def _reason(self, claim: ClaimChange) -> Paragraph:
        if claim.reason:
            return Paragraph(in_language(claim.reason, self.words.new.language), lead="Reason:")
        said = f"give it under `dropped` in the memo.yaml of {self.changes.new.year}, or continue the claim"
        return fact("No reason is given:", said)

    def _place(self, claim: ClaimChange) -> Iterator[Paragraph]:
        before = claim.old[0] if claim.old else None
        if before and Kind.MOVED in claim.kinds:
            where = " › ".join(filter(None, (before.part_heading, before.heading)))
            lead = f"{self.before.capitalize()}, it stood in:"
            yield Paragraph(in_language(where, self.words.old.language), lead=lead)

    def _sources(self, claim: ClaimChange) -> Iterator[Paragraph]:
        if not (claim.old and claim.new):
            if cited := _titles(source for state in claim.states for source in state.sources):
                yield fact("Sources:", cited)
            elif bases := [state.basis for state in claim.states if state.basis]:
                yield fact("Rests on:", bases_text(bases))
            return
        if claim.sources.added:
            yield fact("Sources added:", _titles(claim.sources.added))
        if claim.sources.dropped:
            yield fact("Sources dropped:", _titles(claim.sources.dropped))
        for change in claim.sources.locators:
            before = f"{self.before}: {_places(change.old)}"
            said = f"{change.source.title}: {_places(change.new)}; {before}"
            yield fact("Cited at another place:", said)
        if claim.sources.marks_moved:
            yield fact("Notes:", "the same sources stand at other words of the claim")


def _joined(states: Iterable[ClaimState]) -> tuple[Inline, ...]:
    """The words of claims, each in a paragraph of its own."""
    runs: list[Inline] = []
    for state in states:
        runs += [ParagraphBreak(), *state.words] if runs else state.words
    return tuple(runs)


def _titles(sources: Iterable[SourceState]) -> str:
    return "; ".join(dict.fromkeys(source.title for source in sources))


def _places(places: Sequence[str]) -> str:
    return " and ".join(places) or "no page or other place"
