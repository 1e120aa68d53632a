"""A CSL file before anything is laid out in it: whether it can be used, and how much work one note would be.

What a faulty style does is anything from lost words to endless work, so it is looked at before pandoc sees it.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Any, Final

from lxml import etree
from msgspec import Struct

from memocli.characters import PRIVATE, code_point
from memocli.endnotes.csl.markup import faults, spell_out
from memocli.errors import UserError

CSL: Final = "{http://purl.org/net/xbiblio/csl}"
# Of the ten thousand published styles the largest has 246,037 bytes, 3,554 elements, 18 levels and 33,933 steps.
_MOST_BYTES: Final = 1_000_000
_MOST_ELEMENTS: Final = 8_000
_MOST_LEVELS: Final = 100
_MOST_STEPS: Final = 100_000
# What an engine does in the time of one step, roughly: names take longest, and long texts are joined piece by piece.
_STEPS_OF_NAMES: Final = 100
_CHARACTERS_A_STEP: Final = 50
_JOINED_A_STEP: Final = 50
# These stand for words of a record, and for formatting, until a note is written.
_PRIVATE_USE: Final = re.compile(f"[{PRIVATE}]")
_COUNTS_AS_VARIABLE: Final = frozenset(
    f"{CSL}{tag}" for tag in ("group", "names", "date", "number", "label")
)


def check_style(content: bytes, name: str) -> Any:
    """The root of a style, its values spelt as pandoc reads them.

    Raises UserError, which calls the style `name`, unless notes can be laid out in it within bounds.
    """
    if len(content) > _MOST_BYTES:
        raise UserError(
            f"the style {name} has {len(content):,} bytes; {_MOST_BYTES:,} are the most"
        )
    # With an entity, a style could print any file of the machine in a note.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UserError(f"the style {name} declares entities, which no CSL style needs")
    root = _parsed(content, name)
    _refuse_other_kinds(root, name)
    _refuse_private_use(root, name)
    _refuse_unknown_macros(root, name)
    _refuse_long_work(root, name)
    _refuse_wrong_markup(root, name)
    spell_out(root)
    return root


def _parsed(content: bytes, name: str) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        encoding="UTF-8",
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason = " ".join((error.msg or "it is empty").split())
        raise UserError(f"the style {name} is not a CSL style: {reason}") from error
    elements = levels = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements, levels = elements + (event == "start"), max(levels, depth)
    if elements > _MOST_ELEMENTS:
        raise UserError(
            f"the style {name} has {elements:,} elements; {_MOST_ELEMENTS:,} are the most"
        )
    if levels > _MOST_LEVELS:
        raise UserError(
            f"the style {name} is nested {levels:,} levels deep; {_MOST_LEVELS} are the most"
        )
    return root


def _refuse_other_kinds(root: Any, name: str) -> None:
    if root.tag != f"{CSL}style":
        raise UserError(f"the style {name} is not a CSL style: its root is not `style`")
    if root.find(f"{CSL}citation/{CSL}layout") is None:
        links = root.iterfind(f"{CSL}info/{CSL}link[@rel='independent-parent']")
        parents = [link.get("href", "").rpartition("/")[2] for link in links]
        raise UserError(
            f"the style {name} has no layout of its own; name the style that it depends on"
            + "".join(f" (`{parent}`)" for parent in parents[:1] if parent)
        )
    if root.get("class") != "note":
        raise UserError(
            f"the style {name} is for citations in the text; endnotes need a style of the class `note`"
        )


def _refuse_private_use(root: Any, name: str) -> None:
    for element in root.iter():
        for text in chain((element.text or "", element.tail or ""), element.attrib.values()):
            if found := _PRIVATE_USE.search(text):
                raise UserError(
                    f"the style {name}, line {element.sourceline}, has the private-use character "
                    f"{code_point(found[0])}, which no font prints; delete it"
                )


def _refuse_wrong_markup(root: Any, name: str) -> None:
    fault = min(faults(root), default=None)
    if fault:
        line, said = fault
        raise UserError(f"the style {name}, line {line}, is not valid CSL: {said}")


def _refuse_unknown_macros(root: Any, name: str) -> None:
    macros = {macro.get("name") for macro in root.findall(f"{CSL}macro")}
    for element in root.iter():
        macro = element.get("macro")
        if macro is not None and macro not in macros:
            raise UserError(
                f"the style {name}, line {element.sourceline}, uses the macro `{macro}`, which it does not define"
            )


def _refuse_long_work(root: Any, name: str) -> None:
    steps = _Steps(root, name).of_layout()
    if steps > _MOST_STEPS:
        raise UserError(
            f"the style {name} takes {steps:,} steps for one source; {_MOST_STEPS:,} are the most: "
            "a macro counts each time that it is used"
        )


class _Work(Struct, frozen=True):
    """What an element costs: its steps, those of asking it whether it prints a variable, and the pieces that it prints."""

    steps: int
    asked: int
    pieces: int


class _Steps:
    """How many steps it takes at most for one source, a macro counted each time that it is used."""

    def __init__(self, root: Any, name: str) -> None:
        self._layout = root.find(f"{CSL}citation/{CSL}layout")
        # Of two macros with one name, the first counts.
        self._macros = {macro.get("name"): macro for macro in reversed(root.findall(f"{CSL}macro"))}
        self._name = name
        self._counted: dict[str, _Work] = {}
        self._open: set[str] = set()

    def of_layout(self) -> int:
        """The steps of the layout of notes. Raises UserError where macros use themselves, or are nested too deep."""
        try:
            return self._of(self._layout).steps
        except RecursionError as error:
            raise UserError(f"the style {self._name} nests its macros too deep") from error

    def _of(self, element: Any) -> _Work:
        inside = [self._of(child) for child in element]
        if macro := element.get("macro"):
            inside.append(self._of_macro(macro))
        texts = sum(map(len, element.attrib.values()))
        texts += len(element.get("delimiter", "")) * len(element)
        # Only one branch of a `choose` is laid out.
        taken = max if element.tag == f"{CSL}choose" else sum
        pieces = taken([work.pieces for work in inside] or [1])
        steps = taken([work.steps for work in inside] or [0]) + len(inside)
        steps += _STEPS_OF_NAMES if element.tag == f"{CSL}names" else 1
        steps += texts // _CHARACTERS_A_STEP + pieces * len(inside) // _JOINED_A_STEP
        asked = sum(work.asked for work in inside)
        if element.tag == f"{CSL}group":
            steps += 2 * asked
        return _Work(steps, 1 if element.tag in _COUNTS_AS_VARIABLE else 1 + asked, pieces)

    def _of_macro(self, macro: str) -> _Work:
        if macro in self._open:
            raise UserError(f"the style {self._name} has a macro that uses itself, `{macro}`")
        if macro not in self._counted:
            self._open.add(macro)
            self._counted[macro] = self._of(self._macros[macro])
            self._open.remove(macro)
        work = self._counted[macro]
        # Macros are searched one after the other.
        search = len(self._macros) // 100
        return _Work(work.steps + search, work.asked + search, work.pieces)
