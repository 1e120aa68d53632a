"""The numbers, dates and names of a claim, held against the copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from msgspec import Struct

from memocli.evidence.extracted import Block, EvidenceText, Place
from memocli.language import language_of_tag, primary
from memocli.memo import NamedClaim
from memocli.prose import Prose, bounds_of
from memocli.verify.case_numbers import case_numbers_in, has_case_number
from memocli.verify.computed import Operand, agrees, compute, is_bound_by, rounded_text
from memocli.verify.counts import Counts
from memocli.verify.dated import Dated
from memocli.verify.names import Name, has_name, is_translated, names_in, nearest_name
from memocli.verify.nearest import nearest
from memocli.verify.noted import stated_at
from memocli.verify.numbers import Sought, as_sought, find_stated, sought_in
from memocli.verify.parts_of_years import contradicted, parts_of_years
from memocli.verify.results import Fact, Found, Outcome
from memocli.verify.searchable import Searchable, searchable
from memocli.verify.shelf import Opened, Shelf
from memocli.verify.support import Support
from memocli.verify.turned import turned_round
from memocli.verify.written import Spot, written_words

_AROUND = 120
# So that how many years there are between two can be computed.
_FIRST_YEAR, _LAST_YEAR = 1600, 2099


class _Evidence(Struct, frozen=True, dict=True, eq=False):
    """What may state a fact of a claim: the copies of its sources, and its passages, which count without a copy too."""

    claim: NamedClaim
    support: Support
    shelf: Shelf

    @cached_property
    def copies(self) -> tuple[Opened, ...]:
        return tuple(self.shelf.copies(self.support.sources))

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        cited = self.support.sources
        return tuple(one.quote for one in self.claim.claim.passages if str(one.source) in cited)

    @cached_property
    def passages(self) -> tuple[Dated, ...]:
        return tuple(Dated(Counts(written_words(quote))) for quote in self.quotes)

    @cached_property
    def passage_words(self) -> tuple[Searchable, ...]:
        return tuple(
            searchable(EvidenceText((Block(quote, Place()),))) for quote in self.quotes if quote
        )

    @property
    def words(self) -> Iterator[Searchable]:
        """Where names and the numbers of cases may stand, what is looked at most quickly first."""
        yield from (one.copy.searchable for one in self.copies)
        yield from self.passage_words
        yield from (one.copy.over_notes for one in self.copies)

    @property
    def is_hidden(self) -> bool:
        """Whether a number of the claim's computations may be a word of a source of which none may be told."""
        return not self.shelf.hidden.isdisjoint(self.support.sources)

    @property
    def otherwise(self) -> Outcome:
        """What is to be said of something that stands nowhere."""
        return "missing" if all(map(self.shelf.is_whole, self.support.sources)) else "unchecked"


def held_facts(claim: NamedClaim, support: Support, shelf: Shelf) -> tuple[Fact, ...]:
    """What the copies have of each number, date and name of a claim, in the order of its text."""
    evidence = _Evidence(claim, support, shelf)
    figures = {figure.value for figure in claim.claim.figures.values()}
    facts = [_stated(sought, evidence) for sought in sought_in(claim.prose, figures)]
    facts += _case_numbers(evidence)
    facts += _parts_of_years(evidence)
    facts += _turned(facts, evidence)
    facts += _names(evidence)
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def _stated(sought: Sought, evidence: _Evidence) -> Fact:
    kind: Literal["number", "date"] = "date" if sought.kind in ("date", "year") else "number"
    if stated := stated_at(sought, evidence.support, evidence.copies):
        # A passage has a place of its own.
        given = "" if stated.given and _is_in_passage(sought, evidence) else stated.given
        found = _found(stated.copy, stated.spot, evidence.shelf)
        return Fact(kind, "found", sought.start, sought.end, found=found, given=given)
    if _is_in_passage(sought, evidence):
        return Fact(kind, "found", sought.start, sought.end)
    if (computed := _computed(sought, evidence)) is not None:
        return computed
    near = "" if evidence.otherwise == "unchecked" else _near(sought, evidence)
    return Fact(kind, evidence.otherwise, sought.start, sought.end, nearest=near)


def _is_in_passage(sought: Sought, evidence: _Evidence) -> bool:
    return any(find_stated(sought, passage) for passage in evidence.passages)


def _case_numbers(evidence: _Evidence) -> Iterator[Fact]:
    words = evidence.claim.prose.words
    for start, end in case_numbers_in(words):
        number = words[start:end]
        is_there = any(has_case_number(number, words) for words in evidence.words)
        yield Fact("number", "found" if is_there else evidence.otherwise, start, end)


def _parts_of_years(evidence: _Evidence) -> Iterator[Fact]:
    """Halves and quarters of years that the copies contradict; of the others nothing is said."""
    copies = evidence.copies
    texts = (*(copy.copy.dated for copy in copies), *evidence.passages)
    for part in parts_of_years(evidence.claim.prose.words):
        found = contradicted(part, texts)
        if found is None or found[0] >= len(copies):
            continue
        copy, spot = copies[found[0]], found[1]
        hidden = copy.volume.source in evidence.shelf.hidden
        said = "" if hidden else f"“{copy.copy.dated.counts.written.said(spot)}”"
        yield Fact("date", evidence.otherwise, part.start, part.end, nearest=said)


def _computed(sought: Sought, evidence: _Evidence) -> Fact | None:
    """What the claim's computation of a number comes to; None where it gives none."""
    given = evidence.claim.claim.computed
    expression = next(
        (said for number, said in given.items() if Decimal(number) in sought.values), None
    )
    if expression is None:
        return None
    language = evidence.claim.prose.language
    written = evidence.claim.prose.words[sought.start : sought.end]
    is_percent = sought.kind == "percentage"
    result = compute(expression, language)
    missing = [one for one in result.operands if not _has_operand(one, evidence)]
    reason = told = result.reason
    if not reason and missing:
        if evidence.otherwise == "unchecked":
            return Fact("number", "unchecked", sought.start, sought.end)
        reason = f"{expression[missing[0].start : missing[0].end]} stands in no kept copy"
        told = "a number of it stands in no kept copy"
    elif not reason and not (
        agrees(written, result.value, language, is_percent=is_percent)
        or _is_bound(sought, result.value, evidence.claim.prose)
    ):
        shown = rounded_text(result.value, written, language, is_percent=is_percent)
        reason, told = f"{expression} is {shown}", "it comes to another number"
    if reason and evidence.is_hidden:
        reason = told if told != result.reason else "it can't be computed"
    return Fact(
        "number", "missing" if reason else "found", sought.start, sought.end, computed=reason
    )


def _is_bound(sought: Sought, value: Fraction, prose: Prose) -> bool:
    """Whether a value is what the claim's words say of its round number: "more than 8,000" of 8,335."""
    numeral = next((one for one in prose.numerals if one.start == sought.start), None)
    bounds = bounds_of(prose.words, numeral, prose.language) if numeral else ()
    values = (value, value * 100) if sought.kind == "percentage" else (value,)
    below = language_of_tag(prose.language).bounds_from_below
    return any(
        is_bound_by(one, sought.values[0], bound.kind)
        and (one < sought.values[0] or not prose.words[bound.start :].lower().startswith(below))
        for bound in bounds
        if bound.certain
        for one in values
    )


def _has_operand(operand: Operand, evidence: _Evidence) -> bool:
    if operand.is_constant:
        return True
    sought = as_sought(operand.values)
    texts = (*(copy.copy.dated for copy in evidence.copies), *evidence.passages)
    year = operand.values[0]
    if any(find_stated(sought, dated) for dated in texts):
        return True
    return _FIRST_YEAR <= year <= _LAST_YEAR and any(dated.find_year(int(year)) for dated in texts)


def _near(sought: Sought, evidence: _Evidence) -> str:
    for copy in evidence.copies:
        spot = nearest(sought, copy.copy.dated)
        if spot and copy.volume.source not in evidence.shelf.hidden:
            return f"“{copy.copy.dated.counts.written.said(spot)}”"
    return ""


def _turned(facts: Sequence[Fact], evidence: _Evidence) -> Iterator[Fact]:
    """Pairs of numbers that copies have the other way round, and neither a copy nor a passage as the claim has them.

    Of numbers that stand nowhere, that is said already.
    """
    missing = [fact.start for fact in facts if fact.outcome == "missing"]
    copies = evidence.copies
    texts = (*(copy.copy.dated for copy in copies), *evidence.passages)
    for turned in turned_round(evidence.claim.prose, *texts):
        if turned.copy >= len(copies) or any(turned.start <= at < turned.end for at in missing):
            continue
        copy = copies[turned.copy]
        hidden = copy.volume.source in evidence.shelf.hidden
        spot = None if hidden else turned.spot
        said = f"“{copy.copy.dated.counts.written.said(spot)}”" if spot else ""
        yield Fact("turned", evidence.otherwise, turned.start, turned.end, nearest=said)


def _names(evidence: _Evidence) -> Iterator[Fact]:
    prose = evidence.claim.prose
    for name in names_in(prose.words, prose.language):
        if any(has_name(name, words) for words in evidence.words):
            yield Fact("name", "found", name.start, name.end)
        elif is_translated(name, prose.language, _languages(evidence)):
            yield Fact("name", "unchecked", name.start, name.end)
        else:
            yield Fact(
                "name", evidence.otherwise, name.start, name.end, nearest=_near_name(name, evidence)
            )


def _languages(evidence: _Evidence) -> list[str]:
    return [
        primary(facts.tag)
        for copy in evidence.copies
        for facts in copy.copy.dated.counts.written.languages
    ]


def _near_name(name: Name, evidence: _Evidence) -> str:
    if evidence.otherwise == "unchecked":
        return ""
    for copy in evidence.copies:
        run = nearest_name(name, copy.copy.searchable)
        if run and copy.volume.source not in evidence.shelf.hidden:
            return f"“{' '.join(copy.copy.searchable.said(*run).split())}”"
    return ""


def _found(copy: Opened, spot: Spot, shelf: Shelf) -> Found:
    """A place as it may be told."""
    block, volume = copy.copy.text.blocks[spot.block], copy.volume
    if volume.source in shelf.hidden:
        return Found.of_hidden(volume.source, block.place)
    last = copy.copy.text.blocks[spot.blocks[-1]]
    start, end = max(0, spot.start - _AROUND), spot.end + _AROUND
    return Found(
        volume.source,
        volume.file,
        block.place,
        copy.copy.written.words_at(spot),
        block.text[start : spot.start],
        last.text[spot.end : end],
    )
