"""The endnotes of both memos, in the order in which the merged text cites them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache

from memocli.render.redline.blocks import Paragraph, element, emptied, paragraph_of
from memocli.render.redline.package import NOTES, MergedPart, Side
from memocli.render.redline.pieces import Reader, W, Words, words_in
from memocli.render.redline.tracked import Stamp, Writer


class Notes:
    """Pairs the notes of two memos, as the text asks for it.

    A note whose mark was deleted stays in the file, and all of its words are deleted: else Word would keep a note without a mark.
    """

    def __init__(self, was: Side, now: Side) -> None:
        self._now = now
        self._old = _paragraphs(was)
        self._new = _paragraphs(now)
        self._old_words = _words(self._old)
        self._new_words = _words(self._new)
        self._pairs: list[tuple[int, int]] = []

    def old_text(self, number: int) -> str:
        """The words of an old note."""
        return _text(self._old[number])

    def new_text(self, number: int) -> str:
        """The words of a new note."""
        return _text(self._new[number])

    def likeness(self, old: int, new: int) -> float:
        """How much of the shorter of two notes is in the longer one, from 0 to 1."""
        was, now = self._old_words(old), self._new_words(new)
        return len(was & now) / max(1, min(len(was), len(now)))

    def number(self, old: int, new: int) -> int:
        """The number in the merged text of the next mark: of a pair, or of one note where the other number is 0."""
        self._pairs.append((old, new))
        return len(self._pairs)

    def merged(self, stamp: Stamp) -> MergedPart:
        """`word/endnotes.xml` of both, when all marks have their numbers."""
        writer = Writer(stamp, self._now.links(NOTES))
        root = emptied(self._now.notes_root)
        root.extend(deepcopy(note) for note in self._now.separators)
        for number, (old, new) in enumerate(self._pairs, start=1):
            note = element("endnote", id=str(number))
            note.append(writer.lasting(self._old.get(old), self._new.get(new)))
            root.append(note)
        return MergedPart(NOTES, root, writer.links)


def _paragraphs(side: Side) -> dict[int, Paragraph]:
    """The one paragraph of each note, by its number."""
    reader = Reader(side.targets[NOTES])
    return {number: paragraph_of(note[0], reader) for number, note in side.notes.items()}


def _words(notes: Mapping[int, Paragraph]) -> Callable[[int], Words]:
    """Gives the words of a note by its number; each is asked for once for every note that may be the same."""
    return cache(lambda number: words_in(_text(notes[number])))


def _text(paragraph: Paragraph) -> str:
    return "".join([text.text or "" for text in paragraph.element.iter(f"{W}t")])
