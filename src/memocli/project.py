"""The project folder: where it is, which years it has, where its files are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from memocli.errors import UserError
from memocli.tree import DiskTree, Tree

ORGANIZATIONS: Final = "memo/organizations.yaml"
FIGURES: Final = "memo/figures.yaml"
# Beside the records in `sources/`, what is known of them apart from these.
ANNOTATIONS: Final = "annotations.yaml"
SETTINGS: Final = "memocli.yaml"
# In the folder of a year, what the memo was made of when it was sealed.
SEAL: Final = "seal.yaml"
_YEAR: Final = re.compile(r"[1-9][0-9]{3}\Z")


class YearAt(Struct, frozen=True):
    """A year's memo in a state of the project: as it is in a revision of git, or as the files are where none is named."""

    year: int
    revision: str = ""

    def __str__(self) -> str:
        return f"{self.year}@{self.revision}" if self.revision else str(self.year)


class Project(Struct, frozen=True):
    """A project: `tree` holds `memo/` and `sources/`; what is written goes below the folder `root`."""

    root: Path
    tree: Tree

    def known_years(self) -> tuple[int, ...]:
        """The years of the memos, oldest first. Raises UserError where there is none."""
        if found := self.years():
            return found
        raise UserError("there is no memo in memo/ yet; a memo is a folder such as memo/2018/")

    def years(self) -> tuple[int, ...]:
        """Years that have a `memo/YEAR/memo.yaml`, oldest first."""
        return tuple(
            int(name)
            for name in self.tree.names("memo")
            if _YEAR.match(name) and "memo.yaml" in self.tree.names(f"memo/{name}")
        )

    def source_files(self) -> tuple[str, ...]:
        """The paths of all `sources/*.yaml` and `sources/*.json` with records, by name."""
        paths = record_files(self.tree, "sources")
        return tuple(path for path in paths if path != f"sources/{ANNOTATIONS}")

    def require_year(self, year: int) -> None:
        """Raise UserError, naming the years that exist, unless there is a memo of `year`."""
        if year in self.years():
            return
        if self.tree.is_folder(memo_folder(year)):
            raise UserError(f"{memo_folder(year)}/ has no memo.yaml")
        known = ", ".join(map(str, self.years())) or "none yet"
        raise UserError(f"there is no memo of {year} in memo/ (years there: {known})")


def year_at(text: str) -> YearAt:
    """What `2018` or `2018@main` means. Raises UserError, which says what to type."""
    year, at, revision = text.partition("@")
    if at and not year:
        raise UserError(f"`{text}` names no year: write `2018@{revision or 'main'}`")
    if not _YEAR.match(year):
        raise UserError(
            f"`{year}` is no year: write `2018`, or `2018@{revision or 'main'}` for the memo as it is in git"
        )
    if at and not revision:
        raise UserError(
            f"`{text}` names no revision of git: write `{year}@main` (a branch, a tag or a commit), "
            f"or `{year}` for the files as they are"
        )
    return YearAt(int(year), revision)


def memo_folder(year: int) -> str:
    """The path of the folder of a memo, whether it exists or not."""
    return f"memo/{year}"


def seal_path(year: int) -> str:
    """The path of the seal of a memo, whether it is sealed or not."""
    return f"{memo_folder(year)}/{SEAL}"


def year_of(path: str) -> int | None:
    """The year whose memo a file belongs to, by its path; None where it belongs to no year's."""
    top, _, rest = path.partition("/")
    folder, inside, _ = rest.partition("/")
    return int(folder) if top == "memo" and inside and _YEAR.match(folder) else None


def record_files(tree: Tree, folder: str) -> tuple[str, ...]:
    """The paths of all files of records in a folder, by name."""
    names = tree.names(folder)
    return tuple(f"{folder}/{name}" for name in names if _is_ours(name, (".yaml", ".json")))


def yaml_names(tree: Tree, folder: str) -> tuple[str, ...]:
    """The names of all `*.yaml` in a folder, in order.

    Hidden ones are left out: editors and macOS put files of their own next to the user's.
    """
    return tuple(name for name in tree.names(folder) if _is_ours(name, (".yaml",)))


def _is_ours(name: str, endings: tuple[str, ...]) -> bool:
    return name.endswith(endings) and not name.startswith(".")


def project_at(root: Path) -> Project:
    """The project in a folder of the disk, whatever is in it."""
    return Project(root, DiskTree(root))


def find_project(start: Path) -> Project:
    """The project at `start` or the nearest folder above it; raises UserError where there is none."""
    if not DiskTree(start).is_folder("."):
        raise UserError(f"there is no folder {start}")
    start = start.resolve()
    for folder in (start, *start.parents):
        tree = DiskTree(folder)
        if tree.is_folder("memo") and not tree.is_file("memo/__init__.py"):
            return Project(folder, tree)
    for folder in (start, *start.parents):
        DiskTree(folder).names("memo")  # says why it can't be used, where there is one
    raise UserError(
        f"no folder `memo/` in {start.name or start} or above it; "
        "go to your project, or make one with `memocli init NAME`"
    )
