"""The text of a claim with what was looked for marked: what is found, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.document import (
    Inline,
    Marked,
    NoteReference,
    ParagraphBreak,
    Text,
    leaves,
    plain,
    with_leaves,
    without_references,
)
from memocli.memo import NamedClaim
from memocli.prose.inlines import inlines
from memocli.verify.results import Held

# Signs that no text has: they go through the reading of Markdown, and say where marks begin and end.
_FOUND, _MISSING, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_SIGNS: Final = frozenset((_FOUND, _MISSING, _END))
_SIGN: Final = re.compile("([\ufdd0-\ufdd2])")
_NOT_FOUND: Final = "not found"


class _Mark(Struct, frozen=True, gc=False):
    start: int
    end: int
    is_missing: bool


def claim_words(
    claim: NamedClaim, held: Held, notes: Sequence[int], shown: Callable[[str], str]
) -> tuple[Inline, ...]:
    """The text as it is printed, with the numbers of its notes in brackets; `shown` takes out of its words what they may not say."""
    text = str(claim.claim.text)
    runs = inlines(text, notes, claim.prose.citations)
    marks = sorted(_apart(_marks(held)), key=lambda mark: mark.start)
    if marks and _SIGNS.isdisjoint(text):
        marked = _marked(inlines(_with_signs(text, marks), notes), [])
        # Markdown may read a text with signs in it another way: the words count for more than the marks.
        runs = marked if plain(marked) == plain(runs) else runs
    runs = without_references(runs)
    return with_leaves(runs, map(shown, leaves(runs)), shown)


def _marks(held: Held) -> Iterator[_Mark]:
    """What can be marked, the most important first: a quotation counts for the numbers in it, and a pair of numbers for both."""
    for words in held.words:
        if words.passage < 0 and words.outcome != "unchecked":
            yield _Mark(words.start, words.end, words.outcome == "missing")
    for is_pair in (True, False):
        for fact in held.facts:
            if (fact.kind == "turned") is is_pair and fact.outcome != "unchecked":
                yield _Mark(fact.start, fact.end, fact.outcome == "missing")


def _apart(marks: Iterable[_Mark]) -> list[_Mark]:
    """The marks, without those that others are in the way of."""
    apart: list[_Mark] = []
    for mark in marks:
        if all(mark.end <= one.start or one.end <= mark.start for one in apart):
            apart.append(mark)
    return apart


def _with_signs(text: str, marks: Iterable[_Mark]) -> str:
    pieces, at = [], 0
    for mark in marks:
        pieces += [text[at : mark.start], _MISSING if mark.is_missing else _FOUND]
        pieces += [text[mark.start : mark.end], _END]
        at = mark.end
    return "".join([*pieces, text[at:]])


def _marked(runs: Iterable[Inline], open_mark: list[str]) -> tuple[Inline, ...]:
    """The runs with marks in the place of the signs; `open_mark` has the sign of the mark that a run begins in."""
    made: list[Inline] = []
    for run in runs:
        if isinstance(run, Text):
            made += _pieces(run.text, open_mark)
        elif isinstance(run, NoteReference | ParagraphBreak):
            made.append(run)
        else:
            made.append(replace(run, children=_marked(run.children, open_mark)))
    return tuple(made)


def _pieces(text: str, open_mark: list[str]) -> Iterator[Inline]:
    for piece in _SIGN.split(text):
        if piece in _SIGNS:
            open_mark[:] = [] if piece == _END else [piece]
        elif piece:
            words = Text(piece)
            is_missing = open_mark == [_MISSING]
            said = _NOT_FOUND if is_missing else ""
            yield Marked((words,), said, is_missing) if open_mark else words
