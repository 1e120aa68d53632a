"""What a build is made of: claim → endnote numbers → sources, the hashes of all inputs and outputs, the versions used."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, Final, TypeAlias

from msgspec.json import format as laid_out

from memocli import __version__
from memocli.edition import Edition
from memocli.load import Library
from memocli.mask import Mask
from memocli.project import FIGURES, ORGANIZATIONS, seal_path, year_of
from memocli.series import charted_years, charts_of
from memocli.tree import DiskTree
from memocli.verify.coverage import holding_of
from memocli.verify.results import Verification, state_of_copy

_VERSION: Final = 1
# By the names that they are installed by, what Python imports them as.
_LIBRARIES: Final = {
    "jinja2": "jinja2",
    "markdown-it-py": "markdown_it",
    "weasyprint": "weasyprint",
}


Content: TypeAlias = dict[str, Any]


def content_of(
    edition: Edition,
    library: Library,
    templates: Mapping[str, bytes],
    options: Mapping[str, str | bool],
    *,
    draft: bool,
    pandoc: str = "",
) -> Content:
    """What one build is made of; `templates` maps names to contents, `options` has what else changes the outputs.

    `pandoc` is its version, where it laid out the notes.
    """
    memo = edition.memo
    years = {memo.year} | {
        year
        for _, chart in charts_of(memo)
        for year in charted_years(chart, memo.year, library.memos)
    }
    # A draft prints faults, and those of a claim may be in the memo of another year.
    read = {
        path: file
        for path, file in library.files.items()
        if draft or _belongs(path, memo.year, years)
    }
    return {
        "version": _VERSION,
        "year": memo.year,
        "draft": draft,
        "versions": {
            "memocli": __version__,
            **_versions(),
            **({"pandoc": pandoc} if pandoc else {}),
        },
        "options": dict(options),
        "claims": _claims(edition, library),
        "inputs": _hashes({**read, **templates}),
    }


def evidence_section(edition: Edition, library: Library, verification: Verification) -> Content:
    """The section on evidence: how far each claim is held by it, and the copies that it was held against.

    There is nothing in it of confidential sources, nor of claims that rest on one: it would tell that there is a document.
    """
    held = {
        claim.name: found
        for claim in edition.claims
        if (found := verification.claims.get(claim.claim.full_name))
        and all(map(library.may_name, found.sources))
    }
    cited = dict.fromkeys(name for found in held.values() for name in found.sources)
    faults = {(fault.source, fault.file): fault.kind for fault in verification.faults}
    records = ((name, library.sources.get(name)) for name in cited)
    copies: list[dict[str, str | None]] = [
        {
            "source": name,
            "file": str(copy.file),
            "sha256": str(copy.sha256) if copy.sha256 else None,
            "state": state_of_copy(faults.get((name, str(copy.file)))),
        }
        for name, source in records
        if source and source.custom
        for copy in source.custom.evidence
    ]
    holdings = {name: holding_of(found, verification) for name, found in held.items()}
    return {"evidence": {"held": holdings, "copies": copies}}


def content_of_report(
    year: int, inputs: Mapping[str, bytes], options: Mapping[str, str | bool]
) -> Content:
    """What a report on changes is made of; `inputs` maps names to contents, `year` is that of the newer memo."""
    return {
        "version": _VERSION,
        "year": year,
        "draft": False,
        "versions": {"memocli": __version__, **_versions()},
        "options": dict(options),
        "inputs": _hashes(inputs),
    }


def manifest(content: Content, outputs: Mapping[str, bytes]) -> bytes:
    """The manifest as JSON; `outputs` maps the names of all outputs that it vouches for to their bytes."""
    return _written(content | {"outputs": _hashes(outputs)})


def is_as_written(file: bytes, content: Content) -> bool:
    """Whether a manifest has the form and the keys that memocli writes: else somebody has written into it."""
    found = read_manifest(file)
    if found is None or found.keys() != {*content, "outputs"}:
        return False
    try:
        return _written(found) == file
    except ValueError:  # Python reads numbers that JSON does not have, such as NaN
        return False


def _written(whole: Content) -> bytes:
    line = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    # Python itself would indent value by value, in as much time as all the rest of the manifest takes.
    text = laid_out(line.encode("utf-8", "surrogatepass"), indent=2).decode(
        "utf-8", "surrogatepass"
    )
    # A file's name may hold bytes that are not UTF-8; `backslashreplace` makes them escapes of JSON.
    return f"{text}\n".encode("utf-8", "backslashreplace")


def read_manifest(file: bytes) -> Content | None:
    """The manifest of an earlier build with its `outputs` (name → SHA-256); None where it is none, or is damaged."""
    try:
        found = json.loads(file)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("version") != _VERSION:
        return None
    dictionaries = all(isinstance(found.get(key), dict) for key in ("options", "inputs", "outputs"))
    return found if dictionaries else None


def is_of_files(found: Content, files: Mapping[str, bytes], year: int) -> bool:
    """Whether a manifest is that of the finished memo of a year, made of these files, templates among them, as they are."""
    years = {year, *filter(None, map(year_of, found["inputs"]))}
    made_of = {path: file for path, file in files.items() if _belongs(path, year, years)}
    if found.get("year") != year or found.get("draft") is not False:
        return False
    # A template that was taken away since: there is none in its place.
    if any(path.startswith("templates/") and path not in files for path in found["inputs"]):
        return False
    return all(found["inputs"].get(path) == digest(file) for path, file in made_of.items())


def digest(content: bytes) -> str:
    """The SHA-256 of a file's content, as manifests write it."""
    return hashlib.sha256(content).hexdigest()


def _listed(folder: Path) -> tuple[str, ...]:
    return DiskTree(folder, is_ours=True).names(".")


def _versions() -> dict[str, str]:
    """The versions of the libraries, whether this run has loaded them or not."""
    listed = cache(_listed)  # most often, all are in one folder
    return {name: version_of(name, module, listed) for name, module in _LIBRARIES.items()}


def version_of(name: str, module: str, listed: Callable[[Path], tuple[str, ...]] = _listed) -> str:
    """The version of a library: its installer has put it into the name of a folder beside it.

    Where there is not one such folder, Python's own way is taken, which costs as much as a fifth of a check.
    """
    spec = PathFinder.find_spec(module)
    names = listed(Path(spec.origin).parents[1]) if spec and spec.origin else ()
    told = re.compile(rf"{name.replace('-', '[-_.]')}-([^-]+)\.dist-info", re.IGNORECASE)
    found = [match[1] for folder in names if (match := told.fullmatch(folder))]
    if len(found) == 1:
        return found[0]
    from importlib.metadata import version

    return version(name)


def _claims(edition: Edition, library: Library) -> dict[str, list[dict[str, Any]]]:
    """For each claim its notes, each with its number and its sources; then those of claims that it is cited with.

    A source's id stands there only where it may be named: it often says who the source is. A number stands for it where
    readers may see which notes are of the same one.
    """
    mask = Mask(library)

    def name(source_id: str) -> str:
        said = mask.name(source_id) or "unknown"
        is_named = said == "unknown" or library.may_link(source_id)
        return said if is_named else "confidential source"

    def note(number: int) -> dict[str, Any]:
        cited = edition.citations[number - 1]
        return {"note": number, "sources": [name(one.key) for one in cited]}

    return {
        claim.name: [
            *(note(number) for number in claim.notes),
            *(note(shared.note) | {"cited-with": shared.claim} for shared in claim.shared),
        ]
        for claim in edition.claims
    }


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: digest(content) for path, content in sorted(files.items())}


def _belongs(path: str, year: int, years: Iterable[int]) -> bool:
    """Whether a finished memo is made of a file: of its year, or of those whose figures its charts show; its seal is none."""
    if path == seal_path(year):
        return False
    folders = (f"memo/{year}/" for year in years)
    return not path.startswith("memo/") or path.startswith((*folders, ORGANIZATIONS, FIGURES))
