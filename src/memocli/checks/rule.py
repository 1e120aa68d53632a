"""What a check is: a rule that the author's files must follow, with its explanation."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Literal, Self

from msgspec import Struct

from memocli.checks.context import CheckContext
from memocli.codes import CODES, Code
from memocli.diagnostics import Related, Severity
from memocli.memo import NamedClaim, Source
from memocli.text import Span


class Problem(Struct, frozen=True):
    """One place that breaks a rule. `claim` is the claim's full name or empty, `source` a source's id or empty."""

    span: Span
    message: str
    hint: str = ""
    claim: str = ""
    source: str = ""
    related: tuple[Related, ...] = ()

    @classmethod
    def of_claim(cls, claim: NamedClaim, span: Span, message: str, hint: str = "") -> Self:
        """A problem of a claim, which may waive it."""
        return cls(span, message, hint, claim=claim.full_name)

    @classmethod
    def of_source(
        cls,
        source: Source,
        span: Span,
        message: str,
        hint: str = "",
        related: tuple[Related, ...] = (),
    ) -> Self:
        """A problem of a source's record, which may waive it."""
        return cls(span, message, hint, source=str(source.id), related=related)


Finder = Callable[[CheckContext], Iterator[Problem]]
Needs = tuple[Literal["memos", "every_year", "sources", "numbers", "entry"], ...]


class Rule(Struct, frozen=True):
    """A rule, known by a code of the table `CODES`.

    `explanation` has the paragraphs What, Why, Example, What to do. `find` is None for rules that are
    checked while the files are read, and for those about waivers, which the engine checks. A rule does not run while something
    is left out of the files that it `needs_complete` (see `Completeness`), since it would report that as missing; with `entry`,
    it passes by the claims and sources of which something is left out. Only `waivable` rules can be waived.
    """

    kind: Code
    explanation: str
    find: Finder | None = None
    needs_complete: Needs = ()
    waivable: bool = True

    @property
    def code(self) -> str:
        """C102."""
        return self.kind.code

    @property
    def name(self) -> str:
        """unknown-source."""
        return self.kind.name

    @property
    def severity(self) -> Severity:
        """How bad it is to break the rule."""
        return self.kind.severity

    @property
    def summary(self) -> str:
        """What the rule is about, on one line."""
        what = self.explanation.partition("\n\n")[0].removeprefix("What: ")
        return " ".join(what.split())


def rule(
    code: str, *, needs_complete: Needs = (), waivable: bool = True
) -> Callable[[Finder], Rule]:
    """Make a rule of a function; its docstring is the explanation."""

    def made(find: Finder) -> Rule:
        explanation = inspect.cleandoc(find.__doc__ or "")
        return Rule(CODES[code], explanation, find, needs_complete, waivable)

    return made


def explained_rule(code: str, explanation: str, *, needs_complete: Needs = ()) -> Rule:
    """A rule that is checked while the files are read, or the waivers applied; here is only its explanation. It can't be waived."""
    return Rule(
        CODES[code],
        inspect.cleandoc(explanation),
        needs_complete=needs_complete,
        waivable=False,
    )
