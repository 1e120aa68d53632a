"""The fields in a header or footer of a house template: those that count pages or repeat a heading, and no others.

A field is an instruction that Word carries out. Some start programs or fetch files (DDE, INCLUDETEXT), some print a name
or a place (AUTHOR, FILENAME), and some change what a finished memo says (DATE): all are refused by not being known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from memocli.errors import UserError
from memocli.ooxml.package import Element
from memocli.render.docx.template_known import clark

_SWITCH: Final = r'(?: \\\* ?\w+| \\# ?"?[0#,.]+"?)*'
_COUNTS: Final = re.compile(rf"(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES){_SWITCH}", re.IGNORECASE)
_REPEATS: Final = re.compile(
    rf'STYLEREF (?:"[^"\\{{}}]+"|[^\s"\\{{}}]+)(?: \\[lnprtw])*{_SWITCH}', re.IGNORECASE
)
_NAMES: Final = "PAGE, NUMPAGES, SECTION, SECTIONPAGES and STYLEREF"
_SIMPLE, _MARK, _WORDS = clark("w:fldSimple"), clark("w:fldChar"), clark("w:instrText")
_TEXT, _PARAGRAPH = clark("w:t"), clark("w:p")
_SHOWN: Final = (_TEXT, clark("w:sym"), clark("w:drawing"), clark("w:pict"))

Refuse = Callable[[str], UserError]


class _Field(Struct):
    """A field that has begun: its paragraph, its instruction so far, and, from its middle mark on, its result."""

    paragraph: Element | None
    words: list[Element] = []
    result: list[Element] | None = None


def check_fields(root: Element, refuse: Refuse) -> None:
    """Leave only fields that are known, their instructions in one piece. Raises what `refuse` makes of a reason."""
    open_field: _Field | None = None
    for element in root.iter(_SIMPLE, _MARK, _WORDS, *_SHOWN):
        if element.tag == _SIMPLE:
            if (
                open_field is not None
                or next(element.iterdescendants(_SIMPLE, _MARK), None) is not None
            ):
                raise refuse("a field within a field")
            instruction = _checked(element.get(clark("w:instr"), ""), refuse)
            element.set(clark("w:instr"), f" {instruction} ")
            _empty_repeated(instruction, list(element.iter(_TEXT)))
        elif element.tag == _MARK:
            open_field = _at_mark(element, open_field, refuse)
        elif element.tag == _WORDS:
            if open_field is None or open_field.result is not None:
                raise refuse("the instruction of a field without the field")
            open_field.words.append(element)
        elif open_field is not None:
            if open_field.result is None:
                raise refuse("a field whose instruction is hidden in other things")
            open_field.result.append(element)
    if open_field is not None:
        raise refuse("a field without its end")


def _at_mark(mark: Element, open_field: _Field | None, refuse: Refuse) -> _Field | None:
    """The field that is open after a mark: its begin, its middle (`separate`) or its end."""
    kind, paragraph = mark.get(clark("w:fldCharType")), next(mark.iterancestors(_PARAGRAPH), None)
    if kind == "begin":
        if open_field is not None:
            raise refuse("a field within a field")
        return _Field(paragraph)
    if open_field is None or open_field.paragraph is not paragraph:
        raise refuse("a field without its beginning")
    if kind == "separate" and open_field.result is None:
        open_field.result = []
        return open_field
    if kind != "end":
        raise refuse("a field that is not complete")
    instruction = _checked("".join([words.text or "" for words in open_field.words]), refuse)
    for index, words in enumerate(open_field.words):
        words.text = "" if index else f" {instruction} "
    _empty_repeated(instruction, open_field.result or [])
    return None


def _checked(text: str, refuse: Refuse) -> str:
    """The instruction with single blanks."""
    instruction = " ".join(text.split())
    if _COUNTS.fullmatch(instruction) or _REPEATS.fullmatch(instruction):
        return instruction
    name = instruction.partition(" ")[0][:40]
    shown = name.encode("unicode_escape").decode("ascii")
    mend = "in Word, click on it and press Ctrl+Shift+F9, so that it becomes plain text"
    raise refuse(f"the field `{shown}`; {mend} (what may stay: {_NAMES})")


def _empty_repeated(instruction: str, result: list[Element]) -> None:
    """Word fills in the heading of each page itself; what stands there comes from the template's own text."""
    if instruction.upper().startswith("STYLEREF"):
        for element in result:
            if element.tag == _TEXT:
                element.text = ""
