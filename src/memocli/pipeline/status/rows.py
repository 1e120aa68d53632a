"""The rows, one function each; a new row is a function in `ROWS`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from memocli.codes import CODES
from memocli.diagnostics import Diagnostic, Severity
from memocli.memo import Memo
from memocli.pipeline.status.facts import Facts, by_code, held_in, number_of
from memocli.project import memo_folder, seal_path
from memocli.report.counts import count_of
from memocli.report.status import Count, Entry, Row
from memocli.verify.coverage import HOLDINGS, Holding, asked
from memocli.verify.coverage_words import not_here, sentence

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


def _examples(facts: Facts) -> Iterator[Row]:
    """What nobody has written since `memocli init` invented it."""
    found = facts.examples
    said = [count_of(len(found.claims), "claim")] if found.claims else []
    said += ["`about` in memo.yaml"] if found.about else []
    if said:
        counts = (Count("claims", len(found.claims)), Count("about", int(found.about)))
        sentence = f"{' and '.join(said)} still as `memocli init` wrote them, with invented names and numbers"
        yield Row("examples", "Examples", sentence, counts)


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


def _evidence(facts: Facts) -> Iterator[Row]:
    """How far the kept copies hold the claims."""
    if facts.memo is None:
        return
    if facts.check.verification is None:
        yield Row("evidence", "Evidence", "no copy of a source is kept")
        return
    totals: Counter[Holding] = Counter()
    entries = []
    for part in facts.memo.parts:
        counts = held_in(facts, part)
        totals += counts
        if asked(counts):
            entries.append(Entry(str(part.id), sentence(counts), _counts_of(counts)))
    away = not_here(facts.check.checked.not_here)
    said = "; ".join(filter(None, (sentence(totals), away)))
    yield Row("evidence", "Evidence", said, _counts_of(totals), tuple(entries))


def _counts_of(counts: Counter[Holding]) -> tuple[Count, ...]:
    return tuple(Count(holding, counts[holding]) for holding in HOLDINGS)


def _faults(facts: Facts) -> Iterator[Row]:
    """The open diagnostics by rule, and of each rule by part."""
    totals = {severity: number_of(facts.check.of(severity)) for severity in Severity}
    entries = []
    for code, found in by_code(facts.check.diagnostics):
        places: Counter[str] = Counter()
        for one in found:
            places[_place(one, facts.memo)] += one.faults
        where = ", ".join(f"{place} {number}" for place, number in places.most_common())
        said = f"{count_of(number_of(found), found[0].severity.value)}: {where}"
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
    changed = number_of(one for one in facts.check.diagnostics if one.code == _NOT_AS_SEALED)
    if seal is None:
        said = f"{seal_path(facts.year)} can't be used" if facts.has_seal else "not sealed"
    else:
        since = count_of(changed, "silent change") if changed else "no silent change"
        said = f"sealed as of {seal.sealed}; {since} since"
    said += f", {count_of(corrections, 'correction')}" if corrections else ""
    counts = {"sealed": int(seal is not None), "changed": changed, "corrections": corrections}
    yield Row("seal", "Seal", said, tuple(Count(name, number) for name, number in counts.items()))


def _place(found: Diagnostic, memo: Memo | None) -> str:
    """The part that a fault is in, or the file."""
    path = found.span.file.path
    parts = memo.parts if memo else ()
    return next((str(part.id) for part in parts if part.id.span.file.path == path), path)


ROWS: Final[tuple[Callable[[Facts], Iterator[Row]], ...]] = (
    _parts,
    _carried,
    _examples,
    _sources,
    _evidence,
    _faults,
    _outputs,
    _seal,
)
