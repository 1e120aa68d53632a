"""A project in memory: a test may read thousands of them in a minute."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from memocli.errors import UserError
from memocli.project import Project


@dataclass(frozen=True, slots=True)
class MemoryTree:
    """Files by their paths; see `memocli.tree.Tree`."""

    files: Mapping[str, bytes]

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise UserError(f"{path} can't be read: there is no such file")
        return self.files[path]

    def is_file(self, path: str) -> bool:
        return path in self.files

    def size(self, path: str) -> int | None:
        return len(self.files[path]) if path in self.files else None

    def is_folder(self, path: str) -> bool:
        return bool(self.names(path))

    def names(self, folder: str) -> tuple[str, ...]:
        top = "" if folder == "." else f"{posixpath.normpath(folder)}/"
        inside = (path.removeprefix(top) for path in self.files if path.startswith(top))
        return tuple(sorted({path.partition("/")[0] for path in inside}))


def project_of(files: Mapping[str, str | bytes]) -> Project:
    """The project that these files are."""
    contents = {
        path: content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        for path, content in files.items()
    }
    return Project(Path(), MemoryTree(contents))
