"""The memos of two years as one Word file with tracked changes: two builds → one DOCX → searched bytes → a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.errors import UserError
from memocli.files import Mended
from memocli.pipeline.check import check_memos
from memocli.pipeline.named_file import write_named_file
from memocli.pipeline.options import BuildOptions
from memocli.project import Project
from memocli.protect import exposures, is_searchable, protecting_errors
from memocli.render import Form

if TYPE_CHECKING:
    from memocli.protect.search import Exposure

_AUTHOR: Final = "memocli"
_ENDING: Final = ".docx"


class RedlinedMemo(Struct, frozen=True):
    """The DOCX, and how many tracked changes it has; no bytes where `exposures` says what would have been published.

    `remarks` are sentences for whoever asked for it; `kept` is the new name of another file that had its name, or empty.
    """

    content: bytes
    changes: int = 0
    exposures: tuple[Exposure, ...] = ()
    remarks: tuple[str, ...] = ()
    kept: str = ""


def redline_into(
    file: Path, project: Project, old: int, new: int, mended: Callable[[Mended], None]
) -> RedlinedMemo:
    """Write the memo of the year `new` into `file`, as tracked changes against that of `old`; nothing where that would expose somebody.

    Another file of this name, be it a redline of ours that somebody has edited, keeps its bytes under another name. What an interrupted
    run left in the folder is mended first, and `mended` told. Raises UserError.
    """
    if file.suffix != _ENDING:
        raise UserError(f"a redline is a Word file: {file} does not end in {_ENDING}")
    made = redline_memo(project, old, new, file.name)
    if not made.content:
        return made
    return replace(made, kept=write_named_file(file, made.content, mended))


@protecting_errors
def redline_memo(project: Project, old: int, new: int, name: str) -> RedlinedMemo:
    """The memo of the year `new` as tracked changes against that of `old`; nothing is written. `name` is that of the file to be.

    Raises UserError where one of the two could not be built.
    """
    check = check_memos(project, [old, new])
    if check.failing:
        years = " ".join(map(str, check.years))
        raise UserError(
            f"only memos that can be built can be redlined; `memocli check-citations {years}` shows what is wrong"
        )
    if not is_searchable(project):
        raise UserError("there are faults in private/; `memocli check-citations` shows them")
    # Imported here: no other command needs it.
    from memocli.pipeline.making import make_outputs
    from memocli.render.redline import redline

    memos = (check.library.memos[year] for year in (old, new))
    was, now = (
        make_outputs(project, check, memo, BuildOptions((Form.DOCX,)), lambda _: None)
        for memo in memos
    )
    old_file, new_file = (one for made in (was, now) for one in made.outputs.values())
    made = redline(old_file, new_file, _AUTHOR, now.document.date)
    # Each memo by itself too: among tracked changes, a string of one of them may be in pieces.
    searched = ((was.document, old_file), (now.document, new_file), (now.document, made.content))
    found = [
        one
        for document, content in searched
        for one in exposures(project, [check.library], document, {name: content})
    ]
    remarks = tuple(dict.fromkeys((*was.remarks, *now.remarks)))
    return RedlinedMemo(b"" if found else made.content, made.changes, _each_once(found), remarks)


def _each_once(found: Iterable[Exposure]) -> tuple[Exposure, ...]:
    """One exposure for each string, with the claims of both memos."""
    strings: dict[str, Exposure] = {}
    for one in found:
        known = strings.setdefault(one.string, one)
        claims = tuple(dict.fromkeys((*known.claims, *one.claims)))
        strings[one.string] = replace(known, claims=claims)
    return tuple(strings.values())
