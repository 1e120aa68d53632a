"""Listed words of other languages, wherever a text has them: with their language, and in running text in italics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from memocli.document.inlines import (
    Emphasis,
    Foreign,
    Inline,
    Link,
    NoteReference,
    ParagraphBreak,
    Text,
)


class ForeignTerms:
    """Finds listed words; the longest counts, as whole words, in capitals or small letters as they are listed, or with a capital at their start."""

    def __init__(self, listed: Mapping[Any, Sequence[str]]) -> None:
        """`listed` has the words of each language, by its tag."""
        self._languages: dict[str, str] = {}
        for tag, words in listed.items():
            for word in map(_even, words):
                self._languages.update({word: str(tag), word[:1].upper() + word[1:]: str(tag)})
        self._languages.pop("", None)
        any_of = "|".join(map(_pattern, sorted(self._languages, key=len, reverse=True)))
        self._found = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)") if any_of else None

    def set(self, runs: tuple[Inline, ...], *, is_italic: bool = False) -> tuple[Inline, ...]:
        """The runs with the words set apart; not in links, nor in words that have a language already."""
        return runs if self._found is None else tuple(self._all(runs, is_italic=is_italic))

    def spoken(self, text: str) -> tuple[Inline, ...]:
        """A heading or caption as runs: its listed words have their language, and look as the others."""
        return self.set((Text(text),) if text else (), is_italic=True)

    def _all(self, runs: Iterable[Inline], *, is_italic: bool) -> Iterator[Inline]:
        for run in runs:
            if isinstance(run, Text):
                yield from self._split(run.text, is_italic=is_italic)
            elif isinstance(run, NoteReference | ParagraphBreak | Link | Foreign):
                yield run
            else:
                inside = is_italic or isinstance(run, Emphasis)
                yield replace(run, children=self.set(run.children, is_italic=inside))

    def _split(self, text: str, *, is_italic: bool) -> Iterator[Inline]:
        place = 0
        for found in self._found.finditer(text) if self._found else ():
            if found.start() > place:
                yield Text(text[place : found.start()])
            words: tuple[Inline, ...] = (Text(found[0]),)
            language = self._languages[_even(found[0])]
            yield Foreign(language, words if is_italic else (Emphasis(words),))
            place = found.end()
        if place < len(text):
            yield Text(text[place:])


def _even(text: str) -> str:
    return " ".join(text.split())


def _pattern(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))
