"""A draft is built in spite of faults: what its texts must not say, and what it says to be missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from memocli.document import Notice
from memocli.language import Wording
from memocli.load import Library
from memocli.memo import Finding, Loss, Memo, Part
from memocli.project import memo_folder

# Where an id stands that did not become a note: behind `@`, or in brackets without one.
_ID: Final = re.compile(r"(?P<sign>@\{?|\[|;\s*)(?P<id>\w(?:[\w:.#$%&+?<>~/-]*\w)?)")
# What is one entry of a file: the line says which.
_ENTRIES: Final = ("finding", "claim")
# A sign that every font has. As many as the id has letters, so that all other places in the text stay what they were.
_HIDDEN: Final = "·"


def without_hidden_ids(text: str, library: Library) -> str:
    """The text, with dots for ids that may not be named.

    A citation that can't be read is printed as it was typed, with the id in it. Those that can be read are replaced by
    their notes afterwards, so that dots in them are not seen.
    """

    def hide(match: re.Match[str]) -> str:
        key = match["id"]
        is_id = match["sign"].startswith("@") or key in library.sources
        return (
            match[0] if not is_id or library.may_name(key) else match["sign"] + _HIDDEN * len(key)
        )

    return _ID.sub(hide, text)


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
