"""The bullets and numbers of lists: one definition each, which the style of list items names; each list with numbers begins at 1."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final
from zlib import crc32

from memocli.ooxml.markup import DECLARATION, NAMESPACES, escaped
from memocli.render.docx.properties import twips

# The numbers of the bullets and of the numbers in our own file.
BULLETS: Final = 1
NUMBERS: Final = 2
# Enough for a number of two digits.
INDENT: Final = 0.22  # inches
# Lists with numbers have a number of their own between these.
_FIRST_LIST: Final = 100
_MOST_LISTS: Final = 30_000


def bullet_definition(number: int, style: str) -> str:
    """The `w:abstractNum` of the bullets, for items in the paragraph style of id `style`."""
    return _definition(number, style, ("bullet", "•"))


def number_definition(number: int, style: str) -> str:
    """The `w:abstractNum` of the numbers, for items in the paragraph style of id `style`."""
    return _definition(number, style, ("decimal", "%1."))


def _definition(number: int, style: str, sign: tuple[str, str]) -> str:
    form, text = sign
    indent = twips(INDENT)
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="{escaped(style)}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl></w:abstractNum>'
    )


def list_of(number: int, definition: int) -> str:
    """The `w:num` that paragraphs name, and the definition that it refers to."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/></w:num>'


def list_from_1(number: int, definition: int) -> str:
    """The `w:num` of one list whose numbers begin anew."""
    begins = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{begins}</w:num>'


def list_number(name: str, taken: Collection[int]) -> int:
    """The number of the list called `name`: the same in the memos of all years, so that a redline sees no change in it."""
    number = _FIRST_LIST + crc32(name.encode()) % _MOST_LISTS
    while number in taken:
        number += 1
    return number


def numbering_part(lists: Iterable[int] = ()) -> str:
    """`word/numbering.xml` of our own file, with these lists with numbers."""
    definitions = bullet_definition(BULLETS, "ListBullet") + number_definition(
        NUMBERS, "ListNumber"
    )
    ours = list_of(BULLETS, BULLETS) + list_of(NUMBERS, NUMBERS)
    more = "".join([list_from_1(number, NUMBERS) for number in sorted(lists)])
    return numbering_around(definitions + ours + more)


def numbering_around(content: str) -> str:
    """`word/numbering.xml` around definitions and lists."""
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{content}</w:numbering>"
