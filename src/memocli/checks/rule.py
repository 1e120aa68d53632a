"""What a check is: a rule that the author's files must keep, with the words that explain it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from memocli.checks.subject import Subject
from memocli.diagnostics import Related, Severity
from memocli.text import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """One breach of a rule. `claim` is the claim's full name or empty, `source` a source's id or empty."""

    span: Span
    message: str
    hint: str = ""
    claim: str = ""
    source: str = ""
    related: tuple[Related, ...] = ()


Finder = Callable[[Subject], Iterator[Problem]]
Needs = tuple[Literal["memos", "sources"], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its code, which never changes meaning.

    `explanation` has the paragraphs What, Why, Example, What to do. `find` is None for rules that reading the files
    already sees to. A rule waits until nothing had to be left out of the files that it `needs_whole` (`memos`,
    `sources`), since it would take what was left out for missing. Only `waivable` rules can be waived.
    """

    code: str
    name: str
    severity: Severity
    explanation: str
    find: Finder | None = None
    needs_whole: Needs = ()
    waivable: bool = True

    @property
    def summary(self) -> str:
        """What the rule is about, on one line."""
        what = self.explanation.partition("\n\n")[0].removeprefix("What: ")
        return " ".join(what.split())


def rule(
    code: str, name: str, severity: Severity, *, needs_whole: Needs = (), waivable: bool = True
) -> Callable[[Finder], Rule]:
    """Make a rule of a function; its docstring is the explanation."""

    def made(find: Finder) -> Rule:
        explanation = inspect.cleandoc(find.__doc__ or "")
        return Rule(code, name, severity, explanation, find, needs_whole, waivable)

    return made


def file_rule(code: str, name: str, explanation: str) -> Rule:
    """A rule that reading the files sees to; always an error, never waivable."""
    return Rule(code, name, Severity.ERROR, inspect.cleandoc(explanation), waivable=False)
