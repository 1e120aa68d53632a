"""What memocli says about the author's files: one type, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from memocli.text import Span


class Severity(StrEnum):
    """How bad a fault is: an error stops the build; a warning names what a hostile reader may criticise."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def rank(self) -> int:
        """1 for a warning, 2 for an error."""
        return 2 if self is Severity.ERROR else 1


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that has to do with a diagnostic, and what is there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of the author's files.

    `message` is lower case, without a full stop, names in backticks; `hint` says what to type, or is
    empty; `claim` is the claim's full name (`2018/part/finding/claim`), or empty.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    claim: str = ""
    related: tuple[Related, ...] = ()

    def rewritten(self, said: Callable[[str], str], seen: Callable[[Span], Span]) -> Diagnostic:
        """The same fault in other words: `said` of each of its texts, at the places that `seen` makes of its own."""
        related = (Related(seen(place.span), said(place.message)) for place in self.related)
        return replace(
            self,
            message=said(self.message),
            span=seen(self.span),
            hint=said(self.hint),
            claim=said(self.claim),
            related=tuple(related),
        )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of them is an error."""
    return any(found.severity is Severity.ERROR for found in diagnostics)


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, place and code, and drop exact repetitions."""
    unique = {(d.span.file.path, d.span.start, d.code, d.message): d for d in diagnostics}
    return tuple(unique[key] for key in sorted(unique))
