"""The words of the memos, with what was deleted and inserted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.compare.changes import Edit, EditKind, MemoState
from memocli.document import (
    Deleted,
    Foreign,
    Inline,
    Inserted,
    ParagraphBreak,
    Text,
    plain,
    without_references,
)

# The language of the report's own words.
LANGUAGE: Final = "en"
_FIRST_WORDS: Final = 14

_Mark: TypeAlias = "Callable[[tuple[Inline, ...]], Inline]"
Runs: TypeAlias = "tuple[Inline, ...]"


class Words(Struct, frozen=True):
    """Sets words of two memos in a document in the language of the report."""

    old: MemoState
    new: MemoState

    def kept(self, runs: Runs) -> Runs:
        """Words of the new memo, as they are."""
        return _said(runs, self.new.language)

    def deleted(self, runs: Runs) -> Runs:
        """Words that only the old memo has."""
        return _marked(Deleted, runs, self.old.language)

    def inserted(self, runs: Runs) -> Runs:
        """Words that only the new memo has."""
        return _marked(Inserted, runs, self.new.language)

    def edited(self, edits: Iterable[Edit]) -> Runs:
        """All runs of a text in their order; where nothing was kept, the old text and the new one are a paragraph each."""
        said: list[Inline] = []
        edits = tuple(edits)
        rewritten = all(edit.kind is not EditKind.KEEP for edit in edits)
        for edit in edits:
            if said:
                said.append(ParagraphBreak() if rewritten else Text(" "))
            said.extend(self._of_kind(edit))
        return tuple(said)

    def replaced(self, old: str, new: str, *, is_ours: bool = False) -> Runs:
        """Plain words that stand for others; either may be empty. Words that are ours are in the language of the report."""
        before, now = (LANGUAGE if is_ours else memo.language for memo in (self.old, self.new))
        said: list[Inline] = []
        if old:
            said += _marked(Deleted, (Text(old),), before)
        if old and new:
            said.append(Text(" "))
        if new:
            said += _marked(Inserted, (Text(new),), now)
        return tuple(said)

    def one_line(self, edits: Iterable[Edit]) -> Runs:
        """The same without paragraphs, for a place that has none."""
        return tuple(
            Text(" ") if isinstance(run, ParagraphBreak) else run for run in self.edited(edits)
        )

    def _of_kind(self, edit: Edit) -> Runs:
        match edit.kind:
            case EditKind.KEEP:
                return self.kept(edit.runs)
            case EditKind.DELETE:
                return self.deleted(edit.runs)
            case EditKind.INSERT:
                return self.inserted(edit.runs)


def first_words(runs: Runs) -> str:
    """The beginning of a text, by which a reader knows it."""
    words = plain(runs, marks=False).split()
    more = " …" if len(words) > _FIRST_WORDS else ""
    return " ".join(words[:_FIRST_WORDS]) + more


def in_language(text: str, language: str) -> Runs:
    """Plain words of a memo."""
    return _foreign((Text(text),), language)


def _said(runs: Runs, language: str) -> Runs:
    """The runs; those between two breaks say their language, as no break stands in another run."""
    said: list[Inline] = []
    for paragraph in _paragraphs(runs):
        if said:
            said.append(ParagraphBreak())
        said.extend(_foreign(paragraph, language))
    return tuple(said)


def _marked(mark: _Mark, runs: Runs, language: str) -> Runs:
    said: list[Inline] = []
    for paragraph in _paragraphs(runs):
        if said:
            said.append(ParagraphBreak())
        said.append(mark(_foreign(paragraph, language)))
    return tuple(said)


def _foreign(runs: Runs, language: str) -> Runs:
    return runs if language == LANGUAGE else (Foreign(language, runs),)


def _paragraphs(runs: Runs) -> Iterator[Runs]:
    """The runs of each paragraph, with the numbers of notes as words: the report has no notes of its own."""
    for is_break, found in groupby(runs, lambda run: isinstance(run, ParagraphBreak)):
        if not is_break:
            yield without_references(found)
