"""Claims, and kept copies of what they cite, held against one another without files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any, Final, TypeAlias

import yaml
from tests.support.memory_tree import project_of

from memocli.dates import DateRange
from memocli.evidence.extracted import Block, EvidenceText, Place
from memocli.load import load_library
from memocli.memo import NamedClaim
from memocli.verify.claims import held
from memocli.verify.results import Fact, Held, Words
from memocli.verify.shelf import Shelf, Volume
from memocli.verify.support import support_of

# The copies by their sources: one of each, a text or its words, or several.
Copies: TypeAlias = Mapping[str, Any]
YEAR: Final = 2031


def named_claims(*claims: Mapping[str, object], language: str = "en") -> dict[str, NamedClaim]:
    """Claims that are named c1, c2 … in the order in which they are given, by their full names."""
    entries = [{"id": f"c{at}", **claim} for at, claim in enumerate(claims, start=1)]
    part = {"id": "p", "heading": "P", "findings": [{"id": "f", "claims": entries}]}
    head = f"title: T\nyear: {YEAR}\nlanguage: {language}\nparts: [p.yaml]\n"
    files = {f"memo/{YEAR}/memo.yaml": head, f"memo/{YEAR}/p.yaml": yaml.safe_dump(part)}
    library = load_library(project_of(files), [YEAR])
    assert not library.diagnostics
    return {claim.full_name: claim for claim in library.memos[YEAR].claims}


def copy_text(*blocks: str | Block) -> EvidenceText:
    """A text of these blocks; those that are only words have no place."""
    return EvidenceText(
        tuple(Block(one, Place()) if isinstance(one, str) else one for one in blocks)
    )


def on_page(
    number: int, words: str, label: str = "", paragraph: str = "", heading: str = ""
) -> Block:
    """A block on a page."""
    return Block(words, Place(number, label, paragraph, heading))


def volume(source: str, text: str | EvidenceText, name: str = "") -> Volume:
    """A copy with this text."""
    read = text if isinstance(text, EvidenceText) else copy_text(*text.split("\n"))
    words = "".join(block.text for block in read.blocks)
    return Volume(source, name or f"{source}.txt", sha256(words.encode()).hexdigest(), lambda: read)


def shelf_of(
    copies: Copies,
    *,
    partly: Collection[str] = (),
    hidden: Collection[str] = (),
    issued: Mapping[str, DateRange] | None = None,
) -> Shelf:
    """The copies of sources: one of each, or several."""
    volumes = {
        source: tuple(
            volume(source, text, f"{source}-{at}.txt")
            for at, text in enumerate(texts if isinstance(texts, tuple) else (texts,), start=1)
        )
        for source, texts in copies.items()
    }
    return Shelf(volumes, issued=issued or {}, partly=partly, hidden=hidden)


def held_of(
    text: str,
    copies: Copies,
    *,
    partly: Collection[str] = (),
    hidden: Collection[str] = (),
    issued: Mapping[str, DateRange] | None = None,
    language: str = "en",
    **more: Any,
) -> Held:
    """What the copies hold of a claim; `issued` says when their sources appeared."""
    claims = named_claims({"text": text, **more}, language=language)
    (claim,) = claims.values()
    shelf = shelf_of(copies, partly=partly, hidden=hidden, issued=issued)
    return held(claim, support_of(claim, claims), shelf)


def held_words_of(text: str, copies: Copies, **more: Any) -> Words:
    """What came of the only quotation or passage of a claim."""
    (words,) = held_of(text, copies, **more).words
    return words


def facts_of(text: str, copies: Copies, **more: Any) -> list[tuple[str, str, str]]:
    """The kinds, words and outcomes of the facts of a claim."""
    found = held_of(text, copies, **more).facts
    return [(one.kind, text[one.start : one.end], one.outcome) for one in found]


def fact_of(text: str, copies: Copies, **more: Any) -> Fact:
    """The only fact of a claim."""
    (fact,) = held_of(text, copies, **more).facts
    return fact
