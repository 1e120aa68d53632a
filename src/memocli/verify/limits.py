"""Words around a quotation that take it back or limit it: not, alleged, according to; presunto, según."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from typing import Final

from msgspec import Struct

from memocli.language import LANGUAGES
from memocli.verify.bounds_cut import bound_before, bound_behind
from memocli.verify.quoted import Quoted
from memocli.verify.quotes import Hit
from memocli.verify.searchable import Searchable
from memocli.verify.words import Word, signs_of, words_of

# "Right before" and "right behind" are so many words of the same sentence: "the army denied reports that …".
_BEFORE: Final = 6
_BEHIND: Final = 4
_BOUND: Final = 4
_STOP: Final = re.compile(r"[.!?;][\"'’”»)\]]*(?:\s|\Z)")
# A sentence that answers another one does so with its first words.
_ANSWER: Final = 8
_BROKEN: Final = re.compile(r"[-\u00ad\u2010]\n")
_IN_WORD: Final = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[^\W\d_])")
# Who quotes a question without its mark makes a statement of it.
_ASKED: Final = re.compile(r"[\"'’”»)\]]*\?")
_ABBREVIATIONS: Final = frozenset(
    word for facts in LANGUAGES.values() for word in facts.abbreviations
)


class Side(Enum):
    """Where such words stand: before or behind the quotation, in what is left out of it, or in brackets within it."""

    BEFORE = "before"
    BEHIND = "behind"
    LEFT_OUT = "left-out"
    PUT_IN = "put-in"


class Limit(Struct, frozen=True):
    """Words that take back or limit what is quoted, as they stand there; `negates`: they take it back.

    `bound` is what they make of the number that the quotation begins or ends with: "least", "most", "about" or "over".
    """

    words: str
    side: Side
    negates: bool
    bound: str = ""


class _Phrase(Struct, frozen=True):
    """Such words, each with its accents, and its key; or words that only look like them: then `limits` is false."""

    accented: tuple[str, ...]
    keys: tuple[str, ...]
    negates: bool
    limits: bool


def limits_of(where: Searchable, hit: Hit, quoted: Quoted) -> tuple[Limit, ...]:
    """Such words around a quotation, in the order of the text; those of the quotation itself do not count.

    Of what an ellipsis leaves out, only the sentences count that are quoted in part, and the one that answers the words before it.
    """
    before = _said(where, _first_before(where, hit.first), hit.first)
    found = [*limits_in(before, Side.BEFORE), *bounds_before(where, hit.first)]
    for first, past in hit.left_out:
        end = _end_behind(where, first, past - first)
        found += limits_in(_said(where, first, min(end, past)), Side.LEFT_OUT)
        found += _answer(where, end, past)
        found += limits_in(
            _said(where, max(end, _first_before(where, past, past - end)), past), Side.LEFT_OUT
        )
    if hit.edited:
        for put_in in quoted.put_in:
            found += limits_in(put_in, Side.PUT_IN)
    behind = _said(where, hit.past, _end_behind(where, hit.past, _BEHIND))
    found += [*limits_in(behind, Side.BEHIND), *bounds_behind(where, hit.past)]
    if _ASKED.match(where.behind(hit.past - 1)) and "?" not in quoted.text:
        found.append(Limit("?", Side.BEHIND, negates=False))
    return tuple(found)


def _answer(where: Searchable, first: int, past: int) -> Iterator[Limit]:
    """What a sentence that is left out says of the one before it: "However …", "That was denied"."""
    if first >= past:
        return
    end = _end_behind(where, first + 1, past - first - 1)
    if end == past and not _ends(where, past):
        return  # it is quoted in part
    said = _said(where, first, min(end, first + _ANSWER))
    turn = _opening("turns").match(said)
    if turn:
        yield Limit(turn[0], Side.LEFT_OUT, negates=True)
    elif _opening("pointing").match(said):
        yield from (limit for limit in limits_in(said, Side.LEFT_OUT) if limit.negates)


@cache
def _opening(kind: str) -> re.Pattern[str]:
    words = (said for facts in LANGUAGES.values() for said in getattr(facts.limiting, kind))
    return re.compile(rf"(?:{'|'.join(words)})\b", re.IGNORECASE)


def _first_before(where: Searchable, first: int, most: int = _BEFORE) -> int:
    """The first word of a sentence that goes on with a word; at most so many words before it."""
    at, left = first, most
    while at and left and not _ends(where, at):
        at -= 1
        left -= not _goes_on(where, at)
    return at


def _end_behind(where: Searchable, past: int, most: int) -> int:
    """The end of a sentence that goes on before a word; at most so many words behind it."""
    at, left = past, most
    while at < len(where) and left and not _ends(where, at):
        left -= not _goes_on(where, at)
        at += 1
    return at


def _said(where: Searchable, first: int, past: int) -> str:
    """Words as they stand there, those that go on in the next line whole."""
    return _IN_WORD.sub("", where.said(first, past))


def _goes_on(where: Searchable, at: int) -> bool:
    """Whether a word goes on in the next line, and counts together with the rest of it."""
    return _BROKEN.match(where.behind(at)) is not None


def _ends(where: Searchable, at: int) -> bool:
    """Whether a sentence ends before a word: with its stop, or with its block, unless it goes on over a page or in small letters."""
    before, word = where.word(at - 1), where.word(at)
    between = where.behind(at - 1)
    if stop := _STOP.search(between):
        is_short = before.key in _ABBREVIATIONS or len(before.key) == 1
        said = before.key in _first_words() and not word.is_number  # "He said no. Then"
        return not (stop[0].startswith(".") and is_short) or said
    place, following = where.place(at - 1), where.place(at)
    if where.block_at(at - 1) == where.block_at(at) or place.page != following.page:
        return False
    return word.is_capitalised or word.is_number


def bounds_before(where: Searchable, first: int) -> Iterator[Limit]:
    """What limits the number that a quotation begins with: "at least", "up to"."""
    if where.word(first).is_number:
        words = _said(where, _first_before(where, first, _BOUND), first)
        if found := bound_before(words, _said(where, first, min(first + 2, len(where)))):
            yield Limit(found.words, Side.BEFORE, negates=False, bound=found.kind)


def bounds_behind(where: Searchable, past: int) -> Iterator[Limit]:
    """What limits the number that a quotation ends with: "or more"."""
    found = bound_behind(_said(where, past, _end_behind(where, past, _BOUND)))
    if found and where.word(past - 1).is_number:
        yield Limit(found.words, Side.BEHIND, negates=False, bound=found.kind)


def limits_in(text: str, side: Side) -> Iterator[Limit]:
    """Such words in a text."""
    words = words_of(text)
    at = 0
    while at < len(words):
        for phrase in _first_words().get(words[at].key, ()):
            there = words[at : at + len(phrase.keys)]
            said = len(there) == len(phrase.keys) and all(
                map(_is_said, there, phrase.accented, phrase.keys)
            )
            if said and not _counts(text, words[at : at + 2]):
                if phrase.limits:
                    yield Limit(text[there[0].start : there[-1].end], side, phrase.negates)
                at += len(there) - 1
                break
        at += 1


def _counts(text: str, words: Sequence[Word]) -> bool:
    """Whether the first of two words is the "no." before a number."""
    return (
        len(words) == 2
        and words[0].key in _ABBREVIATIONS
        and words[1].is_number
        and text[words[0].end] == "."
    )


def _is_said(word: Word, accented: str, key: str) -> bool:
    """Whether a word is said, with its accents or with none: `si` is not `sí`."""
    said = "".join(signs_of(word.text))
    return said == accented or said == word.key == key


@cache
def _first_words() -> dict[str, tuple[_Phrase, ...]]:
    """All such words by the key of their first one, the longest first."""
    phrases: dict[str, list[_Phrase]] = {}
    for facts in LANGUAGES.values():
        for text in (*facts.limiting.negations, *facts.limiting.limits, *facts.limiting.no_limits):
            words = words_of(text)
            accented = tuple("".join(signs_of(word.text)) for word in words)
            keys = tuple(word.key for word in words)
            phrase = _Phrase(
                accented,
                keys,
                text in facts.limiting.negations,
                text not in facts.limiting.no_limits,
            )
            phrases.setdefault(keys[0], []).append(phrase)
    return {
        key: tuple(sorted(found, key=lambda phrase: -len(phrase.keys)))
        for key, found in phrases.items()
    }
