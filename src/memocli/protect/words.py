"""Protected strings as words, and where a text has them: whole words, whatever their case, accents and separators."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import takewhile
from operator import itemgetter
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.mask import dots

# What stands within a word and is not seen: accents of their own, soft hyphens, joiners, marks of direction.
_UNSEEN: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
# Letters or digits in a row: the number of a note stands right behind the word before it.
_RUN: Final = re.compile(
    rf"[^\W\d_{_UNSEEN}]+(?:[{_UNSEEN}]+[^\W\d_{_UNSEEN}]+)*[{_UNSEEN}]*|\d+(?:[{_UNSEEN}]+\d+)*"
)
# In writing without blanks between words, each sign is one.
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W\d_{_UNSPACED}]+|\d+")
# Letters that Unicode does not take apart, and that are typed without their stroke or as two.
_PLAIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
# Hashes and identifiers of files: letters in them are no words.
_HASH: Final = re.compile(r"(?<![^\W_])[0-9A-Fa-f]{32,}(?![^\W_])")
_SHORTEST_JOINED: Final = 6
_LONGEST_REMEMBERED: Final = 100
# "de la" alone gives nobody away.
_LONGEST_TELLING_NOTHING: Final = 3

Words: TypeAlias = tuple[str, ...]


class Protected(Struct, frozen=True):
    """A string that no output may have. `where` says in words of ours where it is listed; it is all that may be told.

    `token` is given for the id of a source: then only the id itself counts, with its hyphens, not its words.
    """

    words: Words
    where: str
    token: str = ""

    def __repr__(self) -> str:
        """Without the string: the text of an exception may have it."""
        return f"Protected({self.where!r})"


@lru_cache(maxsize=65536)
def _folded(run: str) -> Words:
    plain = unicodedata.normalize("NFKD", run).casefold().translate(_PLAIN)
    seen = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return tuple(_WORD.findall(re.sub(f"[{_UNSEEN}]", "", seen)))


def words_of(text: str) -> Words:
    """The words of a text, in the form in which they are compared."""
    return tuple(word for run in _RUN.findall(text) for word in _folded(run))


def _as_one_word(words: Words) -> Words:
    """The words without what is between them: `juanperez` in an address, `5512345678`. Short ones may be any word."""
    joined = "".join(words)
    return words_of(joined) if len(joined) >= _SHORTEST_JOINED else words


class Finder:
    """Looks for many strings in one pass: what begins at a word of a text is looked up, whole, among them."""

    def __init__(self, strings: Iterable[Protected]) -> None:
        self.strings = tuple(dict.fromkeys(strings))
        self._by_words: defaultdict[Words, list[Protected]] = defaultdict(list)
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        # Texts, and runs of them, with no word that a string begins with: most texts, and much the same ones.
        self._harmless: set[str] = set()
        for string in self.strings:
            for words in dict.fromkeys((string.words, _as_one_word(string.words))):
                self._by_words[words].append(string)
                self._lengths[words[0]].add(len(words))

    def found(self, text: str) -> set[Protected]:
        """The strings that the text has."""
        return set() if self._is_harmless(text) else {one for one, _, _ in self.places(text)}

    def places(self, text: str) -> Iterator[tuple[Protected, int, int]]:
        """Each place of each string in the text: its first character, and the one past its last."""
        words: list[str] = []
        runs: list[re.Match[str]] = []
        for run in _RUN.finditer(text):
            for word in _folded(run[0]):
                words.append(word)
                runs.append(run)
        hashes = [match.span() for match in _HASH.finditer(text)]
        for index, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                if index + length > len(words):  # its first words may be a string, too
                    continue
                strings = self._by_words.get(tuple(words[index : index + length]), ())
                for string in strings:
                    start, end = runs[index].start(), runs[index + length - 1].end()
                    is_there = not string.token or _is_token(text, start, end, string.token)
                    if is_there and not _is_inside(start, end, hashes):
                        yield string, start, end

    def hidden(self, text: str) -> str:
        """The text with a dot for each letter and digit of what was found, so that all else stays in its place."""
        if text in self._harmless or self._is_harmless(text):
            return text
        letters = list(text)
        for _, start, end in self.places(text):
            letters[start:end] = _RUN.sub(lambda run: dots(run[0]), text[start:end])
        return "".join(letters)

    def hidden_at_ends(self, text: str, *, first: bool = True, last: bool = True) -> str:
        """A text that was cut out of another one, with dots for the words at its ends, as many as strings have: they may be parts of one.

        `first` and `last` tell at which ends it was cut.
        """
        runs = list(_RUN.finditer(text))
        if not runs or not self.strings:
            return text
        letters = list(text)
        for is_cut, row in ((first, runs), (last, runs[::-1])):
            inside = takewhile(lambda run: not self._parts.isdisjoint(_folded(run[0])), row)
            for run in inside if is_cut else ():
                if len(run[0]) > _LONGEST_TELLING_NOTHING or run[0].isdigit():
                    letters[run.start() : run.end()] = dots(run[0])
        return "".join(letters)

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The words of all strings."""
        return frozenset(word for string in self.strings for word in string.words)

    def _is_harmless(self, text: str) -> bool:
        """Whether no word of the text begins a string."""
        new = set(_RUN.findall(text)) - self._harmless
        harmless = {run for run in new if self._lengths.keys().isdisjoint(_folded(run))}
        self._harmless |= harmless
        if new == harmless and len(text) <= _LONGEST_REMEMBERED:
            self._harmless.add(text)
        return new == harmless


def _is_inside(start: int, end: int, hashes: list[tuple[int, int]]) -> bool:
    """Whether a place is a part of a hash, and not all of it; the hashes are in order."""
    index = bisect_right(hashes, start, key=itemgetter(0)) - 1
    if index < 0:
        return False
    first, last = hashes[index]
    return end <= last and end - start < last - first


def _is_token(text: str, start: int, end: int, token: str) -> bool:
    """Whether the id itself stands there, and not words that it is made of.

    An id of one word may be any word of a sentence: it counts where it is cited (`@report`) or stands alone.
    """
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if text[start:end].casefold() != token.casefold() or re.match(r"\w|-\w", after):
        return False
    if re.fullmatch(r"\w+", token) and not any(map(str.isdigit, token)):
        return before.endswith(("@", "@{")) or text == token
    return re.search(r"[\w-]\Z", before[-1:]) is None
