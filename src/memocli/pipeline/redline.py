"""Two memos as one Word file with tracked changes: two checks → two builds → one DOCX → searched bytes → a file.

The memos are those of two years, or of two states of the project, each built of its own files. What is confidential in one of the
states, or in the files as they are today, is so in both builds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.errors import UserError
from memocli.files import Mended
from memocli.load import Library, load_library
from memocli.mask import Mask
from memocli.memo import Memo
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.named_file import write_named_file
from memocli.pipeline.options import BuildOptions
from memocli.pipeline.states import Place, Places, opened_places, place_of_first, told_of
from memocli.project import Project, YearAt
from memocli.protect import exposures, is_searchable, protecting_errors
from memocli.render import Form

if TYPE_CHECKING:
    from memocli.pipeline.making import Made
    from memocli.protect.search import Exposure
    from memocli.templates import Template

_AUTHOR: Final = "memocli"
_ENDING: Final = ".docx"
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class RedlinedMemo(Struct, frozen=True):
    """The DOCX, and how many tracked changes it has; no bytes where `exposures` says what would have been published.

    `remarks` are sentences for whoever asked for it; `kept` is the new name of another file that had its name, or empty.
    """

    content: bytes
    changes: int = 0
    exposures: tuple[Exposure, ...] = ()
    remarks: tuple[str, ...] = ()
    kept: str = ""


class _Side(Struct, frozen=True):
    """One of the two memos: what was asked for, where its files are, and what the check found there."""

    asked: YearAt
    place: Place
    check: Check

    @property
    def library(self) -> Library:
        return self.check.library

    @property
    def memo(self) -> Memo:
        return self.library.memos[self.asked.year]

    @property
    def can_be_built(self) -> bool:
        return not self.check.failing and self.asked.year in self.library.memos


def redline_into(
    file: Path,
    project: Project,
    old: YearAt,
    new: YearAt,
    mended: Callable[[Mended], None],
    environment: Mapping[str, str] = _NONE,
) -> RedlinedMemo:
    """Write the memo `new` into `file`, as tracked changes against `old`; nothing where that would expose somebody.

    Another file of this name, be it a redline of ours that somebody has edited, keeps its bytes under another name. What an interrupted
    run left in the folder is mended first, and `mended` told. `environment` is that of git, where a revision is named. Raises UserError.
    """
    if file.suffix != _ENDING:
        raise UserError(f"a redline is a Word file: {file} does not end in {_ENDING}")
    made = redline_memo(project, old, new, file.name, environment)
    if not made.content:
        return made
    return replace(made, kept=write_named_file(file, made.content, mended))


@protecting_errors
def redline_memo(
    project: Project,
    old: YearAt,
    new: YearAt,
    name: str,
    environment: Mapping[str, str] = _NONE,
) -> RedlinedMemo:
    """The memo `new` as tracked changes against `old`; nothing is written. `name` is that of the file to be.

    Raises UserError where one of the two could not be built.
    """
    if not is_searchable(project):
        raise UserError("there are faults in private/; `memocli check-citations` shows them")
    with opened_places(project, (old, new), environment) as places:
        # What is wrong with a memo is found before any source of it is hidden for the other one's sake.
        sides = _checked(places, old), _checked(places, new)
        present, mask = _hidden(project, places, sides)
        _require_builds(sides, mask)
        was, now = _made(sides)
    # Imported here: no other command needs it.
    from memocli.render.redline import redline

    old_file, new_file = (one for made in (was, now) for one in made.outputs.values())
    made = redline(old_file, new_file, _AUTHOR, now.document.date)
    # Each memo by itself too: among tracked changes, a string of one of them may be in pieces.
    searched = ((was.document, old_file), (now.document, new_file), (now.document, made.content))
    others = {str(side.asked): side.library for side in sides if side.asked.revision}
    found = [
        one
        for document, content in searched
        for one in exposures(project, [present, *others.values()], document, {name: content})
    ]
    remarks = tuple(dict.fromkeys((*was.remarks, *now.remarks)))
    return RedlinedMemo(b"" if found else made.content, made.changes, _each_once(found), remarks)


def _checked(places: Places, asked: YearAt) -> _Side:
    """A memo as `memocli build` would check it in its state."""
    place = places.of(asked)
    with told_of(asked):
        return _Side(asked, place, check_memos(place.project, [asked.year]))


def _hidden(project: Project, places: Places, sides: tuple[_Side, _Side]) -> tuple[Library, Mask]:
    """Hide in both memos whom any state hides; what the files as they are say, and the mask for both."""
    here = places.places[0]
    ours = next((side.library for side in sides[::-1] if side.place == here), None)
    present = load_library(project, ()) if ours is None else ours
    read = [(side.place, side.library) for side in sides if side.library is not present]
    return present, places.mask([(here, present), *read])


def _require_builds(sides: tuple[_Side, _Side], mask: Mask) -> None:
    """Raise a UserError, which says which memo can't be built and what to do, unless both can."""
    stopping = {str(side.asked): side for side in sides if not side.can_be_built}
    if not stopping:
        return
    names = " nor that of ".join(stopping)
    one = "neither the memo of" if len(stopping) > 1 else "the memo of"
    can = "can" if len(stopping) > 1 else "can't"
    said = "; ".join([_to_mend(side, mask) for side in stopping.values()])
    old, new = (side.asked for side in sides)
    codes = [found.code for side in stopping.values() for found in side.check.failing]
    # What can't be read can't be compared either.
    readable = not any(code.startswith("F") for code in codes)
    report = f"; a report needs no build: `memocli diff {old} {new} --to docx`" if readable else ""
    raise UserError(f"{one} {names} {can} be built, so there is no redline: {said}{report}")


def _to_mend(side: _Side, mask: Mask) -> str:
    """Where the faults of a memo are, and what to do."""
    found, asked = side.check.failing, side.asked
    if not asked.revision:
        faults = "the fault" if len(found) == 1 else f"the {len(found)} faults"
        return f"`memocli check-citations {asked}` shows {faults} to mend"
    faults = "a fault in" if len(found) == 1 else f"{len(found)} faults, the first in"
    return (
        f"name another revision than {asked}, which has {faults} {mask.said(place_of_first(found))}"
    )


def _made(sides: tuple[_Side, _Side]) -> tuple[Made, Made]:
    """Both memos as DOCX: the notes of each in its own style, both with the look of the newer one, since a file has one look."""
    # Imported here: a check that stops it needs none of it.
    from memocli.pipeline.making import made_with
    from memocli.template_sets import read_templates
    from memocli.templates import DOCX, find_template

    old, new = sides

    def made(side: _Side, docx: Template | None) -> Made:
        newer = new.memo
        memo = replace(
            side.memo, head=replace(side.memo.head, design=newer.head.design), fonts=newer.fonts
        )
        with told_of(side.asked):
            own = read_templates(side.place.project, side.memo.head.style)
            options = BuildOptions((Form.DOCX,))
            return made_with(replace(own, docx=docx), side.check, memo, options, lambda _: None)

    with told_of(new.asked):
        look = find_template(new.place.project, DOCX)
    # The new one first: what is wrong with the look is said of the state that it is from.
    now = made(new, look)
    return made(old, look), now


def _each_once(found: Iterable[Exposure]) -> tuple[Exposure, ...]:
    """One exposure for each string, with the claims of both memos."""
    strings: dict[str, Exposure] = {}
    for one in found:
        known = strings.setdefault(one.string, one)
        claims = tuple(dict.fromkeys((*known.claims, *one.claims)))
        strings[one.string] = replace(known, claims=claims)
    return tuple(strings.values())
