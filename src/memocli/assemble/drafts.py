"""A draft is built in spite of faults: what it says to be missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.document import Notice
from memocli.language import Wording
from memocli.memo import Finding, Loss, Memo, Part
from memocli.project import memo_folder

# What is one entry of a file: the line says which.
_ENTRIES: Final = ("finding", "claim", "chart")


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
    lost = [loss for loss in _losses_of(part, memo) if loss.what != "chart"]
    return sorted([*lost, *part.findings], key=_start)


def lost_charts(part: Part, memo: Memo) -> list[Loss]:
    """The charts of a part that could not be read. Nobody knows below which finding one was to stand: they come last."""
    return [loss for loss in _losses_of(part, memo) if loss.what == "chart"]


def _losses_of(part: Part, memo: Memo) -> Iterator[Loss]:
    path = part.id.span.file.path
    return (loss for loss in memo.losses if loss.span.file.path == path)


def _start(entry: Finding | Loss) -> int:
    return entry.span.start if isinstance(entry, Loss) else entry.id.span.start


def notice_of_loss(loss: Loss, words: Wording, year: int) -> Notice:
    """The box in the place of what could not be read."""
    path = loss.span.file.path
    where = words.lost_line.format(loss.span.line, path) if loss.what in _ENTRIES else path
    return notice(loss.what, where, words, year)


def notice(what: str, where: str, words: Wording, year: int, fault: str = "") -> Notice:
    """The box in the place of a `what` of `Wording.lost`; `where` names its file, `fault` what is wrong if that is known."""
    heading, sentence = words.lost[what]
    said = sentence.format(where)
    if fault:
        said = f"{said.removesuffix('.')}: {fault}."
    return Notice(heading, f"{said} {words.lost_advice.format(year)}")
