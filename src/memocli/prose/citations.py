"""Pandoc's citation syntax: `[@key]`, `[@a, p. 4; @b]`, `[see @a, para. 12]`."""

from __future__ import annotations

import re
from typing import Final

from memocli.language import LANGUAGES
from memocli.prose.paragraphs import EMPTY_LINE
from memocli.prose.parts import BadCitation, BracketedWord, Citation, CitedSource, is_within

# How authors write CSL's kinds of locators, in any language: a Spanish memo may well have "p. 4".
_LABEL_OF: Final = {
    word: label
    for language in LANGUAGES.values()
    for label, words in language.locators.items()
    for word in words
}
_KEY: Final = r"\{[^{}\s]+\}|[\w](?:[\w:.#$%&+?<>~/-]*[\w/])?"
_CITED: Final = re.compile(
    rf"(?P<prefix>[^@]*?)(?P<hide>-?)@(?P<key>{_KEY})(?P<rest>.*)\Z", re.DOTALL
)
# Possessive throughout (`++`): no text, however long, makes the search slow.
_WORD: Final = r"[^\W\d_]++|¶++|§++"
# 8(2)(b), 7045 (a), 215-A, A-12, 3.2, 12/2018, 1o.
_PART: Final = r"\s?\((?:\d{1,3}|[a-z]{1,2}|[ivxlcdm]{1,6}|bis|ter)\)"
_NUMBER: Final = rf"(?:\d++[oa]\.(?!\w)|[a-z]-\d++|(?=[\w.]*\d)\w++(?:[.:/]++\w++|-[a-z](?!\w))*+)(?:{_PART})*+\)?+"
# Roman numbers need a label before them, since "mix" and "I" are words as well.
_ROMAN: Final = rf"[ivxlcdm]++\b(?:{_PART})*+"
_LINKS: Final = "|".join(link for facts in LANGUAGES.values() for link in facts.links)
_NEXT: Final = rf"\s*+(?:--?+|[–—,&]|\b(?:{_LINKS})\b)\s*+"
# What a number of a law or a page may have behind it: art. 22 bis, pp. 4 ff.
_FOLLOWING: Final = "|".join(
    words.replace(" ", r"\s++") for facts in LANGUAGES.values() for words in facts.and_following
)
_MORE: Final = rf"(?:\s++(?:(?:bis|ter|quater|quinquies|sexies)\b|(?:{_FOLLOWING})\b\.?+))?+"
_NUMBERS: Final = rf"{_NUMBER}{_MORE}(?:{_NEXT}(?:{_NUMBER}{_MORE}|(?:{_PART})++))*+"
_ROMANS: Final = rf"{_ROMAN}{_MORE}(?:{_NEXT}(?:{_NUMBER}|{_ROMAN}){_MORE})*+"
# A place within the place: art. 20, apartado C, fracción V; p. 4, note 3.
_LAW_PARTS: Final = "|".join(word for facts in LANGUAGES.values() for word in facts.law_parts)
_LABELS: Final = "|".join(word for word in _LABEL_OF if word.isalpha())
_WITHIN: Final = (
    rf"(?:,?+\s++(?:(?:{_LABELS}|{_LAW_PARTS})(?!\w)\.?+\s*+(?:{_NUMBERS}|{_ROMANS})"
    rf"|(?:{_LAW_PARTS})(?!\w)\.?+\s++[a-z](?!\w)\)?+))*+"
)
# What is not read to the end of its word is no locator: it is printed as it is typed.
_LOCATOR: Final = re.compile(
    rf"(?:(?P<label>{_WORD})\.?\s*+(?P<value>(?:{_NUMBERS}|{_ROMANS}){_WITHIN})(?=[\s,.;:]|\Z)"
    rf"|(?P<bare>{_NUMBERS}{_WITHIN})(?=\s*+(?:[,.;:(]|\Z)))",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"\d{1,2}:\d\d")
_BRACKETS: Final = re.compile(r"\[(?P<inside>[^\[\]]*+)\](?P<link>\()?")
_WORD_IN_BRACKETS: Final = re.compile(r"(?<!\\)\[(?P<word>[\w-]+)(?=[\],;])(?!\]\()")
_BARE: Final = re.compile(rf"(?<![\w.@/\\])-?@(?P<key>{_KEY})")


def find_citations(text: str) -> tuple[tuple[Citation, ...], tuple[BadCitation, ...]]:
    """All citations of a text, and everything that looks like one but is not, each in reading order."""
    if "@" not in text:
        return (), ()
    citations: list[Citation] = []
    faults: list[BadCitation] = []
    taken: list[tuple[int, int]] = []
    links: list[tuple[int, int]] = []
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
        else:
            citations.append(Citation(found, *place))
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
    label, locator, suffix = _locator(match["rest"])
    return CitedSource(
        key, match["prefix"].strip(), label, locator, suffix, key_start, key_start + len(key)
    )


def _locator(rest: str) -> tuple[str, str, str]:
    """Label, locator and suffix of what follows a key; empty texts where there is none."""
    rest = rest.strip()
    rest = rest.removeprefix(",").strip()
    match = _LOCATOR.match(rest)
    if match is None:
        return "", "", rest
    if match["label"]:
        label = _LABEL_OF.get(match["label"].casefold())
    else:
        label = "timestamp" if _TIME.match(match["bare"]) else "page"
    if label is None:
        return "", "", rest
    suffix = rest[match.end() :].strip().removeprefix(",").strip()
    return label, match["value"] or match["bare"], suffix


def _unbracketed(
    text: str, taken: list[tuple[int, int]], links: list[tuple[int, int]]
) -> list[BadCitation]:
    """Keys that are not inside a pair of brackets."""
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
