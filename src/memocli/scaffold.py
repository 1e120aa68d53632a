"""The files of a new project, which checks and builds as it is."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from memocli.schemas import SCHEMAS, schema_text


def project_files(year: int) -> dict[str, bytes]:
    """Paths (relative, with forward slashes) and contents of a new project for the memo of `year`."""
    made = {}
    for path, content in _packaged(files("memocli") / "templates" / "project", ""):
        shown = path.replace("YEAR", str(year))
        made[".gitignore" if shown == "gitignore" else shown] = content.replace(
            b"YEAR", str(year).encode()
        )
    for name, kind in SCHEMAS.items():
        made[f"schemas/{name}.schema.json"] = schema_text(kind).encode()
    return dict(sorted(made.items()))


def _packaged(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _packaged(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_bytes()
