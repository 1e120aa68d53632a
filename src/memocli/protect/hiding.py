"""Dots in place of protected words, wherever memocli speaks of the author's files: in faults and in memos."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict, replace

from memocli.diagnostics import Diagnostic
from memocli.fields import Name, Shape
from memocli.mask import dots
from memocli.memo import CslName, Memo, NamedClaim, Source
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


def hidden_record(record: Source, finder: Finder) -> Source:
    """The record with dots in all its texts, before anything is shortened: a family name alone would not be found."""
    names = {
        field: tuple(_hidden_name(one, finder) for one in value)
        for field, value in asdict(record).items()
        if isinstance(value, tuple) and value and isinstance(value[0], CslName)
    }
    hidden: Source = _hidden(replace(record, **names), finder)
    return hidden


def _hidden_name(name: CslName, finder: Finder) -> CslName:
    """The name, or dots where the whole of it, in either order, has a protected word that its parts may not have."""
    given = [name.given, name.dropping_particle]
    family = [name.non_dropping_particle, name.family, name.suffix]
    for parts in ([*given, *family], [*family, *given]):
        said = [part for part in parts if part]
        whole = " ".join(said)
        if said and finder.hidden(whole) != whole:
            return CslName(literal=Placed(dots(whole), said[0].span))
    return name


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
