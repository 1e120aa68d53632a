"""What memocli says about the author's files: one type, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.text import Span

# Nobody reads more faults of one kind in one file, but each of them costs time.
_MOST_OF_A_KIND: Final = 1000


class Severity(StrEnum):
    """How bad a fault is: an error stops the build; a warning names what a hostile reader may criticise."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def rank(self) -> int:
        """1 for a warning, 2 for an error."""
        return 2 if self is Severity.ERROR else 1


class Related(Struct, frozen=True):
    """Another place that has to do with a diagnostic, and what is there."""

    span: Span
    message: str


class Diagnostic(Struct, frozen=True):
    """One fault of the author's files.

    `message` is lower case, without a full stop, names in backticks; `hint` says what to type, or is
    empty; `claim` is the claim's full name (`2018/part/finding/claim`), or empty. `faults` is more than one where
    the diagnostic stands for further faults of its kind that are not told one by one.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    claim: str = ""
    related: tuple[Related, ...] = ()
    faults: int = 1

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


def abridged(diagnostics: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The first thousand of each code in a file, and one in place of the others, which says how many they are."""
    total = Counter(map(_kind, diagnostics))
    seen: Counter[tuple[str, str]] = Counter()
    for found in diagnostics:
        kind = _kind(found)
        seen[kind] += 1
        further = total[kind] - _MOST_OF_A_KIND
        if seen[kind] <= _MOST_OF_A_KIND or further == 1:
            yield found
        elif seen[kind] == _MOST_OF_A_KIND + 1:
            yield _standing_for(found, further)


def _kind(found: Diagnostic) -> tuple[str, str]:
    return found.code, found.span.file.path


def _standing_for(found: Diagnostic, faults: int) -> Diagnostic:
    message = f"from here on there are {faults:,} more faults of {found.code} in this file"
    hint = f"correct the {_MOST_OF_A_KIND:,} that are told before this, and check again"
    return Diagnostic(found.code, found.severity, message, found.span, hint, faults=faults)
