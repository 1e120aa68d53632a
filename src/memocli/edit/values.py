"""How a new value is written: without quotation marks where it needs none, and in those that the old one had."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final, TypeAlias

# Texts only: what a text means is for the model to say.
Value: TypeAlias = str | Mapping[str, str]

# Names, names of claims, dates, numbers: nothing in them has a meaning in YAML, on a line of its own or in braces.
_PLAIN: Final = re.compile(r"[^\W_][\w./-]*\Z")
# But for these words, which other programs take for nothing, or for true and false; `true` itself is meant so.
_NOT_PLAIN: Final = frozenset("null yes no on off y n".split())
# In a text these end a line for YAML, or are no characters for it.
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def written(value: Value, like: str = "") -> str:
    """The value as YAML, on one line; `like` is the text of the value whose place it takes."""
    if not isinstance(value, str):
        return (
            "{" + ", ".join(f"{written(key)}: {written(one)}" for key, one in value.items()) + "}"
        )
    if like.startswith("'") and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    is_plain = _PLAIN.match(value) and value.casefold() not in _NOT_PLAIN
    if is_plain and not like.startswith('"'):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
