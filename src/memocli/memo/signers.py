"""Which organization a text that is no id was meant to name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from memocli.memo.organizations import Organization
from memocli.suggest import Speller, folded

_ACRONYM: Final = r"(?P<name>.+\S)\s*\((?P<acronym>[^()]+)\)\Z"  # compiled when first used


class Signers:
    """The organizations that may sign; says which one a text was meant to name. Looks at none before the first question."""

    def __init__(self, known: Mapping[str, Organization]) -> None:
        """Keep the organizations, by their ids."""
        self._known = known
        self._near_id = Speller(known)

    def hint(self, name: str) -> str:
        """What to type in place of `name`, which is the id of none of them."""
        if meant := self._ids.get(folded(name)):
            return f"write its id, `{meant}`"
        close = self._near_id.nearest(name) or self._ids.get(self._near_name.nearest(name) or "")
        return f"did you mean `{close}`?" if close else "add it to memo/organizations.yaml"

    @cached_property
    def _ids(self) -> dict[str, str]:
        """The id of each, by all that it is called."""
        return {folded(said): key for key, one in self._known.items() for said in _names(one)}

    @cached_property
    def _near_name(self) -> Speller:
        return Speller(self._ids)


def _names(organization: Organization) -> Iterator[str]:
    """What an organization is called, with and without an acronym behind its name."""
    yield from filter(None, (organization.id, organization.short_name, organization.name))
    if found := re.match(_ACRONYM, organization.name):
        yield from found.group("name", "acronym")
