"""A seal → the text of its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from memocli.memo import Seal

_LEAD: Final = """\
# What the memo of {year} was made of when it was sealed. `memocli seal {year}` wrote this file; don't edit it.
#
# Each line has the digest of something that readers see: other words have another digest, and nobody can tell from a
# digest what the words were. `memocli check-citations {year}` names what has changed since. What was corrected on purpose
# belongs into `corrections` of memo.yaml, and not here.
"""


def seal_text(seal: Seal) -> str:
    """The file of a seal, the same for the same seal."""
    return _LEAD.format(year=seal.year) + "".join(f"{line}\n" for line in _lines(seal))


def _lines(entry: Struct) -> Iterator[str]:
    """The keys of an entry with what they say, without those that say nothing."""
    # Imported here: a check writes no seal.
    import json

    pairs = zip(entry.__struct_encode_fields__, entry.__struct_fields__, strict=True)
    for key, value in ((key, getattr(entry, name)) for key, name in pairs):
        if isinstance(value, Struct):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value))
        elif isinstance(value, tuple):
            yield from _list(key, value)
        elif value is not None:
            yield f"{key}: {json.dumps(str(value), ensure_ascii=False)}"


def _list(key: str, entries: tuple[Struct, ...]) -> Iterator[str]:
    if entries:
        yield f"{key}:"
    for entry in entries:
        first, *others = _lines(entry)
        yield f"  - {first}"
        yield from (f"    {line}" for line in others)
