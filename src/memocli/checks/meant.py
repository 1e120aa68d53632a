"""Which source a citation was meant to name, where no source has its id."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from memocli.checks.context import Use
from memocli.suggest import Speller, folded, look_alike, sign_name

_ID_GOES_ON: Final = re.compile(r"[^\s\[\];,]+")


class MeantSources:
    """Says which of the known sources was meant; looks at none before the first question."""

    def __init__(self, known: Collection[str]) -> None:
        """Keep the ids of the sources."""
        self._known = known
        self._near = Speller(known)

    def hint(self, use: Use) -> str:
        """What to type in place of a citation's id."""
        dashed = self._with_dash(use)
        if dashed is None:
            return self.hint_for(use.cited.key)
        key, sign = dashed
        return f"there is {sign_name(sign)} in it: write `@{key}`"

    def hint_for(self, key: str) -> str:
        """What to type in place of an id."""
        close = self._near.nearest(key)
        return f"did you mean `{close}`?" if close else "add the source to a file in sources/"

    def source(self, use: Use) -> str | None:
        """The id that was meant."""
        dashed = self._with_dash(use)
        return dashed[0] if dashed else self._near.nearest(use.cited.key)

    def _with_dash(self, use: Use) -> tuple[str, str] | None:
        """The id that was meant, and the dash, which no id has and which cut this one short."""
        behind = use.claim.claim.text[use.cited.end : use.citation.end]
        rest = _ID_GOES_ON.match(behind)
        sign = look_alike(rest[0]) if rest else None
        if rest is None or sign is None:
            return None
        asked = folded(f"{use.cited.key}{rest[0]}")
        return next(((key, sign) for key in self._known if folded(key) == asked), None)
