"""A claim as one entry: its text, the words that carry it, its numbers, dates and names, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from memocli.document import Entry, Foreign, Inline, Marked, Paragraph, Text, Topic, plain
from memocli.language import primary
from memocli.verify.coverage import CitedSource, ClaimCoverage, Holding, Seen, Sought
from memocli.verify.coverage_words import HELD

# The language of the report's own words.
LANGUAGE: Final = "en"
# So many letters of a digest tell one file from all others of a project; the manifest of a build has all of them.
_DIGEST: Final = 12
_MOST_SHOWN: Final = 2
_IN_WORD: Final = re.compile(r"\w")
_KEYS: Final[dict[Holding, str]] = {
    "whole": "held",
    "part": "partly-held",
    "unchecked": "not-checked",
    "nothing": "not-held",
    "apart": "no-source",
}
_KINDS: Final = {
    "quotation": "Quotation",
    "passage": "Passage",
    "number": "Number",
    "date": "Date",
    "name": "Name",
    "turned": "Two numbers",
}
_MISSING: Final = {
    "quotation": Topic("words-missing", "with words not found"),
    "passage": Topic("words-missing", "with words not found"),
    "number": Topic("number-missing", "with a number or date not found"),
    "date": Topic("number-missing", "with a number or date not found"),
    "turned": Topic("number-missing", "with a number or date not found"),
    "name": Topic("name-missing", "with a name not found"),
}


def claim_entry(claim: ClaimCoverage, language: str) -> Entry:
    """A claim, which readers may pick by how far it is held; `language` is that of the memo, or empty where it is that of the report."""
    held = HELD[claim.holding]
    missing = [_MISSING[one.kind] for one in claim.sought if one.outcome == "missing"]
    topics = tuple(dict.fromkeys([Topic(_KEYS[claim.holding], held), *missing]))
    return Entry(held[:1].upper() + held[1:], claim.name, topics, tuple(_blocks(claim, language)))


def _blocks(claim: ClaimCoverage, language: str) -> Iterator[Paragraph]:
    yield Paragraph(_foreign(claim.text, language))
    shown: list[Seen] = []
    for one in claim.sought:
        if one.kind in ("quotation", "passage"):
            yield from _words(one)
            shown += one.seen if one.outcome == "found" else ()
    beside: list[Sought] = []
    for one in claim.sought:
        if one.kind in ("quotation", "passage"):
            continue
        if one.outcome == "found" and _is_told(one, shown):
            beside.append(one)
        else:
            yield _fact(one)
    if beside:
        said = "; ".join(_with_place(one) for one in beside)
        yield Paragraph((Text(f"{said}."),), lead="Found too:")
    if claim.lacks:
        lacks = (" ".join(filter(None, (lack.said, lack.source))) for lack in claim.lacks)
        yield Paragraph((Text(f"{'; '.join(lacks)}."),), lead="It lacks:")
    if claim.sources:
        yield Paragraph(tuple(_sources(claim.sources)), lead="It cites:")
    elif claim.basis:
        yield Paragraph((Text(f"{claim.basis}."),), lead="It rests on:")


def _words(sought: Sought) -> Iterator[Paragraph]:
    """A quotation or a passage: where it stands, or what is there in its place."""
    lead = f"{_KINDS[sought.kind]}:"
    if sought.outcome == "found":
        for number, seen in enumerate(sought.seen[:_MOST_SHOWN]):
            yield Paragraph(_in_copy(seen), lead=lead if not number else "Also:")
        if more := sought.seen[_MOST_SHOWN:]:
            places = ", ".join(dict.fromkeys(_where(seen) for seen in more))
            yield Paragraph((Text(f"{places}."),), lead="Also:")
        if not sought.seen:
            yield Paragraph((Text(f"{_quoted(sought)}, found."),), lead=lead)
    elif sought.outcome == "missing":
        words: Inline = Marked((Text(sought.said or "its words"),), "not found", is_missing=True)
        verb = "is" if sought.said else "are"
        yield Paragraph((words, Text(f" {verb} not found.")), lead=lead)
        for seen in sought.seen:
            yield Paragraph(_in_copy(seen, is_nearest=True), lead="Nearest:")
    else:
        said = f"{_quoted(sought)}, " if sought.said else ""
        yield Paragraph(
            (Text(f"{said}not checked: not all copies could be looked at."),), lead=lead
        )
    if sought.remarks:
        yield Paragraph((Text(f"{'; '.join(sought.remarks)}."),), lead="Mind:")


def _quoted(sought: Sought) -> str:
    """A passage in quotation marks; a quotation has some of its own."""
    return f"“{sought.said}”" if sought.kind == "passage" else sought.said


def _in_copy(seen: Seen, *, is_nearest: bool = False) -> tuple[Inline, ...]:
    """Words of a copy between those around them, and where they are; of a confidential source only that they are there."""
    if not seen.words:
        return (Text(f"found in a copy of {seen.source}; its words are not shown."),)
    words = (Text(plain(seen.text)),) if is_nearest else seen.text
    return (*in_language_runs(words, seen.language), Text(f" — {_where(seen)}"), *_file(seen))


def _where(seen: Seen) -> str:
    return f"{seen.place} of {seen.source}" if seen.place else f"a copy of {seen.source}"


def _file(seen: Seen) -> tuple[Inline, ...]:
    digest = short_digest(seen.digest)
    told = ", ".join(filter(None, (seen.file, f"SHA-256 {digest}" if digest else "")))
    return (Text(f" ({told})"),) if told else ()


def _fact(sought: Sought) -> Paragraph:
    """A number, a date or a name that no words shown above have."""
    lead = f"{_KINDS[sought.kind]}:"
    remarks = f"; {'; '.join(sought.remarks)}" if sought.remarks else ""
    if sought.outcome == "missing":
        said: Inline = Marked((Text(sought.said),), "not found", is_missing=True)
        words = (
            "stand the other way round in the source" if sought.kind == "turned" else "is not found"
        )
        return Paragraph((said, Text(f" {words}{remarks}.")), lead=lead)
    if sought.outcome == "unchecked":
        return Paragraph((Text(f"{sought.said}: not checked{remarks}."),), lead=lead)
    if sought.seen:
        return Paragraph(_in_copy(sought.seen[0]), lead=f"{_KINDS[sought.kind]} {sought.said}:")
    return Paragraph((Text(f"{sought.said}: found{remarks}."),), lead=lead)


def _is_told(fact: Sought, shown: Iterable[Seen]) -> bool:
    """Whether words that are shown have a fact, or there are no words of it to show."""
    return all(not one.words or any(_has(seen, one) for seen in shown) for one in fact.seen)


def _has(shown: Seen, one: Seen) -> bool:
    """Whether a place is in what is shown of a copy."""
    if (shown.source, shown.file, shown.place) != (one.source, one.file, one.place):
        return False
    return _has_words(plain(shown.text), one.words)


def _has_words(text: str, words: str) -> bool:
    """Whether words stand in a text whole; a pattern of each would take longer to make than this."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not _IN_WORD.match(text[at - 1 : at]) and not _IN_WORD.match(text[end : end + 1]):
            return True
        at = text.find(words, at + 1)
    return False


def _with_place(fact: Sought) -> str:
    where = next((seen.place for seen in fact.seen if seen.place), "")
    return f"{fact.said} ({where})" if where else fact.said


def _sources(sources: Iterable[CitedSource]) -> Iterator[Inline]:
    each = (
        (
            Text(source.called),
            *((Text(", "), *in_language(source.title, source.language)) if source.title else ()),
        )
        for source in sources
    )
    for number, runs in enumerate(each):
        yield from chain([Text("; ")] if number else [], runs)


def short_digest(digest: str) -> str:
    """The beginning of a SHA-256."""
    return digest[:_DIGEST]


def in_language(text: str, language: str) -> tuple[Inline, ...]:
    """Plain words in a language, which may be empty."""
    return in_language_runs((Text(text),), language)


def in_language_runs(runs: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
    """Words in a language, which may be empty."""
    return _foreign(runs, "" if primary(language) == LANGUAGE else language)


def _foreign(runs: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
    return (Foreign(language, runs),) if language else runs
