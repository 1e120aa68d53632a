"""Verification → Coverage: what each claim is held by and what it lacks, in texts that anybody may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.document import Inline, leaves, with_leaves
from memocli.memo import KeptCopy, Memo, NamedClaim, Part, Source
from memocli.verify.claim_words import claim_words
from memocli.verify.coverage import (
    CitedSource,
    ClaimCoverage,
    Coverage,
    CoveredCopy,
    FindingCoverage,
    Kind,
    Lack,
    PartCoverage,
    Seen,
    Sought,
    holding_of,
)
from memocli.verify.excerpts import excerpt, in_line
from memocli.verify.place_words import place_words
from memocli.verify.results import Fact, Fault, Found, Held, Verification, Words, state_of_copy

_LACKS: Final[Mapping[Fault, str]] = {
    "missing": "a copy is missing of",
    "changed": "a copy was changed of",
    "unreadable": "a copy can't be read of",
    "empty pages": "sheets without text in a copy of",
    "not here": "not checked here: a private copy of",
}
_BASES: Final = {
    "own-research": "own research",
    "inference": "inference",
    "earlier-memo": "an earlier memo",
    "position": "a position",
    "cited-with": "a claim without a source",
}
_NOUNS: Final[Mapping[Kind, tuple[str, str]]] = {
    "quotation": ("quotation", "quotations"),
    "passage": ("passage", "passages"),
    "number": ("number", "numbers"),
    "date": ("date", "dates"),
    "name": ("name", "names"),
    "turned": ("pair of numbers", "pairs of numbers"),
}
_TEXTS: Final = ("text", "texts")


class Covering(Struct, frozen=True, eq=False):
    """What a coverage is made from: a memo, the sources, and what came of holding its claims, which is None where nothing is kept.

    `called` says what a source may be called; `shown` takes out of a text what it may not say.
    """

    memo: Memo
    sources: Mapping[str, Source]
    verification: Verification
    supports: Mapping[str, tuple[str, ...]]
    called: Callable[[str], str]
    shown: Callable[[str], str]
    is_complete: bool = True

    def coverage(self) -> Coverage:
        """All of it."""
        memo = self.memo
        supports = (self.supports.get(claim.full_name, ()) for claim in memo.claims)
        cited = list(dict.fromkeys(name for names in supports for name in names))
        hidden = [name for name in cited if self._is_hidden(name)]
        faults = {(fault.source, fault.file): fault.kind for fault in self.verification.faults}
        return Coverage(
            memo.year,
            self.shown(str(memo.head.title)),
            memo.language,
            tuple(self._parts()),
            tuple(self._copies([name for name in cited if name not in hidden], faults)),
            away=sum(kind == "not here" for kind in faults.values()),
            confidential=sum(len(self._kept(name)) for name in hidden),
            is_complete=self.is_complete,
        )

    def _parts(self) -> Iterator[PartCoverage]:
        notes = 0
        texts: dict[int, ClaimCoverage] = {}
        for claim in self.memo.claims:
            first, notes = notes + 1, notes + len(claim.prose.citations)
            texts[id(claim.claim)] = self._claim(claim, range(first, notes + 1))
        number = 0
        for part in self.memo.parts:
            number += part.is_requirement
            yield self._part(part, number if part.is_requirement else 0, texts)

    def _part(self, part: Part, number: int, claims: Mapping[int, ClaimCoverage]) -> PartCoverage:
        findings = (
            FindingCoverage(
                str(finding.id),
                self.shown(str(finding.heading or "")),
                tuple(claims[id(one)] for one in finding.claims if id(one) in claims),
            )
            for finding in part.findings
        )
        heading = self.shown(str(part.heading))
        return PartCoverage(str(part.id), heading, number, str(part.verdict or ""), tuple(findings))

    def _claim(self, claim: NamedClaim, notes: range) -> ClaimCoverage:
        sources = self.supports.get(claim.full_name, ())
        held = self.verification.claims.get(claim.full_name, Held(claim.full_name, sources))
        proven = replace(held, facts=tuple(_as_proven(claim, held, fact) for fact in held.facts))
        sought = [
            *(self._words(claim, words) for words in held.words),
            *(self._fact(claim, fact) for fact in proven.facts),
        ]
        lacks = tuple(self._lacks(held, sought)) if sources else ()
        return ClaimCoverage(
            claim.name,
            holding_of(held, self.verification),
            claim_words(claim, proven, notes, self.shown),
            "" if sources else _basis(claim),
            tuple(self._cited(name) for name in sources),
            tuple(sought),
            lacks,
        )

    def _lacks(self, held: Held, sought: list[Sought]) -> Iterator[Lack]:
        """What a claim lacks, in words."""
        for name in held.sources:
            if not self._kept(name):
                yield Lack("nothing kept of", self._named(name))
            for fault in self._faults_of(name):
                if fault in _LACKS:
                    yield Lack(_LACKS[fault], self._named(name))
        missing = Counter(one.kind for one in sought if one.outcome == "missing")
        for kind, number in missing.items():
            how = "the other way round" if kind == "turned" else "not found"
            yield Lack(f"{_count(number, _NOUNS[kind])} {how}")
        if away := Counter(
            one.kind for one in sought if one.outcome == "unchecked" and one.kind != "name"
        ):
            said = ", ".join(_count(number, _NOUNS[kind]) for kind, number in away.items())
            yield Lack(f"not looked for everywhere: {said}")
        if elsewhere := sum(words.is_elsewhere for words in held.words):
            yield Lack(f"{_count(elsewhere, _TEXTS)} at another place than is given")
        for kind, number in Counter(fact.kind for fact in held.facts if fact.given).items():
            yield Lack(f"{_count(number, _NOUNS[kind])} at another place than is given")
        if limited := sum(bool(words.limits) for words in held.words):
            yield Lack(f"{_count(limited, _TEXTS)} with words around that limit it")
        if any(map(self._kept, held.sources)) and not held.words:
            yield Lack("no passage")

    def _words(self, claim: NamedClaim, words: Words) -> Sought:
        """A quotation or a passage."""
        is_passage = words.passage >= 0
        said: str = (
            claim.claim.passages[words.passage].quote
            if is_passage
            else claim.prose.plain[words.start : words.end]
        )
        kind: Final = "passage" if is_passage else "quotation"
        if any(map(self._is_hidden, words.sources)):
            said = "" if is_passage else said
            seen = dict.fromkeys(map(self._seen, words.found))
            return Sought(kind, words.outcome, self._line(said), tuple(seen))
        near = words.near.found if words.near else None
        found = words.found or ((near,) if near else ())
        remarks = tuple(map(self.shown, self._remarks(words)))
        return Sought(kind, words.outcome, self._line(said), tuple(map(self._seen, found)), remarks)

    def _remarks(self, words: Words) -> Iterator[str]:
        if words.held_by >= 0:
            yield "a translation of the passage below"
        if words.elsewhere:
            yield f"it stands in a copy of {self._named(words.elsewhere)}"
        if words.agreement == "differs":
            yield f"the note gives another place: {words.given}"
        elif words.agreement == "sheet":
            yield f"the note gives the sheet of the file, not the printed number: {words.given}"
        if words.is_short:
            yield "it is too short to be an address"
        if words.limits:
            said = ", ".join(f"“{limit}”" for limit in words.limits)
            yield f"words around it limit it: {said}"
        if words.readers_differ:
            yield "two readers of the PDF do not agree about it"
        for said, there in words.near.differences if words.near else ():
            if there and said:
                yield f"the copy has “{there}”, not “{said}”"
            else:
                yield f"the copy has “{there}” besides" if there else f"the copy has no “{said}”"

    def _fact(self, claim: NamedClaim, fact: Fact) -> Sought:
        said = self._line(claim.prose.words[fact.start : fact.end])
        seen = (self._seen(fact.found),) if fact.found else ()
        remarks = [fact.computed] if fact.computed else []
        remarks += [f"the copy has {fact.nearest}"] if fact.nearest else []
        remarks += [f"the note gives another place: {fact.given}"] if fact.given else []
        return Sought(fact.kind, fact.outcome, said, seen, tuple(map(self.shown, remarks)))

    def _seen(self, found: Found) -> Seen:
        source = self.sources.get(found.source)
        if source is None or self._is_hidden(found.source):
            return Seen(self._named(found.source))
        digests = {str(copy.file): str(copy.sha256 or "") for copy in self._kept(found.source)}
        return Seen(
            self._named(found.source),
            self.shown(found.file),
            digests.get(found.file, ""),
            self.shown(place_words(found.place)),
            str(source.language or ""),
            self._runs(excerpt(found.before, found.words, found.behind)) if found.words else (),
        )

    def _copies(
        self, cited: list[str], faults: Mapping[tuple[str, str], Fault]
    ) -> Iterator[CoveredCopy]:
        for name in cited:
            for copy in self._kept(name):
                fault = faults.get((name, str(copy.file)))
                yield CoveredCopy(
                    self._cited(name),
                    self.shown(str(copy.file)),
                    str(copy.sha256 or ""),
                    state_of_copy(fault),
                    copy.private,
                )

    def _cited(self, name: str) -> CitedSource:
        source = self.sources.get(name)
        if source is None or self._is_hidden(name):
            return CitedSource(self._named(name))
        title, language = str(source.title or ""), str(source.language or "")
        return CitedSource(self._named(name), self.shown(title), language)

    def _faults_of(self, name: str) -> tuple[Fault, ...]:
        kinds = (fault.kind for fault in self.verification.faults if fault.source == name)
        return tuple(dict.fromkeys(kinds))

    def _kept(self, name: str) -> tuple[KeptCopy, ...]:
        source = self.sources.get(name)
        return source.custom.evidence if source and source.custom else ()

    def _is_hidden(self, name: str) -> bool:
        source = self.sources.get(name)
        return not self.called(name) or (source is not None and source.is_confidential)

    def _named(self, name: str) -> str:
        return self.called(name) or "a source that can't be named"

    def _runs(self, runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return with_leaves(runs, map(self.shown, leaves(runs)), self.shown)

    def _line(self, text: str) -> str:
        return self.shown(in_line(text))


def _as_proven(claim: NamedClaim, held: Held, fact: Fact) -> Fact:
    """A fact, which was not looked for with success where only a passage has it that itself stands in no copy."""
    if not held.is_unproven(fact):
        return fact
    said = claim.prose.words[fact.start : fact.end]
    quotes = (
        claim.claim.passages[one.passage].quote
        for one in held.words
        if one.passage >= 0 and one.outcome != "found"
    )
    if fact.kind == "name" and not any(said.casefold() in quote.casefold() for quote in quotes):
        return fact
    return replace(fact, outcome="unchecked")


def _basis(claim: NamedClaim) -> str:
    kinds = claim.claim.basis.kinds() if claim.claim.basis else ()
    return (
        " and ".join(_BASES[kind] for kind in kinds) or "nothing: it has no citation and no basis"
    )


def _count(number: int, nouns: tuple[str, str]) -> str:
    return f"{number} {nouns[number != 1]}"
