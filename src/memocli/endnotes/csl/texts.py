"""A field of a record as pandoc's inlines: the little HTML that CSL allows in a field, and quotation marks as marks of a quotation."""

from __future__ import annotations

import re
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


def plain(text: str) -> list[Node]:
    """A text as words and spaces."""
    parts = re.findall(r"\s+|\S+", text)
    return [{"t": "Space"} if part.isspace() else {"t": "Str", "c": part} for part in parts]


def span(content: list[Node], *classes: str, language: str = "") -> Node:
    """A span, which no style sees."""
    return {"t": "Span", "c": [["", [*classes], [["lang", language]] if language else []], content]}


def rich(text: str) -> list[Node]:
    """A text of a record, read as pandoc reads CSL-JSON. What is opened and never ended, or ended and never opened, is text."""
    stack = [_Open("", "", "")]
    signs = _SIGN.findall(text)
    for before, sign, after in zip(["", *signs], signs, [*signs[1:], ""], strict=False):
        ends = [place for place, one in enumerate(stack) if sign == one.end]
        if ends and not (sign in _QUOTES.values() and after[:1].isalnum()):
            _close(stack, ends[-1])
        elif sign in _TAGS:
            stack.append(_Open(sign, *_TAGS[sign]))
        elif sign in _QUOTES and not before[-1:].isalnum() and after.strip():
            stack.append(_Open(sign, _QUOTES[sign], "Quoted"))
        else:
            _add(stack[-1].content, sign)
    while len(stack) > 1:
        _take_as_text(stack)
    return stack[0].content


class _Open(Struct):
    """What was opened by a tag or a quotation mark, and what is in it so far."""

    start: str
    end: str
    kind: str
    content: list[Node] = []


def _close(stack: list[_Open], at: int) -> None:
    while len(stack) > at + 1:
        _take_as_text(stack)
    done = stack.pop()
    node: Node = {"t": done.kind, "c": done.content}
    if done.kind == "Quoted":
        node["c"] = [{"t": "DoubleQuote"}, done.content]
    elif done.kind == "nocase":
        node = span(done.content, "nocase")
    stack[-1].content.append(node)


def _take_as_text(stack: list[_Open]) -> None:
    """What was opened last is text after all."""
    never_ended = stack.pop()
    inside = stack[-1].content
    _add(inside, never_ended.start)
    for node in never_ended.content:
        if node["t"] == "Str":
            _add(inside, node["c"])
        else:
            inside.append(node)


def _add(nodes: list[Node], text: str) -> None:
    """Add a word, a part of one, or the space between two."""
    text = "’" if text == "'" else text
    if text.isspace():
        nodes.append({"t": "Space"})
    elif nodes and nodes[-1]["t"] == "Str":
        nodes[-1]["c"] += text
    else:
        nodes.append({"t": "Str", "c": text})
