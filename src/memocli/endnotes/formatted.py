"""Texts with formats as inlines: italics as emphasis, addresses as links, foreign words with their language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Protocol

from memocli.document import CrossReference, Emphasis, Foreign, Inline, Link, Strong, Text


class Formatted(Protocol):
    """Text with one format: `language` is a BCP 47 tag, `href` the target of a link; both may be empty.

    `note` is the number of another note that it leads to, or 0.
    """

    @property
    def text(self) -> str: ...
    @property
    def italic(self) -> bool: ...
    @property
    def bold(self) -> bool: ...
    @property
    def language(self) -> str: ...
    @property
    def href(self) -> str: ...
    @property
    def note(self) -> int: ...


def inlines(texts: Iterable[Formatted]) -> tuple[Inline, ...]:
    """The texts in their order, those of one format together."""
    whole: list[Inline] = []
    for (italic, bold), group in groupby(texts, key=lambda one: (one.italic, one.bold)):
        children = tuple(_leaves(group))
        if bold:
            children = (Strong(children),)
        whole.extend((Emphasis(children),) if italic else children)
    return tuple(whole)


def _leaves(texts: Iterable[Formatted]) -> Iterator[Inline]:
    for (language, href, note), group in groupby(texts, key=_of_leaf):
        leaf: Inline = Text("".join(one.text for one in group))
        if href:
            leaf = Link(href, (leaf,))
        elif note:
            leaf = CrossReference(note, (leaf,))
        yield Foreign(language, (leaf,)) if language else leaf


def _of_leaf(one: Formatted) -> tuple[str, str, int]:
    return one.language, one.href, one.note
