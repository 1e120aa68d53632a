"""Pandoc's citation syntax: `[@key]`, `[@a, p. 4; @b]`, `[see @a, para. 12]`."""

from __future__ import annotations

import re
from typing import Final

from memocli.prose.locators import read_locator
from memocli.prose.paragraphs import EMPTY_LINE
from memocli.prose.parts import BadCitation, BracketedWord, Citation, CitedSource, is_within

_KEY: Final = r"\{[^{}\s]+\}|[\w](?:[\w:.#$%&+?<>~/-]*[\w/])?"
_CITED: Final = re.compile(
    rf"(?P<prefix>[^@]*?)(?P<hide>-?)@(?P<key>{_KEY})(?P<rest>.*)\Z", re.DOTALL
)
_BRACKETS: Final = re.compile(r"\[(?P<inside>[^\[\]]*+)\](?P<link>\()?")
_WORD_IN_BRACKETS: Final = re.compile(r"\[(?<!\\\[)(?P<word>[\w-]+)(?=[\],;])(?!\][({])")
_BARE: Final = re.compile(rf"(?<![\w.@/\\])-?@(?P<key>{_KEY})")
# Far more than a reader follows: the memo of a year has two and one. Each is laid out as a note in every output.
_MOST_SOURCES: Final = 50
_MOST_CITATIONS: Final = 100


def find_citations(text: str) -> tuple[tuple[Citation, ...], tuple[BadCitation, ...]]:
    """All citations of a text, and everything that looks like one but is not, each in reading order."""
    if "@" not in text:
        return (), ()
    citations: list[Citation] = []
    faults: list[BadCitation] = []
    taken: list[tuple[int, int]] = []
    links: list[tuple[int, int]] = []
    too_many: BadCitation | None = None
    for match in _BRACKETS.finditer(text):
        inside = match["inside"]
        if "@" not in inside or _is_escaped(text, match.start()) or EMPTY_LINE.search(inside):
            continue
        place = (match.start(), match.end("inside") + 1)
        if match["link"]:
            links.append(place)
            continue
        taken.append(place)
        found = _citation(inside, match.start("inside"))
        if isinstance(found, BadCitation):
            faults.append(found)
        elif len(citations) == _MOST_CITATIONS:
            reason = f"more than {_MOST_CITATIONS} citations are in one text"
            further = BadCitation(reason, "divide the text, or cite a source once", *place)
            too_many = too_many or further
        else:
            citations.append(Citation(found, *place))
    if too_many:
        faults.append(too_many)
    faults.extend(_unbracketed(text, taken, links))
    return tuple(citations), tuple(sorted(faults, key=lambda fault: fault.start))


def find_bracketed_words(text: str) -> tuple[BracketedWord, ...]:
    """Words that stand where a citation's `@` and id would, in reading order; no words of a link."""
    if "[" not in text:
        return ()
    found = _WORD_IN_BRACKETS.finditer(text)
    return tuple(BracketedWord(match["word"], *match.span("word")) for match in found)


def _is_escaped(text: str, at: int) -> bool:
    """Whether there is an odd number of backslashes before the character at `at`."""
    start = at
    while start > 0 and text[start - 1] == "\\":
        start -= 1
    return (at - start) % 2 == 1


def _citation(inside: str, offset: int) -> tuple[CitedSource, ...] | BadCitation:
    """The sources between a pair of brackets; `offset` is where they begin in the text."""
    if inside.count(";") >= _MOST_SOURCES:
        reason = f"a citation has more than {_MOST_SOURCES} sources"
        hint = "divide it among the sentences that each source supports"
        return BadCitation(reason, hint, offset - 1, offset + len(inside) + 1)
    sources: list[CitedSource] = []
    for piece in inside.split(";"):
        start, end = offset, offset + len(piece)
        offset = end + 1
        match = _CITED.match(piece)
        if match is None:
            return _no_key(piece, start, end)
        key_start = start + match.start("key") - 1
        if match["hide"]:
            return BadCitation(
                "there is a minus sign before `@`",
                f"write `@{match['key']}`",
                key_start - 1,
                key_start + 1,
            )
        if "@" in match["rest"]:
            at = start + match.start("rest") + match["rest"].index("@")
            return BadCitation(
                "there is no semicolon between two sources",
                f"write `; @` and the source's id, as in `[@{match['key']}; @other]`",
                at,
                at + 1,
            )
        sources.append(_cited(match, start))
    return tuple(sources)


def _no_key(piece: str, start: int, end: int) -> BadCitation:
    if not piece.strip():
        return BadCitation(
            "there is no source before or after a semicolon",
            "delete the semicolon",
            max(start - 1, 0),
            max(end, start),
        )
    if "@" in piece:
        at = start + piece.index("@")
        return BadCitation(
            "no source follows `@`", "write the source's id right after `@`", at, at + 1
        )
    return BadCitation(
        f"`{piece.strip()}` names no source",
        "put a comma before a page, `[@source-id, p. 4]`, and `@` before each source",
        start,
        end,
    )


def _cited(match: re.Match[str], start: int) -> CitedSource:
    key = match["key"].strip("{}")
    key_start = start + match.start("key") + match["key"].startswith("{")
    label, locator, suffix = read_locator(match["rest"])
    return CitedSource(
        key, match["prefix"].strip(), label, locator, suffix, key_start, key_start + len(key)
    )


def _unbracketed(
    text: str, taken: list[tuple[int, int]], links: list[tuple[int, int]]
) -> list[BadCitation]:
    """Keys that are not inside a pair of brackets."""
    if text.count("@") == sum(text.count("@", *place) for place in taken):
        return []
    faults = []
    is_open, seen = False, 0
    for match in _BARE.finditer(text):
        since = text[seen : match.start()]
        seen = match.start()
        if "[" in since or "]" in since:
            is_open = since.rfind("[") > since.rfind("]")
        if is_within(match.start(), taken):
            continue
        if is_within(match.start(), links):
            reason, hint = (
                "a `(` directly after the bracket makes it a link",
                "put a space between them",
            )
        elif is_open:
            reason, hint = "the bracket of the citation is not closed", f"write `[@{match['key']}]`"
        else:
            reason, hint = "a citation has no brackets around it", f"write `[@{match['key']}]`"
        faults.append(BadCitation(reason, hint, match.start(), match.end()))
    return faults
