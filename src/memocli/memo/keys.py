"""The keys of the files: which a file of a kind may have, and which hold text in the author's own words."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Final

from memocli.memo.custom import CslName, Custom
from memocli.memo.model import (
    Basis,
    Claim,
    Condition,
    Dropped,
    Finding,
    FindingPicture,
    Head,
    Organization,
    Organizations,
    Part,
    Period,
)
from memocli.memo.settings import CheckSettings, ProjectSettings
from memocli.memo.source import Source, SourceFile

_TYPES: Final[dict[Hashable, tuple[type, ...]]] = {
    Head: (Head, Period, Dropped),
    Part: (Part, Condition, Finding, FindingPicture, Claim, Basis),
    Organizations: (Organizations, Organization),
    SourceFile: (SourceFile, Source, Custom, CslName),
    ProjectSettings: (ProjectSettings, CheckSettings),
}

FREE_TEXT: Final = frozenset(
    "about abstract alt annote authority caption collection-title container-title event-title family genre given heading "
    "literal name note original-title publisher reason remark short-name subtitle text title title-short to "
    "translated-title waive why".split()
)


@cache
def keys_of(kind: Hashable) -> frozenset[str]:
    """Every key that a file of this kind may have, at whatever place; none for a type that is no file's."""
    types = _TYPES.get(kind, ())
    return frozenset(key for one in types for key in one.__struct_encode_fields__)  # type: ignore[attr-defined]
