"""E401, E402, E407, E408, E411 and E412: the words of a source stand in its kept copies, where the note says, and say what the claim says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.checks.wording import listed, quoted
from memocli.memo import NamedClaim, Passage
from memocli.suggest import Speller
from memocli.text import Span
from memocli.verify.place_words import place_of
from memocli.verify.support import given_at, support_of

if TYPE_CHECKING:  # a memo without evidence needs none of it
    from memocli.verify.results import Found, Near, Words

_MOST_SHOWN = 3


class _Sought(Struct, frozen=True):
    """Words that were looked for, with the claim that has them; `passage` is None for a quotation of the text."""

    claim: NamedClaim
    words: Words
    passage: Passage | None

    @property
    def span(self) -> Span:
        """Where the author's file has them."""
        if self.passage is not None:
            return self.passage.quote.span
        return self.claim.claim.text.part(self.words.start, self.words.end)

    @property
    def called(self) -> str:
        """What they are, in a message."""
        return "the passage" if self.passage is not None else "the quotation"


def _sought(context: CheckContext) -> Iterator[_Sought]:
    """All words of the claims in question that were held against evidence."""
    for claim, held in context.held:
        for words in held.words:
            passage = claim.claim.passages[words.passage] if words.passage >= 0 else None
            yield _Sought(claim, words, passage)


@rule("E401", needs_complete=("entry",))
def quotation_not_in_evidence(context: CheckContext) -> Iterator[Problem]:
    """What: words in quotation marks do not stand in the kept copies of what is cited for them.

    Why: one quotation that the source does not have, and nothing else in the memo is believed.

    Example:
        text: The committee found a “widespread and systematic” practice [@cat-2019, para. 9].
        # the copy has: widespread, not systematic

    What to do: compare the two texts that the hint shows, and correct the quotation or the citation. What is changed on purpose goes
    into brackets (`[i]mpunity`), what is left out is `…`. For a quotation that is a translation, give the original as a passage with
    `translated: true`; that is looked for instead.
    """
    for sought in _sought(context):
        words = sought.words
        if sought.passage is None and words.outcome == "missing" and words.held_by < 0:
            where = listed(quoted(words.sources))
            message = f"the quotation does not stand in the kept copies of {where}"
            yield Problem.of_claim(sought.claim, sought.span, message, _advice(words))


@rule("E407", needs_complete=("entry",))
def passage_not_in_evidence(context: CheckContext) -> Iterator[Problem]:
    """What: the words of a passage do not stand in the kept copies of its source.

    Why: a passage is the address of a claim in its evidence; one that leads nowhere holds nothing.

    Example:
        passages: [{source: pgr-2018, quote: "ha iniciado 8,353 averiguaciones"}]
        # the copy has: 8,335

    What to do: copy the words from the document as they stand there, in its own language. `memocli evidence find CLAIM` shows the
    paragraphs that may carry the claim.
    """
    for sought in _sought(context):
        if sought.passage is not None and sought.words.outcome == "missing":
            message = f"the passage does not stand in the kept copies of `{sought.passage.source}`"
            yield Problem.of_claim(sought.claim, sought.span, message, _advice(sought.words))


@rule("E402", needs_complete=("entry",))
def found_at_another_place(context: CheckContext) -> Iterator[Problem]:
    """What: words, a number or a date stand in the evidence, but not on the page, or in the paragraph, that the note or the passage gives.

    Why: a reader who opens the page and does not find the words will say that they are not there.

    Example:
        text: The unit speaks of “a consistent pattern” [@ohchr-double-injustice-2018, p. 12].
        # the words are on p. 21

    What to do: correct the place. Where a document has page numbers printed on it, these count, not those that a program for PDF shows.
    """
    for sought in _sought(context):
        words = sought.words
        if words.agreement not in ("differs", "sheet") or not words.found:
            continue
        there = "; ".join(dict.fromkeys(map(_at, words.found[:_MOST_SHOWN])))
        if words.agreement == "sheet":
            message = f"{sought.called} stands at `{words.given}` only if the sheets of the file are counted, not by the numbers printed on its pages"
        else:
            message = f"{sought.called} does not stand at `{words.given}`"
        yield Problem.of_claim(
            sought.claim, sought.span, message, f"it stands {there}: correct the place"
        )
    for claim, held in context.held:
        for fact in held.facts:
            if fact.given and fact.found:
                span = claim.claim.text.part(fact.start, fact.end)
                said = " ".join(span.text.split())
                message = f"the {fact.kind} `{said}` does not stand at `{fact.given}`"
                hint = f"it stands {_at(fact.found)}, perhaps of something else: correct the place or the {fact.kind}"
                yield Problem.of_claim(claim, span, message, hint)


@rule("E408", needs_complete=("entry",))
def passage_too_short(context: CheckContext) -> Iterator[Problem]:
    """What: a passage has so few words that they could stand anywhere, or it stands in several places and does not say in which.

    Why: an address that fits many houses is none.

    Example:
        passages: [{source: pgr-2018, quote: "la tortura"}]

    What to do: take more words of the sentence, or say the place: `at: p. 4`.
    """
    for sought in _sought(context):
        words = sought.words
        if sought.passage is None or words.outcome != "found":
            continue
        if sought.passage.at and given_at(sought.passage.at) is None:
            continue  # F006 asks for a place
        if words.is_short:
            message = "the passage is too short to be an address"
            yield Problem.of_claim(
                sought.claim, sought.span, message, "take more words of the sentence"
            )
        elif len(words.found) > 1 and words.agreement in ("none", "unknown"):
            places = dict.fromkeys(map(place_of, words.found[:_MOST_SHOWN]))
            there = listed(list(places))
            message = f"the passage stands in {len(words.found)} places"
            hint = f"they are {there}: say which with `at: …`, or take more words"
            yield Problem.of_claim(sought.claim, sought.span, message, hint)


@rule("E411", needs_complete=("entry",))
def limited_by_context(context: CheckContext) -> Iterator[Problem]:
    """What: right around the words, or where an ellipsis leaves words out, the source denies or limits them: not, no, alleged, may have,
    according to, presunto, habría, según … So does a bound that is cut off a number (at least, up to, al menos), and a sentence that is
    left out and answers the one before it: However …, That was denied.

    Why: words taken out of a sentence that says the opposite are the worst quotation of all.

    Example:
        passages: [{source: cndh-2018, quote: "se acreditaron actos de tortura"}]
        # the copy has: no se acreditaron actos de tortura

    What to do: read the sentence in the source. Where it does carry the claim, take its words in, or waive the rule and say why. A quotation
    is not reported where the claim itself denies or limits it in its own words.
    """
    for sought in _sought(context):
        if sought.words.limits:
            said = listed(quoted(sought.words.limits))
            message = (
                f"the source has {said} right beside {sought.called}, or in what that leaves out"
            )
            hint = "read the whole sentence there; where it carries the claim, waive this with the reason"
            yield Problem.of_claim(sought.claim, sought.span, message, hint)


@rule("E412", needs_complete=("entry", "sources"))
def passage_of_uncited_source(context: CheckContext) -> Iterator[Problem]:
    """What: a passage is from a source that neither the claim nor one that it is cited with cites.

    Why: the note must lead to what carries the claim.

    Example:
        text: The unit had opened 8,335 investigations [@pgr-2018].
        passages: [{source: wola-2018, quote: "8,335 investigations"}]

    What to do: cite the source too, or take the passage from one that is cited.
    """
    for claim in context.claims:
        if not claim.claim.passages:
            continue
        carried_by = support_of(claim, context.by_name).sources
        near = Speller(carried_by)
        for passage in claim.claim.passages:
            if str(passage.source) not in carried_by:
                close = near.nearest(passage.source)
                hint = f"did you mean `{close}`?" if close else f"cite it: `[@{passage.source}]`"
                message = f"the passage is from `{passage.source}`, which the claim does not cite"
                yield Problem.of_claim(claim, passage.source.span, message, hint)


def _at(found: Found) -> str:
    """Where that is: "on p. 4", "in para. 12"."""
    place = found.place
    numbered = "on" if place.label or place.page else "in"
    is_anywhere = place.paragraph or place.heading or numbered == "on"
    return f"{numbered if is_anywhere else 'at'} {place_of(found)}"


def _advice(words: Words) -> str:
    """What may help where words are not found: another source that has them, or the nearest place, with what differs there."""
    if words.elsewhere:
        return f"it stands in a copy of `{words.elsewhere}`: cite that there"
    if words.near is None:
        return "nothing like it stands there: correct the words, or cite what has them"
    place = words.near.found.place
    is_numbered = place.label or place.page or place.paragraph
    where = place_of(words.near.found) if is_numbered else words.near.found.file or "the copy"
    return f"{where} has {_differing(words.near)}"


def _differing(near: Near) -> str:
    """The words that differ, as pairs, and the text that has them."""
    if not near.differences:
        return "words nearly like these"
    pairs = [_pair(said, there) for said, there in near.differences[:_MOST_SHOWN]]
    more = " and more" if len(near.differences) > _MOST_SHOWN else ""
    return ", ".join(pairs) + more + (f": “{near.shown}”" if near.shown else "")


def _pair(said: str, there: str) -> str:
    if not there:
        return f"no “{said}”"
    return f"“{there}”, not “{said}”" if said else f"“{there}”, which is left out"


RULES = (
    quotation_not_in_evidence,
    found_at_another_place,
    passage_not_in_evidence,
    passage_too_short,
    limited_by_context,
    passage_of_uncited_source,
)
