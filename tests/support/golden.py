"""Texts that are kept: what the code makes, compared with a file that a person has read."""

from __future__ import annotations

import difflib
from pathlib import Path

from tests.support.places import ROOT


def assert_kept(found: str, kept: Path, *, update: bool) -> None:
    """`found` is what the file `kept` holds; with `update` the file is written anew first."""
    if update:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    expected = kept.read_text(encoding="utf-8") if kept.exists() else ""
    name = kept.relative_to(ROOT).as_posix()
    lines = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), name, "found", lineterm="", n=1
    )
    shown = "\n".join(list(lines)[:60])
    assert found == expected, f"`pytest --update` makes {name} anew; look at the change:\n{shown}"
