"""C101, C107 and C108: each claim is supported, and what it rests on is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from memocli.checks.context import CheckContext
from memocli.checks.moved import MovedClaims
from memocli.checks.rule import Problem, rule
from memocli.memo import Basis, NamedClaim, Signers
from memocli.suggest import Speller
from memocli.text import Placed, Span

_LINK: Final = re.compile(r"\]\(https?:")
_LINK_HINT: Final = (
    "a link gets no endnote: record its page in sources/, and cite that, `[@source-id]`"
)


@rule("C101", needs_complete=("entry",))
def unsupported_claim(context: CheckContext) -> Iterator[Problem]:
    """What: a claim has neither a citation nor a basis, or more than one basis.

    Why: a claim without support is the first that a reader in a ministry will criticise.

    Example:
        - id: unit-caseload
          text: By February 2018 the unit had opened 8,335 investigations.

    What to do: cite the source where the claim ends, `… investigations [@pgr-torture-unit-2018-02].`, or say what
    it rests on: `basis: {cited-with: [part/finding/claim]}`, `basis: {own-research: [wola]}`,
    `basis: {inference: [part/finding/claim]}`, `basis: {earlier-memo: YEAR/part/finding/claim}` or
    `basis: {position: true}`.
    """
    for claim in context.claims:
        found = claim.prose
        basis = claim.claim.basis
        kinds = basis.kinds() if basis else ()
        if len(kinds) > 1:
            listed = " and ".join(f"`{kind}`" for kind in kinds)
            yield Problem.of_claim(
                claim,
                claim.claim.id.span,
                f"claim `{claim.name}` gives {len(kinds)} bases: {listed}",
                "keep one",
            )
        elif not kinds and not found.citations and not _has_faulty_citation(claim, context):
            yield Problem.of_claim(
                claim,
                _first_words(claim.claim.text),
                f"claim `{claim.name}` has neither a citation nor a basis",
                _LINK_HINT
                if _LINK.search(claim.claim.text)
                else "cite a source, `[@source-id]`, or add `basis:`",
            )


def _has_faulty_citation(claim: NamedClaim, context: CheckContext) -> bool:
    """Whether there is a citation that another rule reports."""
    bracketed = (found.word for found in claim.prose.bracketed)
    return bool(claim.prose.faults) or any(word in context.sources for word in bracketed)


def _first_words(text: Placed) -> Span:
    """Enough of a claim's text to find it by: its first line."""
    end = text.find("\n")
    whole = text.part(0, len(text) if end < 0 else end)
    stop = whole.file.text.find("\n", whole.start)
    return Span(whole.file, whole.start, min(whole.end, stop) if stop >= 0 else whole.end)


@rule("C107", needs_complete=("memos",))
def basis_names_nothing(context: CheckContext) -> Iterator[Problem]:
    """What: a basis names a claim, an earlier memo's claim or an organization that does not exist; or `cited-with` names
    a claim that has no note of its own.

    Why: the claim then rests on nothing.

    Example:
        basis: {inference: [torture/torture-unit/case-load]}

    What to do: correct the name. Claims of the same year are named `part/finding/claim`, earlier ones
    `YEAR/part/finding/claim`, organizations by their id in `memo/organizations.yaml`. After `cited-with`, name the claim
    whose text has the citation, usually the one that ends the passage.
    """
    moved = MovedClaims(context)
    spellers = {year: _Spellers(context, year) for year in context.years}
    for claim in context.claims:
        basis, near = claim.claim.basis, spellers[claim.year]
        if basis is None:
            continue
        for name in basis.own_research:
            if name not in near.organizations:
                hint = near.signers.hint(name)
                yield Problem.of_claim(claim, name.span, f"no organization `{name}`", hint)
        for name in (*basis.cited_with, *basis.inference):
            if f"{claim.year}/{name}" not in context.by_name:
                message = f"no claim `{name}` in the memo of {claim.year}"
                hint = _claim_hint(claim, name, near, moved)
                yield Problem.of_claim(claim, name.span, message, hint)
        yield from _without_note(claim, basis, context)
        for name in basis.earlier_memo:
            if not context.has_earlier(name, claim.year):
                message = f"no claim `{name}` in an earlier memo"
                close = near.earlier.nearest(name)
                hint = "write `YEAR/part/finding/claim`; for a claim of this memo, `inference`"
                hint = f"did you mean `{close}`?" if close else hint
                hint = moved.earlier_hint(name, claim.year, claim) or hint
                yield Problem.of_claim(claim, name.span, message, hint)


def _without_note(claim: NamedClaim, basis: Basis, context: CheckContext) -> Iterator[Problem]:
    """Claims that `cited-with` names, and that have no note to share."""
    for name in basis.cited_with:
        named = context.by_name.get(f"{claim.year}/{name}")
        if named is None or named.prose.citations or named.prose.faults:
            continue
        hint = "name the claim that has the citation, or cite the source in one of them"
        if name == claim.name:
            message = "the claim is cited with itself"
        elif named.claim.basis and named.claim.basis.cited_with:
            message = f"`{name}` has no citation of its own: it is cited with another claim"
        else:
            message = f"`{name}` has no citation, so there is no note that carries this claim"
        yield Problem.of_claim(claim, name.span, message, hint)


class _Spellers:
    """The names that the bases of a year may give."""

    def __init__(self, context: CheckContext, year: int) -> None:
        here = context.memos.get(year)
        self.claims = {claim.name for claim in here.claims} if here else set()
        self.here = Speller(self.claims)
        self.organizations = here.organizations if here else {}
        self.signers = Signers(self.organizations)
        self.earlier = Speller(context.earlier_names(year))


def _claim_hint(claim: NamedClaim, name: str, near: _Spellers, moved: MovedClaims) -> str:
    without = name.removeprefix(f"{claim.year}/")
    if without in near.claims and without != claim.name:
        return f"write `{without}`, without the year"
    if hint := moved.inference_hint(without, claim):
        return hint
    close = near.here.nearest(name, besides=claim.name)
    return f"did you mean `{close}`?" if close else "write `part/finding/claim`"


@rule("C108")
def circular_inference(context: CheckContext) -> Iterator[Problem]:
    """What: claims rest on each other in a circle, or one on itself.

    Why: a circle supports nothing.

    Example:
        - {id: a, text: …, basis: {inference: [part/finding/b]}}
        - {id: b, text: …, basis: {inference: [part/finding/a]}}

    What to do: give one of the claims a citation or another basis.
    """
    rests_on = {
        claim.full_name: [f"{claim.year}/{name}" for name in claim.claim.basis.inference]
        for claim in context.claims
        if claim.claim.basis and claim.claim.basis.inference
    }
    place = {name: index for index, name in enumerate(rests_on)}
    for circle in _circles(rests_on):
        start = min(circle, key=place.__getitem__)
        at = circle.index(start)
        path = [name.partition("/")[2] for name in [*circle[at:], *circle[:at], start]]
        shown = path if len(path) <= 8 else [*path[:4], "…", *path[-3:]]
        claim = context.by_name[start]
        names = claim.claim.basis.inference if claim.claim.basis else ()
        yield Problem.of_claim(
            claim,
            next(name.span for name in names if name == path[1]),
            f"claims rest on each other in a circle: {' → '.join(shown)}",
            "give one of them a citation or another basis",
        )


def _circles(rests_on: dict[str, list[str]]) -> Iterator[list[str]]:
    """Circles that share no claim, each in the order in which its claims rest on the next."""
    done: set[str] = set()
    for first, grounds in rests_on.items():
        path, place, unseen = [first], {first: 0}, {first: iter(grounds)}
        while path and first not in done:
            ground = next(unseen[path[-1]], None)
            if ground is None:
                done.add(path.pop())
            elif ground in done or ground not in rests_on:
                continue
            elif ground in place:
                circle = path[place[ground] :]
                yield circle
                done.update(circle)
                del path[place[ground] :]
            else:
                place[ground], unseen[ground] = len(path), iter(rests_on[ground])
                path.append(ground)


RULES = (unsupported_claim, basis_names_nothing, circular_inference)
