"""Each id is used once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from memocli.diagnostics import Related
from memocli.load.library import Library
from memocli.text import Placed

T = TypeVar("T")


def check_unique(library: Library, ids: Iterable[Placed], kind: str) -> None:
    """Report ids that are given twice, or that differ only in capital letters; `kind` says what they name."""
    seen: dict[str, Placed] = {}
    for name in ids:
        first = seen.setdefault(name.casefold(), name)
        if first is name:
            continue
        place = (Related(first.span, f"the first `{first}`"),)
        if first == name:
            message = f"{kind} `{name}` is there twice"
            library.report("F007", message, name.span, "give each an id of its own", place)
        else:
            message = f"the ids `{first}` and `{name}` differ only in capital letters"
            library.report("F008", message, name.span, "use small letters in every id", place)


def by_id(entries: Iterable[tuple[Placed, T]]) -> dict[str, T]:
    """The entries by id, in the order of the files; of two with one id the first, as the other is reported."""
    found: dict[str, T] = {}
    for name, entry in entries:
        found.setdefault(str(name), entry)
    return found
