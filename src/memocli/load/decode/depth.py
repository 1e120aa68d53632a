"""Emphasis and links inside one another, deeper than a text can mean: signs that were pasted, not typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.nodes import Scalar

# The texts that may have emphasis.
_WITH_EMPHASIS: Final = frozenset(("about", "text"))


# No text with fewer signs can be too deep, and most have none: Markdown, which takes longer to load than a memo to check, can wait.
_MANY_SIGNS: Final = 20


def check_depth(scalar: Scalar, key: str) -> Iterator[Diagnostic]:
    """F006 for a text of `key` in which emphasis is inside emphasis, again and again."""
    text = scalar.value or ""
    if key not in _WITH_EMPHASIS or text.count("*") + text.count("_") < _MANY_SIGNS:
        return
    from memocli.prose.inlines import DEEPEST, is_too_deep

    if is_too_deep(text):
        message = f"`{key}` has emphasis inside emphasis, deeper than {DEEPEST} levels"
        hint = "delete the signs `*` and `_` that stress nothing; put a backslash before one that is to be printed"
        yield diagnostic("F006", message, scalar.span, hint)
