"""Dots in place of protected words, wherever memocli speaks of the author's files: in faults, in messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from memocli.diagnostics import Diagnostic, Related
from memocli.protect.words import Finder
from memocli.text import Span, TextFile


def hidden(diagnostics: Iterable[Diagnostic], finder: Finder) -> tuple[Diagnostic, ...]:
    """The diagnostics with dots for what the finder knows: in their words, and in the lines that reports show of a file."""
    files: dict[TextFile, TextFile] = {}

    def of_file(file: TextFile) -> TextFile:
        if file not in files:
            files[file] = TextFile(finder.hidden(file.path), finder.hidden(file.text))
        return files[file]

    def of_span(span: Span) -> Span:
        return Span(of_file(span.file), span.start, span.end)

    return tuple(
        replace(
            found,
            message=finder.hidden(found.message),
            span=of_span(found.span),
            hint=finder.hidden(found.hint),
            claim=finder.hidden(found.claim),
            related=tuple(
                Related(of_span(place.span), finder.hidden(place.message))
                for place in found.related
            ),
        )
        for found in diagnostics
    )
