"""Names of two or more capitalised words in a claim, and whether a copy has them.

A copy has a name where all its words stand in order; where its capitalised words stand near one another in any order ("López
Obrador, Andrés Manuel"); where the last two of three or more do ("López Obrador"), unless a given name before them is written
another way; or where it has the abbreviation that follows the name in brackets. One word alone, also a family name, is no name: too
many places and people share one. Accents, hyphens and line ends make no difference.

The name of an office or law is another one in another language: `is_translated` says that a copy may have it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final

from msgspec import Struct
from rapidfuzz.distance import OSA

from memocli.language import LANGUAGES, language_of_tag, primary
from memocli.prose.number_words import name_of
from memocli.verify.searchable import Searchable
from memocli.verify.words import keys_of

_WORD: Final = re.compile(r"[^\W\d_](?:[\w’'-]|\.(?=[^\W\d_]))*")
_POSSESSIVE: Final = re.compile(r"[’']s?\Z")
_GAP: Final = re.compile(r"[*_]*\s{1,3}[*_]*")
_ABBREVIATION: Final = re.compile(
    r"[*_]*\s{1,3}\([“\"*_]*(?P<letters>[^\W\d_a-zà-ÿ][\w.&-]{1,14})[”\"*_]*\)"
)
_INITIAL: Final = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_SENTENCE_ENDS: Final = re.compile(r"(?:\A|[.!?:;…][”»\"’)\]]*\s|\n\s*\n|[“«\"(])[\s*_“«\"(]*\Z")
# So many small words may stand between two capitalised ones: "Comisión de la Verdad".
_MOST_BETWEEN: Final = 3
# Words of a name that stand in another order have no more than these between them.
_NEAR: Final = 4
_MOST_PLACES: Final = 60


class Name(Struct, frozen=True):
    """A name in a claim: its words as written, without small ones; where it stands; and its abbreviation, if one follows in brackets.

    `opens` says that the first word begins a sentence: it may be no part of the name. `is_common` says that it is made of words
    which another language has others for.
    """

    words: tuple[str, ...]
    start: int
    end: int
    abbreviation: str = ""
    opens: bool = False
    is_common: bool = False


class _Word(Struct, frozen=True):
    text: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def names_in(words: str, language: str) -> tuple[Name, ...]:
    """The names in a text without its citations (`Prose.words`)."""
    found: list[Name] = []
    for run in _runs(words, language):
        found.extend(_named(words, run, language))
    return tuple(found)


def has_name(name: Name, copy: Searchable) -> bool:
    """Whether a copy has a name."""
    if copy.has(" ".join(name.words)) or (
        name.abbreviation and _has_letters(name.abbreviation, copy)
    ):
        return True
    if name.opens and len(name.words) > 2 and copy.has(" ".join(name.words[1:])):
        return True
    return _stand_near(name.words, copy) or _has_family_name(name.words, copy)


def is_translated(name: Name, language: str, languages: Sequence[str]) -> bool:
    """Whether a copy in these languages has another name for the same office or law."""
    return name.is_common and primary(language) not in languages


def nearest_name(name: Name, copy: Searchable) -> tuple[int, int] | None:
    """The words of the copy, from one to past another, that are most like a name: they share a word, and begin with capitals."""
    best: tuple[int, int, int] | None = None
    keys = {key for word in name.words for key in keys_of(word)}
    for word in sorted(name.words, key=lambda word: (-len(word), word)):
        for at, past in _places(word, copy):
            first, last = _end_of_name(copy, at, -1), _end_of_name(copy, past, 1)
            alike = sum(_is_like(copy.key(index), keys) for index in range(first, last))
            if last - first > 1 and alike > 1 and (best is None or alike > best[0]):
                best = (alike, first, last)
    return best[1:] if best else None


def _end_of_name(copy: Searchable, at: int, step: int) -> int:
    """How far a name goes on from a place, back or ahead: with capitalised words, and small ones between them, no sign, and no new block."""
    end = at
    for _ in range(_NEAR):
        if not 0 < at < len(copy) or copy.block_at(at - 1) != copy.block_at(at):
            break
        word = copy.word(at + min(step, 0))
        is_small = word.key in _said("in_names") and word.key not in _said("and_names")
        if copy.behind(at - 1).strip() or not (word.is_capitalised or is_small):
            break
        at += step
        end = at if word.is_capitalised else end
    return end


def _runs(words: str, language: str) -> Iterator[list[list[_Word]]]:
    """Capitalised words that follow each other, with no more than small ones between them; in parts, as "and" divides them."""
    run: list[list[_Word]] = []
    small: list[_Word] = []
    for word in _words(words):
        last = small[-1] if small else run[-1][-1] if run else None
        joined = last is not None and _joins(words, last, word)
        is_named = _may_be_named(words, word, language)
        if joined and is_named:
            ands = language_of_tag(language).sources.and_names
            if any(one.text.lower() in ands for one in small):
                run.append([])
            run[-1].append(word)
            small = []
        elif joined and len(small) < _MOST_BETWEEN and _may_be_inside(word, first=not small):
            small.append(word)
        else:
            if run:
                yield run
            run, small = [[word]] if is_named else [], []
    if run:
        yield run


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match[0]).rstrip("-’'")
        yield _Word(word, match.start(), match.start() + len(word))


def _joins(words: str, last: _Word, word: _Word) -> bool:
    """Whether nothing but blanks, or the full stop of an initial or title, is between two words."""
    at = last.end
    if words[at : at + 1] == "." and (
        _INITIAL.fullmatch(last.text) or last.text.lower() in _said("titles")
    ):
        at += 1
    return _GAP.fullmatch(words, at, word.start) is not None


def _may_be_named(words: str, word: _Word, language: str) -> bool:
    """Whether a word is capitalised as a name is; months and the first words of sentences are so for other reasons."""
    is_month = word.text.lower() in _months()
    return word.is_capitalised and not is_month and not _opens_sentence(words, word, language)


def _may_be_inside(word: _Word, *, first: bool) -> bool:
    """Whether a small word may be a part of a name: "de la", and not "la" alone: in "En Guerrero la Marina" it begins another one."""
    small = word.text.lower()
    return small in _said("in_names") and not (first and small in _said("articles"))


def _opens_sentence(words: str, word: _Word, language: str) -> bool:
    """Whether a word begins with a capital only because a sentence begins with it."""
    known = language_of_tag(language).sources.opening
    if word.text.lower() not in known and word.text != "I":
        return False
    return _SENTENCE_ENDS.search(words[max(0, word.start - 20) : word.start]) is not None


def _named(words: str, run: Sequence[list[_Word]], language: str) -> Iterator[Name]:
    """The names that words make. What an abbreviation follows is one: "Institute for Geography and Statistics (INEGI)"."""
    bracket = _ABBREVIATION.match(words, run[-1][-1].end)
    common = language_of_tag(language).sources.common_in_names
    for whole in [list(chain.from_iterable(run))] if bracket else run:
        part = whole[_past_office(words, whole) :]
        if len(part) < 2:
            continue
        start = part[0].start
        yield Name(
            tuple(word.text for word in part),
            start,
            part[-1].end,
            bracket["letters"] if bracket else "",
            _SENTENCE_ENDS.search(words[max(0, start - 20) : start]) is not None,
            any(word.text.lower() in common for word in part),
        )


def _past_office(words: str, part: Sequence[_Word]) -> int:
    """Where a name begins behind a person's office ("Judge Ana Ruiz", "Dr. Ana Ruiz") or a word that an office itself leaves off."""
    ends = [at for at, word in enumerate(part[:-2]) if word.text.lower() in _said("offices")]
    at = ends[-1] + 1 if ends else 0
    between = words[part[at - 1].end : part[at].start]
    is_person = all(word.text.lower() not in _said("common_in_names") for word in part[at:])
    if at and is_person and not any(sign.isalnum() for sign in between):
        return at
    return int(len(part) > 2 and part[0].text.lower() in _said("left_off"))


def _has_letters(abbreviation: str, copy: Searchable) -> bool:
    """Whether a copy has an abbreviation as such, in capitals."""
    places = copy.find("".join(keys_of(abbreviation)))
    wanted = name_of(abbreviation).upper()
    return any(
        name_of("".join(copy.word(index).text for index in range(*place))).upper() == wanted
        and copy.word(place[0]).text[:2].isupper()
        for place, _ in zip(places, range(_MOST_PLACES), strict=False)
    )


def _places(word: str, copy: Searchable) -> Iterator[tuple[int, int]]:
    """The first places of a word of a name, where it has a capital letter too."""
    for place, _ in zip(copy.find("".join(keys_of(word))), range(_MOST_PLACES), strict=False):
        if copy.word(place[0]).is_capitalised:
            yield place


def _stand_near(words: Sequence[str], copy: Searchable) -> bool:
    """Whether all words of a name stand near one another, in any order."""
    rarest = max(words, key=lambda word: (len(word), word))
    wanted = {key for word in words for key in keys_of(word)}
    for at, past in _places(rarest, copy):
        first = max(0, at - len(wanted) - _NEAR)
        around = {
            copy.key(index) for index in range(first, min(len(copy), past + len(wanted) + _NEAR))
        }
        if wanted <= around:
            return True
    return False


def _has_family_name(words: Sequence[str], copy: Searchable) -> bool:
    """Whether the last two of three words or more stand together, with no other name before them and no given one that is misspelt."""
    if len(words) < 3:
        return False
    given = [key for word in words[:-2] for key in keys_of(word)]
    found = False
    for family, _ in copy.find("".join(keys_of(" ".join(words[-2:])))):
        at, known = family, len(given)
        while at and known and copy.key(at - 1) == given[known - 1]:
            at, known = at - 1, known - 1
        at = _past_small_words(copy, at)
        before = copy.key(at - 1) if at else ""
        if any(_is_misspelt(before, key) for key in given):
            return False
        is_other = at > 0 and copy.word(at - 1).is_capitalised
        found = found or (copy.word(family).is_capitalised and not is_other)
    return found


def _past_small_words(copy: Searchable, at: int) -> int:
    """The place behind the capitalised word that small ones join to the name at a place: "Buscadoras" in "Buscadoras del Río Verde"."""
    first = at
    while first and at - first < _MOST_BETWEEN and copy.key(first - 1) in _said("in_names"):
        first -= 1
    joins = (
        first and copy.word(first - 1).is_capitalised and copy.key(first) not in _said("articles")
    )
    return first if joins else at


def _is_misspelt(word: str, other: str) -> bool:
    return min(len(word), len(other)) > 3 and 0 < OSA.distance(word, other) <= 2


def _is_like(word: str, keys: set[str]) -> bool:
    return word in keys or any(_is_misspelt(word, key) for key in keys)


@cache
def _said(kind: str) -> frozenset[str]:
    """Words of a kind in all languages."""
    return frozenset(word for facts in LANGUAGES.values() for word in getattr(facts.sources, kind))


@cache
def _months() -> frozenset[str]:
    return frozenset(month.lower() for facts in LANGUAGES.values() for month in facts.months)
