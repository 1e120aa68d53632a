"""Build the memo of a year: a check → edition → document → bytes → searched bytes → files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from memocli.files import write_files
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.options import BuildOptions
from memocli.project import Project
from memocli.protect import exposures, is_searchable, protecting_errors
from memocli.tree import LARGEST, DiskTree, Tree

if TYPE_CHECKING:
    from memocli.pipeline.earlier import Earlier
    from memocli.protect.search import Exposure

# A memo with all its pictures may be larger than any file that it is made of.
_LARGEST_OUTPUT: Final = 10 * LARGEST


@dataclass(frozen=True, slots=True)
class Build:
    """The check that came first, and the files made: names to bytes; none if a fault or an exposure stopped the build.

    `earlier` says what becomes of the outputs of earlier builds, where something was made.
    """

    check: Check
    files: Mapping[str, bytes]
    earlier: Earlier | None = None
    exposures: tuple[Exposure, ...] = ()


@protecting_errors
def build_memo(
    project: Project,
    year: int,
    options: BuildOptions,
    tell: Callable[[str], None] = lambda _: None,
    folder: Tree | None = None,
) -> Build:
    """Check the memo of a year and, if nothing fails (or for a draft), make its files; nothing is written.

    `tell` is called with a few words before each longer step; `folder` holds the outputs of earlier builds. Raises
    UserError.
    """
    tell("Checking")
    check = check_memos(project, [year], fail_on=options.fail_on)
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
    earlier = settle(folder, made.names, made.outputs, made.content) if folder else None
    kept = earlier.kept if earlier else {}
    vouched = manifest(made.content, {**made.outputs, **kept})
    files = {**made.outputs, made.names.manifest: vouched}
    # What stays of an earlier build is searched again: private/ may list more by now.
    exposed = exposures(project, check.library, made.document, {**files, **kept})
    return Build(check, {}, exposures=exposed) if exposed else Build(check, files, earlier)


def build_into(
    folder: Path, project: Project, year: int, options: BuildOptions, tell: Callable[[str], None]
) -> tuple[Build, list[Path]]:
    """Build the memo of a year and write its files into `folder`/YEAR; returns their paths, none where nothing was made.

    Outputs of earlier builds are left, removed or renamed as `Build.earlier` says.
    """
    place = folder / str(year)
    built = build_memo(project, year, options, tell, DiskTree(place, largest=_LARGEST_OUTPUT))
    earlier = built.earlier
    if earlier is None:
        return built, []
    paths = write_files(place, built.files, put_aside=earlier.put_aside, remove=earlier.removed)
    return built, paths
