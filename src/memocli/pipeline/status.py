"""Where the memo of a year stands: a check → rows, one function each, and the next things to do.

A new row is a function in `ROWS`, a new kind of thing to do one in `STEPS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import Struct

from memocli.codes import CODES
from memocli.diagnostics import Diagnostic, Severity
from memocli.errors import UserError
from memocli.mask import Mask
from memocli.memo import Memo
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.earlier import outputs_of
from memocli.project import SEAL, Project, memo_folder, seal_path
from memocli.protect import protecting_errors, without_protected_words
from memocli.report.counts import count_of
from memocli.report.status import Count, Entry, Row, Status, Step

_MOST_STEPS: Final = 5
# What is done first: what hides other faults, what bars the memo, what makes it weak, and what its makers do in the end.
_UNREADABLE, _ERRORS, _UNVERIFIED, _WARNINGS, _BUILD, _SEAL = range(6)
_NOT_VERIFIED: Final = "S206"
_NOT_AS_SEALED: Final = "Y311"
# In the order in which they are told; the last three are no status that a record gives.
_STATUSES: Final = {
    "confirmed": "confirmed",
    "probable": "probable",
    "described": "described",
    "unverified": "without a status",
    "confidential": "confidential",
    "missing": "without a record",
}


class Facts(Struct, frozen=True):
    """What the rows are made from; `memo` is None where its memo.yaml can't be read. `outputs` are built and up to date."""

    year: int
    check: Check
    memo: Memo | None
    outputs: tuple[str, ...]
    has_seal: bool


@protecting_errors
def status_of(project: Project, year: int | None = None) -> Status:
    """Where the memo of a year stands, or that of the newest year. Raises UserError where there is none.

    Nothing in it names a confidential source or has a protected word.
    """
    newest = project.years()[-1:]
    if year is None and not newest:
        raise UserError("there is no memo in memo/ yet; a memo is a folder such as memo/2018/")
    shown = newest[0] if year is None else year
    check = check_memos(project, [shown])
    library = check.library
    facts = Facts(
        shown,
        check,
        library.memos.get(shown),
        tuple(name for name, _ in outputs_of(project, library, shown)),
        SEAL in project.tree.names(memo_folder(shown)),
    )
    steps = sorted((step for find in STEPS for step in find(facts)), key=lambda step: step.weight)
    title = Mask(library).dotted(facts.memo.head.title) if facts.memo else ""
    rows = tuple(row for make in ROWS for row in make(facts))
    status = Status(shown, title, year is None, rows, tuple(steps[:_MOST_STEPS]))
    return without_protected_words(project, library, status)


# ── Rows ─────────────────────────────────────────────────────────────────────────────────────────


def _parts(facts: Facts) -> Iterator[Row]:
    """The parts with their verdicts, findings and claims."""
    if facts.memo is None:
        yield Row("parts", "Parts", f"{memo_folder(facts.year)}/memo.yaml can't be read")
        return
    entries = []
    for part in facts.memo.parts:
        numbers = len(part.findings), sum(len(finding.claims) for finding in part.findings)
        verdict = f"; {_in_words(part.verdict)}" if part.verdict else ""
        counts = (Count("findings", numbers[0]), Count("claims", numbers[1]))
        said = f"{count_of(numbers[0], 'finding')}, {count_of(numbers[1], 'claim')}{verdict}"
        entries.append(Entry(str(part.id), said, counts))
    findings = sum(len(part.findings) for part in facts.memo.parts)
    claims = len(facts.memo.claims)
    verdicts = Counter(str(part.verdict) for part in facts.memo.parts if part.verdict)
    listed = (len(entries), "part"), (findings, "finding"), (claims, "claim")
    said = ", ".join(count_of(number, noun) for number, noun in listed)
    shown = ", ".join(f"{number} {_in_words(verdict)}" for verdict, number in verdicts.items())
    totals = {"findings": findings, "claims": claims, **verdicts}
    counts_of_all = tuple(Count(name, number) for name, number in totals.items())
    said += f"; verdicts: {shown}" if shown else ""
    yield Row("parts", "Parts", said, counts_of_all, tuple(entries))


def _in_words(verdict: str) -> str:
    return verdict.replace("-", " ")


def _carried(facts: Facts) -> Iterator[Row]:
    """The claims that were carried over from an earlier memo, and that nobody has looked at since."""
    claims = facts.memo.claims if facts.memo else ()
    counts = Counter(str(one.part.id) for one in claims if one.claim.carried)
    if total := sum(counts.values()):
        entries = tuple(
            Entry(part, count_of(number, "claim"), (Count("carried", number),))
            for part, number in counts.items()
        )
        said = f"{count_of(total, 'claim')} that nobody has looked at since"
        yield Row("carried", "Carried", said, (Count("carried", total),), entries)


def _sources(facts: Facts) -> Iterator[Row]:
    """The sources that the memo cites, by how well their records are known."""
    if facts.memo is None:
        return
    texts = (claim.prose.citations for claim in facts.memo.claims)
    cited = {one.key for citations in texts for each in citations for one in each.sources}
    known = Counter(_known(facts, key) for key in cited)
    shown = ", ".join(f"{known[name]} {words}" for name, words in _STATUSES.items() if known[name])
    said = f"{len(cited)} cited" + (f": {shown}" if shown else "")
    counts = tuple(Count(name, known[name]) for name in _STATUSES)
    yield Row("sources", "Sources", said, (Count("cited", len(cited)), *counts))


def _known(facts: Facts, source_id: str) -> str:
    """How well the record of a source is known, as a key of `_STATUSES`."""
    source = facts.check.library.sources.get(source_id)
    if source is None:
        return "missing"
    if source.is_confidential:
        return "confidential"
    status = source.custom.status if source.custom else None
    return str(status or "unverified")


def _faults(facts: Facts) -> Iterator[Row]:
    """The open diagnostics by rule, and of each rule by part."""
    totals = {severity: _number(facts.check.of(severity)) for severity in Severity}
    entries = []
    for code, found in _by_code(facts.check.diagnostics):
        places: Counter[str] = Counter()
        for one in found:
            places[_place(one, facts.memo)] += one.faults
        where = ", ".join(f"{place} {number}" for place, number in places.most_common())
        said = f"{count_of(_number(found), found[0].severity.value)}: {where}"
        counts = tuple(Count(place, number) for place, number in places.most_common())
        entries.append(Entry(f"{code} {CODES[code].name}", said, counts))
    shown = ", ".join(count_of(number, str(severity)) for severity, number in totals.items())
    counts_of_all = tuple(Count(f"{severity}s", number) for severity, number in totals.items())
    said = shown if any(totals.values()) else "none"
    yield Row("faults", "Faults", said, counts_of_all, tuple(entries))


def _outputs(facts: Facts) -> Iterator[Row]:
    """What is built of the files as they are."""
    said = ", ".join(facts.outputs) or f"build/{facts.year}/ has none of the files as they are now"
    yield Row("outputs", "Outputs", said, (Count("files", len(facts.outputs)),))


def _seal(facts: Facts) -> Iterator[Row]:
    """Whether the memo is sealed, and what has changed since."""
    seal = facts.check.library.seals.get(facts.year)
    corrections = len(facts.memo.head.corrections) if facts.memo else 0
    changed = _number(one for one in facts.check.diagnostics if one.code == _NOT_AS_SEALED)
    if seal is None:
        said = f"{seal_path(facts.year)} can't be used" if facts.has_seal else "not sealed"
    else:
        since = count_of(changed, "silent change") if changed else "no silent change"
        said = f"sealed as of {seal.sealed}; {since} since"
    said += f", {count_of(corrections, 'correction')}" if corrections else ""
    counts = {"sealed": int(seal is not None), "changed": changed, "corrections": corrections}
    yield Row("seal", "Seal", said, tuple(Count(name, number) for name, number in counts.items()))


ROWS: Final[tuple[Callable[[Facts], Iterator[Row]], ...]] = (
    _parts,
    _carried,
    _sources,
    _faults,
    _outputs,
    _seal,
)


# ── What to do next ──────────────────────────────────────────────────────────────────────────────


def _errors(facts: Facts) -> Iterator[Step]:
    """Errors, those of the files first: what can't be read hides other faults."""
    for code, found in _by_code(facts.check.of(Severity.ERROR)):
        yield _step(_UNREADABLE if code.startswith("F") else _ERRORS, "Correct", found, facts)


def _unverified(facts: Facts) -> Iterator[Step]:
    """Sources that nobody has verified."""
    found = [one for one in facts.check.diagnostics if one.code == _NOT_VERIFIED]
    if found:
        counted = count_of(_number(found), "source")
        sentence = f"Verify {counted}: find the document, and compare its record."
        yield Step(_UNVERIFIED, sentence, _command(_NOT_VERIFIED, facts))


def _warnings(facts: Facts) -> Iterator[Step]:
    """The other warnings, the most frequent first."""
    rules = [found for _, found in _by_code(facts.check.of(Severity.WARNING))]
    for found in sorted(rules, key=_number, reverse=True):
        if found[0].code != _NOT_VERIFIED:
            yield _step(_WARNINGS, "Look at", found, facts)


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
    _unverified,
    _warnings,
    _building,
    _sealing,
)


def _step(weight: int, verb: str, found: list[Diagnostic], facts: Facts) -> Step:
    """What to do about the faults of one rule: where the one is and what it is, or where the first of several is."""
    first, code = found[0], found[0].code
    place = f"{first.span.file.path}, line {first.span.line}"
    if _number(found) == 1:
        return Step(weight, f"{verb} {code} in {place}: {first.message}.", _command(code, facts))
    counted = count_of(_number(found), first.severity.value)
    named = f"{counted} of {code} ({CODES[code].name}), the first in {place}"
    return Step(weight, f"{verb} {named}.", _command(code, facts))


def _command(code: str, facts: Facts) -> str:
    return f"memocli check-citations {facts.year} --select {code}"


def _by_code(found: Iterable[Diagnostic]) -> list[tuple[str, list[Diagnostic]]]:
    """The diagnostics of each rule: errors first, then in the order of the codes."""
    rules: dict[str, list[Diagnostic]] = {}
    for one in found:
        rules.setdefault(one.code, []).append(one)
    return sorted(rules.items(), key=lambda rule: (-rule[1][0].severity.rank, rule[0]))


def _number(found: Iterable[Diagnostic]) -> int:
    return sum(one.faults for one in found)


def _place(found: Diagnostic, memo: Memo | None) -> str:
    """The part that a fault is in, or the file."""
    path = found.span.file.path
    parts = memo.parts if memo else ()
    return next((str(part.id) for part in parts if part.id.span.file.path == path), path)
