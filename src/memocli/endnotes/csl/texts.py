"""A field of a record as pandoc's inlines: the little HTML that CSL allows in a field, and quotation marks as marks of a quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final, TypeAlias

from msgspec import Struct

Node: TypeAlias = dict[str, Any]

_SIGN: Final = re.compile(r'<[^<>]{1,60}>|["“”‘’\']|\s+|[^\s<"“”‘’\']+|.')
_TAGS: Final = {
    "<i>": ("</i>", "Emph"),
    "<b>": ("</b>", "Strong"),
    "<sup>": ("</sup>", "Superscript"),
    "<sub>": ("</sub>", "Subscript"),
    "<sc>": ("</sc>", "SmallCaps"),
    '<span style="font-variant:small-caps;">': ("</span>", "SmallCaps"),
    '<span style="font-variant: small-caps;">': ("</span>", "SmallCaps"),
    '<span class="nocase">': ("</span>", "nocase"),
}
_QUOTES: Final = {'"': '"', "“": "”", "'": "'", "‘": "’"}
_DEEPEST: Final = 25
_CLOSING_QUOTES: Final = frozenset(_QUOTES.values())


def plain(text: str) -> list[Node]:
    """A text as words and spaces."""
    parts = re.findall(r"\s+|\S+", text)
    return [{"t": "Space"} if part.isspace() else {"t": "Str", "c": part} for part in parts]


def span(content: list[Node], *classes: str, language: str = "") -> Node:
    """A span, which no style sees."""
    return {"t": "Span", "c": [["", [*classes], [["lang", language]] if language else []], content]}


def rich(text: str) -> list[Node]:
    """A text of a record, read as pandoc reads CSL-JSON. What is opened and never ended, or ended and never opened, is text.

    So is what is opened within more than two dozen others: to write down what is in what takes Python a call for each.
    """
    signs = _SIGN.findall(text)
    pairs = _pairs(signs)
    ends: set[int] = set()
    stack = [_Open("")]
    for at, sign in enumerate(signs):
        if at in pairs and len(stack) < _DEEPEST:
            stack.append(_Open(sign))
            ends.add(pairs[at])
        elif at in ends:
            done = stack.pop()
            stack[-1].add(done.node())
        else:
            stack[-1].words.append(sign)
    return stack[0].nodes()


def _pairs(signs: Sequence[str]) -> dict[int, int]:
    """Where something is opened, and where that ends; each sign is put aside once and taken up once, however many never end."""
    opened: list[tuple[int, str]] = []  # with the sign that would end it
    waiting: Counter[str] = Counter()
    pairs: dict[int, int] = {}
    for at, sign in enumerate(signs):
        before = signs[at - 1] if at else ""
        after = signs[at + 1] if at + 1 < len(signs) else ""
        if waiting[sign] and not (sign in _CLOSING_QUOTES and after[:1].isalnum()):
            end = ""
            while end != sign:
                start, end = opened.pop()
                waiting[end] -= 1
            pairs[start] = at
        elif sign in _TAGS or (
            sign in _QUOTES and not before[-1:].isalnum() and bool(after.strip())
        ):
            end = _TAGS[sign][0] if sign in _TAGS else _QUOTES[sign]
            opened.append((at, end))
            waiting[end] += 1
    return pairs


class _Open(Struct):
    """What was opened by a tag or a quotation mark: the nodes in it so far, and the words behind these."""

    start: str
    content: list[Node] = []
    words: list[str] = []

    def add(self, node: Node) -> None:
        self.nodes().append(node)

    def nodes(self) -> list[Node]:
        """All that is in it: words, the spaces between two, and what has a format."""
        for is_space, group in groupby(self.words, key=str.isspace):
            if is_space:
                self.content.extend({"t": "Space"} for _ in group)
            else:
                self.content.append({"t": "Str", "c": "".join(group).replace("'", "’")})
        self.words = []
        return self.content

    def node(self) -> Node:
        if self.start in _QUOTES:
            return {"t": "Quoted", "c": [{"t": "DoubleQuote"}, self.nodes()]}
        _, kind = _TAGS[self.start]
        if kind == "nocase":
            return span(self.nodes(), kind)
        return {"t": kind, "c": self.nodes()}
