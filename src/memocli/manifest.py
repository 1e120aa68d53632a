"""What a build is made of: claim → endnote numbers → sources, the hashes of all inputs and outputs, the versions used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any, Final

from memocli import __version__
from memocli.edition import Edition
from memocli.load import Library

_LIBRARIES: Final = ("citeproc-py", "jinja2", "markdown-it-py", "weasyprint")


def manifest(
    edition: Edition,
    library: Library,
    templates: Mapping[str, bytes],
    outputs: Mapping[str, bytes],
    *,
    draft: bool,
) -> bytes:
    """The manifest of one build as JSON; `templates` and `outputs` map names to contents."""
    year = edition.memo.year
    read = {path: found for path, found in library.files.items() if _belongs(path, year)}
    content: dict[str, Any] = {
        "version": 1,
        "year": year,
        "draft": draft,
        "versions": {"memocli": __version__, **{name: version(name) for name in _LIBRARIES}},
        "claims": _claims(edition, library),
        "inputs": _hashes({**read, **templates}),
        "outputs": _hashes(outputs),
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    # A file's name may hold bytes that are not UTF-8; `backslashreplace` makes them escapes of JSON.
    return text.encode("utf-8", "backslashreplace")


def _claims(edition: Edition, library: Library) -> dict[str, list[dict[str, Any]]]:
    """For each claim its notes, each with its number and the ids of its sources; then those of claims that it is cited with."""

    def note(number: int) -> dict[str, Any]:
        sources = [_public(cited.key, library) for cited in edition.citations[number - 1]]
        return {"note": number, "sources": sources}

    return {
        claim.name: [
            *(note(number) for number in claim.notes),
            *(note(shared.note) | {"cited-with": shared.claim} for shared in claim.shared),
        ]
        for claim in edition.claims
    }


def _public(key: str, library: Library) -> str:
    """A source's id, where it may be printed: an id often says who the source is."""
    if library.may_name(key):
        return key
    return "confidential" if key in library.sources else "unknown"


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(content).hexdigest() for path, content in sorted(files.items())}


def _belongs(path: str, year: int) -> bool:
    """Whether a file belongs to the memo of a year: those of earlier years do not."""
    return not path.startswith("memo/") or path.startswith((f"memo/{year}/", "memo/organizations"))
