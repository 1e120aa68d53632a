"""All citations as pandoc's document: a paragraph for each note."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from memocli.endnotes.csl.locators import AFFIX, after_key
from memocli.endnotes.csl.records import reference
from memocli.endnotes.csl.style import Style
from memocli.endnotes.csl.texts import Node, plain, span
from memocli.endnotes.text import CslItem, clean, is_foreign
from memocli.prose import CitedSource


class Question:
    """What pandoc is asked. `cited` are the citations by the numbers of their marks: note, place in it."""

    def __init__(
        self, items: Mapping[str, CslItem], style: Style, language: str, apart: Collection[str]
    ) -> None:
        self._items = items
        self._style = style
        self._language = language
        self._apart = apart
        self._references: list[Node] = []
        self._numbers: dict[str, int] = {}
        self.keys: list[str] = []

    def document(self, citations: Sequence[Sequence[CitedSource]], tag: str) -> Node:
        """The whole document; `tag` is the language as pandoc knows it."""
        blocks = [{"t": "Para", "c": [self._cite(cited)] if cited else []} for cited in citations]
        style = base64.b64encode(self._style.content).decode("ascii")
        meta: dict[str, Node] = {
            "references": {"t": "MetaList", "c": self._references},
            "csl": {"t": "MetaString", "c": f"data:application/xml;base64,{style}"},
            "suppress-bibliography": {"t": "MetaBool", "c": True},
            "lang": {"t": "MetaString", "c": tag},
        }
        return {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}

    def _cite(self, citation: Sequence[CitedSource]) -> Node:
        return {"t": "Cite", "c": [[self._one(cited) for cited in citation], plain("x")]}

    def _one(self, cited: CitedSource) -> dict[str, Any]:
        prefix = clean(cited.prefix)
        return {
            "citationId": f"s{self._number(cited.key)}",
            "citationPrefix": [span(plain(prefix), AFFIX)] if prefix else [],
            "citationSuffix": after_key(cited, self._language),
            "citationMode": {"t": "NormalCitation"},
            "citationNoteNum": 0,
            "citationHash": 0,
        }

    def _number(self, key: str) -> int:
        """The number of a source's reference. A source in `apart` has one for each note."""
        if key in self._numbers and key not in self._apart:
            return self._numbers[key]
        number = self._numbers[key] = len(self.keys)
        self.keys.append(key)
        item = self._items.get(key, {})
        tag = clean(item.get("language"))
        foreign = tag if is_foreign(tag, self._language) else ""
        counted = self._style.counted
        self._references.append(reference(item, f"s{number}", number, foreign, counted))
        return number
