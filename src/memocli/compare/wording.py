"""The words of a claim as they are read, and how they differ from other words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct

from memocli.compare.changes import Edit, EditKind
from memocli.document import Inline, Link, NoteReference, ParagraphBreak, Text
from memocli.memo import NamedClaim
from memocli.prose.inlines import inlines

# With less than this share of its words kept, a text is read more easily as two than as one.
_HARDLY_ANYTHING: Final = 0.4
_MARKUP: Final = re.compile(r"[*_\[\\]")


class _Block(Struct, frozen=True):
    """Words of both texts that are at the same place, equal if `kept`."""

    kept: bool
    old: list[str]
    new: list[str]

    @property
    def weight(self) -> int:
        return max(len(self.old), len(self.new))


def readable(claim: NamedClaim) -> str:
    """The words of a claim in one line: no citations, no emphasis, any white space one space.

    A link's address comes after its words, so that a change of it is noticed.
    """
    text, found = str(claim.claim.text), claim.prose.citations
    rest = text
    for citation in reversed(found):
        rest = rest[: citation.start].rstrip() + rest[citation.end :]
    if _MARKUP.search(rest):
        notes = range(1, len(found) + 1)
        rest = "".join(_words(inline) for inline in inlines(text, notes, found))
    # Two ways to write an accent look the same, so they are the same.
    return " ".join(unicodedata.normalize("NFC", rest).split())


def edits_between(old: str, new: str) -> tuple[Edit, ...]:
    """The runs of words kept, deleted and inserted; nothing where the words are the same.

    Where hardly anything is kept, one deletion and one insertion of the whole.
    """
    old_words, new_words = old.split(), new.split()
    if old_words == new_words:
        return ()
    blocks = _without_short_matches(_blocks(old_words, new_words))
    kept = sum(block.weight for block in blocks if block.kept)
    if 2 * kept < _HARDLY_ANYTHING * (len(old_words) + len(new_words)):
        blocks = [_Block(False, old_words, new_words)]
    return tuple(edit for block in blocks for edit in _edits(block))


def _words(inline: Inline) -> str:
    if isinstance(inline, Text):
        return inline.text
    if isinstance(inline, NoteReference):
        return ""
    if isinstance(inline, ParagraphBreak):
        return " "
    inner = "".join(_words(child) for child in inline.children)
    return f"{inner} ({inline.href})" if isinstance(inline, Link) else inner


def _blocks(old: list[str], new: list[str]) -> list[_Block]:
    # With its default, difflib would ignore frequent words in long texts.
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        _Block(tag == "equal", old[i1:i2], new[j1:j2])
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
    ]


def _without_short_matches(blocks: Sequence[_Block]) -> list[_Block]:
    """The same, but words kept between two longer changes count as changed too: many short pieces are hard to read."""
    joined: list[_Block] = []
    for block in blocks:
        joined.append(block)
        while len(joined) > 2 and not joined[-1].kept and _is_short_match(*joined[-3:]):
            before, between, after = joined[-3:]
            joined[-3:] = [
                _Block(
                    False,
                    before.old + between.old + after.old,
                    before.new + between.new + after.new,
                )
            ]
    return joined


def _is_short_match(before: _Block, between: _Block, after: _Block) -> bool:
    return between.weight < min(before.weight, after.weight)


def _edits(block: _Block) -> list[Edit]:
    if block.kept:
        return [Edit(EditKind.KEEP, " ".join(block.new))]
    runs = [(EditKind.DELETE, block.old), (EditKind.INSERT, block.new)]
    return [Edit(kind, " ".join(words)) for kind, words in runs if words]
