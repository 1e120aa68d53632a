"""Where a claim is to be found that a name no longer leads to, since its finding, its part or itself was renamed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from memocli.checks.context import CheckContext
from memocli.memo import NamedClaim

# Words or an id that so many claims have tell nothing of which is meant.
_TOO_MANY = 100
_YEAR = re.compile(r"[1-9][0-9]{3}")
Index = dict[tuple[int, str], list[NamedClaim]]


class MovedClaims:
    """Finds claims by their words and by their ids; looks at none before the first question."""

    def __init__(self, context: CheckContext) -> None:
        """Keep where to look."""
        self._claims = context.by_name
        self._by_words: Index | None = None
        self._by_id: Index | None = None
        self._by_name: dict[str, list[NamedClaim]] | None = None

    def earlier_hint(self, name: str, year: int, asking: NamedClaim | None = None) -> str:
        """What to type in place of `name`, which no claim before `year` has; empty where that can't be told.

        `asking` is the claim that gives the name: one that continues an earlier claim often has its words.
        """
        first, _, rest = name.partition("/")
        if _YEAR.fullmatch(first) and int(first) < year:
            found = self._moved(int(first), rest, asking)
            return f"write `{found[0].full_name}`, which has the same {found[1]}" if found else ""
        if self._by_name is None:
            self._by_name = {}
            for claim in self._claims.values():
                self._by_name.setdefault(claim.name, []).append(claim)
        named = (claim for claim in self._by_name.get(name, ()) if claim.year < year)
        latest = max(named, key=lambda claim: claim.year, default=None)
        return f"write `{latest.full_name}`" if latest else ""

    def inference_hint(self, name: str, asking: NamedClaim) -> str:
        """The same for a claim of the same year, named `part/finding/claim`."""
        found = self._moved(asking.year, name, asking)
        return f"write `{found[0].name}`, which has the same {found[1]}" if found else ""

    def _moved(
        self, year: int, name: str, asking: NamedClaim | None
    ) -> tuple[NamedClaim, str] | None:
        """The one other claim of `year` that has the words of `asking`, or else the id at the end of `name`; and which it has."""
        if self._by_words is None or self._by_id is None:
            self._by_words = _index(self._claims.values(), _words)
            self._by_id = _index(self._claims.values(), lambda claim: str(claim.claim.id))
        same_words = self._by_words.get((year, _words(asking)), []) if asking else []
        same_id = self._by_id.get((year, name.rpartition("/")[2]), [])
        for found, what in ((same_words, "words"), (same_id, "id")):
            if len(found) > _TOO_MANY:
                continue
            others = [claim for claim in found if claim is not asking]
            in_part = [claim for claim in others if name.startswith(f"{claim.part.id}/")]
            for chosen in (others, in_part):
                if len(chosen) == 1:
                    return chosen[0], what
        return None


def _index(claims: Iterable[NamedClaim], key: Callable[[NamedClaim], str]) -> Index:
    index: Index = {}
    for claim in claims:
        index.setdefault((claim.year, key(claim)), []).append(claim)
    return index


def _words(claim: NamedClaim) -> str:
    """The words of a claim's text, without its citations."""
    text, at, pieces = claim.claim.text, 0, []
    for citation in claim.prose.citations:
        pieces.append(text[at : citation.start])
        at = citation.end
    return " ".join(re.findall(r"\w+", "".join([*pieces, text[at:]]).casefold()))
