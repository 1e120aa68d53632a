"""A project's own style sheet before anything is laid out with it: what it would fetch, and how far it unfolds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import tinycss2

from memocli.errors import UserError

# Far beyond any real sheet (the shipped one has 7,400 characters), and laid out in seconds: what each of these bounds makes
# WeasyPrint take memory or time without end. docs/format.md lists them.
_MOST_CHARACTERS: Final = 200_000
_MOST_LEVELS: Final = 50
_MOST_TRACKS: Final = 100
_LONGEST: Final = 100_000
_MOST_WORDS: Final = 10_000
_DATA: Final = re.compile(r"data:[^\s)\"']*")
# Functions whose texts are addresses; browsers have some of them under names of their own (`-webkit-image-set`).
_ADDRESSES: Final = ("url", "src", "image", "image-set")


def check_sheet(css: str, name: str) -> None:
    """Raise UserError, which calls the style sheet `name`, where it would read from elsewhere, or unfold without bounds.

    An address in it would tell a server who reads the memo; a browser would follow it, even where a PDF does not.
    """
    length = len(_DATA.sub("", css))
    if length > _MOST_CHARACTERS:
        raise UserError(
            f"{name} has {length:,} characters beside pictures and fonts; {_MOST_CHARACTERS:,} are the most"
        )
    variables: dict[str, list[Any]] = {}
    declared: list[tuple[Any, list[Any]]] = []
    for block in _blocks(css, name):
        for property_, value in _declarations(block):
            declared.append((property_, value))
            if property_.value.startswith("--"):
                variables.setdefault(property_.value, []).extend(value)
    for property_, value in declared:
        _refuse_numbers(property_, value, name)
    words = _Words(variables)
    for property_, value in declared:
        if words.of(value) > _MOST_WORDS:
            raise UserError(
                f"{name}, line {property_.source_line}: `{property_.value}` has more than {_MOST_WORDS:,} words, "
                "those of its variables counted"
            )


def _blocks(css: str, name: str) -> Iterator[list[Any]]:
    """The sheet, and everything between brackets in it. Raises UserError on addresses and on deep nesting."""
    waiting = [(tinycss2.parse_component_value_list(css, skip_comments=True), 0)]
    while waiting:
        tokens, level = waiting.pop()
        yield tokens
        for token in tokens:
            if level == _MOST_LEVELS:
                raise UserError(
                    f"{name}, line {token.source_line}: nested more than {_MOST_LEVELS} levels deep"
                )
            _refuse_address(token, name)
            inside = (
                token.arguments if token.type == "function" else getattr(token, "content", None)
            )
            if inside is not None:
                waiting.append((inside, level + 1))


def _refuse_address(token: Any, name: str) -> None:
    addresses: list[str] = []
    if token.type == "at-keyword" and token.lower_value == "import":
        addresses = ["@import"]
    elif token.type == "url":
        addresses = [token.value]
    elif token.type == "function" and token.lower_name.endswith(_ADDRESSES):
        addresses = [one.value for one in token.arguments if one.type == "string"]
    for said in addresses:
        if not said.strip().lower().startswith(("data:", "#")):
            raise UserError(
                f"{name}, line {token.source_line}: nothing is read from elsewhere (`{said[:60]}`); "
                "put it into the style sheet itself, a picture or font as a `data:` address"
            )


def _declarations(block: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """What is between two semicolons, if it is a name, a colon and a value."""
    ends = [place for place, part in enumerate(block) if part == ";"]
    for start, end in zip([-1, *ends], [*ends, len(block)], strict=True):
        one = [token for token in block[start + 1 : end] if token.type != "whitespace"]
        if len(one) > 1 and one[0].type == "ident" and one[1] == ":":
            yield one[0], one[2:]


def _refuse_numbers(property_: Any, value: list[Any], name: str) -> None:
    tracks = property_.lower_value.startswith(("grid", "column"))
    for token in _all(value):
        where = f"{name}, line {token.source_line}: `{property_.value}`"
        if token.type in ("dimension", "percentage") and not abs(token.value) <= _LONGEST:
            raise UserError(f"{where} has a length of more than {_LONGEST:,}")
        if tracks and token.type == "number" and not abs(token.value) <= _MOST_TRACKS:
            raise UserError(f"{where} has more than {_MOST_TRACKS} columns or rows")


def _all(tokens: list[Any]) -> Iterator[Any]:
    """The tokens, and those of functions and brackets among them: at most as many levels as `_blocks` lets pass."""
    for token in tokens:
        yield token
        if token.type == "function":
            yield from _all(token.arguments)
        elif hasattr(token, "content"):
            yield from _all(token.content)


class _Words:
    """How many words a value has when each variable in it stands for its own value."""

    def __init__(self, variables: dict[str, list[Any]]) -> None:
        self._variables = variables
        self._counted: dict[str, int] = {}

    def of(self, value: list[Any]) -> int:
        """The words of a value; a variable that was not declared, or is made of itself, counts as one."""
        words = 0
        for token in _all(value):
            words += 1
            if token.type == "ident" and token.value.startswith("--"):
                words += self._of_variable(token.value)
        return words

    def _of_variable(self, name: str) -> int:
        if name not in self._counted:
            self._counted[name] = 1
            try:
                self._counted[name] = self.of(self._variables.get(name, []))
            except RecursionError:
                self._counted[name] = _MOST_WORDS + 1
        return self._counted[name]
