"""The files of a new project, which checks and builds as it is."""

from __future__ import annotations

from memocli.memo.schemas import SCHEMAS, schema_text
from memocli.templates import starter_files


def project_files(year: int) -> dict[str, bytes]:
    """Paths (relative, with forward slashes) and contents of a new project for the memo of `year`."""
    made = {}
    for path, content in starter_files().items():
        shown = path.replace("YEAR", str(year))
        made[".gitignore" if shown == "gitignore" else shown] = content.replace(
            b"YEAR", str(year).encode()
        )
    for name, kind in SCHEMAS.items():
        made[f"schemas/{name}.schema.json"] = schema_text(kind).encode()
    return dict(sorted(made.items()))
