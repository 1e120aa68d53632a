"""What a seal is made from: a memo, the records that it cites, and what its figures are.

Nobody can read a digest, but whoever knows the printed sentence can try names until the digest fits. So no digest has anything of
a confidential source in it but that it is one: its id is taken out of the claims, and its record is in no digest at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final
from unicodedata import normalize

from msgspec import Struct

from memocli.memo import FigureMeaning, Memo, NamedClaim, Source
from memocli.prose.paragraphs import EMPTY_LINE
from memocli.template_sets import InFiles

# What programs keep for themselves, and no note prints: a new export may have other words there.
_FOR_PROGRAMS: Final = ("abstract", "categories", "citation-key", "citation-label", "keyword")
# White space at which lines break. A no-break space is printed as one.
_BLANKS: Final = re.compile(r"[ \t\r\n]+")


class Material(Struct, frozen=True):
    """A memo with its sources and figures; `sealed` are the ids of sources that an earlier seal of it names, `templates` what it is
    printed with.

    What was public when the memo was sealed is no secret in the memo of that time: that it is confidential by now is a change of its
    record, and not of each claim that cites it.
    """

    memo: Memo
    sources: Mapping[str, Source]
    figures: Mapping[str, FigureMeaning]
    sealed: Collection[str] = ()
    templates: InFiles = {}

    def is_open(self, source_id: str) -> bool:
        """Whether a source's id and record may go into a digest."""
        source = self.sources.get(source_id)
        return source_id in self.sealed or (source is not None and not source.is_confidential)

    def cited(self) -> dict[str, Source]:
        """The records that are printed and may go into a digest: those that claims cite, in the order of their notes, and the laws."""
        keys = dict.fromkeys(key for claim in self.memo.claims for key in _keys(claim))
        laws = (part.condition.source for part in self.memo.parts if part.condition)
        keys |= dict.fromkeys(str(law) for law in laws if law)
        return {key: self.sources[key] for key in keys if key in self.sources and self.is_open(key)}

    def texts(self) -> Iterator[tuple[NamedClaim, str]]:
        """Each claim with its text, in which words that tell nothing stand for confidential sources.

        Where readers may see which notes are of the same one, the words say where it was cited first.
        """
        first: dict[str, str] = {}
        for claim in self.memo.claims:
            yield claim, self._text(claim, first)

    def _text(self, claim: NamedClaim, first: dict[str, str]) -> str:
        text, pieces, at = str(claim.claim.text), [], 0
        for citation in claim.prose.citations:
            for one in citation.sources:
                if self.is_open(one.key):
                    continue
                place = first.setdefault(one.key, claim.name) if self._is_linked(one.key) else ""
                pieces += [text[at : one.start], f"(confidential {place})"]
                at = one.end
        return "".join([*pieces, text[at:]])

    def _is_linked(self, source_id: str) -> bool:
        source = self.sources.get(source_id)
        return source is not None and source.custom is not None and source.custom.linked


def _keys(claim: NamedClaim) -> Iterator[str]:
    return (one.key for citation in claim.prose.citations for one in citation.sources)


def record_of(source: Source) -> dict[str, Any]:
    """What may be printed of a record, whatever file and order it stands in."""
    if source.is_confidential:
        return {"confidential": "true"}
    item = source.csl()
    return {key: _even(value) for key, value in item.items() if key not in _FOR_PROGRAMS}


def fields_of(source: Source) -> dict[str, Any]:
    """What may be printed of a record by the keys that the file has it at; nothing of a confidential one."""
    if source.is_confidential:
        return {}
    record = record_of(source)
    beside = record.pop("custom", {})
    return {**record, **beside}


def even(text: str) -> str:
    """A text as it is printed, however its lines are broken in the file."""
    paragraphs = (_BLANKS.sub(" ", one).strip(" ") for one in EMPTY_LINE.split(text))
    return normalize("NFC", "\n\n".join(paragraphs))


def _even(value: Any) -> Any:
    """What a record says, with each of its texts as it is printed."""
    if isinstance(value, str):
        return even(value)
    if isinstance(value, dict):
        return {key: _even(one) for key, one in value.items()}
    return [_even(one) for one in value] if isinstance(value, list) else value
