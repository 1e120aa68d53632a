"""Characters of a text that readers do not see, or see as something else (F016): reported, and not read on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from memocli.characters import Oddity, find_odd, name_of, oddity, spelt
from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.text import Placed

# Texts of these keys are in no output.
_NEVER_PRINTED: Final = frozenset("abstract annote keyword remark waive why".split())
_MOST_NAMED: Final = 10
_LONGEST_SHOWN: Final = 40

_WHY: Final = {
    Oddity.OVERRIDE: "which changes the order in which readers see the letters",
    Oddity.INVISIBLE: "which no reader sees",
    Oddity.LINE_END: "which ends a line for some programs and not for others",
    Oddity.LOST: "which stands for something that a program could not keep",
    Oddity.PRIVATE: "a private-use character, which each font shows as another sign or not at all",
    Oddity.NONE: "which is no character",
}
_HINTS: Final = {
    Oddity.LINE_END: "delete it, and type a space",
    Oddity.LOST: "type what stood there",
    Oddity.PRIVATE: "type the sign that is meant; it often comes with text pasted from Word or a PDF",
}


def check_characters(text: Placed, key: str) -> Iterator[Diagnostic]:
    """F016 for a text of `key`: each such character once, where it comes first."""
    found = [] if key in _NEVER_PRINTED else find_odd(text)
    counts = Counter(match[0] for match in found)
    first = {match[0]: match.start() for match in reversed(found)}
    where = f"`{key}`" if key else "the file"
    for number, (character, times) in enumerate(counts.items(), start=1):
        kind, at = oddity(character), first[character]
        message = f"{name_of(character)}, {_WHY[kind]}, is in {where}"
        message += f" {times:,} times" if times > 1 else ""
        left = len(counts) - number
        if number == _MOST_NAMED and left:
            message += f"; {left:,} more characters of that kind are in it"
        hint = _HINTS.get(kind) or _without(text, at)
        yield diagnostic("F016", message, text.part(at, at + 1), hint)
        if number == _MOST_NAMED:
            return


def _without(text: str, at: int) -> str:
    """What to do about a character that has to go: a word that has it is quickly typed anew."""
    before = re.search(r"[^\s`]*\Z", text[max(0, at - _LONGEST_SHOWN) : at])
    after = re.match(r"[^\s`]*", text[at : at + _LONGEST_SHOWN])
    word = _replaced((before[0] if before else "") + (after[0] if after else "")).rstrip(".,;:!?")
    return f"delete it, or type `{word}` anew" if word else "delete it"


def readable(text: Placed) -> Placed:
    """The text as it is read on: without what can't be seen, and with codes for what can't be told."""
    return Placed(_replaced(text), text.span)


def _replaced(text: str) -> str:
    pieces, end = [], 0
    for match in find_odd(text):
        pieces += [text[end : match.start()], _instead(match[0])]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _instead(character: str) -> str:
    match oddity(character):
        case Oddity.OVERRIDE | Oddity.INVISIBLE:
            return ""
        case Oddity.LINE_END:
            return " "
        case _:
            return spelt(character)
