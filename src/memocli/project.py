"""The project folder: where it is, which years it has, where its files and templates are."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

_YEAR: Final = re.compile(r"[1-9][0-9]{3}\Z")


class ProjectError(Exception):
    """The folder can't serve as a project; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder; `root` holds `memo/` and `sources/`."""

    root: Path

    @property
    def organizations(self) -> Path:
        """The file of those who sign."""
        return self.root / "memo" / "organizations.yaml"

    def years(self) -> tuple[int, ...]:
        """Years that have a `memo/YEAR/memo.yaml`, oldest first."""
        names = (entry.parent.name for entry in (self.root / "memo").glob("*/memo.yaml"))
        return tuple(sorted(int(name) for name in names if _YEAR.match(name)))

    def memo_file(self, year: int) -> Path:
        """The path of `memo/YEAR/memo.yaml`, whether it exists or not."""
        return self.root / "memo" / str(year) / "memo.yaml"

    def source_files(self) -> tuple[Path, ...]:
        """All `sources/*.yaml`, by name."""
        return yaml_files(self.root / "sources")

    def relative(self, path: Path) -> str:
        """`path` as shown to the user: relative to the root where it lies below it."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def file(self, name: str) -> Path | None:
        """The file at a path below the root; None where there is none, or where the path leads out of the project."""
        path = Path(os.path.normpath(self.root / name))
        return path if path.is_relative_to(self.root) and path.is_file() else None

    def template(self, name: str) -> bytes | None:
        """The project's own `templates/NAME`, else the packaged one, else None.

        Raises ProjectError where the file is there but can't be read.
        """
        own = self.root / "templates" / name
        if own.is_file():
            try:
                return own.read_bytes()
            except OSError as error:
                raise ProjectError(
                    f"{self.relative(own)} can't be read: {error.strerror}"
                ) from error
        return packaged_template(name)

    def require_year(self, year: int) -> None:
        """Raise ProjectError, naming the years that exist, unless there is a memo of `year`."""
        if year in self.years():
            return
        if self.memo_file(year).parent.is_dir():
            raise ProjectError(f"memo/{year}/ has no memo.yaml")
        known = ", ".join(map(str, self.years())) or "none yet"
        raise ProjectError(f"there is no memo of {year} in memo/ (years there: {known})")


def yaml_files(folder: Path) -> tuple[Path, ...]:
    """All `*.yaml` of a folder, by name; none where there is no such folder.

    Hidden ones are left out: editors and macOS put files of their own beside the user's.
    """
    if not folder.is_dir():
        return ()
    return tuple(path for path in sorted(folder.glob("*.yaml")) if not path.name.startswith("."))


def packaged_template(name: str) -> bytes | None:
    """A template that ships with memocli, or None."""
    resource = files("memocli") / "templates" / name
    return resource.read_bytes() if resource.is_file() else None


def find_project(start: Path) -> Project:
    """The project at `start` or the nearest folder above it; ProjectError where there is none."""
    if not start.is_dir():
        raise ProjectError(f"there is no folder {start}")
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "memo").is_dir() and not (folder / "memo" / "__init__.py").exists():
            return Project(folder)
    raise ProjectError(
        f"no folder `memo/` in {start.name or start} or above it; "
        "go to your project, or make one with `memocli init NAME`"
    )
