"""Dots in place of protected words in the changes between two memos, wherever emphasis, a mark or an edit divides them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, Final, TypeVar, get_args

from msgspec import Struct
from msgspec.structs import asdict, replace

from memocli.compare import Side
from memocli.compare.changes import Edit, EditKind
from memocli.document import (
    Inline,
    Link,
    NoteReference,
    ParagraphBreak,
    Text,
    leaves,
    with_leaves,
)
from memocli.load import Library
from memocli.protect.hiding import hidden_memo, hidden_record
from memocli.protect.words import Finder

T = TypeVar("T")

_INLINES: Final = get_args(Inline)
# The texts that edits are read as: the old one, the new one, and both in one, as a report shows them.
_READINGS: Final = (
    frozenset((EditKind.KEEP, EditKind.DELETE)),
    frozenset((EditKind.KEEP, EditKind.INSERT)),
    frozenset(EditKind),
)


def hidden_sides(sides: tuple[Side, Side], finder: Finder) -> tuple[Side, Side]:
    """What is compared, with dots in the memos and in the records of sources; one library of both stays one."""
    shown = {id(side.library): _hidden_library(side.library, finder) for side in sides}
    old, new = (
        replace(side, memo=hidden_memo(side.memo, finder), library=shown[id(side.library)])
        for side in sides
    )
    return old, new


def _hidden_library(library: Library, finder: Finder) -> Library:
    records = {key: hidden_record(record, finder) for key, record in library.sources.items()}
    return replace(library, sources=records)


def hidden_changes(changes: T, finder: Finder) -> T:
    """Changes, or a part of them, with dots: without its Markdown a text may have a word that its file has not."""
    value: Any = changes
    if type(value) is str:
        value = finder.hidden(value)
    elif type(value) is tuple and value and isinstance(value[0], _INLINES):
        pieces = list(leaves(value))
        words = _hidden_parts(pieces, finder)
        if words != pieces or any(map(_has_address, value)):
            value = _with_words(value, words, finder)
    elif type(value) is tuple and value and isinstance(value[0], Edit):
        value = _hidden_edits(value, finder)
    elif type(value) is tuple:
        shown = [hidden_changes(one, finder) for one in value]
        is_changed = any(one is not other for one, other in zip(shown, value, strict=True))
        value = tuple(shown) if is_changed else value
    elif isinstance(value, Struct):
        # Most have nothing to hide, and stay what they are.
        changed = {
            name: shown
            for name, one in asdict(value).items()
            if (shown := hidden_changes(one, finder)) is not one
        }
        value = replace(value, **changed) if changed else value
    result: T = value
    return result


def _has_address(run: Inline) -> bool:
    """Whether a run of text leads anywhere."""
    if isinstance(run, Text | NoteReference | ParagraphBreak):
        return False
    return isinstance(run, Link) or any(map(_has_address, run.children))


def _hidden_edits(edits: Sequence[Edit], finder: Finder) -> tuple[Edit, ...]:
    """Edits without words that are protected in the old text, in the new one, or in both as they stand side by side."""
    texts = [list(leaves(edit.runs)) for edit in edits]
    hidden = [["" for _ in text] for text in texts]
    for kinds in _READINGS:
        read = [place for place, edit in enumerate(edits) if edit.kind in kinds]
        pieces = [piece for place in read for piece in (*texts[place], " ")]
        shown = iter(_hidden_parts(pieces, finder))
        for place in read:
            hidden[place] = [
                _with_dots_of_both(before, next(shown), text)
                for before, text in zip(hidden[place], texts[place], strict=True)
            ]
            next(shown)
    return tuple(
        replace(edit, runs=_with_words(edit.runs, words, finder))
        for edit, words in zip(edits, hidden, strict=True)
    )


def _with_dots_of_both(before: str, now: str, text: str) -> str:
    """A text with the dots that it has in either reading."""
    signs = zip(before or text, now, text, strict=True)
    return "".join(one if one != sign else other for one, other, sign in signs)


def _hidden_parts(pieces: Sequence[str], finder: Finder) -> list[str]:
    """Pieces of one text, hidden each and as the whole that they are: there are as many dots as there were letters."""
    shown = finder.hidden("".join(map(finder.hidden, pieces)))
    ends = accumulate(map(len, pieces))
    return [shown[end - len(piece) : end] for piece, end in zip(pieces, ends, strict=True)]


def _with_words(
    runs: tuple[Inline, ...], words: Iterable[str], finder: Finder
) -> tuple[Inline, ...]:
    return with_leaves(runs, iter(words), finder.hidden)
