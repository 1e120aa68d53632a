"""Dots in place of protected words, wherever memocli speaks of the author's files: in faults and in memos."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict, replace

from memocli.diagnostics import Diagnostic
from memocli.fields import Name, Shape
from memocli.memo import Memo, NamedClaim
from memocli.prose import Citation, CitedSource, Prose
from memocli.protect.words import Finder
from memocli.text import Placed, Span, TextFile


def hidden_diagnostics(diagnostics: Iterable[Diagnostic], finder: Finder) -> tuple[Diagnostic, ...]:
    """The diagnostics with dots for what the finder knows: in their words, and in the lines that reports show of a file."""
    files: dict[TextFile, TextFile] = {}

    def of_file(file: TextFile) -> TextFile:
        if file not in files:
            files[file] = TextFile(finder.hidden(file.path), finder.hidden(file.text))
        return files[file]

    def of_span(span: Span) -> Span:
        return Span(of_file(span.file), span.start, span.end)

    return tuple(found.rewritten(finder.hidden, of_span) for found in diagnostics)


def hidden_memo(memo: Memo, finder: Finder) -> Memo:
    """The memo with dots in all its texts; they are as long as before, so that places in them stay right."""
    parts, claims = _hidden(memo.parts, finder), _hidden(memo.claims, finder)
    return replace(memo, head=_hidden(memo.head, finder), parts=parts, claims=claims)


def _hidden(value: Any, finder: Finder) -> Any:
    """A value of a memo, and all that is in it."""
    if type(value) in (Placed, Name):
        return type(value)(finder.hidden(value), value.span)
    if type(value) is str:
        return finder.hidden(value)
    if isinstance(value, tuple):
        return type(value)(_hidden(one, finder) for one in value)
    if isinstance(value, dict):
        return type(value)(
            {_hidden(key, finder): _hidden(one, finder) for key, one in value.items()}
        )
    if isinstance(value, Shape | NamedClaim | Prose | Citation | CitedSource):
        held = asdict(value)
        return replace(value, **{name: _hidden(one, finder) for name, one in held.items()})
    return value
