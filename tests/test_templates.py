"""Templates: the shipped ones, a project's own in their place, and what an installation holds of them."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.support.places import ROOT
from tests.support.rendering import packaged
from tests.support.small_project import FILES, write_project

from memocli.errors import UserError
from memocli.project import Project, project_at
from memocli.template_sets import Templates, read_templates, sheet_text, templates_in_files
from memocli.templates import find_template, shipped, starter_files
from memocli.tree import DiskTree

NAMES = ("memo.html.j2", "memo.css", "endnotes.csl")


def read(root: Path) -> Templates:
    """The templates of a project in this folder."""
    return read_templates(project_at(write_project(root, FILES)), None)


def test_the_shipped_ones_are_the_files_of_this_repository() -> None:
    for name in NAMES:
        assert shipped(name) == (ROOT / "templates" / name).read_bytes()
    assert shipped("memo.docx") is None
    assert shipped("../README.md") is None


def test_those_of_the_project_come_first(tmp_path: Path) -> None:
    own = write_project(tmp_path, {"templates/memo.css": b"/* own */"})
    project = project_at(own)
    sheet, page = find_template(project, "memo.css"), find_template(project, "memo.html.j2")
    assert sheet is not None
    assert page is not None
    assert (sheet.name, sheet.content, sheet.is_shipped) == (
        "templates/memo.css",
        b"/* own */",
        False,
    )
    assert (page.name, page.content, page.is_shipped) == (
        "templates/memo.html.j2",
        packaged("memo.html.j2"),
        True,
    )
    assert find_template(project, "no-such.css") is None


def test_a_copy_with_the_shipped_bytes_is_the_shipped_one(tmp_path: Path) -> None:
    """So it is in this repository, which is a project too."""
    copied = write_project(tmp_path, {"templates/memo.css": packaged("memo.css")})
    for project in (project_at(copied), project_at(ROOT)):
        sheet = find_template(project, "memo.css")
        assert sheet is not None
        assert sheet.is_shipped


def test_only_names_that_are_looked_up_count(tmp_path: Path) -> None:
    """What else lies in `templates/`, as the files of a new project do here, changes no build."""
    used = read(tmp_path / "plain").by_name()
    more = {"templates/project/memo.css": "x", "templates/notes.txt": "x", "templates/a.css": "x"}
    write_project(tmp_path / "more", more)
    assert read(tmp_path / "more").by_name() == used
    assert set(used) == {f"templates/{name}" for name in NAMES}


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    project = project_at(write_project(tmp_path, {"templates/memo.css": b"\xff"}))
    sheet = find_template(project, "memo.css")
    assert sheet is not None
    with pytest.raises(UserError, match=r"^templates/memo\.css is not UTF-8$"):
        sheet.text()


@pytest.mark.parametrize("kind", ["folder", "link to nothing", "pipe"])
def test_what_is_no_file_is_not_passed_over(kind: str, tmp_path: Path) -> None:
    """Else the shipped template would be used, and nobody told."""
    write_project(tmp_path, FILES)
    place = tmp_path / "templates/memo.css"
    place.parent.mkdir()
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(tmp_path / "gone.css")
    with pytest.raises(UserError, match=r"^templates/memo\.css can't be read: it is a "):
        read_templates(project_at(tmp_path), None)


def test_a_template_that_the_system_refuses(tmp_path: Path) -> None:
    class Refusing:
        def read(self, path: str) -> bytes:
            raise UserError(f"{path} can't be read: Permission denied")

        def is_file(self, path: str) -> bool:
            return True

        def size(self, path: str) -> None:
            return None

        def is_folder(self, path: str) -> bool:
            return False

        def names(self, folder: str) -> tuple[str, ...]:
            return ("memo.css",)

    with pytest.raises(UserError, match=r"^templates/memo\.css can't be read"):
        find_template(Project(tmp_path, Refusing()), "memo.css")


def test_init_tells_the_mistakes_that_matter_most() -> None:
    """In the file where claims are written, before the first of them."""
    comments = starter_files()["memo/YEAR/torture.yaml"].decode().partition("\nid:")[0]
    for told in ("same column", "`- `", "`: ` or ` #`", "below `>-`", "`[@key, p. 4].`"):
        assert told in comments


def test_what_init_copies_is_in_the_templates() -> None:
    starter = ROOT / "templates/project"
    there = {
        path.relative_to(starter).as_posix(): path.read_bytes()
        for path in starter.rglob("*")
        if path.is_file()
    }
    assert starter_files() == there
    assert "memo/YEAR/memo.yaml" in there


def test_what_editors_hide_beside_the_starter_files_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"project/memo/YEAR/memo.yaml": "m", "project/.DS_Store": "x", "project/memo/._a": "x"}
    tree = DiskTree(write_project(tmp_path, files))
    monkeypatch.setattr("memocli.templates.shipped_tree", lambda: tree)
    assert starter_files() == {"memo/YEAR/memo.yaml": b"m"}


# ── what is installed ────────────────────────────────────────────────────────────────────────────


def hatchling(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", *map(str, arguments)]
    subprocess.run(command, cwd=(ROOT / "pyproject.toml").parent, capture_output=True, check=True)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    hatchling("-d", folder)
    return folder


def uv_run(*arguments: str | Path) -> None:
    uv = Path(sys.executable).with_name("uv")
    command = [str(uv), "--offline", "--quiet", *map(str, arguments)]
    subprocess.run(command, capture_output=True, check=True)


@pytest.fixture(scope="module")
def empty_python(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing in it but the wheel, and the libraries that it needs within reach."""
    folder = tmp_path_factory.mktemp("environment")
    (wheel,) = dist.glob("*.whl")
    python = folder / "bin/python"
    uv_run("venv", "--python", sys.executable, folder)
    uv_run("pip", "install", "--no-deps", "--no-index", "--python", python, wheel)
    packages = sysconfig.get_path("purelib", vars={"base": str(folder)})
    # A line of a .pth file is a folder to search; the .pth files in it are not followed, nor is our editable install.
    (Path(packages) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def environment() -> Mapping[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}


def run_installed(python: Path, code: str) -> str:
    done = subprocess.run(
        [python, "-c", code], env=environment(), capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_wheel_holds_the_templates_once(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if "templates/" in name]
        assert sorted(names) == sorted(
            f"memocli/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / "templates").rglob("*")
            if path.is_file()
        )
        for name in NAMES:
            assert archive.read(f"memocli/templates/{name}") == packaged(name)


def test_a_wheel_makes_and_builds_a_project_in_an_empty_environment(
    empty_python: Path, tmp_path: Path
) -> None:
    where = run_installed(empty_python, "import memocli.templates as t; print(t.__file__)")
    assert Path(where).is_relative_to(empty_python.parents[1])
    memocli = empty_python.with_name("memocli")
    made = subprocess.run(
        [memocli, "init", tmp_path / "new", "--year", "2031"],
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    built = subprocess.run(
        [memocli, "build", "2031", "--to", "html", "--to", "docx", "-C", tmp_path / "new"],
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "new/build/2031/memo-2031.html").is_file()


def test_an_editable_install_sees_an_edit_at_once(dist: Path, tmp_path: Path) -> None:
    """It reads the templates of the checkout, and has no copy of its own."""
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as source:
        # Python 3.11.2, which Debian 12 has, knows no filters yet.
        source.extraction_filter = getattr(tarfile, "data_filter", None)
        source.extractall(tmp_path)
    (checkout,) = tmp_path.iterdir()
    uv_run("venv", "--python", sys.executable, tmp_path / "venv")
    python = tmp_path / "venv/bin/python"
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "venv")}))
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--python", python)
    uv_run("pip", "install", *options, "--editable", checkout)
    code = "from memocli.templates import shipped; print(shipped('memo.css').decode()[:9])"
    assert run_installed(python, code) == packaged("memo.css").decode()[:9].strip()
    (checkout / "templates/memo.css").write_text("/* new */\n")
    assert run_installed(python, code) == "/* new */"
    assert not list(packages.rglob("memo.css"))


def test_the_source_archive_holds_what_a_build_needs(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    needed = {"pyproject.toml", "README.md", "LICENSE", "Makefile", "requirements.txt"}
    needed |= {"tools/setup", "tools/build_hook.py", "schemas/memo.schema.json"}
    needed |= {f"templates/{name}" for name in NAMES} | {"templates/project/gitignore"}
    assert needed <= names
    assert not [name for name in names if name.startswith((".git/", "build/", ".venv"))]


def test_extra_rules_come_after_those_of_the_design(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "extra.css").write_text("h1 { color: teal }")
    templates = read_templates(project_at(tmp_path), None)
    assert sheet_text(templates) == (shipped("memo.css") or b"").decode() + "\nh1 { color: teal }"
    assert templates.by_name()["templates/extra.css"] == b"h1 { color: teal }"
    own = templates_in_files(project_at(tmp_path), None)["extra"]
    assert [(one.name, one.is_shipped) for one in own] == [("templates/extra.css", False)]
