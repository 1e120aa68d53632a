"""Small signs behind claims: what each rests on, and what of it is new since the earlier memo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from memocli.checks.succession import named_claims
from memocli.document import Legend, LegendEntry, Pointer, Sign, plain
from memocli.edition import Edition, NumberedClaim
from memocli.language import Wording
from memocli.load import Library
from memocli.memo import Memo, NamedClaim
from memocli.prose.inlines import inlines

# The signs, all in the packaged fonts, in the order of the legend. The sign of a claim with a note is its number.
_DOCUMENTED: Final = "1"
_CITED_WITH: Final = "→"
_RESEARCH: Final = "◆"
_INFERENCE: Final = "△"
_POSITION: Final = "■"
_EARLIER: Final = "←"
_SAME: Final = "="
_UPDATED: Final = "≠"
_NEW: Final = "+"
_ORDER: Final = (
    _DOCUMENTED,
    _CITED_WITH,
    _RESEARCH,
    _INFERENCE,
    _POSITION,
    _EARLIER,
    _SAME,
    _UPDATED,
    _NEW,
)
# The kinds of signs, by which readers choose what a page shows.
_KINDS: Final = {
    _CITED_WITH: "cited-with",
    _RESEARCH: "own-research",
    _INFERENCE: "inference",
    _POSITION: "position",
    _EARLIER: "earlier-memo",
    _SAME: "same",
    _UPDATED: "updated",
    _NEW: "new",
}
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class BasisSigns:
    """Makes the signs of one memo's claims, and the legend of those that it has made."""

    def __init__(
        self, edition: Edition, library: Library, words: Wording, text: Callable[[str | None], str]
    ) -> None:
        self._memo: Memo = edition.memo
        self._claims = {claim.name: claim for claim in edition.claims}
        self._said = words.basis
        self._text = text
        # A number would tell readers which claims rest on one confidential source.
        self._unlinked = {
            note
            for note, citation in enumerate(edition.citations, start=1)
            if not all(library.may_link(cited.key) for cited in citation)
        }
        earlier = {year: memo for year, memo in library.memos.items() if year < self._memo.year}
        self._last = max(earlier, default=0)
        self._olds = {claim.full_name: claim for memo in earlier.values() for claim in memo.claims}
        # Earlier claims that are dropped, or that a claim says it continues: one of the same name says something else.
        self._taken = set(named_claims(self._memo))
        self._used: set[str] = set()

    def of(self, numbered: NumberedClaim) -> tuple[Sign, ...]:
        """The signs behind a claim."""
        if numbered.notes:
            self._used.add(_DOCUMENTED)
        signs = (*self._basis(numbered), *self._news(numbered.claim))
        self._used.update(sign.mark[:1] for sign in signs)
        return tuple(replace(sign, kind=_KINDS[sign.mark[:1]]) for sign in signs)

    def legend(self) -> Legend | None:
        """What the signs mean that were made; None if there were none."""
        meanings = self._meanings()
        entries = (
            LegendEntry(mark, meanings[mark], mark in (_DOCUMENTED, _CITED_WITH))
            for mark in _ORDER
            if mark in self._used
        )
        if self._used <= {_DOCUMENTED}:
            return None
        return Legend(self._said.heading, tuple(entries))

    def _meanings(self) -> dict[str, str]:
        said, year = self._said, self._last
        return {
            _DOCUMENTED: said.documented,
            _CITED_WITH: said.cited_with[1],
            _RESEARCH: said.research_sign,
            _INFERENCE: said.follows_sign,
            _POSITION: said.position,
            _EARLIER: said.earlier_sign,
            _SAME: said.same.format(year),
            _UPDATED: said.updated.format(year),
            _NEW: said.new.format(year),
        }

    def _basis(self, numbered: NumberedClaim) -> Iterator[Sign]:
        """What a claim without a note of its own rests on."""
        basis = numbered.claim.claim.basis
        if basis is None:
            return
        notes = dict.fromkeys(shared.note for shared in numbered.shared)
        if shown := [note for note in notes if note not in self._unlinked]:
            yield Sign(_CITED_WITH, "", tuple(map(self._to_note, shown)))
        elif notes:
            yield Sign(_CITED_WITH, self._said.cited_with[1])
        if basis.own_research:
            yield self._research(basis.own_research)
        grounds = [self._claims[name] for name in basis.inference if name in self._claims]
        if grounds:
            yield Sign(_INFERENCE, "", tuple(self._to_grounds(grounds)))
        if basis.position:
            yield Sign(_POSITION, self._said.position)
        if years := _years(basis.earlier_memo):
            yield Sign(f"{_EARLIER}{years}", self._said.earlier.format(years))

    def _to_note(self, note: int) -> Pointer:
        return Pointer(str(note), self._said.cited_with[0].format(note), note=note)

    def _to_grounds(self, grounds: list[NumberedClaim]) -> Iterator[Pointer]:
        """To the claims that another follows from: letters tell them apart."""
        for number, ground in enumerate(grounds):
            named = ground.claim
            heading = self._text(named.finding.heading) or self._text(named.part.heading)
            letter = _LETTERS[number % len(_LETTERS)] if len(grounds) > 1 else ""
            yield Pointer(letter, self._said.follows.format(heading), claim=ground.name)

    def _research(self, done_by: Iterable[str]) -> Sign:
        """Whose own research it is. One that does not sign is named nowhere else, and so not here."""
        signers = {str(signer) for signer in self._memo.head.from_}
        known = self._memo.organizations
        ids = dict.fromkeys(map(str, done_by))
        if ids.keys() >= signers:
            return Sign(_RESEARCH, self._said.research)
        names = [
            str(known[one].short_name or known[one].name)
            for one in ids
            if one in signers and one in known
        ]
        if len(names) < len(ids):
            names.append(self._said.others)
        listed = ", ".join(names)
        return Sign(f"{_RESEARCH}\N{NO-BREAK SPACE}{listed}", self._said.research_of.format(listed))

    def _news(self, claim: NamedClaim) -> Iterator[Sign]:
        """Whether a claim is new since the earlier memo, or says of a matter of that what it said or something else."""
        continued = self._continued(claim)
        if not continued:
            basis = claim.claim.basis
            if self._last and not (basis and basis.earlier_memo):
                yield Sign(_NEW, self._said.new.format(self._last))
            return
        years = _years(continued)
        is_same = len(continued) == 1 and self._is_same(claim, continued[0])
        mark, said = (_SAME, self._said.same) if is_same else (_UPDATED, self._said.updated)
        yield Sign(mark if years == str(self._last) else f"{mark}{years}", said.format(years))

    def _continued(self, claim: NamedClaim) -> list[str]:
        """The earlier claims that a claim goes on with: those that it names, or that of its own name in the last memo, as in
        the comparison of two years.
        """
        own = f"{self._last}/{claim.name}"
        if claim.claim.continues or own in self._taken:
            return [str(name) for name in claim.claim.continues]
        return [own] if own in self._olds else []

    def _is_same(self, claim: NamedClaim, name: str) -> bool:
        """Whether a claim has the words and figures of an earlier one; its notes may be others."""
        earlier = self._olds.get(name)
        return (
            earlier is not None
            and _words(earlier) == _words(claim)
            and earlier.claim.figures == claim.claim.figures
        )


def _years(names: Iterable[str]) -> str:
    """The years of earlier claims, each once: "2017", "2016, 2017"."""
    return ", ".join(sorted({str(name).partition("/")[0] for name in names}))


def _words(claim: NamedClaim) -> list[str]:
    """The words of a claim without its notes."""
    runs = inlines(claim.claim.text, (), claim.prose.citations)
    return plain(runs, marks=False).split()
