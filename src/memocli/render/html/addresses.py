"""Web addresses as they are printed on paper: where a line may end in one, and what of a long one is left out."""

from __future__ import annotations

import re
from typing import Final

# No line ends beside it; it is not printed.
WORD_JOINER: Final = "\u2060"
# Lets a line end without a hyphen; it is not printed either.
BREAK: Final = "\u200b"

# A reader takes a sign at the start of a line for a part of the address; at the end of one it could be the sentence's.
_BEFORE: Final = re.compile(r"(?=[/?&=])")
_WORDS: Final = re.compile(r"(?=[-_])")
# After these, Pango would let a line end by itself.
_BREAKING: Final = re.compile(r"[-/?|!}]")
# About the characters of a line in a column of notes: what is longer can't stay in one piece.
_LINE: Final = 44
# A line is not to have less of an address than this; and the last one more, where what is before it leaves room for that.
_SHORTEST: Final = 4
_SHORTEST_END: Final = 6
# Nobody types more than this: it is a key that a program made, and the link has it.
_LONGEST_QUERY: Final = 60


def on_paper(address: str) -> str:
    """An address with invisible marks where a line may end, before `/`, `?`, `&` and `=`, and with `[…]` for the values of a long query.

    A piece that is longer than a line may end before its words too, at `-` and `_`.
    """
    scheme, slashes, rest = _shortened(address).partition("://")
    host, slash, path = rest.partition("/")
    named, *others = _long_enough([f"{scheme}{slashes}{host}", *_BEFORE.split(f"{slash}{path}")])
    pieces = [named, *(part for piece in others for part in _parts(piece))]
    return BREAK.join(_BREAKING.sub(rf"\g<0>{WORD_JOINER}", piece) for piece in pieces)


def _shortened(address: str) -> str:
    """The address, its query cut after the first name where it is long."""
    before, mark, query = address.partition("?")
    if len(query) <= _LONGEST_QUERY:
        return address
    name, is_given, _ = query.partition("=")
    return (
        f"{before}{mark}{name}=[…]" if is_given and len(name) < _LONGEST_QUERY else f"{before}?[…]"
    )


def _parts(piece: str) -> list[str]:
    """A piece, or, where it is longer than a line, as the title of an article is, its words."""
    return [piece] if len(piece) <= _LINE else _long_enough(_WORDS.split(piece))


def _long_enough(pieces: list[str]) -> list[str]:
    """The pieces, each of a few letters joined to the next one, and a short one at the end: `/7/9` is one, and so is `/2018/583`."""
    found = [""]
    for piece in pieces:
        if len(found[-1]) < _SHORTEST:
            found[-1] += piece
        else:
            found.append(piece)
    has_room = len("".join(found[-2:])) <= _LINE
    if len(found) > 1 and len(found[-1]) < (_SHORTEST_END if has_room else _SHORTEST):
        last = found.pop()
        found[-1] += last
    return found
