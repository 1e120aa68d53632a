"""Keys and items that stand on lines of their own: they are put in, taken out with their lines, or get another value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from memocli.edit.splice import Splice, line_break, line_end, line_start, next_line
from memocli.edit.values import Value, lines_of_item, lines_of_key, written
from memocli.nodes import Mapping, Node, Scalar, Sequence
from memocli.text import Placed

_LINE_BREAK: Final = re.compile(r"\r\n?|\n")
_SPACE: Final = re.compile(r"[ \t\r\n]*")


def with_value(mapping: Mapping, key: Placed, value: Value) -> Iterator[Splice]:
    """Another value for a key. Lines that hold nothing but the old one go; the key's own stays, with its comment."""
    text, old = key.span.file.text, mapping.entries[key].span
    new = written(value, old.text)
    if line_start(text, old.start) <= key.span.start:
        blank = " " if text[old.start - 1] == ":" else ""
        yield Splice(old.start, old.end, blank + new)
    else:
        colon = text.index(":", key.span.end) + 1
        yield Splice(colon, colon, f" {new}")
        # From the end of the line above on: what is put in behind the value comes behind this.
        yield Splice(line_end(text, line_start(text, old.start) - 1), line_end(text, old.end))


def with_key(mapping: Mapping, after: Placed, name: str, value: Value) -> Splice:
    """A new key on a line of its own, behind another one; before it, where a line behind it could change its text."""
    text, above = after.span.file.text, mapping.entries[after]
    lines = lines_of_key(name, value)
    end = line_end(text, above.span.end)
    new_line = line_break(text, end) + _indentation(text, after.span.start)
    if _is_open(text, _last_text(above)):
        return Splice(after.span.start, after.span.start, new_line.join([*lines, ""]))
    return Splice(end, end, new_line.join(["", *lines]))


def with_items(sequence: Sequence, items: Iterable[Value]) -> Splice:
    """New items behind the last one of a list."""
    text, last = sequence.span.file.text, sequence.items[-1]
    end = line_end(text, last.span.end)
    new_line = line_break(text, end) + _indentation(text, sequence.span.start)
    return Splice(
        end, end, "".join(new_line + line for one in items for line in lines_of_item(one))
    )


def without_item(sequence: Sequence, at: int) -> Splice:
    """The lines of an item, from its dash on, with what stands behind them."""
    text, item = sequence.span.file.text, sequence.items[at].span
    dash = text.rfind("-", 0, item.start)
    return Splice(line_start(text, dash), next_line(text, item.end))


def _indentation(text: str, at: int) -> str:
    """As many blanks as there are columns before a place."""
    return " " * (at - line_start(text, at))


def _last_text(node: Node) -> Node:
    """The node that ends a block: that below its last key or dash, and so on."""
    while not isinstance(node, Scalar) and not node.span.text.startswith(("{", "[")):
        inner = node.items if isinstance(node, Sequence) else list(node.entries.values())
        node = inner[-1]
    return node


def _is_open(text: str, node: Node) -> bool:
    """Whether a line break or blanks behind the last words of a text below `|` or `>` belong to it."""
    raw = node.span.text
    if not isinstance(node, Scalar) or not raw.startswith(("|", ">")):
        return False
    header, *lines = _LINE_BREAK.split(raw)
    end = line_end(text, node.span.end)
    blank = _LINE_BREAK.split(text[end : _SPACE.match(text, end).end()])[1:-1]  # type: ignore[union-attr]
    indentation = min(
        (len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0
    )
    has_blanks = any(len(line) > indentation for line in blank)
    return "+" in header.partition("#")[0] or end == len(text) or has_blanks


def without_key(mapping: Mapping, key: Placed) -> Splice:
    """The lines of a key and its value, with what stands behind them; where a `- ` is before it, that is for the next key."""
    text, start = key.span.file.text, key.span.start
    after = next_line(text, mapping.entries[key].span.end)
    first = line_start(text, start)
    if not text[first:start].strip(" "):
        return Splice(first, after)
    while text[after : after + 1] == " ":
        after += 1
    return Splice(start, after)
