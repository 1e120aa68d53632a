"""What to do next; a new kind of thing to do is a function in `STEPS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from memocli.codes import CODES
from memocli.diagnostics import Diagnostic, Severity
from memocli.pipeline.status.facts import Facts, by_code, held_in, number_of
from memocli.project import memo_folder
from memocli.report.counts import count_of
from memocli.report.status import Step

# What is done first: what hides other faults, what bars the memo, what makes it weak, and what its makers do in the end.
_UNREADABLE, _ERRORS, _EXAMPLES, _UNVERIFIED, _WARNINGS, _EVIDENCE, _BUILD, _SEAL = range(8)
_NOT_VERIFIED: Final = "S206"


def _errors(facts: Facts) -> Iterator[Step]:
    """Errors, those of the files first: what can't be read hides other faults."""
    for code, found in by_code(facts.check.of(Severity.ERROR)):
        yield _step(_UNREADABLE if code.startswith("F") else _ERRORS, "Correct", found, facts)


def _examples(facts: Facts) -> Iterator[Step]:
    """What `memocli init` invented, before anybody takes it for a finding."""
    found, check = facts.examples, f"memocli check-citations {facts.year}"
    if found.claims:
        text = found.claims[0].claim.text
        place = f"{text.span.file.path}, line {text.span.line}"
        counted = count_of(len(found.claims), "invented claim")
        yield Step(_EXAMPLES, f"Write your own in place of {counted}, the first in {place}.", check)
    elif found.about:
        sentence = f"Write your own `about` into {memo_folder(facts.year)}/memo.yaml, or delete it."
        yield Step(_EXAMPLES, sentence, check)


def _unverified(facts: Facts) -> Iterator[Step]:
    """Sources that nobody has verified."""
    found = [one for one in facts.check.diagnostics if one.code == _NOT_VERIFIED]
    if found:
        counted = count_of(number_of(found), "source")
        sentence = f"Verify {counted}: find the document, and compare its record."
        yield Step(_UNVERIFIED, sentence, _command(_NOT_VERIFIED, facts))


def _warnings(facts: Facts) -> Iterator[Step]:
    """The other warnings, the most frequent first."""
    rules = [found for _, found in by_code(facts.check.of(Severity.WARNING))]
    for found in sorted(rules, key=number_of, reverse=True):
        if found[0].code != _NOT_VERIFIED:
            yield _step(_WARNINGS, "Look at", found, facts)


def _holding(facts: Facts) -> Iterator[Step]:
    """The claims that kept copies do not hold in full."""
    counts = held_in(facts)
    if facts.check.verification and (lacking := counts["part"] + counts["nothing"]):
        said = f"Look at {count_of(lacking, 'claim')} that kept copies do not hold in full."
        yield Step(_EVIDENCE, said, f"memocli evidence report {facts.year}")


def _building(facts: Facts) -> Iterator[Step]:
    """A build of the files as they are."""
    if not facts.outputs and not facts.check.of(Severity.ERROR):
        yield Step(_BUILD, "Build the memo.", f"memocli build {facts.year}")


def _sealing(facts: Facts) -> Iterator[Step]:
    """A seal, once the memo is submitted."""
    if not facts.has_seal and not facts.check.of(Severity.ERROR):
        yield Step(_SEAL, "Seal the memo when it is submitted.", f"memocli seal {facts.year}")


STEPS: Final[tuple[Callable[[Facts], Iterator[Step]], ...]] = (
    _errors,
    _examples,
    _unverified,
    _warnings,
    _holding,
    _building,
    _sealing,
)


def _step(weight: int, verb: str, found: list[Diagnostic], facts: Facts) -> Step:
    """What to do about the faults of one rule: where the one is and what it is, or where the first of several is."""
    first, code = found[0], found[0].code
    place = f"{first.span.file.path}, line {first.span.line}"
    if number_of(found) == 1:
        return Step(weight, f"{verb} {code} in {place}: {first.message}.", _command(code, facts))
    counted = count_of(number_of(found), first.severity.value)
    named = f"{counted} of {code} ({CODES[code].name}), the first in {place}"
    return Step(weight, f"{verb} {named}.", _command(code, facts))


def _command(code: str, facts: Facts) -> str:
    return f"memocli check-citations {facts.year} --select {code}"
