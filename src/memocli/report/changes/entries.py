"""What is said of a claim: how it was paired, its words, what it rests on, its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from memocli.compare.changes import (
    ClaimChange,
    ClaimState,
    EditKind,
    FigureChange,
    Kind,
    PairedBy,
    SourceState,
)
from memocli.compare.in_words import KINDS, bases_text, figure_name, figure_text, notes_text
from memocli.compare.summary import in_both
from memocli.project import memo_folder
from memocli.report.changes.facts import ChangesReport
from memocli.report.changes.said import (
    Entry,
    Fact,
    Run,
    Unchanged,
    edited,
    fact,
    name,
    read,
    replaced,
    words,
)

_FIRST_WORDS: Final = 10
# Of a claim that changed in nothing else, the first words are enough.
_IN_PLACE: Final = frozenset((Kind.MOVED, Kind.RENAMED))


def entry(claim: ClaimChange, report: ChangesReport) -> Entry:
    """All that is said of a claim that changed."""
    return Entry(
        tuple(state.name for state in claim.states),
        _what(claim),
        _notes(claim, report),
        tuple(_facts(claim, report)),
    )


def _what(claim: ClaimChange) -> str:
    """The kinds of change in words."""
    if not (claim.old and claim.new):
        return KINDS[Kind.ADDED if claim.new else Kind.DROPPED]
    probably = "probably the same: " if claim.pairing and claim.pairing.is_probable else ""
    return probably + ", ".join(KINDS[kind] for kind in claim.kinds)


def unchanged(claims: Iterable[ClaimChange]) -> Unchanged:
    """What is said of claims that did not change."""
    return Unchanged(
        tuple(
            (
                state.name.rpartition("/")[2],
                notes_text(state.notes) if state.notes else "",
                _beginning(state),
            )
            for claim in claims
            for state in claim.states
        )
    )


def source(state: SourceState, kind: EditKind = EditKind.KEEP) -> Run:
    """A source by its title, and its id where that is another."""
    if state.title == state.id:
        return name(state.id, kind)
    return (*words(f"{state.title} (", kind), *name(state.id, kind), *words(")", kind))


def _notes(claim: ClaimChange, report: ChangesReport) -> str:
    """ "note 12; in 2017: note 9"."""
    old, new = (_numbers(states) for states in (claim.old, claim.new))
    if not claim.new:
        return f"{report.in_old}: {notes_text(old)}"
    if not claim.old or not (old or new):
        return notes_text(new)
    if old == new:
        return f"{notes_text(new)}, as {report.in_old}"
    return f"{notes_text(new)}; {report.in_old}: {notes_text(old)}"


def _numbers(states: Iterable[ClaimState]) -> list[int]:
    return [number for state in states for number in state.notes]


def _beginning(state: ClaimState) -> str:
    said = state.text.split()
    return " ".join(said[:_FIRST_WORDS]) + (" …" if len(said) > _FIRST_WORDS else "")


def _facts(claim: ClaimChange, report: ChangesReport) -> Iterator[Fact]:
    yield from _place(claim, report)
    yield from _pairing(claim, report)
    if Kind.DROPPED in claim.kinds:
        yield _reason(claim, report)
    yield from _text(claim, report)
    if claim.old and claim.new:
        yield from _support_changed(claim)
    else:
        yield from _support(claim)
    yield from _figures(claim.figures, report)


def _figures(figures: Sequence[FigureChange], report: ChangesReport) -> Iterator[Fact]:
    """A line for each that both memos state; one line for those of the old memo alone, one for those of the new."""
    for change in figures:
        if change.old and change.new:
            said = in_both(change, report.changes)
            yield fact("figure", words(f"{figure_name(change)}:"), words(said))
    gone = [change for change in figures if not change.new]
    added = [change for change in figures if not change.old]
    for where, alone in ((report.in_old, gone), (report.in_new, added)):
        if alone:
            said = "; ".join(
                f"{figure_name(change)}: {figure_text(change.new or change.old)}"
                for change in alone
            )
            yield fact("figures", words(f"only {where}:"), words(said))


def _pairing(claim: ClaimChange, report: ChangesReport) -> Iterator[Fact]:
    """What somebody should look at, or write down, so that the claims are known to be the same."""
    old = claim.old
    if len(old) > 1:
        yield fact("joined", words("from"), *_names(old, "; compared as one text"))
    elif old and len(claim.new) > 1:
        yield fact("split", words("from"), *_names(old, "; compared as one text"))
    pairing = claim.pairing
    if pairing is None or pairing.by not in (PairedBy.LIKENESS, PairedBy.WORDS):
        return
    # Two drafts of one year do not continue each other.
    is_other_year = report.changes.old.year != report.changes.new.year
    if pairing.is_probable:
        alike = f" ({pairing.score}% of the words are alike)"
        advice = "; if so, paste the next line into the claim" if is_other_year else ""
        yield fact("probably", words("the same as"), *_names(old, alike + advice))
    if is_other_year:
        yield fact("paste", name(_continues(old, report)), is_copied=True)


def _continues(old: Sequence[ClaimState], report: ChangesReport) -> str:
    names = [f"{report.changes.old.year}/{state.name}" for state in old]
    return f"continues: {names[0] if len(names) == 1 else '[' + ', '.join(names) + ']'}"


def _names(states: Sequence[ClaimState], end: str) -> Iterator[Run]:
    """Names with commas between them, and how the sentence ends."""
    for at, state in enumerate(states, 1):
        yield (*name(state.name), *words("," if at < len(states) else end))


def _place(claim: ClaimChange, report: ChangesReport) -> Iterator[Fact]:
    if Kind.RENAMED in claim.kinds and len(claim.old) == len(claim.new) == 1:
        yield fact("was", *_names(claim.old, ""))
    if Kind.MOVED in claim.kinds:
        before = claim.old[0]
        where = " › ".join(filter(None, (before.part_heading, before.heading))) or before.finding
        yield fact(f"{report.in_old}", words(where))


def _reason(claim: ClaimChange, report: ChangesReport) -> Fact:
    if claim.reason:
        return fact("reason", words(claim.reason))
    place = f"{memo_folder(report.changes.new.year)}/memo.yaml"
    return fact(
        "reason",
        words("none given; write it under"),
        name("dropped"),
        words("in"),
        (*name(place), *words(", or let a claim continue this one")),
    )


def _text(claim: ClaimChange, report: ChangesReport) -> Iterator[Fact]:
    if claim.rewritten:
        labels = {EditKind.DELETE: report.old_label, EditKind.INSERT: report.new_label}
        for edit in claim.edits:
            yield fact(labels[edit.kind], read(edit.runs, edit.kind), is_whole=True)
    elif claim.edits:
        yield fact("text", *edited(claim.edits))
    elif _IN_PLACE.issuperset(claim.kinds):
        yield fact("text", words(_beginning(claim.states[0])))
    else:
        yield fact("text", *(read(state.words) for state in claim.states))


def _support_changed(claim: ClaimChange) -> Iterator[Fact]:
    sources = claim.sources
    for state in sources.dropped:
        yield fact("source", source(state, EditKind.DELETE))
    for state in sources.added:
        yield fact("source", source(state, EditKind.INSERT))
    for moved in sources.locators:
        places = replaced("; ".join(moved.old), "; ".join(moved.new))
        yield fact("cited at", (*source(moved.source), *words(":")), *places)
    if sources.marks_moved:
        yield fact("notes", words("the same sources stand at other words of the claim"))
    if claim.basis:
        bases = replaced(bases_text(claim.basis.old), bases_text(claim.basis.new))
        yield fact("basis", *bases)
    if claim.edits and not (sources or claim.basis):
        yield from _support_kept(claim)


def _support_kept(claim: ClaimChange) -> Iterator[Fact]:
    """What new words rest on as the old ones did."""
    cited = _titles(claim.new)
    bases = [state.basis for state in claim.new if state.basis]
    if cited:
        yield fact("sources", words("as before:"), *cited)
    elif bases:
        yield fact("basis", words(f"as before: {bases_text(bases)}"))


def _titles(states: Iterable[ClaimState]) -> list[Run]:
    """Sources, each once, with semicolons between them."""
    once = list(dict.fromkeys(one for state in states for one in state.sources))
    last = len(once) - 1
    return [(*source(one), *words(";" if at < last else "")) for at, one in enumerate(once)]


def _support(claim: ClaimChange) -> Iterator[Fact]:
    """What a claim of one memo rests on."""
    for state in claim.states:
        for one in state.sources:
            yield fact("source", source(one))
        if state.basis:
            yield fact("basis", words(bases_text([state.basis])))
