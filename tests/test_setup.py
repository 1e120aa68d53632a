"""What `make build` does where nobody may install anything."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.places import ROOT

PROGRAMS = ("bash", "dirname", "uname", "xargs", "cat", "cksum", "echo", "rm")
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@pytest.fixture
def setup(tmp_path: Path) -> Path:
    """A folder with the setup, and in `bin` what it may run: neither root nor sudo."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/setup", tmp_path / "tools/setup")
    (tmp_path / "bin").mkdir()
    for name in PROGRAMS:
        found = shutil.which(name)
        assert found, name
        (tmp_path / "bin" / name).symlink_to(found)
    _program(tmp_path, "id", "echo 1000")
    _program(tmp_path, "apt-get", "exit 1")
    for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        (tmp_path / name).write_text("")
    return tmp_path


def _program(folder: Path, name: str, does: str) -> None:
    path = folder / "bin" / name
    path.write_text(f"#!{folder}/bin/bash\n{does}\n")
    path.chmod(0o755)


def _run(folder: Path, level: str, *, no_venv: bool) -> str:
    """What the setup says at its end, with a Python that has no Pango, and ends where packages would be downloaded."""
    missing = "*ensurepip*) exit 1 ;; " if no_venv else ""
    _program(
        folder,
        "python3",
        f'case "$*" in {missing}*find_library*|"-m venv"*) exit 1 ;; esac; exec {shlex.quote(sys.executable)} "$@"',
    )
    environment = {"PATH": str(folder / "bin"), "PYTHON": str(folder / "bin/python3")}
    done = subprocess.run(
        [folder / "tools/setup", level],
        env=environment | {name: os.environ[name] for name in ("LANG",) if name in os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    return done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has Homebrew, which needs no root")
def test_without_an_administrator_all_but_the_pdf_is_built(setup: Path) -> None:
    said = _run(setup, "run", no_venv=False).splitlines()
    asked = f"setup: please ask an administrator for: apt-get install {PANGO}"
    assert said[0] == f"{asked} (until then, everything but the PDF is built)"
    assert said[1].startswith("setup: making .venv")
    assert "run this again" in _run(setup, "check", no_venv=False)


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has Homebrew, which needs no root")
def test_without_virtual_environments_nothing_can_be_built(setup: Path) -> None:
    version = "{}.{}".format(*sys.version_info)
    asked = f"please ask an administrator for: apt-get install python{version}-venv {PANGO}"
    assert _run(setup, "run", no_venv=True) == f"setup: {asked}; then run this again\n"
