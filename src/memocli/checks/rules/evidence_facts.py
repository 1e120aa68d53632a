"""E404 and E405: the numbers, dates and names of a claim stand in its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.checks.wording import listed, quoted
from memocli.memo import NamedClaim

if TYPE_CHECKING:  # a memo without evidence needs none of it
    from memocli.verify.results import Fact, Held


@rule("E404", needs_complete=("entry", "numbers"))
def number_not_in_evidence(context: CheckContext) -> Iterator[Problem]:
    """What: a number, a percentage, a date or the number of a case in a claim stands in no kept copy of what it cites, and in none of its passages.

    Why: a wrong number is what a reader in a ministry looks for first.

    Example:
        text: The unit had opened 8,353 investigations [@pgr-2018].
        # the copy has: 8,335

    What to do: correct the number, or cite what states it. It may be written in any way there: 8,335 · 8 335 · 8.335 in Spanish · in
    words · 96,8 % · 28 de febrero de 2018. But 12 percent are not 12 percentage points, and 3 million pesos are not 3 million dollars.
    Where it follows from other numbers, say how: `computed: {96.8: 8051 / 8318}`; or `computed: {8000: 8335}` where the text says "more
    than 8,000". A date may be less exact than the source's, never more.
    """
    for claim, held in context.held:
        for fact in held.facts:
            if fact.kind == "name" or fact.outcome != "missing" or _is_quoted(claim, fact, held):
                continue
            span = claim.claim.text.part(fact.start, fact.end)
            said = " ".join(span.text.split())
            if fact.kind == "turned":
                message = f"the two numbers of `{said}` " + (
                    f"stand the other way round in the source: {fact.nearest}"
                    if fact.nearest
                    else "seem to have changed places"
                )
                yield Problem.of_claim(claim, span, message, "compare the sentence with the source")
                continue
            if fact.computed:
                message = (
                    f"the {fact.kind} `{said}` does not follow as `computed` says: {fact.computed}"
                )
                yield Problem.of_claim(
                    claim, span, message, "correct the number or the computation"
                )
                continue
            message = f"the {fact.kind} `{said}` stands in no kept copy of {_cited(held)}"
            is_other = fact.nearest.strip("“”") not in ("", said)
            hint = f"there stands {fact.nearest}; " if is_other else ""
            ways = ", cite what states it, or say by `computed` how it follows"
            hint += "correct it" + (ways if fact.kind == "number" else ", or cite what states it")
            yield Problem.of_claim(claim, span, message, hint)


@rule("E405", needs_complete=("entry",))
def name_not_in_evidence(context: CheckContext) -> Iterator[Problem]:
    """What: a name of two or more words stands in no kept copy of what the claim cites, and in none of its passages.

    Why: a misspelt name is a mistake about a person. An institution may have another name in the source's language; then a waiver says so.

    Example:
        text: Rosa Elena Ibara Solis was freed in May 2016 [@tribunal-2016].
        # the copy has: Rosa Elena Ibarra Solís

    What to do: compare the name with the source. Accents do not count.
    """
    for claim, held in context.held:
        for fact in held.facts:
            if (
                fact.kind == "name"
                and fact.outcome == "missing"
                and not _is_quoted(claim, fact, held)
            ):
                span = claim.claim.text.part(fact.start, fact.end)
                said = " ".join(span.text.split())
                message = f"the name `{said}` stands in no kept copy of {_cited(held)}"
                hint = f"there stands {fact.nearest}; " if fact.nearest else ""
                yield Problem.of_claim(claim, span, message, hint + "compare it with the source")


def _is_quoted(claim: NamedClaim, fact: Fact, held: Held) -> bool:
    """Whether it is a part of a quotation of which E401 says that it does not stand in the copies: that is said once."""
    if "E401" in claim.claim.waive:
        return False
    return any(
        words.passage < 0
        and words.outcome == "missing"
        and words.held_by < 0
        and words.start <= fact.start
        and fact.end <= words.end
        for words in held.words
    )


def _cited(held: Held) -> str:
    return listed(quoted(held.sources), "or") or "its sources"


RULES = (number_not_in_evidence, name_not_in_evidence)
