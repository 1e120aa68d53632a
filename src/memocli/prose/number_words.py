"""The words that numbers are made of, and how they add up: "two hundred and five", "58 mil", "1.5 million"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from memocli.language import LANGUAGES
from memocli.language.facts import NumberWords

Kind: TypeAlias = Literal[
    "digits", "word", "article", "joint", "and-half", "scale", "portion", "rough", "no-number"
]
_HALF: Final = Decimal("0.5")
_HUNDRED: Final = 100
_WORD: Final = re.compile(r"[^\W\d_]+")
_ASCII_WORD: Final = re.compile(r"[a-z]+")


class Word(Struct, frozen=True):
    """What a word, or a number in digits, means within a number; `name` is the word without capitals and accents."""

    kind: Kind
    value: Decimal = Decimal(0)
    name: str = ""


class Vocabulary(Struct, frozen=True):
    """A language's words by their names; `beginnings` are the first words of those that are several (half a, por ciento).

    A text that has none of `names` has no number in words.
    """

    words: dict[str, Word]
    beginnings: frozenset[str]
    names: frozenset[str]
    grammar: NumberWords


@cache
def vocabulary(tag: str) -> Vocabulary:
    """The vocabulary of one of the languages that memocli knows."""
    grammar = LANGUAGES[tag].numbers
    words = {word.name: word for word in _words(grammar)}
    several = (name.split() for name in words if " " in name)
    beginnings = frozenset(name[0] for name in several)
    return Vocabulary(words, beginnings, beginnings.union(words), grammar)


def name_of(word: str) -> str:
    """A word as it is written in a text, without capitals and accents."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def names_in(text: str) -> set[str]:
    """The names of all words of a text, each once, wherever a digit or a sign divides them.

    No pattern of ours that ignores capitals finds a word whose name is not here: to it, a dotless ı is an i.
    """
    if text.isascii():
        return set(_ASCII_WORD.findall(text.lower()))
    # Most words are plain letters, whose name needs no further call.
    return {
        word.lower() if word.isascii() else name_of(word).replace("ı", "i")
        for word in set(_WORD.findall(text))
    }


def _words(grammar: NumberWords) -> Iterator[Word]:
    tens = {ten: 10 * number for number, ten in enumerate(grammar.tens, start=2)}
    units = {unit: number for number, unit in enumerate(grammar.units)}
    valued: tuple[tuple[Kind, dict[str, int]], ...] = (
        ("word", tens | units | dict(grammar.others)),
        ("scale", dict(grammar.scales)),
    )
    for kind, values in valued:
        yield from (Word(kind, Decimal(value), name_of(word)) for word, value in values.items())
    yield from (Word("article", Decimal(1), word) for word in grammar.articles)
    yield from (Word("article", _HALF, word) for word in grammar.halves)
    named: tuple[tuple[Kind, Iterable[str]], ...] = (
        ("joint", filter(None, (grammar.tens_joint, grammar.hundreds_joint))),
        ("and-half", grammar.and_half),
        ("portion", grammar.portions),
        ("rough", grammar.rough_words),
        ("no-number", grammar.no_numbers),
    )
    for kind, listed in named:
        yield from (Word(kind, name=name_of(word)) for word in listed)


class Reading(Struct):
    """A number that is read word by word.

    `parts` holds what scales have multiplied, by scale; `group` is what has come since. The next word of the group must be
    less than `room`, or, behind "and", less than `joint_room`. `needs` are the kinds of words that must come next.
    """

    grammar: NumberWords
    parts: dict[int, Decimal] = {}
    group: Decimal | None = None
    room: int = 0
    joint_room: int = 0
    needs: tuple[Kind, ...] = ()
    is_closed: bool = False

    def take(self, word: Word) -> bool:
        """Add a word; False where it does not continue the number."""
        if self.is_closed or (self.needs and word.kind not in self.needs):
            return False
        self.needs = ()
        match word.kind:
            case "word":
                taken = self._take_word(word)
            case "digits":
                taken = self._take_digits(word.value)
            case "article":
                taken = not self.parts and self._begin(word.value)
                self.needs = ("scale",)
            case "joint":
                taken = self._take_joint()
            case "scale" if word.value == _HUNDRED:
                taken = self._take_hundred()
            case "scale":
                taken = self._take_scale(word)
            case "and-half":
                taken = self._take_half()
            case _:
                taken = False
        return taken

    def value(self) -> Decimal | None:
        """The number so far; None where a word is missing."""
        return None if self.needs else sum(self.parts.values(), self.group or Decimal(0))

    def _begin(self, value: Decimal) -> bool:
        if self.group is not None:
            return False
        self.group, self.room, self.joint_room = value, 0, 0
        return True

    def _take_word(self, word: Word) -> bool:
        number = int(word.value)
        if self.group is not None and not 0 < number < self.room:
            return False
        self.group = (self.group or 0) + word.value
        self.room = self.joint_room = 0
        if number >= _HUNDRED and word.name not in self.grammar.always_last:
            self.room = _HUNDRED
        elif number >= 20 and number % 10 == 0 and self.grammar.tens_joint:
            self.joint_room = 10
        elif number >= 20 and number % 10 == 0:
            self.room = 10
        self.needs = ("word",) if word.name in self.grammar.never_last else ()
        return True

    def _take_digits(self, value: Decimal) -> bool:
        if self.parts and (value % 1 or value >= min(self.parts)):
            return False
        self.needs = () if self.grammar.digits_follow or not self.parts else ("scale",)
        return self._begin(value)

    def _take_joint(self) -> bool:
        self.group = self.group or Decimal(0)
        self.room, self.joint_room = self.joint_room, 0
        self.needs = ("word",)
        return self.room > 0

    def _take_hundred(self) -> bool:
        if self.group is None or not 0 < self.group < _HUNDRED:
            return False
        self.group *= _HUNDRED
        self.room = _HUNDRED
        self.joint_room = _HUNDRED if self.grammar.hundreds_joint else 0
        return True

    def _take_scale(self, word: Word) -> bool:
        """Multiply all that is less than the scale by it: five *thousand million*."""
        scale, is_alone = int(word.value), word.name in self.grammar.alone
        less = [value for other, value in self.parts.items() if other < scale]
        times = sum(less, self.group or Decimal(0))
        if is_alone and self.group is None and not less:
            times = Decimal(1)
        if not times or scale in self.parts or (is_alone and times >= scale):
            return False
        self.parts = {other: value for other, value in self.parts.items() if other > scale}
        self.parts[scale] = times * scale
        self.group, self.room = None, 0
        self.joint_room = _HUNDRED if self.grammar.hundreds_joint else 0
        return True

    def _take_half(self) -> bool:
        if self.group is not None:
            self.group += _HALF
            self.room = self.joint_room = 0
        elif self.parts:
            self.parts[min(self.parts)] += min(self.parts) * _HALF
            self.is_closed = True
        return bool(self.group or self.parts)
