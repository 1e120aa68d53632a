"""Build the memo of a year: a check → edition → document → bytes → searched bytes → files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from memocli.errors import MissingLibrary
from memocli.interruption import writing
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.options import BuildOptions
from memocli.project import Project
from memocli.protect import exposures, is_searchable, protecting_errors
from memocli.tree import LARGEST_OUTPUT, DiskTree, Tree

if TYPE_CHECKING:
    from memocli.files import Mended
    from memocli.pipeline.earlier import Earlier
    from memocli.protect.search import Exposure


class Build(Struct, frozen=True):
    """The check that came first, and the files made: names to bytes; none if a fault or an exposure stopped the build.

    `earlier` says what becomes of the outputs of earlier builds, where something was made; `remarks` what else somebody should know;
    `missing` why an output could not be made on this machine.
    """

    check: Check
    files: Mapping[str, bytes]
    earlier: Earlier | None = None
    exposures: tuple[Exposure, ...] = ()
    remarks: tuple[str, ...] = ()
    missing: MissingLibrary | None = None


@protecting_errors
def build_memo(
    project: Project,
    year: int,
    options: BuildOptions,
    tell: Callable[[str], None] = lambda _: None,
    earlier_outputs: Callable[[], Tree] | None = None,
) -> Build:
    """Check the memo of a year and, if nothing fails (or for a draft), make its files; nothing is written.

    `tell` is called with a few words before each longer step; `earlier_outputs` gives the folder of earlier builds, and is called
    when all else is made. Raises UserError.
    """
    tell("Checking")
    # A draft prints each fault at its claim.
    check = check_memos(project, [year], fail_on=options.fail_on, every_fault=options.draft)
    memo = check.library.memos.get(year)
    if memo is None or (check.failing and not options.draft):
        return Build(check, {})
    if not is_searchable(project):  # not even a draft is built unsearched
        return Build(check, {})
    # Imported here: a check, and a build that it stops, need none of it.
    from memocli.manifest import manifest
    from memocli.pipeline.earlier import settle
    from memocli.pipeline.making import make_outputs

    made = make_outputs(project, check, memo, options, tell)
    folder = earlier_outputs() if earlier_outputs else None
    earlier = settle(folder, made.names, made.outputs, made.content) if folder else None
    kept = earlier.kept if earlier else {}
    vouched = manifest(made.content, {**made.outputs, **kept})
    files = {**made.outputs, made.names.manifest: vouched}
    # What stays of an earlier build is searched again: private/ may list more by now.
    exposed = exposures(project, [check.library], made.document, {**files, **kept})
    if exposed:
        return Build(check, {}, exposures=exposed)
    return Build(check, files, earlier, remarks=made.remarks, missing=made.missing)


def build_into(
    folder: Path,
    project: Project,
    year: int,
    options: BuildOptions,
    tell: Callable[[str], None],
    mended: Callable[[Mended], None],
) -> tuple[Build, list[Path]]:
    """Build the memo of a year and write its files into `folder`/YEAR; returns their paths, none where nothing was made.

    Outputs of earlier builds are left, removed or renamed as `Build.earlier` says. What an interrupted build left there is
    mended first, whatever comes of this one, and `mended` told.
    """
    # Imported here: a check writes nothing.
    from memocli.files import is_unfinished, opened, write_files
    from memocli.pipeline.earlier import our_names

    place, names = folder / str(year), our_names(year)
    if is_unfinished(place):
        with opened(place, names, mended):
            pass
    with ExitStack() as held:

        def hold() -> Tree:
            """From here on no other build may change the folder."""
            held.enter_context(opened(place, names, mended))
            return DiskTree(place, largest=LARGEST_OUTPUT)

        built = build_memo(project, year, options, tell, hold)
        earlier = built.earlier
        if earlier is None:
            return built, []
        aside, old = earlier.put_aside, earlier.old
        with writing():
            return built, write_files(place, built.files, names, put_aside=aside, old=old)
