"""Which organization a text that is no id was meant to name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from memocli.memo.model import Organization
from memocli.suggest import folded, nearest

_ACRONYM: Final = re.compile(r"(?P<name>.+\S)\s*\((?P<acronym>[^()]+)\)\Z")


def signer_hint(name: str, known: Mapping[str, Organization]) -> str:
    """What to type in place of `name`, which is the id of none of the organizations `known`."""
    ids = {folded(said): key for key, one in known.items() for said in _names(one)}
    meant = ids.get(folded(name))
    if meant:
        return f"write its id, `{meant}`"
    close = nearest(name, known) or ids.get(nearest(name, ids) or "")
    return f"did you mean `{close}`?" if close else "add it to memo/organizations.yaml"


def _names(organization: Organization) -> Iterator[str]:
    """What an organization is called, with and without an acronym behind its name."""
    yield from filter(None, (organization.id, organization.short_name, organization.name))
    if found := _ACRONYM.match(organization.name):
        yield from found.group("name", "acronym")
