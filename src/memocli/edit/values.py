"""How a new value is written: without quotation marks where it needs none, and in those that the old one had; lists in lines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

# Texts, and lists and mappings of them: what a text means is for the model to say.
Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"

# Names, names of claims, dates, numbers: nothing in them has a meaning in YAML, on a line of its own or in braces.
_PLAIN: Final = re.compile(r"[^\W_][\w./-]*\Z")
# But for these words, which other programs take for nothing, or for true and false; `true` itself is meant so.
_NOT_PLAIN: Final = frozenset("null yes no on off y n".split())
# In a text these end a line for YAML, or are no characters for it.
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def written(value: Value, like: str = "") -> str:
    """The value as YAML, on one line; `like` is the text of the value whose place it takes."""
    if isinstance(value, Mapping):
        pairs = (f"{written(key)}: {written(one)}" for key, one in value.items())
        return "{" + ", ".join(pairs) + "}"
    if not isinstance(value, str):
        return "[" + ", ".join(map(written, value)) + "]"
    if like.startswith("'") and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    is_plain = _PLAIN.match(value) and value.casefold() not in _NOT_PLAIN
    if is_plain and not like.startswith('"'):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def lines_of_key(name: str, value: Value) -> list[str]:
    """A key with its value, in lines: in a list each key of each item has its own, and all else one."""
    if isinstance(value, str) or not _has_list(value):
        return [f"{written(name)}: {written(value)}"]
    if isinstance(value, Mapping):
        inner = [line for key, one in value.items() for line in lines_of_key(key, one)]
    else:
        inner = [line for one in value for line in lines_of_item(one)]
    return [f"{written(name)}:", *(f"  {line}" for line in inner)]


def lines_of_item(value: Value) -> list[str]:
    """An item of a list behind its dash, in lines."""
    if not isinstance(value, Mapping):
        return [f"- {written(value)}"]
    lines = [line for key, one in value.items() for line in lines_of_key(key, one)]
    return [f"{'  ' if at else '- '}{line}" for at, line in enumerate(lines)]


def _has_list(value: Value) -> bool:
    """Whether a list is in it, below keys; a mapping without one stands in braces."""
    if isinstance(value, Mapping):
        return any(map(_has_list, value.values()))
    return not isinstance(value, str)
