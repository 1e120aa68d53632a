"""A draft is built in spite of faults: what it says to be missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.document import Notice
from memocli.language import Wording
from memocli.memo import Finding, Loss, Memo, Part
from memocli.project import memo_folder

# What is one entry of a file: the line says which.
_ENTRIES: Final = ("finding", "claim")


def parts_and_losses(memo: Memo) -> Iterator[Part | Loss]:
    """The parts in order, and in its place what could not be read of a whole file; first that of no part's file."""
    parts = {part.id.span.file.path: part for part in memo.parts}
    paths = [f"{memo_folder(memo.year)}/{name}" for name in dict.fromkeys(memo.head.parts)]
    yield from (loss for loss in memo.losses if loss.span.file.path not in paths)
    for path in paths:
        lost = (loss for loss in memo.losses if loss.span.file.path == path)
        yield from (parts[path],) if path in parts else lost


def findings_and_losses(part: Part, memo: Memo) -> list[Finding | Loss]:
    """The findings of a part, and what could not be read of them, in the order of the file."""
    path = part.id.span.file.path
    lost = [loss for loss in memo.losses if loss.span.file.path == path]
    return sorted([*lost, *part.findings], key=_start)


def _start(entry: Finding | Loss) -> int:
    return entry.span.start if isinstance(entry, Loss) else entry.id.span.start


def notice_of_loss(loss: Loss, words: Wording, year: int) -> Notice:
    """The box in the place of what could not be read."""
    path = loss.span.file.path
    where = words.lost_line.format(loss.span.line, path) if loss.what in _ENTRIES else path
    return notice(loss.what, where, words, year)


def notice(what: str, where: str, words: Wording, year: int) -> Notice:
    """The box in the place of a `what` of `Wording.lost`; `where` names its file."""
    heading, sentence = words.lost[what]
    return Notice(heading, f"{sentence.format(where)} {words.lost_advice.format(year)}")
