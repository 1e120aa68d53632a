"""Words in another language, `[amparo]{es}`, whose tag or braces are wrong, or which stand where nothing would read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.nodes import Scalar
from memocli.prose.foreign import find_faults, marks_of
from memocli.text import Placed

# The texts in which they can be read; in the others that are printed, the marks would be.
_READ: Final = frozenset(("about", "text"))
_PRINTED: Final = frozenset(("alt", "caption", "heading", "rights", "subtitle", "title"))


def check_language_marks(scalar: Scalar, key: str) -> Iterator[Diagnostic]:
    """F006 for each in a text of `key` that would be printed as it is typed."""
    text = scalar.value or ""
    if "{" not in text or "]" not in text:
        return
    placed = Placed(text, scalar.span)
    if key in _READ:
        for fault in find_faults(text):
            message = f"words in another language can't be read: {fault.reason}"
            yield diagnostic("F006", message, placed.part(fault.start, fault.end), fault.hint)
    elif key in _PRINTED:
        for start, end in marks_of(text)[1::2]:
            message = f"`{key}` would be printed with `{text[start:end]}`"
            hint = "delete the brackets and the tag: languages are given in texts of claims only"
            yield diagnostic("F006", message, placed.part(start, end), hint)
